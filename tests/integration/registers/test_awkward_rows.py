"""Rows as offices write them, through a whole file into a register: understood, or refused by a named field."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.integration.registers.test_file_choices import read, workbook

DONE = ("กศน.", "sufficiency", "8 ก.พ. 2550", "เวทีแรก")
HEAD = ("หน่วยงาน", "ภารกิจ", "วันที่ทำ", "สิ่งที่ทำ")
ADDRESS = ("ที่อยู่", *HEAD)
PARTS = ("หมู่ที่", "ตำบล", "อำเภอ", *HEAD)
MONEY = ("รายการงบ", "ขั้น", "จำนวนเงิน", "วันที่")


@pytest.mark.parametrize(
    ("head", "row", "field", "value"),
    [
        (PARTS, ("หมู่ที่ห้า", "ขุนทะเล", "ลานสกา", *DONE), "village_code", "80030505"),
        (PARTS, ("ม.๕", "ต.ขุนทะเล", "กิ่งอำเภอลานสกา", *DONE), "village_code", "80030505"),
        (PARTS, ("5 ", "ขุนทะเล\u200b", "ลาน\u00adสกา", *DONE), "village_code", "80030505"),
        (PARTS, ("5", "ขุนทเล", "ลานสกา", *DONE), "village_code", None),
        (ADDRESS, ("99/1 ม.5 ต.ขุนทะเล อ.ลานสกา จ.นครศรีธรรมราช 80230", *DONE), "village_code", "80030505"),
        (ADDRESS, ("ม.5 ต.ขุนทะเล อ.เมือง จ.สุราษฎร์ธานี", *DONE), "village_code", None),
        (("รหัส มบ.", *HEAD), (80030505.0, *DONE), "village_code", "80030505"),
        (("รหัส มบ.", *HEAD), ("8OO3O5O5", *DONE), "village_code", None),
        (("รหัส มบ.", *HEAD), ("80030505", *DONE[:2], "๘ กุมภาพันธ์ ๒๕๕๐", "ก"), "on_date", date(2007, 2, 8)),
        (("รหัส มบ.", *HEAD), ("80030505", *DONE[:2], "31 ก.พ. 2550", "ก"), "on_date", None),
        (("รหัส มบ.", *HEAD), ("80030505", *DONE[:3], "ทํานํ้ายา เเละ"), "note", "ทำน้ำยา และ"),
        (MONEY, ("total", "เบิกจ่าย", "1.2 ล้านบาท", "8 ก.พ. 2550"), "amount_satang", 120_000_000),
        (MONEY, ("total", "เบิกจ่าย", "๑๐๐,๐๐๐ บาท", "8/2/2550"), "amount_satang", 10_000_000),
        (MONEY, ("total", "เบิกจ่าย", "100000 กว่า", "8 ก.พ. 2550"), "amount_satang", None),
        (("รหัสประเด็น", "ค่าที่กล่าว", "ใช้ในยอดรวม"), ("total-villages", "1,552", "✓"), "used", True),
        (("รหัสประเด็น", "ค่าที่กล่าว", "ใช้ในยอดรวม"), ("total-villages", "1,552", "ไม่แน่ใจ"), "used", None),
    ],
)
def test_a_row_of_an_office(
    store: Engine, head: tuple[Any, ...], row: tuple[Any, ...], field: str, value: object
) -> None:
    kind = {"รายการงบ": "budget-entries", "รหัสประเด็น": "statements"}.get(head[0], "evidence")
    (stated,) = read(store, workbook(ก=[head, row]), kind=kind).rows
    assert stated.values.get(field) == value
    problems = [problem for problem in stated.problems if problem.field == field]
    assert (problems == []) is (value is not None)
    assert all(problem.sentence and problem.found for problem in problems)
