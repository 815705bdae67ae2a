from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.areas.models import District, Subdistrict, Village
from kmcore.fieldwork.models import ModelVillage, Visit
from kmcore.fieldwork.queries import model_villages, visits
from kmcore.i18n import speaking
from kmcore.programme.models import Agency
from kmcore.storage.base import Base, Origin
from tests.integration.rows import add_in_order


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Return a session on two districts, three visits and two model villages."""
    with Session(engine) as session:
        add_in_order(session, [*_areas(), *_fieldwork()])
        yield session


def _areas() -> list[Base]:
    return [
        District(code="8001", name_th="เมือง", name_en="Mueang"),
        District(code="8002", name_th="พรหมคีรี", name_en="Phrom Khiri"),
        Subdistrict(code="800201", district_code="8002", name_th="พรหมโลก", name_en="Phrom Lok"),
        Village(code="80020103", subdistrict_code="800201", moo=3, name_th="บ้านควน", name_en="Ban Khuan"),
        Village(code="80020101", subdistrict_code="800201", moo=1),
        Agency(code="nfe", position=1, short_th="กศน.", short_en="NFE", name_th="กศน.", name_en="NFE"),
        Agency(code="cdd", position=2, short_th="พช.", short_en="CDD", name_th="พช.", name_en="CDD"),
    ]


def _fieldwork() -> list[Base]:
    return [
        Visit(code="v3", district_code="8001", held_on=date(2007, 2, 1)),
        Visit(code="v2", district_code="8002"),
        Visit(code="v1", district_code="8002", planned_on=date(2007, 3, 1), origin=Origin.DEMO),
        _model("80020103", "nfe", date(2007, 1, 20)),
        _model("80020101", "nfe", date(2007, 2, 5)),
        _model("80020103", "cdd", date(2007, 1, 20)),
    ]


def _model(village: str, agency: str, day: date) -> ModelVillage:
    return ModelVillage(village_code=village, agency_code=agency, proposed_on=day, reason="ทำบัญชีครบทุกครัวเรือน")


def test_visits_invent_no_date_and_no_future(session: Session) -> None:
    found = visits(session, date(2007, 2, 8))
    assert [(row.code, row.planned_on, row.held_on, row.held, row.demo) for row in found] == [
        ("v3", None, date(2007, 2, 1), True, False),
        ("v1", date(2007, 3, 1), None, False, True),
        ("v2", None, None, False, False),
    ]
    assert found[0].district.name() == "อำเภอเมือง"
    assert not any(row.held for row in visits(session, date(2007, 1, 31)))


def test_model_villages_of_the_day(session: Session) -> None:
    assert model_villages(session, date(2007, 1, 19)) == []
    assert [(row.village_code, row.agency_code) for row in model_villages(session, date(2007, 1, 20))] == [
        ("80020103", "cdd"),
        ("80020103", "nfe"),
    ]
    named, nameless = model_villages(session, date(2007, 2, 8))[1:]
    assert (named.label, named.district.short) == ("บ้านควน หมู่ 3 ตำบลพรหมโลก", "พรหมคีรี")
    assert (nameless.label, nameless.reason) == ("หมู่ 1 ตำบลพรหมโลก", "ทำบัญชีครบทุกครัวเรือน")
    with speaking("en"):
        assert "Ban Khuan" in named.label
        assert "Phrom Lok subdistrict" in named.label
