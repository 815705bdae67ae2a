"""An address taken apart, in whatever order and spelling an office wrote it."""

from datetime import date

import pytest
from hypothesis import given, settings

from kmcore.registers.area_matching import RegisterLevel, WrittenArea, read_address, read_area_columns
from kmcore.registers.cells import Cell
from tests.support.cells import ANY_CELL, AWKWARD_CELLS, assert_only_field_problems, refused

VILLAGE, SUBDISTRICT, DISTRICT = RegisterLevel.VILLAGE, RegisterLevel.SUBDISTRICT, RegisterLevel.DISTRICT
WHOLE = WrittenArea(village="นากุน", moo=5, subdistrict="ขุนทะเล", district="ลานสกา", province="นครศรีธรรมราช")


@pytest.mark.parametrize(
    "text",
    [
        "บ้านนากุน ม.5 ต.ขุนทะเล อ.ลานสกา จ.นครศรีธรรมราช",
        "บ้านนากุน หมู่ที่ 5 ตำบลขุนทะเล อำเภอลานสกา จังหวัดนครศรีธรรมราช",
        "บ้านนากุนม.5ต.ขุนทะเลอ.ลานสกาจ.นครศรีธรรมราช",
        "บ้านนากุนหมู่ที่5ตำบลขุนทะเลอำเภอลานสกาจังหวัดนครศรีธรรมราช",
        "บ้านนากุนหมู่ที่ห้าตำบลขุนทะเลอำเภอลานสกาจังหวัดนครศรีธรรมราช",
        "บ้านนากุน หมู่ห้า ต.ขุนทะเล อ.ลานสกา จ.นครศรีธรรมราช 80230",
        "หมู่ที่ ๕ บ้านนากุน ต.ขุนทะเล อ.ลานสกา จ.นครศรีธรรมราช",
        "ม. 5 บ.นากุน ต. ขุนทะเล อ. ลานสกา จ. นครศรีธรรมราช",
        "จ.นครศรีธรรมราช อ.ลานสกา ต.ขุนทะเล ม.5 บ้านนากุน",
        "ต.ขุนทะเล บ้านนากุน (หมู่ 5) อ.ลานสกา, จ.นครศรีธรรมราช",
        "นากุน ม.5 ต.ขุนทะเล กิ่งอ.ลานสกา จ.นครศรีธรรมราช",
        "หมู่บ้านนากุน หมู่ 5 แขวงขุนทะเล เขตลานสกา จังหวัดนครศรีธรรมราช",
        "บ้านนากุน ม.5\nต.ขุนทะเล\nกิ่งอำเภอลานสกา จ.นครศรีธรรมราช",
        "ม.5 นากุน ต.ขุนทะเล อ.ลานสกา จ.นครศรีธรรมราช",
        "บ้านนา\u200bกุน ม.5 ต.ขุนทะเล อ.ลานสกา จ.นครศรีธรรมราช",
        "บ้านนากุน ม 5 ต ขุนทะเล อ ลานสกา จ นครศรีธรรมราช",
        "บ้านนากุน หมู่ที่. 5 ต.ขุนทะเล-อ.ลานสกา-จ.นครศรีธรรมราช",
        "บ้านนากุน เลขที่ 12/3 ถ.ราชดำเนิน ม.5 ต.ขุนทะเล อ.ลานสกา จ.นครศรีธรรมราช",
    ],
)
def test_a_whole_address(text: str) -> None:
    assert read_address(text, VILLAGE) == WHOLE


@pytest.mark.parametrize(
    ("cell", "level", "written"),
    [
        (None, VILLAGE, WrittenArea()),
        ("-", VILLAGE, WrittenArea()),
        ("นากุน", VILLAGE, WrittenArea(village="นากุน", bare=True)),
        ("ขุนทะเล", SUBDISTRICT, WrittenArea(subdistrict="ขุนทะเล", bare=True)),
        ("ขุนทะเล อ.ลานสกา", SUBDISTRICT, WrittenArea(subdistrict="ขุนทะเล", district="ลานสกา")),
        ("5", VILLAGE, WrittenArea(moo=5)),
        (5.0, VILLAGE, WrittenArea(moo=5)),
        (80030505.0, VILLAGE, WrittenArea(code="80030505")),
        ("80 03 05 05", VILLAGE, WrittenArea(code="80030505")),
        ("๘๐๐๓๐๕", SUBDISTRICT, WrittenArea(code="800305")),
        ("80030505 บ้านนากุน", VILLAGE, WrittenArea(code="80030505", village="นากุน")),
        ("800305: ขุนทะเล", SUBDISTRICT, WrittenArea(code="800305", subdistrict="ขุนทะเล")),
        ("12/3 หมู่ 5 ต.ขุนทะเล", VILLAGE, WrittenArea(moo=5, subdistrict="ขุนทะเล")),
        ("บ้านเลขที่ 7 หมู่ 5 ต.ขุนทะเล", VILLAGE, WrittenArea(moo=5, subdistrict="ขุนทะเล")),
        ("ต.บ้านเกาะ อ.พรหมคีรี", SUBDISTRICT, WrittenArea(subdistrict="บ้านเกาะ", district="พรหมคีรี")),
        ("ต. บ้านเกาะ", SUBDISTRICT, WrittenArea(subdistrict="บ้านเกาะ")),
        ("ตำบลบ้านเกาะ", VILLAGE, WrittenArea(subdistrict="บ้านเกาะ")),
        ("บ้านเกาะ", SUBDISTRICT, WrittenArea(subdistrict="บ้านเกาะ", bare=True)),
        ("ต.สามตำบล อ.จุฬาภรณ์", SUBDISTRICT, WrittenArea(subdistrict="สามตำบล", district="จุฬาภรณ์")),
        ("ตำบลสามตำบลอำเภอจุฬาภรณ์", SUBDISTRICT, WrittenArea(subdistrict="สามตำบล", district="จุฬาภรณ์")),
        ("สามตำบล", SUBDISTRICT, WrittenArea(subdistrict="สามตำบล", bare=True)),
        ("กิ่ง อ.นบพิตำ", DISTRICT, WrittenArea(district="นบพิตำ")),
        ("กิ่งอำเภอช้างกลาง", DISTRICT, WrittenArea(district="ช้างกลาง")),
        ("อบต.ขุนทะเล", SUBDISTRICT, WrittenArea(subdistrict="อบต.ขุนทะเล", bare=True)),
        ("เทศบาลตำบลขุนทะเล", SUBDISTRICT, WrittenArea(subdistrict="เทศบาลตำบลขุนทะเล", bare=True)),
        ("บ้านหมู่ใหญ่ ต.ขุนทะเล", VILLAGE, WrittenArea(village="หมู่ใหญ่", subdistrict="ขุนทะเล")),
        ("ต.หัวถนน อ.ท่าศาลา", SUBDISTRICT, WrittenArea(subdistrict="หัวถนน", district="ท่าศาลา")),
        ("ม.2 ต.ถนนใหญ่", VILLAGE, WrittenArea(moo=2, subdistrict="ถนนใหญ่")),
        ("ถนนใหญ่", SUBDISTRICT, WrittenArea(subdistrict="ถนนใหญ่", bare=True)),
        ("บ้านหัวถนน", VILLAGE, WrittenArea(village="หัวถนน")),
        ("ถนนราชดำเนิน ม.5 ต.ขุนทะเล", VILLAGE, WrittenArea(moo=5, subdistrict="ขุนทะเล")),
        ("บ้านสองแพรก ม.สอง", VILLAGE, WrittenArea(village="สองแพรก", moo=2)),
    ],
)
def test_a_part_of_an_address(cell: Cell, level: RegisterLevel, written: WrittenArea) -> None:
    assert read_address(cell, level) == written


@pytest.mark.parametrize(
    ("cell", "level", "code", "parts"),
    [
        ("800305", VILLAGE, "wrong_length", ("6 หลัก", "8 หลัก")),
        ("80030505", DISTRICT, "wrong_length", ("8 หลัก", "4 หลัก")),
        ("800305 ขุนทะเล", VILLAGE, "wrong_length", ()),
        ("8.00305E+07", VILLAGE, "shortened_number", ()),
        ("ต.ขุนทะเล ต.ท่าดี", VILLAGE, "two_values", ("ตำบล", "ขุนทะเล", "ท่าดี")),
        ("ม.5 ต.ขุนทะเล ม.6", VILLAGE, "two_values", ("5", "6")),
        ("นากุน บ้านใหม่ ต.ขุนทะเล", VILLAGE, "two_values", ("นากุน", "ใหม่")),
        ("ม.3-5 ต.ขุนทะเล", VILLAGE, "several_moo", ("ม.3-5",)),
        ("ม.3,4 ต.ขุนทะเล", VILLAGE, "several_moo", ()),
        ("หมู่ที่ 3 และหมู่ที่ 4 ต.ขุนทะเล", VILLAGE, "several_moo", ()),
        ("ม.3 บ้านนา ม.4 บ้านใหม่ ต.ขุนทะเล", VILLAGE, "two_values", ("คนละแถว",)),
        ("#REF!", VILLAGE, "formula_error", ()),
        (date(2007, 5, 3), VILLAGE, "is_a_date", ("3/5/2007",)),
        ("0", VILLAGE, "no_such_moo", ()),
    ],
)
def test_address_refused(cell: Cell, level: RegisterLevel, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_address(cell, level), *parts) == code


def test_columns_say_it_together() -> None:
    assert (
        read_area_columns(
            VILLAGE,
            address="บ้านนากุน",
            moo="หมู่ที่ 5",
            subdistrict="ต.ขุนทะเล",
            district="ลานสกา",
            province="จังหวัดนครศรีธรรมราช",
        )
        == WHOLE
    )
    assert read_area_columns(VILLAGE, moo="หมู่ 5 บ้านนากุน") == WrittenArea(village="นากุน", moo=5)
    assert read_area_columns(VILLAGE, code=80030505) == WrittenArea(code="80030505")
    assert read_area_columns(VILLAGE) == WrittenArea()
    assert read_area_columns(DISTRICT, district="8003") == WrittenArea(code="8003")
    assert read_area_columns(VILLAGE, moo=5, subdistrict="800305").subdistrict == "800305"


@pytest.mark.parametrize(
    ("columns", "parts"),
    [
        ({"address": "บ้านนากุน ต.ขุนทะเล", "subdistrict": "ท่าดี"}, ("ตำบล", "ขุนทะเล", "ท่าดี")),
        ({"address": "บ้านนากุน ม.5", "moo": 6}, ("หมู่ที่", "5", "6")),
        ({"address": "80030505", "code": "80030506"}, ("รหัส", "80030505", "80030506")),
    ],
)
def test_columns_that_contradict_each_other(columns: dict[str, Cell], parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_area_columns(VILLAGE, **columns), *parts) == "two_values"


@pytest.mark.parametrize("level", RegisterLevel)
def test_any_cell(level: RegisterLevel) -> None:
    for cell in AWKWARD_CELLS:
        assert_only_field_problems(lambda one: read_address(one, level), cell)

    @settings(max_examples=200)
    @given(ANY_CELL)
    def each(cell: Cell) -> None:
        assert_only_field_problems(lambda one: read_address(one, level), cell)
        assert_only_field_problems(lambda one: read_area_columns(level, moo=one, district=one), cell)

    each()
