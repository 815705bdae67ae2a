"""What the shell keeps while people move: the day, the language, the clock."""

from collections.abc import Callable

import pytest

from tests.pages.conftest import OpenView


def test_an_impossible_day_is_told_and_the_reference_day_shown(open_view: OpenView) -> None:
    screen = open_view("villages", as_of="2550-02-29")
    (told,) = screen.warnings
    assert "ไม่มีวันที่ 29 กุมภาพันธ์ 2550" in told
    assert told.endswith("จึงแสดงข้อมูลของวันอ้างอิงแทน")
    assert "ข้อมูล ณ 8 ก.พ. 2550" in screen.words
    assert screen.problems == []


def test_what_the_address_asks_is_never_a_link_on_our_page(open_view: OpenView) -> None:
    bait = "[กด](https://x.example)"
    for screen in (open_view("overview", as_of=bait), open_view("villages", area=bait)):
        (told,) = screen.warnings
        assert r"\[กด\](https\://x.example)" in told


def test_the_leap_day_that_was_is_shown(open_view: OpenView) -> None:
    screen = open_view("overview", as_of="2551-02-29")
    assert "ข้อมูล ณ 29 ก.พ. 2551" in screen.words
    assert screen.warnings == []


def test_day_and_language_stay_when_the_page_changes(open_view: OpenView) -> None:
    screen = open_view("actions", as_of="2007-01-09", lang="en")
    screen.session.query_params.clear()  # as a click in the navigation bar does
    screen.go("sources")
    assert "As of 9 Jan 2007" in screen.words
    assert screen.session.query_params == {"as_of": "2007-01-09", "lang": "en"}


def test_the_clock_chooses_a_past_circle_and_comes_back(open_view: OpenView) -> None:
    screen = open_view("overview")
    screen.session.button(key="clock_2007-01-09").click()
    assert "ข้อมูล ณ 9 ม.ค. 2550" in screen.again().words
    assert screen.session.query_params["as_of"] == "2007-01-09"
    screen.session.button(key="clock_reference").click()
    assert "ข้อมูล ณ 8 ก.พ. 2550" in screen.again().words
    assert "as_of" not in screen.session.query_params


def test_the_clock_reads_what_is_typed(open_view: OpenView) -> None:
    screen = open_view("overview")
    screen.session.text_input(key="clock_text").set_value("31 ม.ค. 50")
    assert "ข้อมูล ณ 31 ม.ค. 2550" in screen.again().words


def test_the_clock_says_what_is_wrong_until_a_day_is_chosen(open_view: OpenView) -> None:
    screen = open_view("overview")
    screen.session.text_input(key="clock_text").set_value("29 ก.พ. 2550")
    (told,) = screen.again().problems
    assert "ไม่มีวันที่ 29 กุมภาพันธ์ 2550" in told
    assert "ข้อมูล ณ 8 ก.พ. 2550" in screen.words
    screen.session.button(key="clock_2007-01-09").click()
    assert screen.again().problems == []


def test_the_clock_says_it_in_the_readers_language(open_view: OpenView) -> None:
    """A callback runs before the page has set its language."""
    screen = open_view("overview", lang="en")
    screen.session.text_input(key="clock_text").set_value("29 Feb 2007")
    (told,) = screen.again().problems
    assert told.startswith("There is no 29 February 2007")


def test_the_setting_decides_the_language_where_nobody_asked(
    open_view: OpenView, use_store: Callable[[str], None], minutes_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KM_LANGUAGE", "en")
    use_store(minutes_store)
    assert "As of 8 Feb 2007" in open_view("actions").words
