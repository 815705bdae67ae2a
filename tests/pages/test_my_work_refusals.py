"""งานของฉัน: what cannot be taken stops the sending, is named, and stays to be mended."""

import pytest
from sqlalchemy import Engine

from tests.pages.conftest import OpenView
from tests.pages.reporting_hand import My, SignIn, send, widget


@pytest.fixture
def my(open_own: OpenView, sign_in: SignIn, own_store: Engine) -> My:
    return My(open_own, sign_in, own_store)


@pytest.mark.parametrize("typed", ["150", "-5", "", "ครึ่งหนึ่ง", "50.5", "1000"])
def test_progress_that_cannot_be_taken_stops_the_sending(my: My, typed: str) -> None:
    """Nothing is stored, the field is named at the top and beside it, and what was typed stays to be mended."""
    screen = my(my.person(agency="doae"), item="A1")
    before = len(my.updates("A1"))
    widget(screen, "progress").set_value(typed)
    widget(screen, "done").input("ลงพื้นที่แล้ว")
    send(screen)
    assert len(my.updates("A1")) == before
    assert screen.problems
    assert all("ความคืบหน้า" in said for said in screen.problems)
    assert "ความคืบหน้าเป็นจำนวนเต็มตั้งแต่ 0 ถึง 100" in screen.html
    assert (widget(screen, "progress").value, widget(screen, "done").value) == (typed, "ลงพื้นที่แล้ว")


@pytest.mark.parametrize("words", ["", " \u200b "])
def test_an_ask_without_words_stops_the_sending(my: My, words: str) -> None:
    screen = my(my.person(agency="doae"), item="A1")
    before = len(my.updates("A1"))
    widget(screen, "done").input("ลงพื้นที่แล้ว")
    widget(screen, "asks").set_value(True)
    screen.again()
    widget(screen, "ask").input(words)
    send(screen)
    assert len(my.updates("A1")) == before
    assert "ยังไม่ได้เขียนเรื่องที่ขอให้ผู้ว่าฯ ช่วย" in screen.html
    assert widget(screen, "asks").value


def test_the_step_buttons_move_progress(my: My) -> None:
    screen = my(my.person(agency="doae"), item="A1")
    screen.session.button(key="report_more").click()
    assert widget(screen.again(), "progress").value == "70"
    screen.session.button(key="report_less").click()
    assert widget(screen.again(), "progress").value == "60"
