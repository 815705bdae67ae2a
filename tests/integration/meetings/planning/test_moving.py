"""A session that moves keeps what it was; one that is cancelled stays struck out; and who reads the past reads it so."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, text

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.errors import NotFoundError
from kmcore.i18n import speaking
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.commands import (
    cancel_meeting,
    move_meeting,
    plan_meeting,
    plan_series,
    set_time_and_place,
)
from kmcore.meetings.planning.queries import PlannedMeeting, Series, circle_series
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.queries import dated_events, meeting_record, meetings, next_circle
from kmcore.reminders.queries import coming_window
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.revision import revision
from tests.integration.meetings.planning.conftest import COMING, DISTRICT, EVE, HELD, LATER, NEXT, PROVINCE
from tests.integration.reminders.conftest import Asked
from tests.support.people import Person, person

OnDay = Callable[[date], None]
WHY = "ผู้ว่าฯ ติดราชการ"


def session_of(asked: Asked, code: str, day: date = EVE, circle: str = PROVINCE) -> PlannedMeeting:
    found: Series = asked(circle_series, day, circle)
    return next(one for one in found.sessions if one.info.code == code)


def move(
    store: Engine, who: Person, to: date = LATER, code: str = COMING, reason: str = WHY, **more: str | None
) -> None:
    move_meeting(
        store,
        who.by(),
        code,
        on_date=to,
        start_time=more.get("start_time"),
        place=more.get("place"),
        reason=reason,
    )


class TestMoving:
    def test_it_is_on_the_new_day_and_keeps_the_old(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        before = asked(revision)
        move(store, secretary, start_time="9.00", place="ศาลากลาง")
        assert asked(revision) == before + 1
        moved = session_of(asked, COMING)
        assert (moved.info.on_date, moved.info.start_time, moved.info.place) == (LATER, "09:00", "ศาลากลาง")
        assert (moved.moved, moved.info.moved, moved.changes) == (True, True, 1)
        assert [(day.on_date, day.known_on, day.reason) for day in moved.days] == [
            (NEXT, None, None),
            (LATER, EVE, WHY),
        ]
        assert asked(next_circle, EVE).days_to_go == 8
        assert asked(meeting_record, COMING).info.on_date == LATER

    def test_a_day_before_it_was_known_shows_the_old(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        move(store, secretary)
        then = session_of(asked, COMING, date(2007, 2, 7))
        assert (then.info.on_date, then.moved, len(then.days)) == (NEXT, False, 1)

    def test_moved_twice_it_tells_of_both(
        self, store: Engine, asked: Asked, secretary: Person, on_day: OnDay
    ) -> None:
        move(store, secretary)
        on_day(date(2007, 2, 12))
        move(store, secretary, date(2007, 2, 19), reason="ห้องไม่ว่าง")
        days = [(day.on_date.day, day.known_on) for day in session_of(asked, COMING, date(2007, 2, 12)).days]
        assert days == [(9, None), (16, EVE), (19, date(2007, 2, 12))]
        assert session_of(asked, COMING, date(2007, 2, 11)).info.on_date == LATER

    def test_back_again_is_a_move_too(self, store: Engine, asked: Asked, secretary: Person) -> None:
        move(store, secretary)
        move(store, secretary, NEXT, reason="ว่างแล้ว")
        found = session_of(asked, COMING)
        assert (found.info.on_date, found.changes) == (NEXT, 2)

    def test_only_the_place(self, store: Engine, asked: Asked, secretary: Person) -> None:
        move(store, secretary, NEXT, place="หอประชุมอำเภอ")
        found = session_of(asked, COMING)
        assert (found.info.on_date, found.info.place, found.moved) == (NEXT, "หอประชุมอำเภอ", False)
        assert found.days[0].place is None

    def test_the_english_of_the_old_place_goes_with_it(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        code = plan_meeting(store, secretary.by(), MeetingForm(DISTRICT, NEXT, place="ที่ว่าการอำเภอ"))
        with store.begin() as connection:
            connection.execute(
                text("UPDATE meeting SET place_en = 'Office' WHERE code = :code"), {"code": code}
            )
        move(store, secretary, LATER, code, place="ที่ว่าการอำเภอ")
        with speaking("en"):
            assert session_of(asked, code, circle=DISTRICT).info.place == "Office"
            move(store, secretary, date(2007, 2, 20), code, place="วัด")
            assert session_of(asked, code, circle=DISTRICT).info.place == "วัด"

    def test_the_dated_event_and_the_window_move_along(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        move(store, secretary)
        event = next(one for one in asked(dated_events, EVE) if one.code == "circle-2550-02-09")
        assert (event.on_date, event.moved, event.days[-1].note) == (LATER, True, WHY)
        assert asked(coming_window, EVE).due_on == date(2007, 2, 15)

    def test_a_district_s_moves_touch_no_event_of_the_province(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        code = plan_meeting(store, secretary.by(), MeetingForm(DISTRICT, NEXT))
        before = asked(dated_events, EVE)
        move(store, secretary, LATER, code)
        assert asked(dated_events, EVE) == before

    def test_the_day_it_left_is_free_under_another_code(self, store: Engine, secretary: Person) -> None:
        move(store, secretary)
        assert plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, NEXT)) == f"{COMING}-2"

    def test_numbers_follow_the_days(self, store: Engine, asked: Asked, secretary: Person) -> None:
        march, april, may = plan_series(
            store, secretary.by(), DISTRICT, date(2007, 3, 6), 3, None, None, number=1
        )
        move(store, secretary, date(2007, 4, 20), march)
        found = {one.info.code: one.info.number for one in asked(circle_series, EVE, DISTRICT).sessions}
        assert found == {april: 1, march: 2, may: 3}

    def test_the_chain_says_what_was_and_is(self, store: Engine, asked: Asked, secretary: Person) -> None:
        move(store, secretary)
        said = dict(asked(audit_entries, ["plan_meeting"])[-1].detail)
        assert said["before"]["on_date"] == "2007-02-09"
        assert (said["after"]["on_date"], said["reason"]) == ("2007-02-16", WHY)

    @pytest.mark.parametrize(
        ("to", "more", "field", "said"),
        [
            (NEXT, {}, "on_date", "เหมือนเดิม"),
            (date(2007, 1, 9), {}, "on_date", "อยู่แล้ว"),
            (date(2007, 1, 1), {}, "on_date", "ก่อนการประชุมครั้งล่าสุด"),
            (date(2550, 1, 1), {}, "on_date", "พ.ศ."),
            (LATER, {"start_time": "13.99"}, "start_time", "24 ชั่วโมง"),
            (LATER, {"place": "\x1b"}, "place", "สถานที่"),
        ],
    )
    def test_where_it_cannot_go(  # noqa: PLR0917 - a case in parts
        self, asked: Asked, secretary: Person, to: date, more: dict[str, str], field: str, said: str
    ) -> None:
        with pytest.raises(MeetingError, match=said) as refused:
            move(asked.engine, secretary, to, **more)
        assert refused.value.field == field
        assert not session_of(asked, COMING).moved

    @pytest.mark.parametrize("reason", ["", " \n ", "\u200b", "ก" * 501])
    def test_it_needs_a_reason(self, store: Engine, asked: Asked, secretary: Person, reason: str) -> None:
        with pytest.raises(MeetingError, match="เหตุผล") as refused:
            move(store, secretary, reason=reason)
        assert refused.value.field == "reason"
        assert not session_of(asked, COMING).moved

    def test_five_hundred_letters_are_taken(self, store: Engine, asked: Asked, secretary: Person) -> None:
        move(store, secretary, reason="ก" * 500)
        assert session_of(asked, COMING).days[-1].reason == "ก" * 500

    @pytest.mark.parametrize("life", ["open", "closed"])
    def test_what_has_begun_stays(self, store: Engine, asked: Asked, secretary: Person, life: str) -> None:
        with store.begin() as connection:
            connection.execute(
                text("UPDATE meeting SET life = :life WHERE code = :code"), {"life": life, "code": COMING}
            )
        with pytest.raises(MeetingError, match="เปิดหรือประชุมไปแล้ว"):
            move(store, secretary)
        with pytest.raises(MeetingError, match="เปิดหรือประชุมไปแล้ว"):
            cancel_meeting(store, secretary.by(), COMING, WHY)
        assert not session_of(asked, COMING).moved

    def test_what_was_held_stays(self, store: Engine, secretary: Person) -> None:
        with pytest.raises(MeetingError, match="เปิดหรือประชุมไปแล้ว"):
            move(store, secretary, code=HELD)

    def test_a_session_that_is_none(self, store: Engine, secretary: Person) -> None:
        with pytest.raises(NotFoundError, match="nowhere"):
            move(store, secretary, code="nowhere")


class TestCancelling:
    def test_it_stays_struck_out(self, store: Engine, asked: Asked, secretary: Person) -> None:
        cancel_meeting(store, secretary.by(), COMING, "  น้ำท่วม\nทั้งอำเภอ ")
        found = session_of(asked, COMING)
        assert (found.info.life, found.stands, found.changes) == (MeetingLife.CANCELLED, False, 1)
        assert (found.cancelled_on, found.cancelled_reason) == (EVE, "น้ำท่วม ทั้งอำเภอ")
        assert asked(next_circle, EVE) is None
        assert asked(coming_window, EVE) is None
        assert asked(circle_series, EVE, PROVINCE).coming is None

    def test_a_day_before_it_was_known_shows_it_standing(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        cancel_meeting(store, secretary.by(), COMING, WHY)
        then = session_of(asked, COMING, date(2007, 2, 7))
        assert (then.info.life, then.cancelled_on, then.cancelled_reason) == (MeetingLife.PLANNED, None, None)

    def test_a_day_gone_by_can_be_cancelled_afterwards(
        self, store: Engine, asked: Asked, secretary: Person, on_day: OnDay
    ) -> None:
        on_day(date(2007, 2, 12))
        cancel_meeting(store, secretary.by(), COMING, WHY)
        assert session_of(asked, COMING, date(2007, 2, 11)).unrecorded
        assert not session_of(asked, COMING, date(2007, 2, 12)).stands

    def test_moved_and_then_cancelled(self, store: Engine, asked: Asked, secretary: Person) -> None:
        move(store, secretary)
        cancel_meeting(store, secretary.by(), COMING, WHY)
        found = session_of(asked, COMING)
        assert (found.info.on_date, found.changes, found.stands) == (LATER, 2, False)

    def test_the_next_takes_its_number(self, store: Engine, asked: Asked, secretary: Person) -> None:
        march, april = plan_series(store, secretary.by(), DISTRICT, date(2007, 3, 6), 2, None, None, number=1)
        cancel_meeting(store, secretary.by(), march, WHY)
        found = {one.info.code: one.info.number for one in asked(circle_series, EVE, DISTRICT).sessions}
        assert found == {march: None, april: 1}

    def test_once(self, store: Engine, asked: Asked, secretary: Person) -> None:
        cancel_meeting(store, secretary.by(), COMING, WHY)
        before = asked(revision)
        with pytest.raises(MeetingError, match="ยกเลิกไปแล้ว"):
            cancel_meeting(store, secretary.by(), COMING, WHY)
        with pytest.raises(MeetingError, match="ยกเลิกไปแล้ว"):
            move(store, secretary)
        assert asked(revision) == before

    def test_it_needs_a_reason(self, store: Engine, asked: Asked, secretary: Person) -> None:
        with pytest.raises(MeetingError, match="เหตุผล"):
            cancel_meeting(store, secretary.by(), COMING, " ")
        assert session_of(asked, COMING).stands

    def test_a_session_that_is_none(self, store: Engine, secretary: Person) -> None:
        with pytest.raises(NotFoundError):
            cancel_meeting(store, secretary.by(), "nowhere", WHY)


def test_only_the_secretariat(store: Engine, asked: Asked) -> None:
    who, before = person(store, AccountRole.LEAD), asked(meetings, EVE)
    with pytest.raises(NotAllowedError):
        move(store, who)
    with pytest.raises(NotAllowedError):
        cancel_meeting(store, who.by(), COMING, WHY)
    assert asked(meetings, EVE) == before


class TestTimeAndPlace:
    def test_the_first_time_and_place_need_no_reason_and_are_no_postponement(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        code = plan_meeting(store, secretary.by(), MeetingForm(DISTRICT, LATER))
        set_time_and_place(store, secretary.by(), code, start_time="9.00", place="ศาลากลาง")
        found = session_of(asked, code, circle=DISTRICT)
        assert (found.info.start_time, found.info.place) == ("09:00", "ศาลากลาง")
        assert (found.moved, found.info.moved, len(found.days)) == (False, False, 2)

    def test_what_was_said_is_changed_with_a_reason(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        code = plan_meeting(store, secretary.by(), MeetingForm(DISTRICT, LATER, start_time="9.00"))
        with pytest.raises(MeetingError, match="เหตุผล"):
            set_time_and_place(store, secretary.by(), code, start_time="10.00", place="")
        set_time_and_place(store, secretary.by(), code, start_time="10.00", place="", reason=WHY)
        found = session_of(asked, code, circle=DISTRICT)
        assert (found.info.start_time, found.days[-1].reason, found.moved) == ("10:00", WHY, False)
        with pytest.raises(MeetingError, match="ยังเหมือนเดิม"):
            set_time_and_place(store, secretary.by(), code, start_time="10.00", place="")
