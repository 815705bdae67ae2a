"""The turn's own decisions: which rows it is about, what lasts, who takes the relay over; around 30 September."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.thai.fiscal import fiscal_range, fiscal_year_be
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, TARGETS, Fate
from kmcore.year_turn.read_models import OldRow, PlannedFate
from kmcore.year_turn.rules import (
    eve_of,
    held_next,
    is_about,
    last_day_of,
    lasts_into,
    proposals,
    relay_heirs,
    turn_looked_for,
    writes_nothing,
)

YEAR = 2551
EVE, FIRST = date(2007, 9, 30), date(2007, 10, 1)
days = st.dates(date(2000, 1, 1), date(2020, 12, 31))
near = st.integers(-2, 2).map(lambda n: EVE + timedelta(days=n))


def relay(code: str, cohort: int, year: int, **more: Any) -> dict[str, Any]:
    begun = fiscal_range(year)[0]
    return {
        "code": code,
        "scheme": "cohort",
        "role": "lead",
        "status": "stated",
        "agency_code": code,
        "cohort_number": cohort,
        "mission_code": None,
        "from_date": begun,
        "to_date": None,
        **more,
    }


def old(values: dict[str, Any], **more: Any) -> OldRow:
    agency, cohort = values["agency_code"], values["cohort_number"]
    return OldRow(kind=RESPONSIBILITIES, key="k", values=values, agency=agency, cohort=cohort, **more)


@given(days)
def test_the_turn_looked_for_is_the_next_or_the_one_just_made(day: date) -> None:
    year = turn_looked_for(day)
    assert year - fiscal_year_be(day) in {0, 1}
    assert (year == fiscal_year_be(day)) == (day.month >= 10)


@given(near, st.one_of(st.none(), near), st.sampled_from(["cohort", "mission"]))
def test_the_turn_is_about_what_is_in_force_on_its_eve(begun: date, until: date | None, scheme: str) -> None:
    row = relay("a", 1, YEAR, scheme=scheme, from_date=begun, to_date=until)
    in_force = begun <= EVE and (until is None or until >= EVE)
    assert is_about(row, YEAR) is in_force
    if in_force:
        assert lasts_into(row, YEAR) is (until > EVE if until else scheme == "mission")


@given(days)
def test_the_relay_without_a_last_day_ends_with_its_year(begun: date) -> None:
    assert last_day_of(relay("a", 1, 2550, from_date=begun)) == fiscal_range(fiscal_year_be(begun))[1]
    assert eve_of(YEAR) == EVE


def test_the_relay_moves_on_as_it_did_the_last_time() -> None:
    rows = [
        relay("x", 1, 2549),
        relay("y", 2, 2549),
        relay("n", 1, 2550),
        relay("x", 2, 2550),
        relay("y", 3, 2550),
    ]
    assert relay_heirs(rows, YEAR) == {2: ("n",), 3: ("x",)}


@pytest.mark.parametrize(
    "rows",
    [
        [relay("n", 1, 2550), relay("x", 2, 2550)],  # nothing tells how it moved before
        [relay("x", 1, 2549), relay("n", 1, 2550), relay("z", 2, 2550)],  # it moved in another order
        [],
    ],
)
def test_nobody_is_proposed_where_the_order_is_not_seen(rows: list[dict[str, Any]]) -> None:
    assert relay_heirs(rows, YEAR) == {}


def test_what_is_proposed_for_each_row() -> None:
    lead, support = relay("a", 2, 2550), relay("b", 2, 2550, role="support")
    rows = [
        old(lead),
        old(support),
        old(relay("c", 0, 2550, scheme="mission"), lasts=True),
        OldRow(kind=LINES, key="l", values={}),
        OldRow(kind=TARGETS, key="t", values={}),
    ]
    fates = [one.planned.fate for one in proposals(rows, {2: ("n",)})]
    assert fates == [Fate.HANDED_OVER, Fate.ENDS, Fate.GOES_ON, Fate.ENDS, Fate.ENDS]
    assert proposals(rows, {})[0].planned.fate is Fate.UNDECIDED
    assert proposals(rows, {2: ("n", "m")})[0].planned.fate is Fate.UNDECIDED  # two would take one row


@given(fate=st.sampled_from(list(Fate)), amount=st.one_of(st.none(), st.integers(0, 9)), lasts=st.booleans())
def test_only_what_lasts_unchanged_writes_nothing(fate: Fate, amount: int | None, *, lasts: bool) -> None:
    row = old(relay("a", 1, 2550), amount=5, lasts=lasts)
    planned = PlannedFate(fate, amount=amount)
    assert writes_nothing(row, planned) is (fate is Fate.GOES_ON and lasts and amount in {None, 5})
    held = held_next(row, planned, (3,))
    assert (not held) is (fate in {Fate.ENDS, Fate.UNDECIDED})
