"""ปฏิทินวง: what each circle plans and held, what was moved and cancelled, who sees what."""

import re
from datetime import date
from functools import partial

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.meetings.planning.commands import (
    add_circle,
    cancel_meeting,
    move_meeting,
    plan_meeting,
    plan_series,
)
from kmcore.meetings.planning.read_models import CircleForm, MeetingForm
from kmcore.reminders.circle_calendar import circle_feed_path
from tests.pages.circles_hand import (
    COMING,
    DISTRICT,
    HOSTILE,
    LATER,
    PROVINCE,
    WHY,
    OpenAs,
    SignIn,
    asked,
    counts,
    days,
)
from tests.pages.conftest import OpenView
from tests.support.markup import read_markup
from tests.support.people import Person, person
from tests.support.pieces import piece, table
from tests.support.thai_left import thai_left


@pytest.fixture
def office(as_secretary: OpenView) -> OpenAs:
    """Open the page as the secretariat, on a store of the test's own."""
    return partial(as_secretary, "circles")


class TestWhatEveryoneSees:
    def test_the_province_first_with_its_next_day(self, open_view: OpenView) -> None:
        screen = open_view("circles")
        told = screen.within("circle_one")
        assert told[0] == "วงคุณเอื้อจังหวัด"
        assert told[told.index("ครั้งต่อไป") : told.index("ครั้งต่อไป") + 3] == [
            "ครั้งต่อไป",
            "ศุกร์ 9 ก.พ. 2550",
            "พรุ่งนี้",
        ]
        assert counts(screen) == {"ครั้งประชุมแล้ว": 1, "ครั้งมีวันแล้ว รอประชุม": 1, "ครั้งในแผน": 8}
        assert f'href="/prepare?meeting={COMING}"' in screen.html
        assert 'href="/checks?check=khun-uea-sessions"' in screen.html
        assert days(screen) == ["อังคาร 9 ม.ค. 2550", "ศุกร์ 9 ก.พ. 2550"]

    def test_a_number_that_no_source_gives_is_not_there(self, open_view: OpenView) -> None:
        assert "ครั้งที่" not in open_view("circles").within("circle_sessions")

    def test_the_training_that_moved(self, open_view: OpenView) -> None:
        now, then = open_view("circles").html, open_view("circles", as_of="2007-01-11").html
        assert re.search(r"<s [^>]*>12 ม.ค. 2550</s> <b>19 ม.ค. 2550</b>", now)
        assert "<b>12 ม.ค. 2550</b>" in then
        assert "19 ม.ค. 2550" not in then

    def test_every_circle_is_in_the_list(self, open_view: OpenView) -> None:
        html = piece(open_view("circles"), "km-undated")
        named = [tag for tag in read_markup(html).all("a") if tag.attributes.get("class") != "km-figure"]
        links = [tag.attributes["href"] for tag in named]
        districts = [f"/circles?circle=khun-amnuay-80{number:02d}" for number in range(1, 24)]
        assert sorted(links) == sorted(["/circles?circle=khun-uea", *districts])
        assert "แผนวงละ 7 ครั้ง" in html

    def test_a_district_without_a_day(self, open_view: OpenView) -> None:
        screen = open_view("circles", circle=DISTRICT)
        assert "วงคุณอำนวยอำเภอ ขนอม" in screen.within("circle_one")
        assert "ยังไม่กำหนดวัน" in screen.within("circle_one")
        assert counts(screen) == {"ครั้งประชุมแล้ว": 0, "ครั้งมีวันแล้ว รอประชุม": 0, "ครั้งในแผน": 7}
        assert "ยังไม่มีครั้งใดที่กำหนดวัน" in screen.text
        assert "วันนัดของงานที่วงกำหนด" not in screen.text

    @pytest.mark.parametrize("asked_for", ["", "nowhere", "<i>", "khun-uea "])
    def test_a_circle_that_is_not_there(self, open_view: OpenView, asked_for: str) -> None:
        screen = open_view("circles", circle=asked_for)
        assert (len(screen.warnings), screen.problems) == (1, [])
        assert screen.within("circle_one")[0] == "วงคุณเอื้อจังหวัด"

    def test_a_day_gone_by_without_a_record(self, open_view: OpenView) -> None:
        screen = open_view("circles", as_of="2007-03-01")
        assert "ยังไม่กำหนดวัน" in screen.within("circle_one")
        assert "ยังไม่มีบันทึกการประชุม" in screen.text

    def test_a_visitor_does_nothing(self, open_view: OpenView, sign_in: SignIn) -> None:
        sign_in(None)
        screen = open_view("circles")
        assert "จัดวันประชุม" not in screen.text
        assert screen.session.code == []

    def test_in_english_no_thai_is_left(self, open_view: OpenView) -> None:
        assert thai_left(open_view("circles", lang="en")) == []
        assert thai_left(open_view("circles", lang="en", circle=DISTRICT)) == []


class TestMovedAndCancelled:
    def test_both_stay_in_sight_with_why(self, office: OpenAs, own_store: Engine, secretary: Person) -> None:
        by = secretary.by()
        move_meeting(own_store, by, COMING, on_date=LATER, start_time="9.00", place="ศาลากลาง", reason=WHY)
        plan_meeting(own_store, by, MeetingForm(PROVINCE, date(2007, 3, 9)))
        cancel_meeting(own_store, by, "khun-uea-2550-03-09", "น้ำท่วม")
        screen = office()
        assert days(screen)[1:] == [
            f"9 ก.พ. 2550 ศุกร์ 16 ก.พ. 2550 เลื่อนจาก 9 ก.พ. 2550 แจ้งเมื่อ 8 ก.พ. 2550: {WHY}",
            "ศุกร์ 9 มี.ค. 2550 ยกเลิกเมื่อ 8 ก.พ. 2550: น้ำท่วม",
        ]
        assert re.search(r"<s [^>]*>9 ก.พ. 2550</s>", piece(screen, "km-circle-next"))
        assert "<s>ศุกร์ 9 มี.ค. 2550</s>" in screen.html
        assert counts(screen)["ครั้งเลื่อน"] == counts(screen)["ครั้งยกเลิก"] == 1
        assert "อีก 8 วัน" in screen.within("circle_one")
        assert days(office(as_of="2007-02-07"))[1] == "ศุกร์ 9 ก.พ. 2550"

    def test_only_another_place(self, office: OpenAs, own_store: Engine, secretary: Person) -> None:
        move_meeting(
            own_store,
            secretary.by(),
            COMING,
            on_date=date(2007, 2, 9),
            start_time=None,
            place="ศาลากลาง",
            reason=WHY,
        )
        assert "เปลี่ยนเวลาหรือสถานที่ แจ้งเมื่อ 8 ก.พ. 2550" in days(office())[1]

    def test_the_soonest_stands_first(self, office: OpenAs, own_store: Engine, secretary: Person) -> None:
        plan_series(own_store, secretary.by(), DISTRICT, date(2007, 3, 6), 7, "9.00", None, number=1)
        sub = add_circle(
            own_store, secretary.by(), CircleForm("วงย่อยบล็อก", parent_code=PROVINCE, topic="บล็อก")
        )
        plan_meeting(own_store, secretary.by(), MeetingForm(sub, LATER))
        screen = office(circle=DISTRICT)
        rows = table(screen, "km-every")
        assert [(row[1], row[2], row[3]) for row in rows] == [
            ("วงคุณเอื้อจังหวัด", "1", "8"),
            ("วงย่อยบล็อก", "0", "–"),
            ("อำเภอขนอม", "0", "7"),
        ]
        assert [row[1] for row in table(screen, "km-sessions")] == [
            f"{number}/2550" for number in range(1, 8)
        ]
        assert "ยังไม่กำหนดวัน 22 วง" in screen.text
        assert "วงย่อยบล็อก" in office().within("circle_one")
        assert f'href="/circles?circle={PROVINCE}"' in piece(office(circle=sub), "km-circle")


class TestOthers:
    @pytest.mark.parametrize(
        "role", [AccountRole.GOVERNOR, AccountRole.LEAD, AccountRole.VIEWER, AccountRole.ADMIN]
    )
    def test_they_look_and_take_the_calendar(
        self, own_store: Engine, open_own: OpenView, sign_in: SignIn, role: AccountRole
    ) -> None:
        who = person(own_store, role)
        sign_in(who)
        screen = open_own("circles", circle=DISTRICT)
        assert "จัดวันประชุม" not in screen.text
        (address,) = [str(one.value) for one in screen.session.code]
        assert address.endswith(asked(own_store, circle_feed_path, who.user, DISTRICT))


def test_hostile_words_run_nowhere(office: OpenAs, own_store: Engine, secretary: Person) -> None:
    by = secretary.by()
    sub = add_circle(own_store, by, CircleForm(HOSTILE, parent_code=PROVINCE, topic=HOSTILE))
    code = plan_meeting(own_store, by, MeetingForm(sub, LATER, place=HOSTILE))
    move_meeting(
        own_store, by, code, on_date=date(2007, 2, 20), start_time=None, place=HOSTILE, reason=HOSTILE
    )
    screen = office(circle=sub)
    assert read_markup(screen.html).all("script") == []
    assert HOSTILE in days(screen)[0]
    assert screen.problems == []


@pytest.mark.parametrize("view", ["circles", "meeting", "checks", "sources", "visits", "replay", "overview"])
@pytest.mark.parametrize("day", ["2006-11-01", "2007-01-08"])
def test_a_day_before_the_minutes_opens_and_knows_none_of_them(
    open_view: OpenView, view: str, day: str
) -> None:
    screen = open_view(view, as_of=day)
    assert screen.problems == []
    assert "บรรทัด 37" not in screen.text + screen.html
