"""ปฏิทินวง read and filled in: its figures and lists, its forms."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Engine

from dashboard.views.circles.form_fields import CHOSEN_FORM
from kmcore.meetings.planning.queries import Series, circle_series
from kmcore.storage.unit_of_work import reading
from tests.support.people import Person
from tests.support.pieces import piece, table
from tests.support.screen import Screen

EVE, COMING, PROVINCE, DISTRICT = date(2007, 2, 8), "khun-uea-2550-02-09", "khun-uea", "khun-amnuay-8015"
LATER = date(2007, 2, 16)
WHY = "ผู้ว่าฯ ติดราชการ"
HOSTILE = "<script>alert(1)</script> **หนา** `รหัส`"
SignIn = Callable[[Person | None], None]
OpenAs = Callable[..., Screen]


def asked(engine: Engine, query: Callable[..., Any], *args: Any) -> Any:
    with reading(engine) as session:
        return query(session, *args)


def sessions(engine: Engine, code: str = PROVINCE) -> Series:
    found: Series = asked(engine, circle_series, EVE, code)
    return found


def counts(screen: Screen) -> dict[str, int]:
    """Return the card's figures by their words: {"ครั้งประชุมแล้ว": 1, …}."""
    found = re.findall(
        r"<li><b>(?:<a [^>]+>)?(\d+|–)(?:</a>)?</b> (\S[^<\n]*?)\s*(?:<|$)", piece(screen, "km-circle-counts")
    )
    return {words.strip(): int(number) for number, words in found if number != "–"}


def days(screen: Screen) -> list[str]:
    """Return the first cell of every session."""
    return [row[0] for row in table(screen, "km-sessions")]


def keys(screen: Screen) -> set[str]:
    return {str(one.key) for one in screen.session.button}


def fill(screen: Screen, form: str, **fields: str) -> None:
    for name, value in fields.items():
        screen.session.text_input(key=f"circles_{form}_{name}").set_value(value)


def choose(screen: Screen, deed: str) -> Screen:
    screen.session.session_state[CHOSEN_FORM] = deed
    return screen.again()


def press(screen: Screen, key: str) -> Screen:
    screen.session.button(key=key).click()
    return screen.again()


def options(screen: Screen) -> str:
    """Return the words of what can be done."""
    return " ".join(screen.within("circle_one"))
