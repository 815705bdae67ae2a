"""What the address asks the trail for: known values in, everything else named; the day begins in Bangkok."""

from datetime import UTC, date, datetime

import pytest

from dashboard.views.history.trail_choice import TrailChoice, read_trail_choice
from kmcore.clock import fixed_clock


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"role": "lead"},
        {"role": "program", "action": "report", "days": "7"},
        {"thing": "action:A9", "page": "3"},
        {"thing": "meeting:khun-uea-2550-02-09"},
    ],
)
def test_a_choice_goes_into_the_address_and_comes_back(params: dict[str, str]) -> None:
    choice, unknown = read_trail_choice(params, ["report"])
    assert unknown == []
    assert choice.query() == params


@pytest.mark.parametrize(
    ("params", "bad"),
    [
        ({"role": "king"}, ["role"]),
        ({"action": "drop"}, ["action"]),
        ({"days": "8"}, ["days"]),
        ({"thing": "A9"}, ["thing"]),
        ({"thing": "action:<b>"}, ["thing"]),
        ({"page": "0"}, ["page"]),
        ({"page": "-1"}, ["page"]),
        ({"page": "٣"}, ["page"]),
        ({"page": "99999999999999999999"}, ["page"]),
        ({"role": "", "page": "x"}, ["role", "page"]),
    ],
)
def test_what_means_nothing_is_named_and_taken_as_not_given(params: dict[str, str], bad: list[str]) -> None:
    assert read_trail_choice(params, ["report"]) == (TrailChoice(), bad)


def test_today_begins_at_midnight_in_bangkok() -> None:
    clock = fixed_clock(date(2026, 11, 22), hour=1)
    assert TrailChoice(days="1").as_query(clock).since == datetime(2026, 11, 21, 17, tzinfo=UTC)
    assert TrailChoice(days="7").as_query(clock).since == datetime(2026, 11, 15, 17, tzinfo=UTC)
    assert TrailChoice().as_query(clock).since is None
