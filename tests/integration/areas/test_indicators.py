"""Indicators and the plan as both databases give them: years, sources, days, areas without a value."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.activity_plan.kinds import PlanState
from kmcore.activity_plan.queries import activity_plan
from kmcore.areas.indicator_rules import ValueFrom
from kmcore.areas.indicators import indicator_figures, indicator_years
from kmcore.areas.kinds import FromBelow
from kmcore.areas.models import District, Indicator, IndicatorValue, Subdistrict, Village
from kmcore.errors import NotFoundError
from kmcore.fieldwork.models import Training, Visit
from kmcore.programme.models import Activity, Agency
from kmcore.sources.models import Source
from kmcore.storage.base import Base
from tests.integration.rows import add_in_order

DAY = date(2007, 2, 8)


def _value(
    indicator: str, area: str, year: int, hundredths: int, source: str | None = None
) -> IndicatorValue:
    return IndicatorValue(
        indicator_code=indicator, area_code=area, year=year, hundredths=hundredths, source_code=source
    )


def _rows() -> list[Base]:
    return [
        Source(code="later", document="แบบสำรวจ", reliability="V", said_on=date(2007, 6, 1)),
        District(code="8001", name_th="เมือง", name_en="Mueang", population=500),
        Subdistrict(code="800101", district_code="8001", name_th="ก", name_en="A", households=9),
        Subdistrict(code="800102", district_code="8001", name_th="ข", name_en="B", households=4),
        Village(code="80010101", subdistrict_code="800101", moo=1),
        Village(code="80010102", subdistrict_code="800101", moo=2),
        Village(code="80010201", subdistrict_code="800102", moo=1),
        Indicator(code="poor", position=1, name_th="ยากจน", lack=True, from_below=FromBelow.SUM),
        Indicator(code="none", position=2, name_th="ไม่มีค่าเลย"),
        _value("poor", "80010101", 2549, 300),
        _value("poor", "80010102", 2549, -100),
        _value("poor", "800102", 2549, 50),
        _value("poor", "8001", 2548, 77),
        _value("poor", "8001", 2550, 99, "later"),
        _value("poor", "8001", 2560, 99),
        Agency(code="nfe", position=1, short_th="กศน.", short_en="NFE", name_th="กศน.", name_en="NFE"),
        Activity(
            code="a1",
            title="เวที",
            agency_code="nfe",
            area_code="80010102",
            from_date=date(2007, 2, 1),
            held_on=date(2007, 2, 9),
            people_reached=7,
        ),
        Activity(code="a2", title="ต่อไป", agency_code="nfe", from_date=DAY, known_on=date(2007, 3, 1)),
        Training(code="t1", title="อบรม", district_code="8001", planned_on=date(2007, 3, 1)),
        Visit(code="v1", district_code="8001"),
    ]


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Return a session on a small province with values of an indicator and a plan."""
    with Session(engine) as session:
        add_in_order(session, _rows())
        yield session


def test_years_that_had_values_by_the_day(session: Session) -> None:
    def found(day: date) -> list[str]:
        return [one.address for one in indicator_years(session, day)]

    of_register = ["register-population:", "register-households:"]
    assert found(DAY) == ["poor:2549", "poor:2548", *of_register]
    assert found(date(2007, 6, 1)) == ["poor:2550", "poor:2549", "poor:2548", *of_register]


def test_values_by_level(session: Session) -> None:
    whole = indicator_figures(session, DAY, "poor:2549", "district").values["8001"]
    assert (whole.hundredths, whole.how, whole.given, whole.within) == (250, ValueFrom.SUM, 2, 2)
    below = indicator_figures(session, DAY, "poor:2549", "subdistrict", "8001").values
    assert {code: one.hundredths for code, one in below.items()} == {"800101": 200, "800102": 50}
    assert indicator_figures(session, DAY, "poor:2548", "subdistrict").values["800101"].hundredths is None
    households = indicator_figures(session, DAY, "register-households:", "district").values["8001"]
    assert (households.hundredths, households.how) == (1300, ValueFrom.SUM)


def test_an_unknown_indicator_is_a_sentence(session: Session) -> None:
    with pytest.raises(NotFoundError):
        indicator_figures(session, DAY, "none:2549", "district")


def test_the_plan_knows_what_the_day_knows(session: Session) -> None:
    plan = {one.address: one for one in activity_plan(session, DAY)}
    assert {address: one.state for address, one in plan.items()} == {
        "activity:a1": PlanState.LATE,
        "training:t1": PlanState.COMING,
        "visit:v1": PlanState.UNDATED,
    }
    assert plan["activity:a1"].people_reached is None
    assert plan["activity:a1"].area == "หมู่ 2 ตำบลก"
    assert plan["activity:a1"].district_code == "8001"
    later = {one.address: one for one in activity_plan(session, date(2007, 3, 1))}
    assert (later["activity:a1"].state, later["activity:a1"].people_reached) == (PlanState.HELD, 7)
    assert later["activity:a2"].days_late == 21
