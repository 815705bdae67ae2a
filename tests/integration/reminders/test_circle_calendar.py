"""A circle's calendar, read back by the library's parser: sessions that moved and were cancelled say so."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar, Event
from sqlalchemy import Engine, text

from kmcore.access.actor import VISITOR
from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.errors import NotFoundError
from kmcore.i18n import speaking
from kmcore.meetings.planning.commands import add_circle, cancel_meeting, move_meeting, plan_meeting
from kmcore.meetings.planning.read_models import CircleForm, MeetingForm
from kmcore.programme.queries import agencies
from kmcore.reminders.agency_calendar import FeedError, agency_feed, agency_of_feed
from kmcore.reminders.circle_calendar import circle_feed, circle_feed_etag, circle_feed_path, circle_of_feed
from kmcore.thai.dates import BANGKOK
from tests.integration.reminders.conftest import CIRCLE, EVE, HOSTILE, MEETING, Asked
from tests.support.people import Person, person

PROVINCE, DISTRICT, HOME = "khun-uea", "khun-amnuay-8001", "https://km.example"
UID = f"circle-{MEETING}@wong-uea"
LATER = date(2007, 2, 16)


@pytest.fixture(autouse=True)
def _own_key(configured: Callable[..., None]) -> None:
    configured(secret_key="k" * 40)


@pytest.fixture
def secretary(store: Engine) -> Person:
    return person(store, AccountRole.SECRETARIAT)


def raw(asked: Asked, code: str = PROVINCE, day: date = EVE, home: str = HOME) -> bytes:
    made: bytes = asked(circle_feed, asked(circle_of_feed, address(asked, code)), day, home)
    return made


def address(asked: Asked, code: str) -> str:
    with_account = person(
        asked.engine, AccountRole.VIEWER, login=f"viewer-{datetime.now(BANGKOK).timestamp()}"
    ).user
    path: str = asked(circle_feed_path, with_account, code)
    return path.removeprefix("/calendar/").removesuffix(".ics")


def read(asked: Asked, code: str = PROVINCE, day: date = EVE, home: str = HOME) -> dict[str, Event]:
    calendar = Calendar.from_ical(raw(asked, code, day, home))
    return {str(one["UID"]): one for one in calendar.walk("VEVENT") if isinstance(one, Event)}


def start(event: Event) -> date | datetime:
    day: date | datetime = event.decoded("DTSTART")
    return day


def move(store: Engine, by: Person, to: date, reason: str = "ผู้ว่าฯ ติดราชการ", **more: str) -> None:
    move_meeting(
        store,
        by.by(),
        MEETING,
        on_date=to,
        start_time=more.get("start_time"),
        place=more.get("place"),
        reason=reason,
    )


class TestSessions:
    def test_every_session_with_its_time_place_and_agenda(self, asked: Asked) -> None:
        found = read(asked)
        held = found["circle-khun-uea-2550-01-09@wong-uea"]
        assert start(held) == datetime(2007, 1, 9, 13, 30, tzinfo=BANGKOK)
        assert str(held["SUMMARY"]) == "วงคุณเอื้อจังหวัด"
        assert str(held["LOCATION"]) == "ห้องรับรองผู้ว่าราชการจังหวัดนครศรีธรรมราช"
        coming = found[UID]
        assert (start(coming), coming["SEQUENCE"], str(coming["STATUS"])) == (CIRCLE, 0, "CONFIRMED")
        assert str(coming["URL"]) == f"{HOME}/prepare?meeting={MEETING}"
        assert str(coming["DESCRIPTION"]) == f"ระเบียบวาระ {HOME}/prepare?meeting={MEETING}"

    def test_without_an_address_there_are_no_links(self, asked: Asked) -> None:
        assert not {"URL", "DESCRIPTION"} & set(read(asked, home="")[UID])

    def test_the_provinces_decisions_set_days_too(self, asked: Asked) -> None:
        """The blog training moved from 12 to 19 January, which became known on the 12th."""
        now, then = read(asked), read(asked, day=date(2007, 1, 11))
        name = "event-blog-training@wong-uea"
        assert (start(now[name]), now[name]["SEQUENCE"]) == (date(2007, 1, 19), 1)
        assert str(now[name]["DESCRIPTION"]).startswith("เลื่อนจากวันศุกร์ 12 ม.ค. 2550: เลื่อนจาก 12 ม.ค. 2550;")
        assert (start(then[name]), "SEQUENCE" in then[name]) == (date(2007, 1, 12), False)
        assert "event-coordination-1000@wong-uea" in now
        assert not [uid for uid in now if uid.startswith("event-circle")]

    def test_a_district_without_a_date_has_a_calendar(self, asked: Asked) -> None:
        assert read(asked, DISTRICT) == {}
        calendar = Calendar.from_ical(raw(asked, DISTRICT))
        assert str(calendar["X-WR-CALNAME"]) == "ปฏิทินวง: วงคุณอำนวยอำเภอ เมืองนครศรีธรรมราช"

    def test_a_district_has_its_own_sessions_only(
        self, asked: Asked, store: Engine, secretary: Person
    ) -> None:
        code = plan_meeting(
            store, secretary.by(), MeetingForm(DISTRICT, LATER, "9.00", "ที่ว่าการอำเภอ", number=1)
        )
        found = read(asked, DISTRICT)
        assert set(found) == {f"circle-{code}@wong-uea"}
        (one,) = found.values()
        assert start(one) == datetime(2007, 2, 16, 9, 0, tzinfo=BANGKOK)
        assert str(one["SUMMARY"]).endswith("ครั้งที่ 1/2550")
        assert str(one["LOCATION"]) == "ที่ว่าการอำเภอ"


class TestWhatChanged:
    def test_a_moved_one_says_from_when_and_why(self, asked: Asked, store: Engine, secretary: Person) -> None:
        move(store, secretary, LATER)
        moved = read(asked)[UID]
        assert (start(moved), moved["SEQUENCE"], str(moved["STATUS"])) == (LATER, 1, "CONFIRMED")
        assert str(moved["DESCRIPTION"]).splitlines()[0] == "เลื่อนจากวันศุกร์ 9 ก.พ. 2550: ผู้ว่าฯ ติดราชการ"
        assert read(asked, day=date(2007, 2, 7))[UID]["SEQUENCE"] == 0

    def test_the_sequence_rises_with_each_change(
        self, asked: Asked, store: Engine, secretary: Person
    ) -> None:
        seen = [read(asked)[UID]["SEQUENCE"]]
        changes: list[Callable[[], object]] = [
            lambda: move(store, secretary, LATER),
            lambda: move(store, secretary, LATER, "ห้องไม่ว่าง", place="ศาลากลาง"),
            lambda: move(store, secretary, LATER, "รถเข้าเมืองช้า", place="ศาลากลาง", start_time="14.00"),
            lambda: move(store, secretary, CIRCLE, "กลับวันเดิม", place="ศาลากลาง", start_time="14.00"),
            lambda: cancel_meeting(store, secretary.by(), MEETING, "น้ำท่วม"),
        ]
        for change in changes:
            change()
            seen.append(read(asked)[UID]["SEQUENCE"])
        assert seen == [0, 1, 2, 3, 4, 5]
        assert str(read(asked)[UID]["DESCRIPTION"]).splitlines() == [
            "เลื่อนจากวันศุกร์ 9 ก.พ. 2550: ผู้ว่าฯ ติดราชการ",
            "เปลี่ยนสถานที่จาก ไม่ระบุ: ห้องไม่ว่าง",
            "เปลี่ยนเวลาจาก ไม่ระบุ: รถเข้าเมืองช้า",
            "เลื่อนจากวันศุกร์ 16 ก.พ. 2550: กลับวันเดิม",
            "ยกเลิก: น้ำท่วม",
            f"ระเบียบวาระ {HOME}/prepare?meeting={MEETING}",
        ]

    def test_a_cancelled_one_stays_and_says_so(self, asked: Asked, store: Engine, secretary: Person) -> None:
        cancel_meeting(store, secretary.by(), MEETING, "น้ำท่วม")
        gone = read(asked)[UID]
        assert (str(gone["STATUS"]), gone["SEQUENCE"]) == ("CANCELLED", 1)
        assert str(gone["SUMMARY"]) == "ยกเลิก: วงคุณเอื้อจังหวัด"

    def test_an_agency_s_calendar_knows_too(self, asked: Asked, store: Engine, secretary: Person) -> None:
        move(store, secretary, LATER)
        moved = of_agency(asked)
        assert (start(moved[UID]), moved[UID]["SEQUENCE"]) == (LATER, 1)
        assert start(moved[f"window-due-{MEETING}@wong-uea"]) == LATER - timedelta(days=1)
        cancel_meeting(store, secretary.by(), MEETING, "น้ำท่วม")
        gone = of_agency(asked)
        assert str(gone[UID]["STATUS"]) == "CANCELLED"
        assert f"window-due-{MEETING}@wong-uea" not in gone

    def test_a_closed_one_has_no_window_any_more(self, asked: Asked, store: Engine) -> None:
        with store.begin() as connection:
            connection.execute(
                text("UPDATE meeting SET life = 'closed', held = :yes WHERE code = :code"),
                {"yes": True, "code": MEETING},
            )
        found = of_agency(asked, CIRCLE)
        assert UID in found
        assert f"window-due-{MEETING}@wong-uea" not in found

    def test_a_moved_due_date_says_so(self, asked: Asked) -> None:
        found = of_agency(asked, date(2007, 1, 12), "nfe")["due-A3-nfe@wong-uea"]
        assert found["SEQUENCE"] == 1
        assert str(found["DESCRIPTION"]).startswith("เลื่อนจากวันศุกร์ 12 ม.ค. 2550")


def of_agency(asked: Asked, day: date = EVE, code: str = "wu") -> dict[str, Event]:
    agency = next(one for one in asked(agencies) if one.code == code)
    calendar = Calendar.from_ical(asked(agency_feed, agency, day, HOME))
    return {str(one["UID"]): one for one in calendar.walk("VEVENT") if isinstance(one, Event)}


class TestHowItIsWritten:
    def test_it_keeps_the_form(self, asked: Asked, store: Engine, secretary: Person) -> None:
        move(store, secretary, LATER, "ก" * 500, place="ข" * 200)
        sent = raw(asked)
        assert max(map(len, sent.split(b"\r\n"))) <= 75
        assert b"\n" not in sent.replace(b"\r\n", b"")
        calendar = Calendar.from_ical(sent)
        assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
        assert calendar.errors == []
        for one in calendar.walk("VEVENT"):
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(one)
            assert one.errors == []

    def test_the_same_revision_and_day_are_the_same_bytes(self, asked: Asked) -> None:
        circle = asked(circle_of_feed, address(asked, PROVINCE))
        first = asked(circle_feed, circle, EVE, HOME)
        with speaking("en"):
            assert asked(circle_feed, circle, EVE, HOME) == first

    def test_hostile_words_add_nothing(self, asked: Asked, store: Engine, secretary: Person) -> None:
        before = set(read(asked))
        with store.begin() as connection:  # as an import could write them; a form refuses them
            connection.execute(
                text("UPDATE circle SET name_th = :text WHERE code = 'khun-uea'"), {"text": HOSTILE}
            )
            connection.execute(text("UPDATE meeting SET place = :text"), {"text": HOSTILE})
        move(store, secretary, LATER, "จบ END:VEVENT, ; \\n <script>")
        found = read(asked)
        assert set(found) == before
        assert "\u202e" not in str(found[UID]["SUMMARY"])
        assert "จบ END:VEVENT, ; \\n <script>" in str(found[UID]["DESCRIPTION"])

    def test_nobody_is_named(self, asked: Asked, store: Engine, secretary: Person) -> None:
        move(store, secretary, LATER)
        sent = raw(asked).decode()
        assert secretary.user.label not in sent
        assert not {"ORGANIZER", "ATTENDEE", "mailto"} & set(sent.replace(":", "\r\n").split("\r\n"))


class TestTheAddress:
    def test_it_opens_its_own_calendar_only(self, asked: Asked) -> None:
        names = {code: address(asked, code) for code in (PROVINCE, DISTRICT)}
        for code, name in names.items():
            assert asked(circle_of_feed, name).code == code
        signed = names[DISTRICT].rpartition("-")[2]
        for wrong in (
            f"circle-{PROVINCE}-{signed}",
            "circle-",
            "circle--",
            f"circle-x-{signed}",
            "circle-ก-ข",
        ):
            with pytest.raises(FeedError):
                asked(circle_of_feed, wrong)
        with pytest.raises(FeedError):
            asked(agency_of_feed, names[PROVINCE])

    def test_a_sub_circle_has_one(self, asked: Asked, store: Engine, secretary: Person) -> None:
        code = add_circle(store, secretary.by(), CircleForm("วงย่อย", parent_code=PROVINCE, topic="บล็อก"))
        assert asked(circle_of_feed, address(asked, code)).code == code

    def test_who_may_see_it(self, asked: Asked, store: Engine) -> None:
        for role in AccountRole:
            assert asked(circle_feed_path, person(store, role).user, PROVINCE).startswith(
                "/calendar/circle-khun-uea-"
            )
        with pytest.raises(NotAllowedError):
            asked(circle_feed_path, VISITOR, PROVINCE)
        with pytest.raises(NotFoundError):
            asked(circle_feed_path, person(store, AccountRole.VIEWER, login="v").user, "nowhere")

    def test_the_tag_follows_the_revision_the_day_and_the_circle(self, asked: Asked, store: Engine) -> None:
        province, district = (asked(circle_of_feed, address(asked, code)) for code in (PROVINCE, DISTRICT))
        first = asked(circle_feed_etag, province, EVE, "")
        assert first == asked(circle_feed_etag, province, EVE, "")
        others = [
            asked(circle_feed_etag, district, EVE, ""),
            asked(circle_feed_etag, province, CIRCLE, ""),
            asked(circle_feed_etag, province, EVE, HOME),
        ]
        person(store, AccountRole.GOVERNOR)  # any write
        assert len({first, *others, asked(circle_feed_etag, province, EVE, "")}) == 5
