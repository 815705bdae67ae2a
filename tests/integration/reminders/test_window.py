"""The window of the next circle: computed, closed, opened again; who has reported; who was reminded."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.actions.queries import board, silent_agencies
from kmcore.errors import NotFoundError
from kmcore.meetings.text_rules import TextError
from kmcore.reminders.commands import WindowError, close_window, record_reminder, renew_feed, reopen_window
from kmcore.reminders.queries import (
    AgencyStanding,
    Channel,
    ReportingState,
    WindowState,
    agency_standing,
    agency_standings,
    closed_window,
    coming_window,
    feed_version,
)
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.revision import revision
from kmcore.thai.dates import BANGKOK
from tests.integration.reminders.conftest import CIRCLE, EVE, MEETING, Asked
from tests.support.people import Person, person

OTHERS = (AccountRole.GOVERNOR, AccountRole.LEAD, AccountRole.VIEWER, AccountRole.ADMIN)
SINCE = date(2007, 1, 9)
OnDay = Callable[[date], None]


@pytest.fixture
def secretary(store: Engine) -> Person:
    return person(store, AccountRole.SECRETARIAT)


def test_it_is_there_without_a_row(asked: Asked, store: Engine) -> None:
    window = asked(coming_window, EVE)
    assert (window.meeting.code, window.opens_on, window.due_on) == (MEETING, date(2007, 2, 2), EVE)
    assert window.state == WindowState.LAST_DAYS
    with store.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM reporting_window")).scalar() == 0


def test_no_circle_no_window(asked: Asked, engine: Engine) -> None:
    assert asked(coming_window, CIRCLE + timedelta(days=1)) is None
    assert not asked(closed_window, CIRCLE + timedelta(days=1))
    assert Asked(engine)(coming_window, EVE) is None
    assert Asked(engine)(agency_standings, EVE) == []


class TestWhoHasReported:
    def test_it_agrees_with_the_board(self, asked: Asked) -> None:
        """Counted here part by part; the board counts its own way."""
        found: list[AgencyStanding] = asked(agency_standings, EVE)
        rows = asked(board, EVE, SINCE)
        owing = {one.agency_code for one in found if one.missing}
        assert owing == {code for row in rows for code in row.silent_agencies}
        assert {one.agency_code for one in found if one.answer == ReportingState.SILENT} == set(
            asked(silent_agencies, EVE, SINCE)
        )
        for one in found:
            missing = {owed.row.code for owed in one.missing}
            assert missing == {row.code for row in rows if one.agency_code in row.silent_agencies}
            assert one.reported + len(missing) == one.total > 0

    def test_those_who_hurt_come_first(self, asked: Asked) -> None:
        answers = [one.answer for one in asked(agency_standings, EVE)]
        assert set(answers) == set(ReportingState)
        assert answers == sorted(answers, key=list(ReportingState).index)

    def test_right_after_the_circle_everyone_owes(self, asked: Asked) -> None:
        assert {one.answer for one in asked(agency_standings, SINCE)} == {ReportingState.SILENT}

    def test_late_items_are_their_own(self, asked: Asked) -> None:
        late = {one.agency_code: [owed.row.code for owed in one.late] for one in asked(agency_standings, EVE)}
        assert late["cdd"] == ["A1"]
        assert late["wu"] == []
        assert all(
            owed.row.days_late > 0 and not owed.part.finished
            for one in asked(agency_standings, EVE)
            for owed in one.late
        )

    def test_a_report_counts_at_once(self, asked: Asked, store: Engine) -> None:
        before: AgencyStanding = asked(agency_standing, EVE, "pho")
        with store.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO action_update (action_code, agency_code, reported_on, reported_at, state,"
                    " progress, done, late, origin) VALUES ('A6', 'pho', :day, :at, 'done', 100, 'ทำ', :no, 'live')"
                ),
                {"day": EVE, "at": "2007-02-08 10:00:00", "no": False},
            )
        after: AgencyStanding = asked(agency_standing, EVE, "pho")
        assert (before.reported, after.reported) == (0, 1)
        assert before.total == after.total  # done now is a report; done before the circle is no debt
        assert (before.answer, after.answer) == (ReportingState.SILENT, ReportingState.PARTLY)
        assert after.last_report == EVE


class TestClosing:
    def test_closed_and_opened_again(self, store: Engine, asked: Asked, secretary: Person) -> None:
        first = asked(revision)
        assert not asked(closed_window, EVE)
        close_window(store, secretary.by(), MEETING)
        window = asked(coming_window, EVE)
        assert window.state == WindowState.CLOSED
        assert window.closed_at.astimezone(BANGKOK).date() == EVE  # dated as reports are
        assert window.closed_by == secretary.user.label
        assert asked(closed_window, EVE)
        assert asked(closed_window, CIRCLE)  # on the day itself it is still this window
        reopen_window(store, secretary.by(), MEETING, "  เลื่อน\n ประชุม ")
        assert asked(coming_window, EVE).state == WindowState.LAST_DAYS
        assert not asked(closed_window, EVE)
        assert asked(revision) == first + 2
        (said,) = [dict(one.detail) for one in asked(audit_entries, ["reopen_window"])]
        assert said["reason"] == "เลื่อน ประชุม"
        assert json.dumps(said).count("closed_at") == 1

    def test_closed_again_after_that(self, store: Engine, asked: Asked, secretary: Person) -> None:
        for _round in range(2):
            close_window(store, secretary.by(), MEETING)
            assert asked(closed_window, EVE)
            reopen_window(store, secretary.by(), MEETING, "ใหม่")

    def test_a_day_before_the_closing_knows_nothing_of_it(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        close_window(store, secretary.by(), MEETING)
        assert asked(coming_window, EVE - timedelta(days=1)).state == WindowState.LAST_DAYS

    def test_a_circle_that_moved_opens_anew(self, store: Engine, asked: Asked, secretary: Person) -> None:
        close_window(store, secretary.by(), MEETING)
        with store.begin() as connection:
            connection.execute(
                text("UPDATE meeting SET on_date = :day WHERE code = :code"),
                {"day": date(2007, 2, 12), "code": MEETING},
            )
        assert not asked(closed_window, EVE)
        close_window(store, secretary.by(), MEETING)
        assert asked(coming_window, EVE).due_on == date(2007, 2, 11)
        assert asked(closed_window, EVE)

    def test_twice_is_a_sentence(self, store: Engine, secretary: Person) -> None:
        close_window(store, secretary.by(), MEETING)
        with pytest.raises(WindowError, match="ไปแล้ว"):
            close_window(store, secretary.by(), MEETING)

    def test_not_before_it_opens(self, store: Engine, secretary: Person, on_day: OnDay) -> None:
        on_day(date(2007, 2, 1))
        with pytest.raises(WindowError, match="ยังไม่ถึง"):
            close_window(store, secretary.by(), MEETING)
        on_day(date(2007, 2, 2))
        close_window(store, secretary.by(), MEETING)

    @pytest.mark.parametrize("code", ["khun-uea-2550-01-09", "none", ""])
    def test_only_the_next_circle(self, store: Engine, secretary: Person, code: str) -> None:
        by = secretary.by()
        with pytest.raises(WindowError, match="โหลด"):
            close_window(store, by, code)
        with pytest.raises(WindowError, match="โหลด"):
            reopen_window(store, by, code, "x")
        with pytest.raises(WindowError, match="โหลด"):
            record_reminder(store, by, code, "pho", Channel.LINE)

    def test_what_is_open_is_not_opened(self, store: Engine, secretary: Person) -> None:
        with pytest.raises(WindowError, match="เปิดรับรายงานอยู่แล้ว"):
            reopen_window(store, secretary.by(), MEETING, "x")

    @pytest.mark.parametrize("reason", ["", " \n\t ", "ก" * 501])
    def test_opening_needs_a_reason(
        self, store: Engine, asked: Asked, secretary: Person, reason: str
    ) -> None:
        close_window(store, secretary.by(), MEETING)
        with pytest.raises((WindowError, TextError), match="เหตุผล"):
            reopen_window(store, secretary.by(), MEETING, reason)
        assert asked(closed_window, EVE)


class TestReminders:
    def test_they_are_told_newest_first(self, store: Engine, asked: Asked, secretary: Person) -> None:
        record_reminder(store, secretary.by(), MEETING, "pho", Channel.LINE)
        record_reminder(
            store, secretary.by(), MEETING, "pho", Channel.EMAIL, recipients=2, failed=[(9, "ไม่รับ")]
        )
        one: AgencyStanding = asked(agency_standing, EVE, "pho")
        assert [(sent.channel, sent.recipients, sent.failed) for sent in one.reminders] == [
            (Channel.EMAIL, 2, False),
            (Channel.LINE, 0, False),
        ]
        assert {sent.sent_at.astimezone(BANGKOK).date() for sent in one.reminders} == {EVE}
        assert asked(agency_standing, EVE - timedelta(days=1), "pho").reminders == ()
        assert asked(agency_standing, EVE, "wu").reminders == ()
        said = [dict(found.detail) for found in asked(audit_entries, ["remind"])]
        assert said[-1]["failed"] == [{"account": 9, "problem": "ไม่รับ"}]

    def test_an_email_to_nobody_failed(self, store: Engine, asked: Asked, secretary: Person) -> None:
        record_reminder(store, secretary.by(), MEETING, "pho", Channel.EMAIL)
        assert asked(agency_standing, EVE, "pho").reminders[0].failed

    def test_an_agency_that_is_none(self, store: Engine, secretary: Person) -> None:
        with pytest.raises(NotFoundError, match="หน่วยงาน"):
            record_reminder(store, secretary.by(), MEETING, "nobody", Channel.LINE)


@pytest.mark.parametrize("role", OTHERS)
def test_only_the_secretariat(store: Engine, asked: Asked, role: AccountRole) -> None:
    by, before = person(store, role).by(), asked(revision)
    with pytest.raises(NotAllowedError):
        close_window(store, by, MEETING)
    with pytest.raises(NotAllowedError):
        reopen_window(store, by, MEETING, "x")
    with pytest.raises(NotAllowedError):
        record_reminder(store, by, MEETING, "doae", Channel.LINE)
    assert asked(revision) == before


class TestRenewing:
    def test_the_version_rises(self, store: Engine, asked: Asked, secretary: Person) -> None:
        lead = person(store, AccountRole.LEAD, "doae")
        assert asked(feed_version, "doae") == 1
        assert renew_feed(store, lead.by(), "doae") == 2
        assert renew_feed(store, secretary.by(), "doae") == 3
        assert (asked(feed_version, "doae"), asked(feed_version, "pho")) == (3, 1)

    @pytest.mark.parametrize("role", OTHERS)
    def test_not_by_others(self, store: Engine, role: AccountRole) -> None:
        with pytest.raises(NotAllowedError):
            renew_feed(store, person(store, role).by(), "pho")

    def test_not_of_nobody(self, store: Engine, secretary: Person) -> None:
        with pytest.raises(NotFoundError):
            renew_feed(store, secretary.by(), "nobody")
