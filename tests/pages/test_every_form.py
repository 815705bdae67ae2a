"""Each form of the pages names at once, on top, all it cannot take and stores nothing; what it stores it repeats."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.meetings.agenda.commands import add_agenda_item
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.kinds import Presence
from kmcore.meetings.planning.commands import cancel_meeting, plan_meeting
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.room.attendance import record_attendance
from kmcore.meetings.room.opening import open_meeting
from kmcore.meetings.room.read_models import AttendanceForm
from kmcore.reminders.commands import close_window
from kmcore.snapshot.closing import close_meeting
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import prepare_year
from kmcore.year_turn.queries import year_plan
from tests.pages.conftest import OpenView
from tests.support.form_rows import COMING, PAGE_FORMS, WHY, PageForm
from tests.support.people import Person, person
from tests.support.screen import Screen

SignIn = Callable[[Person | None], None]
THAI: Final = re.compile("[\u0e00-\u0e7f]")


def _matter(engine: Engine, her: Person, title: str = "งบเพิ่มเติม") -> None:
    add_agenda_item(engine, her.by(), AgendaForm(COMING, 4, title))


def _ready(engine: Engine, her: Person, row: PageForm) -> dict[str, str]:
    """Bring the store to the form's stage; return what the address says further."""
    if "matter" in row.stage:
        _matter(engine, her)
    if "open" in row.stage or row.stage == "closed":
        open_meeting(engine, her.by(), COMING)
    if row.stage == "closed":
        close_meeting(engine, her.by(), COMING)
    if row.stage == "person":
        record_attendance(engine, her.by(), AttendanceForm(COMING, Presence.PRESENT, "nfe"))
    if row.stage == "window closed":
        close_window(engine, her.by(), COMING)
    if row.stage == "admin on account":
        return {"account": str(her.account_id)}
    if row.stage == "year":
        prepare_year(engine, her.by(), 2551)
        with reading(engine) as session:
            rows = year_plan(session, 2551, date(2007, 2, 8)).of_kind("budget-lines")
        return {"row": str(rows[0].number)}
    if row.stage == "unreached":
        _matter(engine, her, "เรื่องที่ค้าง")
        later = plan_meeting(engine, her.by(), MeetingForm("khun-uea", date(2007, 3, 9)))
        cancel_meeting(engine, her.by(), COMING, WHY)
        return {"meeting": later}
    return {}


def _button(screen: Screen, key: str) -> str:
    """Return the key of the button that begins so; of a popover's "drop_" the one that confirms."""
    found = [str(one.key) for one in screen.session.button if str(one.key).startswith(key)]
    return next((one for one in found if one.endswith("_yes")), found[0])


def _press(screen: Screen, key: str) -> Screen:
    screen.session.button(key=_button(screen, key)).click()
    return screen.again()


def _fill(screen: Screen, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        _field(screen, name).set_value(value)


def _field(screen: Screen, name: str) -> Any:
    fields = (*screen.session.text_input, *screen.session.text_area)
    return next(one for one in fields if str(one.key).endswith(f"_{name}"))


def _version(engine: Engine) -> int:
    with reading(engine) as session:
        return revision(session)


@pytest.fixture
def open_form(
    as_secretary: OpenView, open_own: OpenView, own_store: Engine, secretary: Person, sign_in: SignIn
) -> Callable[[PageForm], Screen]:
    """Return what opens a form's page at its stage, with the form open."""

    def opened(row: PageForm) -> Screen:
        more = _ready(own_store, secretary, row)
        as_admin = row.stage.startswith("admin")
        admin = person(own_store, AccountRole.ADMIN) if as_admin else None
        sign_in(admin or secretary)
        screen = open_own(row.view, **row.query, **more)
        if row.choose:
            screen.session.session_state[row.choose[0]] = row.choose[1]
            screen = screen.again()
        for key in row.way:
            screen = _press(screen, key)
        return screen

    return opened


@pytest.mark.parametrize("row", PAGE_FORMS, ids=lambda row: f"{row.view} {row.send}")
def test_a_form_of_the_pages(
    open_form: Callable[[PageForm], Screen], own_store: Engine, row: PageForm
) -> None:
    screen = open_form(row)
    before = _version(own_store)
    _fill(screen, row.wrong)
    screen = _press(screen, row.send)
    assert len(screen.problems) == 1, screen.problems
    for said in row.named:
        assert said in screen.problems[0].replace("\\", "")
    assert _version(own_store) == before
    assert {name: _field(screen, name).value for name in row.wrong} == row.wrong
    _fill(screen, row.right)
    if row.rerun:
        screen = screen.again()
    screen = _press(screen, row.send)
    assert screen.problems == []
    assert _version(own_store) > before
    (receipt,) = [str(one.value).replace("\\", "") for one in screen.session.success]
    for value in row.stored:
        assert value in receipt


def test_in_english_nothing_of_it_is_thai(open_form: Callable[[PageForm], Screen]) -> None:
    day = PAGE_FORMS[0]
    screen = open_form(replace(day, query={"lang": "en"}))
    _fill(screen, {"on_date": "xx", "start_time": "noon", "number": "three", "place": "x" * 300})
    screen = _press(screen, day.send)
    (said,) = screen.problems
    assert said.count("\n") == 4  # a line each, under the head
    assert not THAI.search(said)
    right = {
        "on_date": "9 Mar 2550",
        "start_time": "14.00",
        "number": "3",
        "place": "Hall",
        "chair": "Deputy",
    }
    _fill(screen, right)
    screen = _press(screen, day.send)
    (receipt,) = [str(one.value) for one in screen.session.success]
    assert receipt.count("\n") == 6
    assert not THAI.search(receipt)
