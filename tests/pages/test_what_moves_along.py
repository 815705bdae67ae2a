"""What a moved or cancelled session takes with it, and what it leaves to the next agenda, is on the page first."""

from datetime import date
from functools import partial
from typing import Any, Final

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.meetings.agenda.commands import add_agenda_item, propose
from kmcore.meetings.agenda.queries import AgendaForm, HeadKind, agenda
from kmcore.meetings.models import Meeting
from kmcore.meetings.planning.commands import cancel_meeting, plan_meeting
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.planning.tied_work import dues_if_cancelled, dues_if_moved
from tests.pages.circles_hand import COMING, EVE, WHY, OpenAs, asked, choose, fill, keys, press
from tests.pages.conftest import OpenView
from tests.support.people import Person
from tests.support.pieces import piece

TO: Final = date(2007, 2, 16)
NEXT_DAY: Final = date(2007, 3, 9)
DISTRICT_SESSION: Final = "khun-amnuay-8001-2550-02-09"


@pytest.fixture
def office(as_secretary: OpenView) -> OpenAs:
    """Open the calendar of circles as the secretariat, on a store of the test's own."""
    return partial(as_secretary, "circles")


def codes(follow: Any) -> list[str]:
    return [one.code for one in follow.items]


def test_the_move_is_shown_with_what_moves_along_before_it_is_sent(office: OpenAs, own_store: Engine) -> None:
    screen = choose(office(), "move")
    assert "km-preview" not in screen.html, "nothing moves before a day is typed"
    fill(screen, f"move_{COMING}", on_date="16 ก.พ. 2550")
    shown = piece(screen.again(), "km-preview")
    wanted = codes(asked(own_store, dues_if_moved, COMING, TO, EVE))
    assert wanted
    assert [code for code in wanted if f"<b>{code}</b>" not in shown] == []
    assert shown.count("<li>") == len(wanted)
    assert shown.count("16 ก.พ. 2550") == len(wanted)
    assert f"งาน {len(wanted)} งานที่ต้องเสร็จก่อนครั้งนี้จะเลื่อนกำหนดตาม" in screen.text


def test_the_cancelling_is_shown_with_the_work_that_loses_its_day(office: OpenAs, own_store: Engine) -> None:
    screen = choose(office(), "cancel")
    wanted = codes(asked(own_store, dues_if_cancelled, COMING, EVE))
    assert wanted
    shown = piece(screen, "km-preview")
    assert shown.count("<li>") == len(wanted)
    assert shown.count("→ ไม่มีกำหนด") == len(wanted)


@pytest.fixture
def following(own_store: Engine, secretary: Person) -> str:
    """Return the session after one that was cancelled with a matter on its agenda."""
    add_agenda_item(own_store, secretary.by(), AgendaForm(COMING, 4, "ปรับแผนงบ"))
    plan_meeting(own_store, secretary.by(), MeetingForm("khun-uea", NEXT_DAY))
    cancel_meeting(own_store, secretary.by(), COMING, WHY)
    return "khun-uea-2550-03-09"


def matters(engine: Engine, code: str) -> list[tuple[int, str, bool]]:
    found: list[tuple[int, str, bool]] = [
        (row.id, row.title, row.carried)
        for head in asked(engine, agenda, code, EVE).heads
        for row in head.items
    ]
    return found


def test_a_matter_not_reached_is_offered_taken_up_and_taken_off_again(
    as_secretary: OpenView, own_store: Engine, following: str
) -> None:
    screen = as_secretary("prepare", meeting=following)
    assert "เรื่องของวง 9 ก.พ. 2550 ที่ยกเลิก" in screen.text
    (offered,) = (key for key in keys(screen) if key.startswith("take_up_"))
    assert "ปรับแผนงบ" in " ".join(screen.within(offered.replace("take_up_", "left_")))
    screen = press(screen, offered)
    assert "ยกเรื่องมาวาระนี้แล้ว" in screen.text
    ((number, title, carried),) = matters(own_store, following)
    assert (title, carried) == ("ปรับแผนงบ", True)
    assert offered not in keys(screen)
    screen = press(press(screen, f"open_matter_{number}"), f"remove_{number}_yes")
    assert matters(own_store, following) == []
    assert offered in keys(as_secretary("prepare", meeting=following)), "offered again"


def test_a_matter_not_reached_is_dropped_with_its_reason(
    as_secretary: OpenView, own_store: Engine, following: str
) -> None:
    screen = as_secretary("prepare", meeting=following)
    (offered,) = (key for key in keys(screen) if key.startswith("take_up_"))
    drop = offered.replace("take_up_", "drop_")
    screen = press(screen, f"{drop}_yes")
    assert "เหตุผล" in " ".join(screen.problems), "not without a reason"
    screen.session.text_input(key=f"{drop}_reason").set_value("หน่วยงานถอนเรื่อง")
    screen = press(screen, f"{drop}_yes")
    assert "ไม่ยกเรื่องนี้มาแล้ว" in screen.text
    assert offered not in keys(screen)


def test_work_of_another_circle_can_be_given_back(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    with Session(own_store) as session:
        session.add(Meeting(code=DISTRICT_SESSION, circle_code="khun-amnuay-8001", on_date=date(2007, 2, 9)))
        session.commit()
    propose(own_store, secretary.by(), DISTRICT_SESSION, "A8", "", 0)
    screen = as_secretary("prepare", meeting=DISTRICT_SESSION)
    screen = press(screen, "give_back_A8")
    assert screen.problems == []
    assert "เลิกติดตามงานนี้ในวงนี้แล้ว" in screen.text
    head = asked(own_store, agenda, DISTRICT_SESSION, EVE).head(HeadKind.ARISING)
    assert [one.row.code for one in head.arising] == []
    assert "give_back_A8" not in keys(screen)
