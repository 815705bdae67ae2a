"""A code is one place's for good: what takes its number after it, and what files say by code and by name."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import pytest
from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.areas.queries import subdistricts
from kmcore.programme.coverage import coverage, coverage_total
from kmcore.programme.village_record import VillageRecord, village_record
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.definitions import KINDS
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.area_acts import BEFORE, DAY, change
from tests.integration.registers.support import Lines, imported
from tests.support.people import person

SWAP: Final = ("80010603", "80010604")


@pytest.fixture
def by(store: Engine) -> By:
    """Return somebody of the secretariat."""
    return person(store, AccountRole.SECRETARIAT).by()


def record_of(store: Engine, code: str, day: date) -> VillageRecord:
    with reading(store) as session:
        return village_record(session, code, day)


def whole(store: Engine) -> Any:
    with reading(store) as session:
        return coverage_total(coverage(session, DAY, "cohort"))


def renumbered(new: Iterable[str]) -> Lines:
    """Return the lines by which each of the two villages gets a new code, with the number that the office gave it."""
    return [
        {
            "on_date": str(DAY),
            "kind": "renumbered",
            "from_code": old,
            "to_code": code,
            "note": f"ประกาศให้เป็น {other}",
        }
        for old, code, other in zip(SWAP, new, reversed(SWAP), strict=True)
    ]


def test_a_swap_of_two_numbers_is_refused_and_what_the_refusal_says_works(store: Engine, by: By) -> None:
    was, count = [record_of(store, code, DAY) for code in SWAP], whole(store)
    preview, written = imported(store, by, "area-changes", renumbered(reversed(SWAP)))
    assert written.batch is None
    free = [re.findall(r"8001\d{4}", row.problems[0].sentence)[-1] for row in preview.rows]
    assert len(set(free)) == len(SWAP)
    assert imported(store, by, "area-changes", renumbered(free))[1].batch
    assert [record_of(store, code, DAY) for code in free] == was
    assert whole(store) == count


def test_what_is_done_after_a_number_ended_is_not_taken_for_the_village_that_had_it(
    store: Engine, by: By
) -> None:
    change(store, by, "renumbered", SWAP[0], "80010699")
    lines: Lines = [
        {"village_code": SWAP[0], "cohort_number": 2, "from_date": str(day)} for day in (BEFORE, DAY)
    ]
    preview, _written = imported(store, by, "village-cohorts", lines)
    assert [[one.code for one in row.problems] for row in preview.rows] == [[], ["ended_area"]]
    assert preview.rows[1].problems[0].suggestions == (("80010699", "80010699"),)


def test_a_name_means_the_area_that_still_is(store: Engine, by: By) -> None:
    with reading(store) as session:
        name = next(one.short.th for one in subdistricts(session, "8001", DAY) if one.code == "800106")
    change(store, by, "moved", "800106", "800299")
    with reading(store) as session:
        index = ReferenceIndex(session, KINDS)
        beside: tuple[dict[str, str], ...] = ({}, {"district": "พรหมคีรี"}, {"district": "เมือง"})
        found = [index.area(RegisterLevel.SUBDISTRICT, f"ต.{name}", one) for one in beside]
    assert found == ["800299", "800299", "800106"]
