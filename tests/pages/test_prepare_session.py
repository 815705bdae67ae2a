"""เตรียมและบันทึกประชุม, from the opening to the approved minutes: the steps, who came, what was said."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from kmcore.meetings.agenda.commands import add_agenda_item
from kmcore.meetings.agenda.queries import AgendaForm
from kmcore.meetings.kinds import FloorKind, MeetingLife, Presence
from kmcore.meetings.planning.commands import plan_meeting
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.room.attendance import record_attendance
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.floor import set_floor
from kmcore.meetings.room.opening import open_meeting
from kmcore.meetings.room.queries import meeting_room
from kmcore.meetings.room.read_models import AttendanceForm, FloorItem, ResolutionForm
from kmcore.meetings.room.resolutions import record_resolution
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.closing import close_meeting
from tests.pages.conftest import OpenView
from tests.pages.preparing import (
    COMING,
    EVE,
    HELD,
    NAME,
    NEXT,
    Desk,
    asked,
    controls,
    fill,
    keys,
    numbers,
    press,
    tap,
    ways,
)
from tests.support.people import Person
from tests.support.screen import Screen


@pytest.fixture
def desk(as_secretary: OpenView) -> Desk:
    """Open the page as the secretariat, on a store of the test's own."""
    return partial(as_secretary, "prepare")


class TestAWholeMeeting:
    def test_from_the_opening_to_the_minutes(self, desk: Desk, own_store: Engine, secretary: Person) -> None:
        add_agenda_item(own_store, secretary.by(), AgendaForm(COMING, 4, "ปรับแผนงบ"))
        (number,) = numbers(own_store)
        screen = press(desk(), "meeting_open_yes")
        assert "กำลังประชุม" in screen.text
        assert {f"/room/{COMING}", f"/wall/{COMING}"} == ways(screen)
        screen = press(screen, "meeting_close_yes")
        assert screen.problems == []
        assert asked(own_store, meeting_room, COMING, NEXT).life is MeetingLife.CLOSED
        assert "เรื่องที่ยังไม่มีข้อความในรายงาน 1 เรื่อง" in screen.text
        screen = press(screen, "go_minutes")
        screen = press(screen, f"open_said_agenda_{number}")
        fill(screen, said="ที่ประชุมเห็นชอบ")
        screen = press(screen, f"save_said_agenda_{number}")
        assert "ทุกเรื่องที่พิจารณามีข้อความในรายงาน" in screen.words
        assert "ที่ประชุมเห็นชอบ" in screen.text
        assert controls(desk()) == {"meeting_reopen_yes", "open_correct", "approve_yes"}, "the agenda stands"

    def test_what_was_resolved_stands_under_its_head(
        self, desk: Desk, own_store: Engine, secretary: Person
    ) -> None:
        open_meeting(own_store, secretary.by(), COMING)
        words, submission = "ให้ กศน. เป็นเจ้าของงาน", str(uuid4())
        form = ResolutionForm(
            COMING, ResolutionKind.DECISION, words, 3, action_code="A8", owner="nfe", submission=submission
        )
        kept = record_resolution(own_store, secretary.by(), form)
        told = desk().within("prepare_agenda")
        place = told.index(words)
        assert told[place - 2 : place] == [kept.code, "มติ"]
        assert told[place + 1 : place + 3] == ["A8", "กศน."]
        assert place < told.index("เรื่องเสนอเพื่อพิจารณา")

    def test_opening_again_takes_a_reason(self, desk: Desk, own_store: Engine) -> None:
        screen = press(press(desk(), "meeting_open_yes"), "meeting_close_yes")
        screen = press(screen, "meeting_reopen_yes")
        assert any("เหตุผล" in problem for problem in screen.problems)
        screen.session.text_input(key="prepare_reopen_reason").set_value("บันทึกมติขาดหนึ่งข้อ")
        screen = press(screen, "meeting_reopen_yes")
        assert screen.problems == []
        assert asked(own_store, meeting_room, COMING, NEXT).life is MeetingLife.OPEN

    def test_somebody_opened_it_first(self, desk: Desk, own_store: Engine, secretary: Person) -> None:
        screen = desk()
        open_meeting(own_store, secretary.by(), COMING)
        screen = press(screen, "meeting_open_yes")
        assert len(screen.problems) == 1
        assert "meeting_close_yes" in keys(screen)

    def test_the_next_one_is_prepared_after_it(
        self, desk: Desk, own_store: Engine, secretary: Person
    ) -> None:
        code = plan_meeting(own_store, secretary.by(), MeetingForm("khun-uea", date(2007, 3, 9)))
        screen = press(press(desk(), "meeting_open_yes"), "meeting_close_yes")
        assert "เตรียมวงครั้งต่อไป 9 มี.ค. 2550" in screen.text
        assert f"meeting={code}" in screen.html


class TestMinutesOfTheLastOne:
    def test_they_wait_until_this_one_is_open(self, desk: Desk) -> None:
        screen = desk()
        assert "แก้และรับรองได้เมื่อเปิดการประชุมครั้งนี้แล้ว" in screen.text
        assert "approve_yes" not in keys(screen)

    def test_corrected_and_approved(self, desk: Desk, own_store: Engine) -> None:
        screen = press(press(desk(), "meeting_open_yes"), "open_correct")
        fill(screen, place="ระเบียบวาระที่ 3", before="400 หมู่บ้าน", after="250 หมู่บ้าน")
        screen = press(screen, "save_correct")
        assert screen.problems == []
        assert {"400 หมู่บ้าน", "250 หมู่บ้าน"} <= set(screen.words)
        screen = press(screen, "approve_yes")
        assert asked(own_store, meeting_room, HELD, NEXT).approved.in_meeting_code == COMING
        assert "approve_yes" not in keys(screen)
        assert "รับรองรายงานการประชุมครั้งที่แล้วแล้ว" in screen.text


class TestAttendance:
    def test_one_tap_each_and_taken_back(self, desk: Desk, own_store: Engine) -> None:
        screen = tap(desk(part="people"), "tap_cdd", Presence.PRESENT)
        (there,) = asked(own_store, meeting_room, COMING, EVE).attendance
        assert (there.agency_code, there.presence) == ("cdd", Presence.PRESENT)
        screen = tap(screen, f"tap_cdd_{there.id}", Presence.SUBSTITUTE)
        (there,) = asked(own_store, meeting_room, COMING, EVE).attendance
        assert there.presence is Presence.SUBSTITUTE
        screen = press(screen, f"open_person_cdd_{there.id}")
        fill(screen, name=NAME, instead_of="พัฒนาการจังหวัด")
        screen = press(screen, f"save_person_cdd_{there.id}")
        (there,) = asked(own_store, meeting_room, COMING, EVE).attendance
        assert (there.name, there.instead_of) == (NAME, "พัฒนาการจังหวัด")
        screen = press(screen, f"open_person_cdd_{there.id}")
        press(screen, f"leave_{there.id}")
        assert asked(own_store, meeting_room, COMING, EVE).attendance == ()

    def test_somebody_who_is_no_member_is_added(self, desk: Desk, own_store: Engine) -> None:
        screen = press(desk(part="people"), "open_attend")
        screen = press(screen, "save_attend")
        assert any("ยังไม่รู้ว่าเป็นใคร" in problem for problem in screen.problems)
        fill(screen, position="ผู้แทนภาคชุมชน")
        screen = press(screen, "save_attend")
        (there,) = asked(own_store, meeting_room, COMING, EVE).attendance
        assert (there.presence, there.position) == (Presence.ATTENDING, "ผู้แทนภาคชุมชน")
        assert "ผู้แทนภาคชุมชน" in screen.text


def test_whoever_lost_the_role_does_nothing(desk: Desk, own_store: Engine, secretary: Person) -> None:
    screen = desk()
    with own_store.begin() as connection:
        connection.execute(text("UPDATE account SET active = 0 WHERE id = :id"), {"id": secretary.account_id})
    press(screen, "meeting_open_yes")
    assert asked(own_store, meeting_room, COMING, NEXT).life is MeetingLife.PLANNED


def test_the_chair_is_said_by_the_secretariat(own_store: Engine, desk: Callable[..., Screen]) -> None:
    screen = desk(part="people")
    screen = press(screen, "open_chair")
    screen = press(screen, "save_chair")  # filled with the chair of the session before
    assert screen.problems == []
    assert asked(own_store, meeting_room, COMING, EVE).meeting.chair == "ผู้ว่าราชการจังหวัด"
    screen = press(screen, "open_chair")
    fill(screen, chair="รองผู้ว่าราชการจังหวัด")
    screen = press(screen, "save_chair")
    assert "รองผู้ว่าราชการจังหวัด" in screen.words


def test_a_name_is_taken_out_of_a_closed_meeting(
    own_store: Engine, secretary: Person, desk: Callable[..., Screen]
) -> None:
    form = AttendanceForm(COMING, Presence.PRESENT, "nfe", name=NAME, position="ผอ. กศน.")
    number = record_attendance(own_store, secretary.by(), form)
    open_meeting(own_store, secretary.by(), COMING)
    close_meeting(own_store, secretary.by(), COMING)
    screen = press(desk(part="people"), f"forget_{number}")
    assert screen.problems == []
    assert NAME not in screen.text
    assert [one.name for one in asked(own_store, meeting_room, COMING, NEXT).attendance] == [None]


def test_the_session_s_number_is_said_before_and_after(
    own_store: Engine, desk: Callable[..., Screen]
) -> None:
    screen = press(desk(part="people"), "open_number")
    fill(screen, number="สอง")
    screen = press(screen, "save_number")
    assert any("จำนวนเต็ม" in problem for problem in screen.problems)
    fill(screen, number="๒")
    screen = press(screen, "save_number")
    assert screen.problems == []
    assert asked(own_store, meeting_room, COMING, EVE).meeting.number == 2
    press(press(desk(), "meeting_open_yes"), "meeting_close_yes")
    assert "open_number" in keys(desk(part="people"))


def test_an_open_item_that_had_the_floor_wants_words_the_others_do_not(
    own_store: Engine, secretary: Person, desk: Callable[..., Screen]
) -> None:
    open_meeting(own_store, secretary.by(), COMING)
    set_floor(own_store, secretary.by(), COMING, FloorItem(FloorKind.ACTION, "A8"))
    close_meeting(own_store, secretary.by(), COMING)
    assert "เรื่องที่ยังไม่มีข้อความในรายงาน 1 เรื่อง" in desk().text
    write_discussion(own_store, secretary.by(), COMING, FloorItem(FloorKind.ACTION, "A8"), "กศน. รับเรื่อง", 0)
    assert "ทุกเรื่องที่พิจารณามีข้อความในรายงาน" in desk().text
