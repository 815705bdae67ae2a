"""How long each matter had the floor."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kmcore.meetings.room.timing import seconds_on_floor

BEGAN = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Put:
    kind: str
    ref: str
    at: datetime


def put(ref: str, second: float) -> Put:
    return Put("head", ref, BEGAN + timedelta(seconds=second))


def test_nothing_was_on_the_floor() -> None:
    assert seconds_on_floor([]) == {}
    assert seconds_on_floor([put("1", 0)]) == {}  # it still is: its time runs on the screen


def test_a_matter_that_comes_back_goes_on_counting() -> None:
    entries = [put("1", 0), put("2", 10), put("1", 15), put("", 20), put("2", 90)]
    assert seconds_on_floor(entries) == {("head", "1"): 15, ("head", "2"): 5}


def test_parts_of_seconds_are_added_before_they_are_cut_off() -> None:
    entries = [put("1", 0), put("2", 0.6), put("1", 1), put("", 1.6)]
    assert seconds_on_floor(entries) == {("head", "1"): 1, ("head", "2"): 0}


def test_a_clock_that_was_put_back_takes_no_time_away() -> None:
    assert seconds_on_floor([put("1", 0), put("2", 50), put("1", 20), put("", 30)]) == {
        ("head", "1"): 60,
        ("head", "2"): 0,
    }


@given(st.lists(st.tuples(st.sampled_from(["1", "2", ""]), st.integers(0, 500)), max_size=20))
def test_the_matters_together_have_had_what_passed_while_one_was_there(steps: list[tuple[str, int]]) -> None:
    at, entries, busy = 0, [], 0
    for number, (ref, seconds) in enumerate(steps):
        entries.append(put(ref, at))
        if ref and number + 1 < len(steps):
            busy += seconds
        at += seconds
    assert sum(seconds_on_floor(entries).values()) == busy
