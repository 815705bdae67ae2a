"""ปฏิทินวง: what the secretariat does from it, typed in Thai, looked over before it is kept."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from kmcore.access.kinds import AccountRole
from kmcore.clock import today
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.commands import cancel_meeting
from kmcore.meetings.planning.queries import all_series
from tests.pages.circles_hand import (
    COMING,
    DISTRICT,
    LATER,
    PROVINCE,
    WHY,
    OpenAs,
    SignIn,
    asked,
    choose,
    fill,
    keys,
    options,
    press,
    sessions,
)
from tests.pages.conftest import OpenView, _opener
from tests.support.builds import open_engine, without_data
from tests.support.databases import SqliteDatabases
from tests.support.people import Person, person
from tests.support.pieces import piece


@pytest.fixture
def office(as_secretary: OpenView) -> OpenAs:
    """Open the page as the secretariat, on a store of the test's own."""
    return partial(as_secretary, "circles")


class TestTheSecretariat:
    def test_sets_a_day_typed_in_thai(self, office: OpenAs, own_store: Engine) -> None:
        screen = choose(office(), "day")
        fill(screen, f"day_{PROVINCE}", on_date="๙ มีค ๕๐")
        assert "ศุกร์ 9 มี.ค. 2550 · อีก 29 วัน" in screen.again().text
        fill(screen, f"day_{PROVINCE}", start_time="14.00 น.", number="3", chair="รองผู้ว่าราชการจังหวัด")
        screen = press(screen, f"send_day_{PROVINCE}")
        assert "กำหนดวันประชุมแล้ว" in screen.text
        new = sessions(own_store).sessions[-1].info
        assert (new.on_date, new.start_time, new.number, new.chair) == (
            date(2007, 3, 9),
            "14:00",
            3,
            "รองผู้ว่าราชการจังหวัด",
        )
        assert (
            new.place == "ห้องรับรองผู้ว่าราชการจังหวัดนครศรีธรรมราช"
        )  # the last session's, as it stood in the field
        assert f"send_day_{PROVINCE}" not in keys(screen)

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"on_date": ""}, "ยังไม่ได้พิมพ์วันที่"),
            ({"on_date": "31 ก.พ. 2550"}, "ไม่มีวันที่ 31 กุมภาพันธ์"),
            ({"on_date": "9 ก.พ. 2550"}, "อยู่แล้ว"),
            ({"on_date": "9 มี.ค. 2550", "start_time": "เที่ยง"}, "อ่านเวลาไม่ออก"),
            ({"on_date": "9 มี.ค. 2550", "number": "สาม"}, "ไม่ใช่จำนวนเต็ม"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self, office: OpenAs, own_store: Engine, fields: dict[str, str], said: str
    ) -> None:
        screen = choose(office(), "day")
        fill(screen, f"day_{PROVINCE}", **fields)
        screen = press(screen, f"send_day_{PROVINCE}")
        assert [said in problem for problem in screen.problems] == [True]
        assert len(sessions(own_store).sessions) == 2
        assert screen.session.text_input(key=f"circles_day_{PROVINCE}_on_date").value == fields["on_date"]

    def test_looks_a_series_over_before_it_is_kept(self, office: OpenAs, own_store: Engine) -> None:
        screen = choose(office(), "series")
        fill(screen, f"series_{PROVINCE}", on_date="9 ก.พ. 2550")
        screen = screen.again()
        preview = piece(screen, "km-preview")
        assert preview.count("<li") == 8  # to September, as the plan says
        assert "<s>ศุกร์ 9 ก.พ. 2550</s>" in preview
        assert "จันทร์ 11 มิ.ย. 2550" in preview
        assert "แทน เสาร์ 9 มิ.ย. 2550" in preview
        assert len(sessions(own_store).sessions) == 2
        screen = press(screen, f"send_series_{PROVINCE}")
        assert "วางวันประชุมทั้งชุดแล้ว" in screen.text
        assert len(sessions(own_store).sessions) == 9

    def test_the_series_of_a_district(self, office: OpenAs, own_store: Engine) -> None:
        screen = choose(office(circle=DISTRICT), "series")
        fill(screen, f"series_{DISTRICT}", on_date="6 มี.ค. 2550")
        screen = screen.again()
        fill(screen, f"series_{DISTRICT}", number="1")
        press(screen, f"send_series_{DISTRICT}")
        found = sessions(own_store, DISTRICT)
        assert [one.info.number for one in found.sessions] == list(range(1, 8))
        assert {one.info.start_time for one in found.sessions} == {None}

    def test_moves_one(self, office: OpenAs, own_store: Engine) -> None:
        screen = choose(office(), "move")
        name = f"move_{COMING}"
        fill(screen, name, on_date="16 ก.พ. 2550")
        screen = screen.again()
        assert "จะเลื่อนจากวันศุกร์ 9 ก.พ. 2550 เป็นวันศุกร์ 16 ก.พ. 2550" in screen.text
        screen = press(screen, f"send_{name}")
        assert ["เหตุผล" in problem for problem in screen.problems] == [True]
        fill(screen, name, reason=WHY)
        screen = press(screen, f"send_{name}")
        assert screen.problems == []
        moved = sessions(own_store).sessions[-1]
        assert (moved.info.on_date, moved.days[-1].reason) == (LATER, WHY)
        assert "เลื่อนการประชุมแล้ว" in screen.text

    def test_moves_one_to_another_room_on_its_day(self, office: OpenAs, own_store: Engine) -> None:
        screen = choose(office(), "move")
        fill(screen, f"move_{COMING}", place="ศาลากลาง", reason=WHY)
        press(screen, f"send_move_{COMING}")
        moved = sessions(own_store).sessions[-1].info
        assert (moved.on_date, moved.place) == (date(2007, 2, 9), "ศาลากลาง")

    def test_cancels_one(self, office: OpenAs, own_store: Engine) -> None:
        screen = choose(office(), "cancel")
        fill(screen, f"cancel_{COMING}", reason="น้ำท่วม")
        screen = press(screen, f"send_cancel_{COMING}")
        assert sessions(own_store).sessions[-1].info.life is MeetingLife.CANCELLED
        assert "ยกเลิกการประชุมแล้ว" in screen.text
        assert "เลื่อนประชุม" not in screen.text  # nothing is left to move

    def test_somebody_was_quicker(self, office: OpenAs, own_store: Engine, secretary: Person) -> None:
        screen = choose(office(), "cancel")
        cancel_meeting(own_store, secretary.by(), COMING, WHY)
        fill(screen, f"cancel_{COMING}", reason="น้ำท่วม")
        screen = press(screen, f"send_cancel_{COMING}")
        assert ["ยกเลิกไปแล้ว" in problem for problem in screen.problems] == [True]

    def test_adds_a_sub_circle(self, office: OpenAs, own_store: Engine) -> None:
        screen = choose(office(circle=DISTRICT), "sub")
        fill(screen, f"sub_{DISTRICT}", name_th="วงย่อยคุณลิขิต", topic="บล็อก", start_time="9.00")
        screen = press(screen, f"send_sub_{DISTRICT}")
        assert "เพิ่มวงย่อยแล้ว" in screen.text
        circle = sessions(own_store, f"{DISTRICT}-sub-1").circle
        assert (circle.name, circle.topic, circle.usual_time) == ("วงย่อยคุณลิขิต", "บล็อก", "09:00")
        assert "sub" not in options(office(circle=f"{DISTRICT}-sub-1"))

    def test_on_another_day_one_only_looks(self, office: OpenAs) -> None:
        assert "จัดวันประชุม" not in office(as_of="2007-02-07").text

    def test_whoever_lost_the_role_does_nothing(
        self, office: OpenAs, own_store: Engine, secretary: Person
    ) -> None:
        screen = choose(office(), "cancel")
        fill(screen, f"cancel_{COMING}", reason="น้ำท่วม")
        with own_store.begin() as connection:
            connection.execute(
                text("UPDATE account SET active = 0 WHERE id = :id"), {"id": secretary.account_id}
            )
        press(screen, f"send_cancel_{COMING}")
        assert sessions(own_store).sessions[-1].stands


def test_a_province_that_begins_adds_its_circles(
    sqlite_databases: SqliteDatabases, use_store: Callable[[str], None], sign_in: SignIn, root: Path
) -> None:
    with sqlite_databases.lend(without_data) as url:
        use_store(url)
        engine = open_engine(url)
        sign_in(person(engine, AccountRole.SECRETARIAT))
        screen = choose(_opener(root)("circles"), "circle")
        assert "ยังไม่มีวงเรียนรู้ในข้อมูลนี้" in screen.text
        fill(screen, "circle", name_th="วงคุณเอื้อจังหวัด", planned_sessions="๘")
        screen = choose(press(screen, "send_circle"), "circle")
        screen.session.selectbox(key="circles_circle_level").select("8015")
        fill(screen, "circle", name_th="", planned_sessions="มาก", start_time="เที่ยง")
        screen = press(screen, "send_circle")
        assert len(screen.problems) == 1
        for said in ("ยังไม่ได้ตั้งชื่อวง", "ไม่ใช่จำนวนเต็ม", "อ่านเวลาไม่ออก"):
            assert said in screen.problems[0]
        fill(screen, "circle", name_th="วงคุณอำนวยอำเภอ ขนอม", planned_sessions="", start_time="9.00")
        screen = press(screen, "send_circle")
        assert screen.problems == []
        assert "9.00 น." in screen.text.replace("\\", "")
        found = asked(engine, all_series, today())  # a store without data lives in the present
        assert [(one.circle.code, one.circle.planned_sessions) for one in found] == [
            (PROVINCE, 8),
            (DISTRICT, None),
        ]
        engine.dispose()
