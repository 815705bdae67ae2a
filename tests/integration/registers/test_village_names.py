"""Villages as offices write them: the number beside the name is no part of it; what is lacking is named."""

from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.registers.area_matching.bare_names import moo_and_name
from kmcore.registers.commands import import_file
from kmcore.registers.definitions import KINDS
from kmcore.registers.read_models import ComparedRow, RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.understood_file import understood_file
from kmcore.storage.unit_of_work import reading
from tests.support.people import person


def rows_of_file(store: Engine, kind: str, text: str) -> list[ComparedRow]:
    """Import a CSV file of one row or several; return its rows."""
    by = person(store, AccountRole.SECRETARIAT).by()
    with reading(store) as session:
        file = understood_file(KINDS[kind], text.encode(), "a.csv", ReferenceIndex(session, KINDS))
    preview, _written = import_file(store, by, file)
    return [row for row in preview.rows if row.result is not RowResult.LEFT_OUT]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("ม.1 บ้านตลาดพฤหัส", (1, "บ้านตลาดพฤหัส")),
        ("หมู่ที่ ๑ บ้านตลาด", (1, "บ้านตลาด")),
        ("หมู่ 12 - บ้านตลาด", (12, "บ้านตลาด")),
        ("บ้านตลาด ม.1", (1, "บ้านตลาด")),
        ("บ้านตลาด (หมู่ที่ 1)", (1, "บ้านตลาด")),
        ("บ้านหมู่สอง", (None, "บ้านหมู่สอง")),
        ("หมู่บ้านสหกรณ์ 2", (None, "หมู่บ้านสหกรณ์ 2")),
        ("ม.1", (None, "ม.1")),
        ("บ้านตลาด", (None, "บ้านตลาด")),
    ],
)
def test_a_number_beside_a_name_is_told_from_it(written: str, wanted: tuple[Any, ...]) -> None:
    assert moo_and_name(written) == wanted


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("villages", "รหัสหมู่บ้าน,ชื่อบ้าน\n80010199,ม.99 บ้านตลาดพฤหัส\n"),
        ("villages", "ชื่อบ้าน,ตำบล,อำเภอ\nม.99 บ้านตลาดพฤหัส,ขุนทะเล,ลานสกา\n"),
        ("areas", "รหัสพื้นที่,ชื่อพื้นที่\n80030599,บ้านตลาดพฤหัส หมู่ที่ 99\n"),
    ],
)
def test_a_number_beside_a_name_is_not_kept_in_it(store: Engine, kind: str, text: str) -> None:
    if "80010199" in text:
        text = text.replace("80010199", "80030599")
    (row,) = rows_of_file(store, kind, text)
    assert (row.result, row.key, row.values["name_th"]) == (RowResult.NEW, "80030599", "บ้านตลาดพฤหัส")


@pytest.mark.parametrize("kind", ["villages", "areas"])
def test_another_number_in_the_name_is_refused(store: Engine, kind: str) -> None:
    heading = ",".join(KINDS[kind].field(name).label for name in ("code", "name_th"))
    (row,) = rows_of_file(store, kind, f"{heading}\n80030599,ม.2 บ้านตลาด\n")
    assert [one.code for one in row.problems] == ["moo_of_name"]
    assert "99" in row.problems[0].sentence


def test_what_is_lacking_of_a_village_without_a_code_is_named(store: Engine) -> None:
    rows = rows_of_file(store, "villages", "อำเภอ,ตำบล,หมู่ที่,ชื่อบ้าน\nลานสกา,ขุนทะเล,98,บ้านหนึ่ง\n,,99,บ้านสอง\n")
    assert [row.result for row in rows] == [RowResult.NEW, RowResult.REFUSED]
    (problem,) = rows[1].problems
    assert (problem.field, "ตำบล" in problem.sentence, "รหัส" in problem.sentence) == (
        "subdistrict_code",
        True,
        False,
    )
