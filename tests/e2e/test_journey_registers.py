"""A secretary uploads an office's file, sees what becomes of it, imports it, sees the number change, takes it back."""

import re
from io import BytesIO
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from xlsxwriter import Workbook

from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole
from kmcore.storage.engine import open_engine
from tests.e2e.support.app import RunningApp
from tests.e2e.support.browser import DESK, PHONE
from tests.e2e.support.hand import press
from tests.e2e.support.runs import one_run
from tests.e2e.support.settled import settled
from tests.e2e.support.visit import Visit
from tests.support.people import person

pytestmark = pytest.mark.browser


def office_file() -> bytes:
    """Return a list of two new villages as an office would make it, with a title, a wrong code and a column of telephones."""
    out = BytesIO()
    book = Workbook(out)
    sheet = book.add_worksheet("รุ่น 2")
    sheet.write(0, 0, "ทะเบียนหมู่บ้าน")
    for place, row in enumerate(
        (
            ("รหัส มบ.", "ชื่อบ้าน", "โทร."),
            ("80010688", "บ้านทดสอบหนึ่ง", "081"),
            ("80010689", "บ้านทดสอบสอง", ""),
            ("8001060", "บ้านรหัสสั้น", ""),
        )
    ):
        sheet.write_row(2 + place, 0, row)
    book.close()
    return out.getvalue()


def villages_in_all(visit: Visit) -> int:
    """Return how many villages the page of villages counts."""
    page = visit("/villages?list=villages")
    text = page.locator(".st-key-list_panel").inner_text()
    return max(int(number.replace(",", "")) for number in re.findall(r"\d,\d{3}", text))


def upload(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "ทะเบียน.xlsx", "mimeType": "application/octet-stream", "buffer": office_file()}
    )
    expect(page.get_by_text("ตรวจก่อนนำเข้า")).to_be_visible()
    settled(page)


def test_a_file_is_seen_imported_and_taken_back(visit: Visit, app: RunningApp) -> None:
    secretary = person(open_engine(app.database_url), AccountRole.SECRETARIAT, login="registers-journey")
    visit.context(DESK).add_cookies([{"name": COOKIE, "value": secretary.token, "url": app.url}])
    before = villages_in_all(visit)
    page = visit("/registers?kind=villages&do=import")
    upload(page)
    for words in ("รับไม่ได้ 1", "ใหม่ 2"):
        expect(
            page.get_by_role("radio", name=words).or_(page.get_by_role("button", name=words))
        ).to_be_visible()
    expect(page.get_by_text("มี 7 หลัก")).to_be_visible()
    expect(page.get_by_role("button", name="นำเข้าทั้งหมด")).to_be_disabled()
    assert villages_in_all(visit) == before
    press(page.get_by_role("button", name="นำเข้าเฉพาะแถวที่ถูก"))
    expect(page.get_by_text("เป็นชุดที่ 1")).to_be_visible()
    assert villages_in_all(visit) == before + 2
    press(page.get_by_role("button", name="ถอนคืนชุดที่ 1").first)
    expect(page.get_by_text("ทุกแถวกลับเป็นอย่างเดิม")).to_be_visible()
    assert villages_in_all(visit) == before


def test_the_set_up_reads_an_offices_list_and_leads_from_step_to_step(visit: Visit, app: RunningApp) -> None:
    """Nothing is written: the list is looked at, and what is wrong in it is named by its row."""
    secretary = person(open_engine(app.database_url), AccountRole.SECRETARIAT, login="setup-journey")
    visit.context(DESK).add_cookies([{"name": COOKIE, "value": secretary.token, "url": app.url}])
    page = visit("/setup?step=areas")
    listed = "อำเภอ,ตำบล,หมู่ที่,ชื่อหมู่บ้าน\nอ.ลานสกา,ต.ขุนทะเล,77,บ้านใหม่\nลานสกา,ไม่มีที่นี่,1,บ้านอื่น\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "รายชื่อ.csv", "mimeType": "text/csv", "buffer": listed.encode()}
    )
    expect(page.get_by_text("ไม่พบรหัสของ “ไม่มีที่นี่”")).to_be_visible()
    expect(page.get_by_role("button", name="นำเข้าทั้งหมด")).to_be_disabled()
    settled(page)
    page.get_by_role("link", name="ภารกิจและรุ่น").click()
    expect(page.get_by_role("heading", name="ภารกิจและรุ่น")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="อำเภอ ตำบล หมู่บ้าน")).to_be_visible()


def test_what_came_of_a_press_is_brought_to_the_eye(visit: Visit, app: RunningApp) -> None:
    """On a phone the form is longer than the screen: what stopped it, each time, and what it would do are seen."""
    secretary = person(
        open_engine(app.database_url), AccountRole.SECRETARIAT, login=f"outcome-{uuid4().hex[:8]}"
    )
    visit.context(PHONE).add_cookies([{"name": COOKIE, "value": secretary.token, "url": app.url}])
    page = visit("/registers?kind=agencies&do=add", PHONE)
    send = page.get_by_role("button", name="บันทึกหน่วยงานใหม่")
    fault = page.get_by_test_id("stAlertContentError")
    for _time in range(2):
        press(send)
        expect(fault).to_be_in_viewport()
        send.scroll_into_view_if_needed()
        expect(fault).not_to_be_in_viewport()
    last = page.get_by_role("textbox").last
    with one_run(page):
        last.press("Control+Enter" if last.evaluate("box => box.tagName") == "TEXTAREA" else "Enter")
    expect(fault).to_be_in_viewport()
    page = visit("/registers?kind=evidence&do=villages", PHONE)
    page.get_by_text("วางรายชื่อ").click()
    pasted = page.get_by_role("textbox", name="บรรทัดละหมู่บ้าน")
    pasted.fill("80010601")
    pasted.press("Control+Enter")
    press(page.get_by_role("button", name="ดูผลก่อนบันทึก 1 หมู่บ้าน"))
    expect(page.locator(".km-act-refused")).to_be_in_viewport()
