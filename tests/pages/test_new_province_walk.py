"""The next province in half a day: from an empty store, by the pages' forms and files alone, to its first minutes."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from dashboard.navigation import is_being_set_up
from kmcore.access.account_directory import account_number
from kmcore.access.account_register import existing
from kmcore.access.kinds import AccountRole
from kmcore.access.sessions import user_of
from kmcore.areas.queries import boundaries, districts
from kmcore.documents.issue import issue
from kmcore.documents.kinds import Kind, Media
from kmcore.exchange.new_province.commands import set_province
from kmcore.exchange.new_province.progress import first_unfinished, setup_steps
from kmcore.meetings.queries import PROVINCE_CIRCLE, next_circle
from kmcore.meetings.room.read_models import ResolutionForm
from kmcore.meetings.room.resolutions import record_resolution
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.unit_of_work import reading
from tests.integration.documents.reading_back import docx_lines, pdf_text
from tests.pages.circles_hand import choose
from tests.pages.conftest import OpenView, _opener
from tests.pages.preparing import fill, press
from tests.support.builds import as_new_province, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.new_province import (
    CODE,
    DISTRICTS,
    FORM,
    KEEPER,
    NAME,
    NAME_EN,
    PROGRAMME,
    office_list,
)
from tests.support.people import Person, open_session, person
from tests.support.screen import Screen

DAY: Final = date(2026, 12, 9)
OTHER_PROVINCE: Final = re.compile(r"นครศรี|เมืองนคร|Nakhon|แก้จน|ลานสกา")
AGENCIES: Final = "ชื่อหน่วยงาน,ชื่อย่อ,สังกัด\nสำนักงานพัฒนาชุมชน,พช.รด,มหาดไทย\nสำนักงานเกษตร,กษ.รด,เกษตรและสหกรณ์\n"
COHORTS: Final = "รุ่นที่,ชื่อรุ่น,หมู่บ้านเป้าหมาย,ภารกิจ\n1,รุ่นที่หนึ่ง,40,น้ำสะอาด\n2,รุ่นที่สอง,110,น้ำสะอาด\n"
LINES: Final = 'รหัสรายการ,ชื่อรายการ,ปีงบประมาณ,วงเงิน (บาท),หน่วยงาน,ตั้งแต่วันที่\nn1,ประปาภูเขา,2570,"2,500,000",พช.รด,1 ต.ค. 2569\n'
ENTRIES: Final = 'รายการงบ,ขั้น,จำนวนเงิน (บาท),วันที่\nn1,จัดสรร,"1,000,000",2 ธ.ค. 2569\n'


@pytest.fixture
def province(
    sqlite_databases: SqliteDatabases,
    use_store: Callable[[str], None],
    on_day: Callable[[date], None],
    from_an_address: None,
) -> Iterator[Engine]:
    """The engine of a store as ``init --dataset empty`` makes it, on the day of its first circle."""
    with sqlite_databases.lend(as_new_province) as url:
        use_store(url)
        on_day(DAY)
        yield (engine := open_engine(url))
        engine.dispose()


def button(screen: Screen, label: str) -> Any:
    return next(one for one in screen.session.button if one.label.startswith(label))


def send(screen: Screen, label: str) -> Screen:
    button(screen, label).click()
    screen.again()
    assert screen.problems == []
    return screen


def uploaded(screen: Screen, name: str, data: bytes) -> Screen:
    field: Any = screen.session.get("file_uploader")[0]
    field.upload(name, data, "application/octet-stream")
    return screen.again()


def _made(engine: Engine, login: str) -> Person:
    """Return who signs in with an account that a page has made."""
    with reading(engine) as session:
        number = account_number(session, login)
        user = user_of(existing(session, number))
    return Person(user, open_session(engine, number))


class Walk:
    """What people of the new province do, one after the other."""

    def __init__(self, engine: Engine, open_page: OpenView, sign_in: Callable[[Person | None], None]) -> None:
        self.engine, self._open, self._sign_in = engine, open_page, sign_in

    def open(self, who: Person, view: str, **query: str) -> Screen:
        self._sign_in(who)
        screen = self._open(view, **query)
        assert screen.problems == []
        assert not OTHER_PROVINCE.search(screen.html)
        return screen

    def account(self, admin: Person, login: str, role: AccountRole) -> Person:
        screen = self.open(admin, "accounts")
        screen.session.selectbox(key="form_add_account_role").set_value(role)
        screen.again()
        fill(screen, login=login, label=login)
        send(screen, "เพิ่มบัญชี")
        return _made(self.engine, login)

    def file(self, who: Person, kind: str, text: str) -> None:
        screen = uploaded(self.open(who, "registers", kind=kind, do="import"), f"{kind}.csv", text.encode())
        assert screen.problems == []
        send(screen, "นำเข้าทั้งหมด")

    def unfinished(self) -> str | None:
        with reading(self.engine) as session:
            return first_unfinished(setup_steps(session, DAY))


@pytest.fixture
def walk(province: Engine, root: Any, sign_in: Callable[[Person | None], None]) -> Walk:
    return Walk(province, _opener(root), sign_in)


def test_from_nothing_to_the_first_minutes(walk: Walk, province: Engine) -> None:
    admin = person(province, AccountRole.ADMIN)  # python -m kmcore user add NAME --role admin

    screen = walk.open(admin, "setup")
    assert "ครบ 0 จาก 7 ขั้น" in screen.text
    fill(screen, name_th=f"จังหวัด{NAME}", code=CODE, name_en=NAME_EN, programme_th=PROGRAMME)
    screen = send(screen, "บันทึกจังหวัด")
    assert f"ชื่อจังหวัด: {NAME}" in screen.text.replace("\\", "")
    assert f"ภาพรวม{PROGRAMME}" in walk.open(admin, "overview").words
    secretary = walk.account(admin, "lekha", AccountRole.SECRETARIAT)

    screen = uploaded(walk.open(secretary, "setup", step="areas"), "รายชื่อ.xlsx", office_list())
    assert "ใหม่ 150" in screen.text
    assert walk.unfinished() == "areas"
    screen = send(screen, "นำเข้าทั้งหมด")
    assert all(any(name in area.title for area in screen.maps[0]) for name in DISTRICTS[1:])
    with reading(province) as session:
        assert boundaries(session, "subdistrict") is not None

    walk.file(secretary, "agencies", AGENCIES)
    screen = walk.open(secretary, "registers", kind="missions", do="add")
    fill(screen, name_th="น้ำสะอาด", target_villages="150")
    send(screen, "บันทึก")
    walk.file(secretary, "cohorts", COHORTS)
    walk.file(secretary, "budget-lines", LINES)
    walk.file(secretary, "budget-entries", ENTRIES)
    assert walk.unfinished() == "circle"

    screen = choose(walk.open(secretary, "circles"), "circle")
    fill(screen, name_th=f"วงคุณเอื้อจังหวัด{NAME}")
    screen = choose(send(screen, "เพิ่มวง"), "day")
    fill(
        screen,
        on_date="9 ธ.ค. 2569",
        start_time="13.30",
        place=f"ศาลากลางจังหวัด{NAME}",
        chair="ผู้ว่าราชการจังหวัด",
    )
    send(screen, "กำหนดวันประชุม")
    with reading(province) as session:
        meeting = next_circle(session, DAY, PROVINCE_CIRCLE)
    assert meeting is not None
    screen = press(walk.open(secretary, "prepare"), "open_add")
    fill(screen, title="ประปาภูเขาหมู่บ้านแรก", detail="สองหน้า")
    press(screen, "save_add")
    screen = press(walk.open(secretary, "prepare", part="people"), "open_attend")
    fill(screen, position="นายอำเภอห้วยทราย")
    press(screen, "save_attend")

    walk.account(admin, "lead", AccountRole.LEAD)
    assert walk.unfinished() is None
    assert "ครบแล้ว" in walk.open(admin, "setup").text
    assert not is_being_set_up()

    press(walk.open(secretary, "prepare"), "meeting_open_yes")
    record_resolution(
        province,
        secretary.by(),
        ResolutionForm(
            meeting.code,
            ResolutionKind.DECISION,
            "ให้สำรวจแหล่งน้ำทุกหมู่บ้าน",
            4,
            makes_item=True,
            owner="agency-1",
            submission=str(uuid4()),
        ),
    )
    screen = press(walk.open(secretary, "prepare"), "meeting_close_yes")
    assert screen.problems == []
    for kind, media, agency in (
        (Kind.MINUTES, Media.DOCX, None),
        (Kind.MINUTES, Media.PDF, None),
        (Kind.LETTER, Media.PDF, "agency-1"),
    ):
        made = issue(province, secretary.by(), kind, meeting.code, media, agency_code=agency)
        text = " ".join(docx_lines(made)) if media is Media.DOCX else pdf_text(made)
        assert f"จังหวัด{NAME}" in text
        assert "ให้สำรวจแหล่งน้ำทุกหมู่บ้าน" in text.replace("\n", "")
        assert not OTHER_PROVINCE.search(text)


def test_the_good_part_of_a_list_is_taken_knowingly(walk: Walk, province: Engine) -> None:
    """What is left is counted in the receipt and offered as a file to correct."""
    set_province(province, KEEPER, FORM)
    secretary = person(province, AccountRole.SECRETARIAT)
    text = "รหัสอำเภอ,อำเภอ,รหัสตำบล,ตำบล\n9701,เมือง,970101,ดอน\n9701,เมือง,97O102,นา\n"
    screen = uploaded(walk.open(secretary, "setup", step="areas"), "a.csv", text.encode())
    assert screen.problems == []
    assert button(screen, "นำเข้าทั้งหมด").disabled
    offered: Any = screen.session.get("download_button")
    assert "ดาวน์โหลดแถวที่ไม่ผ่าน" in {one.label for one in offered}
    screen = send(screen, "นำเข้าเฉพาะแถวที่ถูก 2")
    assert "เว้นไว้" in " ".join([screen.text, *(str(one.value) for one in screen.session.success)])
    with reading(province) as session:
        assert [area.code for area in districts(session)] == ["9701"]
