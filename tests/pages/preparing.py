"""Reading and driving the page on which a meeting is prepared."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Engine

from kmcore.meetings.agenda.queries import agenda
from kmcore.storage.unit_of_work import reading
from tests.support.people import Person
from tests.support.screen import Screen

EVE, NEXT = date(2007, 2, 8), date(2007, 2, 9)
HELD, COMING = "khun-uea-2550-01-09", "khun-uea-2550-02-09"
NAME = "นางสาวสมใจ ทดสอบ"
HOSTILE = "<script>alert(1)</script> **หนา** `รหัส`"
Desk = Callable[..., Screen]
SignIn = Callable[[Person | None], None]
CONTROLS = ("open_", "shift_", "meeting_", "add_", "approve_", "save_", "remove_", "leave_")


def asked(engine: Engine, query: Callable[..., Any], *args: Any) -> Any:
    with reading(engine) as session:
        return query(session, *args)


def keys(screen: Screen) -> set[str]:
    return {str(one.key) for one in screen.session.button}


def controls(screen: Screen) -> set[str]:
    """Return the keys of everything on the page that changes something."""
    taps = {str(one.key) for one in screen.session.get("button_group")}
    return {key for key in keys(screen) if key.startswith(CONTROLS)} | {
        key for key in taps if key.startswith(("tap_", "prepare_heads"))
    }


def ways(screen: Screen) -> set[str]:
    """Return where the buttons lead that leave Streamlit's pages."""
    found: list[Any] = list(screen.session.get("link_button"))
    return {str(one.proto.url) for one in found}


def press(screen: Screen, key: str) -> Screen:
    screen.session.button(key=key).click()
    return screen.again()


def fill(screen: Screen, **fields: str) -> None:
    """Write into the fields of the open form, by the end of their keys."""
    there = {str(one.key): one for one in (*screen.session.text_input, *screen.session.text_area)}
    for name, value in fields.items():
        next(one for key, one in there.items() if key.endswith(f"_{name}")).set_value(value)


def items(engine: Engine) -> list[Any]:
    return [row for head in asked(engine, agenda, COMING, NEXT).heads for row in head.items]


def titles(engine: Engine) -> list[str]:
    return [row.title for row in items(engine)]


def numbers(engine: Engine) -> list[int]:
    return [row.id for row in items(engine)]


def tap(screen: Screen, key: str, value: object) -> Screen:
    group: Any = next(one for one in screen.session.get("button_group") if one.key == key)
    group.set_value(value)
    return screen.again()
