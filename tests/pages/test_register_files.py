"""A file of an office on the page: what cannot be taken is mended there, another table or column chosen, or sent back."""

from typing import Any

from sqlalchemy import Engine

from kmcore.registers.queries import newest_batches
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.pages.test_registers import button, choose_file, labels, workbook
from tests.support.screen import Screen

HEAD = ("รหัสหมู่บ้าน", "หน่วยงาน", "ภารกิจ", "วันที่ทำ", "สิ่งที่ทำ")


def done(village: object, agency: str = "กศน.") -> tuple[Any, ...]:
    return (village, agency, "sufficiency", "8 ก.พ. 2550", "เวทีแรก")


MISSPELT = (HEAD, done(80010601, "กศนน"), done(80010602, "กศนน"), done("8001060"))


def press(screen: Screen, label: str) -> Screen:
    button(screen, label).click()
    return screen.again()


def test_a_suggestion_is_taken_for_one_row_or_for_all_and_kept_with_the_batch(
    as_secretary: OpenView, own_store: Engine
) -> None:
    screen = choose_file(as_secretary("registers", kind="evidence", do="import"), workbook(*MISSPELT))
    assert screen.problems == []
    assert "รับไม่ได้ 3" in screen.words
    press(screen, "ใช้ กศน. (nfe)")
    assert {"รับไม่ได้ 2", "ใหม่ 1"} <= set(screen.words)
    assert "แถวที่ 2 ช่อง “หน่วยงาน”" in screen.text
    press(screen, "เลิกใช้")
    assert "รับไม่ได้ 3" in screen.words
    press(screen, "ใช้กับทั้ง 2 แถว")
    assert {"รับไม่ได้ 1", "ใหม่ 2"} <= set(screen.words)
    screen.session.text_input(key="own_value_4_0").input("80010603").run()
    press(screen, "ใช้ค่านี้")
    assert "ใหม่ 3" in screen.words
    press(screen, "นำเข้าทั้งหมด 3")
    assert screen.problems == []
    with reading(own_store) as session:
        (batch, *_rest) = newest_batches(session)
    assert batch.reason is not None
    assert "กศนน" in batch.reason
    assert batch.rows == 3


def test_a_column_nobody_knew_is_what_the_reader_says(as_secretary: OpenView) -> None:
    rows = (("เลขประจำบ้าน", *HEAD[1:]), done(80010601))
    screen = choose_file(as_secretary("registers", kind="evidence", do="import"), workbook(*rows))
    assert "ใหม่ 1" not in screen.words
    box = next(one for one in screen.session.selectbox if one.label == "เลขประจำบ้าน")
    box.select("village_code")
    screen.again()
    assert screen.problems == []
    assert "ใหม่ 1" in screen.words


def test_rows_that_are_refused_are_offered_as_a_file(as_secretary: OpenView) -> None:
    screen = choose_file(as_secretary("registers", kind="evidence", do="import"), workbook(*MISSPELT))
    downloads: list[Any] = list(screen.session.get("download_button"))
    assert "ดาวน์โหลดแถวที่ไม่ผ่าน" in {one.label for one in downloads}
    assert "นำเข้าเฉพาะแถวที่ถูก" in " ".join(labels(screen))
