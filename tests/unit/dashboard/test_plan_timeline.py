"""The timeline: its rows under agency or district, planned and held drawn apart, the line of the day looked at."""

from datetime import date
from typing import Any

import pytest

from dashboard.streamlit_host import finished_chart as finishing
from dashboard.views.plan import timeline_chart as drawing
from dashboard.views.plan.month_groups import first_months
from dashboard.views.plan.plan_choice import By
from dashboard.views.plan.timeline_rows import timeline_rows
from kmcore.activity_plan.kinds import PlanKind
from kmcore.activity_plan.read_models import PlanEntry
from tests.unit.dashboard.vega import layers

TODAY = date(2007, 2, 8)
NAMES = {"cdd": "พช.", "nfe": "กศน."}


def entry(code: str, begin: date | None, end: date | None = None, **more: Any) -> PlanEntry:
    given = {"kind": PlanKind.ACTIVITY, "row": code, "agency_code": "nfe"} | more
    return PlanEntry(code=code, title=code, as_of=TODAY, begin=begin, end=end, **given)


ENTRIES = [
    entry("held", date(2007, 1, 10), date(2007, 1, 20), held_on=date(2007, 1, 15)),
    entry("late", date(2007, 1, 22), date(2007, 1, 31)),
    entry("coming", date(2007, 3, 1), agency_code="cdd", area_code="80010101"),
    *(
        entry(f"circle-{month}", date(2007, month, 9), kind=PlanKind.CIRCLE, row="khun-uea", agency_code=None)
        for month in (2, 3, 4)
    ),
    entry("undated", None, kind=PlanKind.VISIT, row="visits", agency_code=None, area_code="8001"),
]


@pytest.fixture
def spec(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the spec with its rows as rows: Streamlit's Arrow is not what is looked at."""
    monkeypatch.setattr(finishing, "convert_anything_to_arrow_bytes", lambda values: values)
    rows = timeline_rows(ENTRIES, By.AGENCY, NAMES, {})
    return drawing.timeline_chart(rows, 2550, TODAY, dark=False)


def test_rows_stand_by_agency_and_a_circle_s_sessions_on_one() -> None:
    rows = timeline_rows(ENTRIES, By.AGENCY, NAMES, {})
    assert [(row.group, len(row.entries)) for row in rows] == [
        ("พช.", 1),
        ("กศน.", 1),
        ("กศน.", 1),
        ("วงเรียนรู้", 3),
    ]


def test_rows_stand_by_district_and_the_rest_under_the_whole_province() -> None:
    rows = timeline_rows(ENTRIES, By.DISTRICT, NAMES, {"8001": "อำเภอเมือง"})
    assert [row.group for row in rows] == ["อำเภอเมือง", "ทั้งจังหวัด", "ทั้งจังหวัด", "ทั้งจังหวัด"]


def test_what_was_held_is_filled_and_what_is_late_is_broken(spec: dict[str, Any]) -> None:
    bars = {
        layer.rows[0]["state"]: layer.spec["mark"]
        for layer in layers(spec, "rect")
        if "state" in layer.rows[0]
    }
    assert bars["held"]["fillOpacity"] > 0.5 > bars["late"]["fillOpacity"]
    assert bars["late"]["strokeDash"] != bars["held"]["strokeDash"]
    signs = {layer.rows[0]["text"] for layer in layers(spec, "text")}
    assert {"✓", "!"} <= signs


def test_the_line_stands_at_the_day_looked_at(spec: dict[str, Any]) -> None:
    (today,) = [layer.rows[0] for layer in layers(spec, "rule") if "text" in layer.rows[0]]
    assert today["text"] == "8 ก.พ. 2550"
    assert today["x"] == (TODAY - date(2006, 10, 1)).days + 0.5


def test_another_year_has_no_line_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finishing, "convert_anything_to_arrow_bytes", lambda values: values)
    rows = timeline_rows(ENTRIES, By.AGENCY, NAMES, {})
    other = drawing.timeline_chart(rows, 2551, TODAY, dark=True)
    assert not [layer for layer in layers(other, "rule") if layer.rows and "text" in layer.rows[0]]


def test_every_entry_with_a_day_can_be_clicked(spec: dict[str, Any]) -> None:
    clicked = next(
        layer
        for layer in layers(spec, "rect")
        if layer.rows and "entry" in layer.rows[0] and "how" in layer.rows[0] and "state" not in layer.rows[0]
    )
    assert {row["entry"].split(":")[1] for row in clicked.rows} == {
        "held",
        "late",
        "coming",
        "circle-2",
        "circle-3",
        "circle-4",
    }
    assert clicked.spec["mark"]["cursor"] == "pointer"


def test_a_long_year_begins_at_the_month_looked_at() -> None:
    long = [entry(f"{month}-{place}", date(2007, month, 3)) for month in range(1, 10) for place in range(50)]
    months = first_months(long, TODAY)
    assert [len(month.entries) for month in months] == [50, 50]
    assert months[0].entries[0].begin == date(2007, 2, 3)
    assert len(first_months(long[:100], TODAY)) == 2, "a short one is whole"
    assert first_months([entry("old", date(2006, 11, 1))] * 200, TODAY), "nothing comes any more: what was"
