"""What stands on an area that goes on under another code is told of that one from the day on, of the old one before."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.activity_plan.queries import activity_plan
from kmcore.areas.queries import area_named, subdistricts
from kmcore.fieldwork.models import ModelVillage, Training
from kmcore.fieldwork.queries import model_villages
from kmcore.programme.models import Activity
from kmcore.registers.definitions import KINDS
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.standing_rows import villages_by_area
from tests.integration.registers.area_acts import BEFORE, DAY
from tests.integration.registers.support import Lines, imported
from tests.support.people import person

GONE, TAKES = "8002", "8001"


@pytest.fixture
def by(store: Engine) -> By:
    """Return somebody of the secretariat."""
    return person(store, AccountRole.SECRETARIAT).by()


def merged_district(store: Engine) -> Lines:
    """Return the lines by which a district goes into another: each of its subdistricts first."""
    with reading(store) as session:
        homes = [one.code for one in subdistricts(session, GONE, DAY)]
    return [
        *(
            {"on_date": str(DAY), "kind": "moved", "from_code": code, "to_code": f"{TAKES}{number}"}
            for number, code in enumerate(homes, start=80)
        ),
        {"on_date": str(DAY), "kind": "merged", "from_code": GONE, "to_code": TAKES},
    ]


def stand_on(store: Engine) -> None:
    """Let an activity stand on a village, one on the district, a training there, and a model village."""
    with Session(store) as session:
        for code, area in (("in-village", f"{GONE}0101"), ("in-district", GONE)):
            home = area if len(area) == 4 else f"{area[:6]}01"
            session.add(
                Activity(code=code, title=code, agency_code="nfe", area_code=home, from_date=date(2007, 2, 1))
            )
        session.add(Training(code="tr", title="-", district_code=GONE, planned_on=date(2007, 2, 2)))
        session.add(
            ModelVillage(
                village_code=f"{GONE}0101", agency_code="nfe", proposed_on=date(2007, 1, 9), reason="-"
            )
        )
        session.commit()


def told(store: Engine, day: date) -> dict[str, Any]:
    """Return by district how many entries of each kind the plan has, and of model villages; each with a name."""
    with reading(store) as session:
        plan = activity_plan(session, day)
        assert all(one.area for one in plan if one.area_code)
        found = [(str(one.kind), one.district_code) for one in plan if one.district_code in {GONE, TAKES}]
        found += [("model", one.district.code) for one in model_villages(session, day)]
        return {f"{kind} {code}": found.count((kind, code)) for kind, code in found}


def test_what_stands_on_a_merged_district_is_told_of_the_one_that_took_it_in(store: Engine, by: By) -> None:
    stand_on(store)
    before, later = told(store, BEFORE), told(store, DAY)
    batch = imported(store, by, "area-changes", merged_district(store))[1].batch
    assert batch
    now = told(store, DAY)
    assert {key.split()[1] for key in now} == {TAKES}
    assert told(store, BEFORE) == before
    for kind in {key.split()[0] for key in later}:
        both = sum(later.get(f"{kind} {code}", 0) for code in (GONE, TAKES))
        assert now[f"{kind} {TAKES}"] == both
    undo_batch(store, by, batch)
    assert told(store, DAY) == later


def test_villages_of_a_responsibility_are_of_the_district_they_lie_in(store: Engine, by: By) -> None:
    columns = KINDS["promises"].columns.c
    with Session(store) as session:
        query = select(columns.responsibility_code).where(columns.village_code.startswith(GONE)).limit(1)
        code = session.scalar(query) or ""
        before = villages_by_area(session, code, 2551)
    imported(store, by, "area-changes", merged_district(store))
    with Session(store) as session:
        after = villages_by_area(session, code, 2551)
    assert after[TAKES] == before[GONE] + before.get(TAKES, 0)
    assert GONE not in after


def test_an_activity_in_a_village_that_is_no_more_keeps_its_name(store: Engine, by: By) -> None:
    with Session(store) as session:
        session.add(
            Activity(code="a", title="-", agency_code="nfe", area_code="80010602", from_date=date(2007, 2, 1))
        )
        session.commit()
    with reading(store) as session:
        name = area_named(session, "80010602", BEFORE).label
    line = {"on_date": str(DAY), "kind": "renumbered", "from_code": "80010602", "to_code": "80010699"}
    imported(store, by, "area-changes", [line])
    with reading(store) as session:
        entry = {
            day: next(one for one in activity_plan(session, day) if one.code == "a") for day in (BEFORE, DAY)
        }
        assert (entry[BEFORE].area_code, entry[BEFORE].area) == ("80010602", name)
        assert (entry[DAY].area_code, entry[DAY].area) == ("80010699", name.replace("หมู่ 2", "หมู่ 99"))
