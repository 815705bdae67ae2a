"""What happened has a day that has come; what is planned may lie ahead. One rule of the field type, for every way in."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.registers.cells import FieldProblem
from kmcore.registers.definitions import KINDS
from kmcore.registers.field_types import Day
from kmcore.thai.dates import format_date

HAPPENED = {
    "evidence": {"on_date"},
    "budget-entries": {"on_date"},
    "visits": {"held_on"},
    "trainings": {"held_on"},
    "activities": {"held_on"},
    "model-villages": {"proposed_on"},
    "actions": {"opened_on"},
    "blogs": {"begun_on", "newest_post_on"},
}
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def around(today: date) -> Any:
    """Return a row's surroundings on a day."""
    return SimpleNamespace(today=today)


def test_which_fields_say_what_happened() -> None:
    found = {
        code: {field.name for field in kind.fields if isinstance(field.type, Day) and field.type.happened}
        for code, kind in KINDS.items()
    }
    assert {code: names for code, names in found.items() if names} == HAPPENED


@given(days, st.integers(1, 7_000))
def test_a_day_to_come_is_refused_where_something_happened(today: date, ahead: int) -> None:
    later = today + timedelta(days=ahead)
    with pytest.raises(FieldProblem) as refused:
        Day(happened=True).read(format_date(later), around(today))
    assert refused.value.code == "in_the_future"
    assert format_date(today) in str(refused.value)
    assert Day().read(format_date(later), around(today)) == later


@given(days, st.integers(0, 40_000))
def test_today_and_all_that_lies_before_is_taken(today: date, ago: int) -> None:
    before = max(today - timedelta(days=ago), date(2000, 1, 1))
    assert Day(happened=True).read(format_date(before), around(today)) == before
    assert Day(happened=True).read(None, around(today)) is None
