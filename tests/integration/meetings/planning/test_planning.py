"""Circles and sessions as the secretariat adds them: codes, days, numbers, whole series in one go."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, text

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.bilingual import thai_of
from kmcore.clock import today
from kmcore.errors import KmError, NotFoundError
from kmcore.i18n import speaking
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.commands import add_circle, cancel_meeting, plan_meeting, plan_series
from kmcore.meetings.planning.queries import Series, all_series, circle_series
from kmcore.meetings.planning.read_models import CircleForm, MeetingForm
from kmcore.meetings.queries import next_circle
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.revision import revision
from tests.integration.meetings.planning.conftest import COMING, DISTRICT, EVE, FIRST, HELD, NEXT, PROVINCE
from tests.integration.reminders.conftest import Asked
from tests.support.people import Person, person
from tests.support.thai_left import THAI

MARCH = date(2007, 3, 9)
SUB = CircleForm("วงย่อยฐานข้อมูล", parent_code=PROVINCE, topic="ฐานข้อมูลหมู่บ้านต้นแบบ")


def of(asked: Asked, code: str, day: date = EVE) -> Series:
    found: Series = asked(circle_series, day, code)
    return found


def last_deed(asked: Asked) -> dict[str, Any]:
    entry = asked(audit_entries, ["plan_meeting"])[-1]
    return json.loads(json.dumps(dict(entry.detail)))  # type: ignore[no-any-return]


class TestWhatIsThere:
    def test_the_province_and_its_districts(self, asked: Asked) -> None:
        found: list[Series] = asked(all_series, EVE)
        assert [one.circle.code for one in found][:2] == [PROVINCE, DISTRICT]
        assert [one.circle.planned_sessions for one in found] == [8, *[7] * 23]
        province = found[0]
        assert [(one.info.code, one.info.life, len(one.days)) for one in province.sessions] == [
            (HELD, MeetingLife.HELD, 1),
            (COMING, MeetingLife.PLANNED, 1),
        ]
        assert province.taken_place == 1
        assert province.coming is not None
        assert (province.coming.info.code, province.coming.info.days_to_go) == (COMING, 1)
        assert (found[1].sessions, found[1].coming, found[1].taken_place) == ((), None, 0)

    def test_one_circle_alone_is_the_same(self, asked: Asked) -> None:
        assert of(asked, PROVINCE) == asked(all_series, EVE)[0]

    def test_before_the_minutes_no_circle_of_theirs_is_known(self, asked: Asked) -> None:
        assert asked(all_series, date(2007, 1, 8)) == []
        assert of(asked, PROVINCE, date(2007, 1, 9)).taken_place == 1

    def test_a_day_gone_by_without_a_record_is_not_the_next(self, asked: Asked) -> None:
        province = of(asked, PROVINCE, date(2007, 2, 10))
        assert province.coming is None
        assert province.sessions[1].unrecorded
        assert not of(asked, PROVINCE, NEXT).sessions[1].unrecorded

    def test_a_circle_that_is_none(self, asked: Asked) -> None:
        with pytest.raises(NotFoundError, match="nowhere"):
            of(asked, "nowhere")

    def test_a_store_without_circles(self, engine: Engine) -> None:
        assert Asked(engine)(all_series, EVE) == []


class TestOneSession:
    def test_it_is_there_for_everyone(self, store: Engine, asked: Asked, secretary: Person) -> None:
        before = asked(revision)
        form = MeetingForm(
            PROVINCE, MARCH, "13.30 น.", "  ห้องประชุม\n ศรีวิชัย ", chair="ผู้ว่าราชการจังหวัด", heads=6
        )
        code = plan_meeting(store, secretary.by(), form)
        assert code == "khun-uea-2550-03-09"
        assert asked(revision) == before + 1
        new = of(asked, PROVINCE).sessions[-1]
        assert (new.info.life, new.info.on_date, new.info.start_time) == (MeetingLife.PLANNED, MARCH, "13:30")
        assert (new.info.place, new.info.chair, new.info.heads) == ("ห้องประชุม ศรีวิชัย", "ผู้ว่าราชการจังหวัด", 6)
        assert (new.info.source, new.info.demo, new.moved) == (None, False, False)
        assert asked(next_circle, date(2007, 2, 20)).code == code
        assert last_deed(asked)["after"]["on_date"] == "2007-03-09"

    def test_the_minutes_circle_gets_no_number(self, store: Engine, asked: Asked, secretary: Person) -> None:
        plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, MARCH))
        plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, date(2008, 1, 9)))
        assert [one.info.number for one in of(asked, PROVINCE).sessions] == [None, None, None, 1]

    def test_a_number_that_is_known(self, store: Engine, asked: Asked, secretary: Person) -> None:
        plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, MARCH, number=3))
        plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, date(2007, 4, 9)))
        assert [one.info.number for one in of(asked, PROVINCE).sessions] == [None, None, 3, 4]

    @pytest.mark.parametrize("number", [0, 1, 2, 999])
    def test_a_number_that_cannot_be(
        self, store: Engine, asked: Asked, secretary: Person, number: int
    ) -> None:
        """Two sessions of 2550 are known before it."""
        with pytest.raises(MeetingError) as refused:
            plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, MARCH, number=number))
        assert refused.value.field == "number"
        assert len(of(asked, PROVINCE).sessions) == 2

    @pytest.mark.parametrize(
        ("form", "field", "said"),
        [
            (MeetingForm(PROVINCE, NEXT), "on_date", "9 ก.พ. 2550 อยู่แล้ว"),
            (MeetingForm(PROVINCE, FIRST), "on_date", "9 ม.ค. 2550 อยู่แล้ว"),
            (MeetingForm(PROVINCE, date(2007, 1, 8)), "on_date", "ก่อนการประชุมครั้งล่าสุด"),
            (MeetingForm(PROVINCE, date(2550, 3, 9)), "on_date", "3093"),
            (MeetingForm(PROVINCE, MARCH, "25.00"), "start_time", "24 ชั่วโมง"),
            (MeetingForm(PROVINCE, MARCH, place="ก" * 201), "place", "สถานที่ ยาว 201"),
            (MeetingForm(PROVINCE, MARCH, place="ก\u202eข"), "place", "U+202E"),
            (MeetingForm(PROVINCE, MARCH, chair="\x00"), "chair", "U+0000"),
            (MeetingForm(PROVINCE, MARCH, heads=4), "heads", "5 หรือ 6"),
        ],
    )
    def test_what_cannot_be_planned(
        self, asked: Asked, secretary: Person, form: MeetingForm, field: str, said: str
    ) -> None:
        before = asked(revision)
        with pytest.raises(MeetingError) as refused:
            plan_meeting(asked.engine, secretary.by(), form)
        assert said in str(refused.value)
        assert refused.value.field == field
        assert asked(revision) == before

    def test_in_english_a_refusal_has_its_days_in_english(self, store: Engine, secretary: Person) -> None:
        with pytest.raises(MeetingError) as refused:
            plan_meeting(store, secretary.by(), MeetingForm(PROVINCE, date(2007, 1, 8)))
        with speaking("en"):
            assert "8 Jan 2007" in str(refused.value)
            assert THAI.search(str(refused.value)) is None

    def test_another_circle_may_meet_on_the_same_day(self, store: Engine, secretary: Person) -> None:
        assert plan_meeting(store, secretary.by(), MeetingForm(DISTRICT, NEXT)) == f"{DISTRICT}-2550-02-09"

    def test_a_day_gone_by_can_be_set_to_be_recorded_afterwards(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        plan_meeting(store, secretary.by(), MeetingForm(DISTRICT, date(2007, 1, 20)))
        assert of(asked, DISTRICT).sessions[0].unrecorded

    def test_a_circle_that_is_none(self, store: Engine, secretary: Person) -> None:
        with pytest.raises(NotFoundError):
            plan_meeting(store, secretary.by(), MeetingForm("nowhere", MARCH))


class TestSeries:
    def test_the_eight_of_the_province(self, store: Engine, asked: Asked, secretary: Person) -> None:
        """The session of 9 February is there already, and is not planned twice."""
        made = plan_series(store, secretary.by(), PROVINCE, NEXT, 8, "13.30", "ห้องรับรอง")
        assert made == tuple(
            f"khun-uea-2550-{day}" for day in ("03-09", "04-09", "05-09", "06-11", "07-09", "08-09", "09-10")
        )
        sessions = of(asked, PROVINCE).sessions
        assert len(sessions) == 9
        assert {(one.info.start_time, thai_of(one.info.place)) for one in sessions[2:]} == {
            ("13:30", "ห้องรับรอง")
        }
        assert len(last_deed(asked)["after"]["sessions"]) == 7

    def test_the_seven_of_a_district(self, store: Engine, asked: Asked, secretary: Person) -> None:
        made = plan_series(store, secretary.by(), DISTRICT, date(2007, 3, 6), 7, None, None, number=1)
        found = of(asked, DISTRICT)
        assert [one.info.code for one in found.sessions] == list(made)
        assert [one.info.number for one in found.sessions] == [1, 2, 3, 4, 5, 6, 7]
        assert len(found.to_come) == found.circle.planned_sessions == 7

    def test_all_or_nothing(self, store: Engine, asked: Asked, secretary: Person) -> None:
        before = asked(revision)
        with pytest.raises(MeetingError, match="ก่อนการประชุมครั้งล่าสุด"):
            plan_series(store, secretary.by(), PROVINCE, date(2006, 12, 9), 8, None, None)
        assert (asked(revision), len(of(asked, PROVINCE).sessions)) == (before, 2)

    @pytest.mark.parametrize(("count", "field"), [(0, "sessions"), (25, "sessions"), (1, "sessions")])
    def test_none_left_or_too_many(self, store: Engine, secretary: Person, count: int, field: str) -> None:
        with pytest.raises(MeetingError) as refused:
            plan_series(store, secretary.by(), PROVINCE, NEXT, count, None, None)
        assert refused.value.field == field

    def test_a_month_whose_session_was_cancelled_is_free(
        self, store: Engine, asked: Asked, secretary: Person
    ) -> None:
        cancel_meeting(store, secretary.by(), COMING, "น้ำท่วม")
        assert plan_series(store, secretary.by(), PROVINCE, NEXT, 1, None, None) == (f"{COMING}-2",)
        assert [(one.info.code, one.info.life) for one in of(asked, PROVINCE).sessions][1:] == [
            (COMING, MeetingLife.CANCELLED),
            (f"{COMING}-2", MeetingLife.PLANNED),
        ]


class TestCircles:
    def test_a_sub_circle(self, store: Engine, asked: Asked, secretary: Person) -> None:
        assert add_circle(store, secretary.by(), SUB) == "khun-uea-sub-1"
        found: list[Series] = asked(all_series, EVE)
        assert [one.circle.code for one in found][:3] == [PROVINCE, "khun-uea-sub-1", DISTRICT]
        circle = found[1].circle
        assert (circle.level, circle.parent_code, circle.topic) == ("sub", PROVINCE, "ฐานข้อมูลหมู่บ้านต้นแบบ")
        assert (circle.name, circle.planned_sessions, circle.demo) == ("วงย่อยฐานข้อมูล", None, False)
        with speaking("en"):
            assert circle.name == "วงย่อยฐานข้อมูล"
        assert add_circle(store, secretary.by(), SUB) == "khun-uea-sub-2"

    def test_a_sub_circle_counts_from_one(self, store: Engine, asked: Asked, secretary: Person) -> None:
        code = add_circle(store, secretary.by(), CircleForm("ว", parent_code=DISTRICT, topic="บล็อก"))
        assert code == f"{DISTRICT}-sub-1"
        plan_series(store, secretary.by(), code, MARCH, 3, None, None)
        assert [one.info.number for one in of(asked, code).sessions] == [1, 2, 3]

    def test_the_usual_time_and_place(self, store: Engine, asked: Asked, secretary: Person) -> None:
        form = CircleForm("ว", parent_code=PROVINCE, topic="ท", usual_time="9.00", usual_place="ศาลากลาง")
        code = add_circle(store, secretary.by(), form)
        plan_meeting(store, secretary.by(), MeetingForm(code, MARCH))
        plan_meeting(store, secretary.by(), MeetingForm(code, date(2007, 4, 9), "", ""))
        assert [(one.info.start_time, one.info.place) for one in of(asked, code).sessions] == [
            ("09:00", "ศาลากลาง"),
            (None, None),
        ]

    def test_a_province_that_begins_with_nothing(self, engine: Engine) -> None:
        secretary, asked = person(engine, AccountRole.SECRETARIAT), Asked(engine)
        with engine.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO district (code, name_th, name_en, origin) VALUES ('8001', 'เมือง', 'M', 'source')"
                )
            )
        for form in (
            CircleForm("วงจังหวัด", "province"),
            CircleForm("วงอำเภอ", "district", district_code="8001"),
        ):
            add_circle(engine, secretary.by(), form)
        now = today(
            secretary.by().clock
        )  # a store without a day of its own: what is added is known from today
        assert asked(all_series, now - timedelta(days=1)) == []
        found: list[Series] = asked(all_series, now)
        assert [(one.circle.code, one.circle.district_code) for one in found] == [
            (PROVINCE, None),
            (DISTRICT, "8001"),
        ]
        plan_meeting(engine, secretary.by(), MeetingForm(PROVINCE, MARCH))
        assert (
            of(asked, PROVINCE, now).sessions[0].info.number is None
        )  # it may have met before it had this program

    @pytest.mark.parametrize(
        ("form", "error", "said"),
        [
            (CircleForm(" ", parent_code=PROVINCE, topic="ท"), MeetingError, "ชื่อวง"),
            (CircleForm("ว", parent_code=PROVINCE), MeetingError, "หัวข้อ"),
            (CircleForm("ว", parent_code=PROVINCE, topic="\u200b"), MeetingError, "หัวข้อ"),
            (CircleForm("ว", parent_code="nowhere", topic="ท"), NotFoundError, "nowhere"),
            (CircleForm("ว", topic="ท"), NotFoundError, "วง"),
            (CircleForm("ว", "province"), MeetingError, "อยู่แล้ว"),
            (CircleForm("ว", "district", district_code="8001"), MeetingError, "อยู่แล้ว"),
            (CircleForm("ว", "district", district_code="9901"), NotFoundError, "9901"),
            (CircleForm("ว", "tambon"), MeetingError, "ระดับ"),
            (CircleForm("ว", parent_code=PROVINCE, topic="ท", planned_sessions=61), MeetingError, "60"),
            (CircleForm("ว", parent_code=PROVINCE, topic="ท", usual_time="เช้า"), MeetingError, "เวลา"),
        ],
    )
    def test_what_cannot_be_added(
        self, asked: Asked, secretary: Person, form: CircleForm, error: type[KmError], said: str
    ) -> None:
        before = asked(revision)
        with pytest.raises(error, match=said):
            add_circle(asked.engine, secretary.by(), form)
        assert asked(revision) == before

    def test_no_sub_circle_of_a_sub_circle(self, store: Engine, secretary: Person) -> None:
        code = add_circle(store, secretary.by(), SUB)
        with pytest.raises(MeetingError, match="วงหลัก"):
            add_circle(store, secretary.by(), CircleForm("ว", parent_code=code, topic="ท"))


def test_only_the_secretariat(store: Engine, asked: Asked) -> None:
    """Every role against every command is the permission matrix's; here that nothing is written."""
    by, before = person(store, AccountRole.GOVERNOR).by(), asked(revision)
    with pytest.raises(NotAllowedError):
        add_circle(store, by, SUB)
    with pytest.raises(NotAllowedError):
        plan_meeting(store, by, MeetingForm(PROVINCE, MARCH))
    with pytest.raises(NotAllowedError):
        plan_series(store, by, PROVINCE, MARCH, 2, None, None)
    assert asked(revision) == before
