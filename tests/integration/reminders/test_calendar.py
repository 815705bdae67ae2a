"""An agency's calendar, read back by the library's parser: what is in it, and that nothing else is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event
from sqlalchemy import Engine, text

from kmcore.access.actor import VISITOR
from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.errors import NotFoundError
from kmcore.i18n import speaking
from kmcore.programme.queries import agencies
from kmcore.reminders.agency_calendar import (
    FeedError,
    agency_feed,
    agency_feed_etag,
    agency_feed_path,
    agency_of_feed,
)
from kmcore.reminders.commands import renew_feed
from kmcore.thai.dates import BANGKOK
from tests.integration.reminders.conftest import CIRCLE, EVE, HOSTILE, Asked, retitle
from tests.support.people import person

SECRET = "k" * 40


@pytest.fixture(autouse=True)
def _own_key(configured: Callable[..., None]) -> None:
    configured(secret_key=SECRET)


def read(asked: Asked, code: str, day: date = EVE, home: str = "") -> Calendar:
    return Calendar.from_ical(raw(asked, code, day, home))


def raw(asked: Asked, code: str, day: date = EVE, home: str = "") -> bytes:
    agency = next(one for one in asked(agencies) if one.code == code)
    made: bytes = asked(agency_feed, agency, day, home)
    return made


def events(calendar: Calendar) -> dict[str, Event]:
    found = [one for one in calendar.walk("VEVENT") if isinstance(one, Event)]
    by_uid = {str(event["UID"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def start(event: Any) -> date | datetime:
    day: date | datetime = event.decoded("DTSTART")
    return day


class TestWhatIsInIt:
    def test_circles_window_and_due_dates(self, asked: Asked) -> None:
        found = events(read(asked, "wu"))
        assert start(found["circle-khun-uea-2550-02-09@wong-uea"]) == CIRCLE
        held = start(found["circle-khun-uea-2550-01-09@wong-uea"])
        assert held == datetime(2007, 1, 9, 13, 30, tzinfo=BANGKOK)
        assert start(found["window-opens-khun-uea-2550-02-09@wong-uea"]) == date(2007, 2, 2)
        assert start(found["window-due-khun-uea-2550-02-09@wong-uea"]) == EVE
        assert start(found["due-A6-wu@wong-uea"]) == date(2007, 2, 9)
        assert str(found["due-A6-wu@wong-uea"]["SUMMARY"]).startswith("ครบกำหนด A6 ทุกหน่วยงาน")

    def test_a_date_is_the_one_known_on_the_day(self, asked: Asked) -> None:
        """The blog training moved from 12 to 19 January, which became known on the 12th."""
        name = "due-A3-nfe@wong-uea"
        assert start(events(read(asked, "nfe", date(2007, 1, 11)))[name]) == date(2007, 1, 12)
        assert start(events(read(asked, "nfe", date(2007, 1, 12)))[name]) == date(2007, 1, 19)

    def test_what_is_done_is_gone(self, asked: Asked) -> None:
        assert "due-A3-nfe@wong-uea" not in events(read(asked, "nfe", EVE))

    def test_support_says_so(self, asked: Asked) -> None:
        found = events(read(asked, "doae", date(2007, 1, 10)))
        assert "ร่วมหนุนเสริม" in str(found["due-A1-doae@wong-uea"]["SUMMARY"])
        assert "ร่วมหนุนเสริม" not in str(found["due-A6-doae@wong-uea"]["SUMMARY"])

    def test_nothing_of_another_agency(self, asked: Asked) -> None:
        due = {name for name in events(read(asked, "wu")) if name.startswith("due-")}
        assert due
        assert all(name.endswith("-wu@wong-uea") for name in due)

    def test_a_store_without_meetings(self, asked: Asked, store: Engine) -> None:
        with store.begin() as connection:
            connection.execute(text("DELETE FROM action_due"))
        assert all(not name.startswith("due-") for name in events(read(asked, "wu")))


class TestHowItIsWritten:
    def test_a_calendar_knows_what_to_do_with_it(self, asked: Asked) -> None:
        calendar = read(asked, "pho", home="https://km.example")
        assert calendar["VERSION"] == "2.0"
        assert calendar["METHOD"] == "PUBLISH"
        assert str(calendar["X-WR-CALNAME"]) == "วงเอื้อ: สธ."
        assert calendar.decoded("REFRESH-INTERVAL") == timedelta(hours=1)
        written = raw(asked, "pho", home="https://km.example")
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in written
        assert b"X-PUBLISHED-TTL:PT1H\r\n" in written
        assert {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")} == {"Asia/Bangkok"}
        for event in calendar.walk("VEVENT"):
            assert event.decoded("DTSTAMP").tzinfo is not None
            assert str(event["URL"]) == "https://km.example/my"

    def test_lines_are_as_long_as_allowed(self, asked: Asked) -> None:
        written = raw(asked, "cdd")
        assert written.endswith(b"\r\n")
        assert b"\n" not in written.replace(b"\r\n", b"")
        assert max(map(len, written.split(b"\r\n"))) <= 75
        written.decode("utf-8")

    def test_whole_days_end_with_the_next(self, asked: Asked) -> None:
        for event in events(read(asked, "cdd")).values():
            if not isinstance(start(event), datetime):
                assert event.decoded("DTEND") - start(event) == timedelta(days=1)

    def test_every_event_has_an_end(self, asked: Asked) -> None:
        found = events(read(asked, "cdd")).values()
        assert any(isinstance(start(event), datetime) for event in found)
        for event in found:
            assert event.decoded("DTEND") > start(event)

    def test_the_same_revision_and_day_are_the_same_bytes(self, asked: Asked) -> None:
        first = raw(asked, "pho")
        with speaking("en"):
            assert raw(asked, "pho") == first
        stamps = {event.decoded("DTSTAMP") for event in read(asked, "pho").walk("VEVENT")}
        assert stamps == {datetime(2007, 2, 7, 17, tzinfo=UTC)}

    def test_names_stay_when_days_move(self, asked: Asked, store: Engine) -> None:
        before = set(events(read(asked, "wu")))
        with store.begin() as connection:
            connection.execute(
                text("UPDATE meeting SET on_date = :day WHERE held = :no"),
                {"day": date(2007, 2, 12), "no": False},
            )
        after = events(read(asked, "wu"))
        assert set(after) == before
        assert start(after["window-due-khun-uea-2550-02-09@wong-uea"]) == date(2007, 2, 11)

    def test_hostile_words_add_nothing(self, asked: Asked, store: Engine) -> None:
        before = set(events(read(asked, "pho")))
        retitle(store, "A6", HOSTILE)
        calendar = read(asked, "pho")
        assert set(events(calendar)) == before
        said = str(events(calendar)["due-A6-pho@wong-uea"]["SUMMARY"])
        assert said.startswith("ครบกำหนด A6 ปิด BCC: all@example.org END:VEVENT <script>")
        assert said.endswith("กลับ; , \\n **ก**")

    def test_nobody_is_named(self, asked: Asked, store: Engine) -> None:
        someone = person(store, AccountRole.LEAD, "pho", login="somchai")
        written = raw(asked, "pho").decode()
        assert someone.user.label not in written
        assert not {"somchai", "ORGANIZER", "ATTENDEE", "mailto"} & set(
            written.replace(":", "\r\n").split("\r\n")
        )


class TestTheAddress:
    def test_it_opens_its_own_calendar_only(self, asked: Asked, store: Engine) -> None:
        office = person(store, AccountRole.SECRETARIAT).user
        paths = {code: asked(agency_feed_path, office, code) for code in ("pho", "wu")}
        for code, path in paths.items():
            name = path.removeprefix("/calendar/").removesuffix(".ics")
            assert asked(agency_of_feed, name).code == code
        stolen = "wu-" + paths["pho"].split("-")[1].removesuffix(".ics")
        for wrong in (
            stolen,
            "pho",
            "pho-",
            "-",
            "",
            "pho-" + "0" * 40,
            "pho-ก",
            "x\x00-y",
            "nobody-" + "0" * 40,
        ):
            with pytest.raises(FeedError):
                asked(agency_of_feed, wrong)

    def test_renewing_kills_the_old_one(self, asked: Asked, store: Engine) -> None:
        lead = person(store, AccountRole.LEAD, "pho")
        old = asked(agency_feed_path, lead.user, "pho")
        renew_feed(store, lead.by(), "pho")
        new = asked(agency_feed_path, lead.user, "pho")
        assert old != new
        with pytest.raises(FeedError):
            asked(agency_of_feed, old.split("/")[-1].removesuffix(".ics"))
        assert asked(agency_of_feed, new.split("/")[-1].removesuffix(".ics")).code == "pho"

    def test_another_key_is_another_address(self, asked: Asked, store: Engine, configured: Any) -> None:
        lead = person(store, AccountRole.LEAD, "pho").user
        first = asked(agency_feed_path, lead, "pho")
        configured(secret_key="q" * 40)
        assert asked(agency_feed_path, lead, "pho") != first

    def test_who_may_see_it(self, asked: Asked, store: Engine) -> None:
        lead = person(store, AccountRole.LEAD, "pho").user
        assert asked(agency_feed_path, lead, "pho").startswith("/calendar/pho-")
        users = [
            person(store, role).user
            for role in (AccountRole.GOVERNOR, AccountRole.VIEWER, AccountRole.ADMIN, AccountRole.LEAD)
        ]
        for user in (*users, VISITOR):
            with pytest.raises(NotAllowedError):
                asked(agency_feed_path, user, "pho")
        with pytest.raises(NotFoundError):
            asked(agency_feed_path, person(store, AccountRole.SECRETARIAT).user, "nobody")

    def test_the_tag_follows_the_revision_and_the_day(self, asked: Asked, store: Engine) -> None:
        agency = next(one for one in asked(agencies) if one.code == "pho")
        first = asked(agency_feed_etag, agency, EVE, "")
        assert first == asked(agency_feed_etag, agency, EVE, "")
        others = [
            asked(agency_feed_etag, agency, CIRCLE, ""),
            asked(agency_feed_etag, agency, EVE, "https://x"),
        ]
        person(store, AccountRole.VIEWER)  # any write
        assert len({first, *others, asked(agency_feed_etag, agency, EVE, "")}) == 4
