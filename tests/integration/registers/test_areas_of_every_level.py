"""One list of areas: each row is of the level its code says, comes in below what it lies in, and goes as a whole."""

from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.registers.commands import import_file
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import RegisterError
from kmcore.registers.read_models import RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.understood_file import understood_file
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.support import Lines, imported, rows_of
from tests.support.people import person

LEVELS = ("districts", "subdistricts", "villages")
MIXED: Lines = [
    {"code": "80990101", "name_th": "บ้านใหม่"},
    {"code": "809901", "name_th": "ตำบลใหม่", "population": "1,200"},
    {"code": "8099", "name_th": "อำเภอใหม่", "lat": "8.4", "lon": "99.9"},
]


def test_a_list_of_all_levels_comes_in_and_goes_as_one(store: Engine) -> None:
    by = person(store, AccountRole.SECRETARIAT).by()
    before = {code: rows_of(store, KINDS[code]) for code in LEVELS}
    preview, written = imported(store, by, "areas", MIXED)
    assert (written.new, [row.problems for row in preview.rows]) == (3, [(), (), ()])
    after = {code: rows_of(store, KINDS[code]) for code in LEVELS}
    assert {code: len(after[code]) - len(before[code]) for code in LEVELS} == dict.fromkeys(LEVELS, 1)
    assert {"code": "80990101", "moo": 1, "subdistrict_code": "809901"}.items() <= after["villages"][
        -1
    ].items()
    line = {"village_code": "80990101", "cohort_number": 2, "from_date": "1 ก.พ. 2550"}
    used = imported(store, by, "village-cohorts", [line])[1]
    with pytest.raises(RegisterError, match="80990101"):
        undo_batch(store, by, written.batch or 0)
    undo_batch(store, by, used.batch or 0)
    undo_batch(store, by, written.batch or 0)
    assert {code: rows_of(store, KINDS[code]) for code in LEVELS} == before


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ({"code": "80990101", "name_th": "บ้านลอย"}, "parent_refused"),
        ({"code": "800101011", "name_th": "บ้านเกิน"}, "wrong_length"),
        ({"code": "809901", "name_th": "ตำบลลอย", "parent_code": "8001"}, "outside"),
        ({"code": "800198"}, "empty"),
        ({"code": "80010601", "population": 12}, "not_of_villages"),
    ],
)
def test_what_does_not_fit_its_level_is_refused(store: Engine, line: dict[str, Any], problem: str) -> None:
    by = person(store, AccountRole.SECRETARIAT).by()
    preview, written = imported(store, by, "areas", [line])
    assert written.batch is None
    assert [one.code for row in preview.rows for one in row.problems] == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "อำเภอ,ตำบล,หมู่ที่,ชื่อหมู่บ้าน\nอ.ลานสกา,ต.ขุนทะเล,98,บ้านหนึ่ง\n,,99,บ้านสอง\n",
        "รหัสหมู่บ้าน,ชื่อหมู่บ้าน,ตำบล,อำเภอ\n80030598,บ้านหนึ่ง,ขุนทะเล,ลานสกา\n80030599,บ้านสอง,ขุนทะเล,ลานสกา\n",
        "รหัส,ชื่อหมู่บ้าน\n80030598,บ้านหนึ่ง\n80030599,บ้านสอง\n",
    ],
)
def test_an_offices_list_is_unfolded_as_in_the_set_up(store: Engine, text: str) -> None:
    by = person(store, AccountRole.SECRETARIAT).by()
    with reading(store) as session:
        others = ReferenceIndex(session, KINDS)
        understood = understood_file(KINDS["areas"], text.encode(), "รายชื่อ.csv", others)
    preview, written = import_file(store, by, understood)
    assert preview.counts[RowResult.REFUSED] == 0, [row.problems for row in preview.rows]
    assert [row.key for row in preview.good] == ["80030598", "80030599"]
    assert [row.name for row in preview.good] == ["บ้านหนึ่ง", "บ้านสอง"]
    undo_batch(store, by, written.batch or 0)


def test_a_row_that_no_area_fits_is_refused_under_its_number(store: Engine) -> None:
    with reading(store) as session:
        others = ReferenceIndex(session, KINDS)
        text = "อำเภอ,ตำบล,หมู่ที่\nลานสกา,ขุนทะเล,98\nลานสกา,ไม่มีจริง,1\n"
        left = understood_file(KINDS["areas"], text.encode(), "รายชื่อ.csv", others).left_out
    assert [(row.number, row.problems[0].code) for row in left][1:] == [
        (3, "no_code")
    ]  # the first: the heading
