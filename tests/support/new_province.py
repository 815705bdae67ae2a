"""A made-up province for the tests of the set-up: its list of areas as an office has it, and stores part of the way."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Final

from sqlalchemy import Engine
from xlsxwriter import Workbook

from kmcore.access.actor import OPERATOR, By, User
from kmcore.access.kinds import AccountRole
from kmcore.exchange.new_province.area_list import read_area_list
from kmcore.exchange.new_province.commands import set_province, take_areas
from kmcore.exchange.new_province.province_form import ProvinceForm
from kmcore.registers.area_list.country import KnownCodes
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_commands import add_row
from tests.support.builds import as_new_province, open_engine

CODE, NAME, NAME_EN, PROGRAMME = "97", "ริมดอย", "Rim Doi", "น้ำถึงทุกบ้าน"
DISTRICTS: Final = ("เมืองริมดอย", "ห้วยทราย", "ทุ่งกว้าง", "ผาแดง", "ดอนกลาง")
SUBDISTRICTS: Final = 4  # of each district
VILLAGES: Final = (8, 7, 8, 7)  # of its subdistricts in turn
KEEPER: Final = By(User(None, AccountRole.SECRETARIAT, "", program=OPERATOR.program))
FORM: Final = ProvinceForm(NAME, CODE, "2570", "1 ธ.ค. 2569", NAME_EN, PROGRAMME)


def office_rows() -> list[tuple[str | int, ...]]:
    """Return the office's list, a village a row: number, district, subdistrict with code, moo, name."""
    return [
        (
            place,
            district,
            f"ต.{district}{part}",
            f"{CODE}{number:02d}{part:02d}",
            moo,
            f"บ้าน{district} {part}/{moo}",
        )
        for number, district in enumerate(DISTRICTS, start=1)
        for part in range(1, SUBDISTRICTS + 1)
        for place, moo in enumerate(range(1, VILLAGES[part - 1] + 1), start=1)
    ]


def office_list() -> bytes:
    """Return the list as the workbook that an office would send: a title above, its own headings."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("รายชื่อ")
    sheet.write_string(0, 0, f"บัญชีรายชื่อหมู่บ้าน จังหวัด{NAME}")
    sheet.write_row(2, 0, ("ลำดับ", "อำเภอ", "ตำบล", "รหัสตำบล", "หมู่ที่", "ชื่อหมู่บ้าน"))
    for row, values in enumerate(office_rows(), start=3):
        sheet.write_row(row, 0, values)
    book.close()
    return out.getvalue()


def _named(engine: Engine) -> None:
    set_province(engine, KEEPER, FORM)


def _with_areas(engine: Engine) -> None:
    _named(engine)
    take_areas(engine, KEEPER, read_area_list(office_list(), "รายชื่อ.xlsx", CODE, KnownCodes(CODE)).files)


def _with_agencies(engine: Engine) -> None:
    _with_areas(engine)
    for name in ("พัฒนาชุมชน", "เกษตร"):
        add_row(engine, KEEPER, KINDS["agencies"], {"short_th": name})


STAGES: Final[dict[str, Callable[[Engine], None]]] = {
    "nothing": lambda _engine: None,
    "named": _named,
    "areas": _with_areas,
    "agencies": _with_agencies,
}


def _build(stage: str, url: str) -> None:
    as_new_province(url)
    STAGES[stage](open_engine(url))
    open_engine(url).dispose()


# By stage, what a template database is made by.
BUILDS: Final = {stage: partial(_build, stage) for stage in STAGES}
