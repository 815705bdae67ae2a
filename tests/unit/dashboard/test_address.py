"""The address bar: the day, the language and choices, read calmly whatever they hold."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.session import address
from dashboard.session.address import (
    AddressedDay,
    choose_day,
    forget_parameter,
    note_arrival,
    number_parameter,
    parameter,
    remembered_parameter,
    settle_address,
    settle_day,
    settle_language,
)
from kmcore.i18n import language, speaking

EVE = date(2007, 2, 8)


class Address(dict[str, str]):
    """Streamlit's query parameters, as far as they are used here; ``told`` counts what the browser hears."""

    told = 0

    def to_dict(self) -> dict[str, str]:
        """Return a plain copy."""
        return dict(self)

    def update(self, *others: dict[str, str], **more: str) -> None:  # type: ignore[override]
        """As Streamlit's: even without a change the browser is told."""
        self.told += 1
        super().update(*others, **more)


@pytest.fixture
def bar(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A session with an empty address, on a store whose day is the eve of the next circle."""
    made = SimpleNamespace(
        query_params=Address(), session_state={}, context=SimpleNamespace(url="http://km.example/villages")
    )
    monkeypatch.setattr(address, "st", made)
    monkeypatch.setattr(address, "reference_date", lambda: EVE)
    return made


def test_a_parameter_comes_back_after_a_page_change_dropped_it(bar: SimpleNamespace) -> None:
    bar.query_params["as_of"] = "2007-01-09"
    assert remembered_parameter("as_of") == "2007-01-09"
    bar.query_params.clear()
    assert remembered_parameter("as_of") == "2007-01-09"
    assert bar.query_params == {"as_of": "2007-01-09"}


def test_what_was_never_asked_is_not_there(bar: SimpleNamespace) -> None:
    assert remembered_parameter("as_of") is None
    assert bar.query_params == {}


def test_the_address_wins_over_what_was_kept(bar: SimpleNamespace) -> None:
    bar.query_params["lang"] = "en"
    remembered_parameter("lang")
    bar.query_params["lang"] = "th"
    assert remembered_parameter("lang") == "th"


def test_what_is_forgotten_stays_away(bar: SimpleNamespace) -> None:
    bar.query_params["as_of"] = "2007-01-09"
    remembered_parameter("as_of")
    forget_parameter("as_of")
    forget_parameter("as_of")
    assert remembered_parameter("as_of") is None


def test_without_a_wish_it_is_the_reference_day(bar: SimpleNamespace) -> None:
    assert settle_day() == AddressedDay(EVE)


@pytest.mark.parametrize("asked", ["2007-01-09", "2550-01-09", "9 ม.ค. 2550", "๙ มกราคม ๒๕๕๐", "9/1/2550"])
def test_a_day_may_be_asked_for_in_either_era(bar: SimpleNamespace, asked: str) -> None:
    bar.query_params["as_of"] = asked
    assert settle_day() == AddressedDay(date(2007, 1, 9))


def test_a_leap_day_that_was_and_one_that_was_not(bar: SimpleNamespace) -> None:
    bar.query_params["as_of"] = "2551-02-29"
    assert settle_day() == AddressedDay(date(2008, 2, 29))
    bar.query_params["as_of"] = "2550-02-29"
    found = settle_day()
    assert found.as_of == EVE
    assert found.problem
    assert "ไม่มีวันที่ 29 กุมภาพันธ์ 2550" in found.problem
    assert found.problem.endswith("จึงแสดงข้อมูลของวันอ้างอิงแทน")


def test_an_impossible_day_is_told_once(bar: SimpleNamespace) -> None:
    bar.query_params["as_of"] = "2550-02-29"
    settle_day()
    assert "as_of" not in bar.query_params
    assert settle_day() == AddressedDay(EVE)


@given(asked=st.text(max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_may_be_asked(bar: SimpleNamespace, asked: str) -> None:
    bar.query_params["as_of"] = asked
    found = settle_day()
    assert found.problem is None or found.as_of == EVE


def test_another_day_is_chosen_and_given_back(bar: SimpleNamespace) -> None:
    choose_day(date(2007, 1, 9))
    assert bar.query_params == {"as_of": "2007-01-09"}
    assert settle_day().as_of == date(2007, 1, 9)
    choose_day(None)
    assert settle_day() == AddressedDay(EVE)
    assert bar.query_params == {}


def test_the_reference_day_needs_no_parameter(bar: SimpleNamespace) -> None:
    choose_day(date(2007, 1, 9))
    choose_day(EVE)
    assert bar.query_params == {}


@pytest.mark.parametrize(
    ("asked", "default", "spoken"),
    [("en", "th", "en"), ("th", "en", "th"), (None, "en", "en"), ("xx", "en", "th"), ("", "th", "th")],
)
def test_the_language_is_the_address_s_else_the_setting_s(
    bar: SimpleNamespace, asked: str | None, default: str, spoken: str
) -> None:
    if asked is not None:
        bar.query_params["lang"] = asked
    with speaking("th"):
        assert settle_language(default) == spoken == language()


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("2", 2),
        ("๒", 2),
        ("02", 2),
        ("9", None),
        ("-2", None),
        ("2.0", None),
        ("", None),
        ("²", None),
        ("x", None),
    ],
)
def test_a_number_is_one_of_those_allowed(bar: SimpleNamespace, asked: str, number: int | None) -> None:
    bar.query_params["shade"] = asked
    assert number_parameter("shade", {1, 2, 3}) == number


def test_a_number_that_is_not_asked_is_none(bar: SimpleNamespace) -> None:
    assert number_parameter("shade", {1, 2, 3}) is None


@given(asked=st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_choice_is_always_one_of_those_allowed(bar: SimpleNamespace, asked: str) -> None:
    bar.query_params["level"] = asked
    allowed = {"district", "subdistrict"}
    assert parameter("level", allowed, "district") == (asked if asked in allowed else "district")
    assert number_parameter("level", {1, 2}) in {None, 1, 2}


def test_the_browser_is_told_when_a_link_within_a_page_changed_the_address(bar: SimpleNamespace) -> None:
    told = []
    for asked in ({}, {"item": "A1"}, {"item": "A1"}, {}):
        bar.query_params = Address(asked)
        settle_address()
        told.append(bar.query_params.told)
        assert bar.query_params == asked
    assert told == [0, 1, 0, 1]


def _arrive(bar: SimpleNamespace, page: str, **query: str) -> str | None:
    """Run a page as the shell does at this address; return the day it speaks of."""
    bar.context.url = f"http://km.example/{page}"
    bar.query_params.clear()
    dict.update(bar.query_params, query)
    note_arrival()
    asked = remembered_parameter("as_of")
    settle_address()
    return asked


def test_back_takes_the_day_away_and_forward_brings_it_again(bar: SimpleNamespace) -> None:
    day = {"as_of": "2007-01-09"}
    assert _arrive(bar, "sources") is None
    assert _arrive(bar, "villages") is None
    note_arrival()
    choose_day(date(2007, 1, 9))
    settle_address()
    assert _arrive(bar, "villages") is None, "Back: the address without the day decides"
    assert bar.query_params == {}
    assert _arrive(bar, "sources") is None, "Back again: the page before"
    assert _arrive(bar, "villages") is None, "Forward"
    assert _arrive(bar, "villages", **day) == day["as_of"], "Forward again: the day"


def test_a_link_that_drops_the_day_carries_it_and_back_still_leads_back(bar: SimpleNamespace) -> None:
    day = {"as_of": "2007-01-09"}
    assert _arrive(bar, "villages", **day) == day["as_of"]
    assert _arrive(bar, "budget") == day["as_of"]
    assert bar.query_params == day
    assert _arrive(bar, "budget") is None, "Back to the address the link led to: not put back again"
    assert _arrive(bar, "villages", **day) == day["as_of"]


def test_the_trail_does_not_grow_for_ever(bar: SimpleNamespace) -> None:
    for number in range(300):
        _arrive(bar, f"page-{number}")
    assert len(bar.session_state["address_trail"]) <= 100
