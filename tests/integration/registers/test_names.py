"""Rows of offices say names, not codes: areas by their names within each other, agencies by what they are called."""

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.registers.read_models import RowResult
from tests.integration.registers.support import Lines, imported, understood
from tests.support.people import person

DONE = {"agency_code": "สนง.พช.", "mission_code": "sufficiency", "on_date": "8 ก.พ. 50", "note": "เวทีแรก"}


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ({"village_code": "80010601"}, "80010601"),
        ({"village_code": 80010601.0}, "80010601"),
        (
            {
                "village_code.moo": "หมู่ที่ 5",
                "village_code.subdistrict": "ขุนทะเล",
                "village_code.district": "อ.ลานสกา",
            },
            "80030505",
        ),
        ({"village_code.address": "ม.5 ต.ขุนทะเล อ.ลานสกา จ.นครศรีธรรมราช"}, "80030505"),
    ],
)
def test_a_village_is_found(store: Engine, where: dict[str, object], code: str) -> None:
    (row,) = understood(store, "evidence", [{**DONE, "agency_code": "พช.", **where}]).rows
    assert (row.values.get("village_code"), row.problems) == (code, ())


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ({"village_code": "8001060"}, "wrong_length"),
        ({"village_code": "80010699"}, "unknown_code"),
        ({"village_code": "80030505", "village_code.subdistrict": "ท่าไร่"}, "code_and_name"),
        ({"village_code.moo": "5", "village_code.subdistrict": "นาไกลโพ้น"}, "unknown_name"),
    ],
)
def test_a_village_that_is_not_there_is_refused(
    store: Engine, where: dict[str, object], problem: str
) -> None:
    (row,) = understood(store, "evidence", [{**DONE, "agency_code": "พช.", **where}]).rows
    assert [one.code for one in row.problems] == [problem]
    assert all(one.sentence for one in row.problems)


def test_a_new_village_has_the_code_of_its_subdistrict_and_moo(store: Engine) -> None:
    secretary = person(store, AccountRole.SECRETARIAT)
    line = {
        "name_th": "บ้านใหม่",
        "moo": "ม.99",
        "subdistrict_code": "ต.ขุนทะเล",
        "subdistrict_code.district": "ลานสกา",
    }
    preview, written = imported(store, secretary.by(), "villages", [line])
    assert [(row.key, row.result, row.problems) for row in preview.rows] == [("80030599", RowResult.NEW, ())]
    assert written.new == 1


def test_a_file_without_codes_comes_in_once(store: Engine) -> None:
    secretary = person(store, AccountRole.SECRETARIAT)
    line = {
        "scheme": "ตามรุ่น",
        "agency_code": "กศน.",
        "cohort_number": 2,
        "role": "หนุนเสริม",
        "from_date": "1 มี.ค. 2550",
    }
    lines: Lines = [line, {**line, "agency_code": "สธ."}]
    _preview, written = imported(store, secretary.by(), "responsibilities", lines)
    assert written.new == 2
    preview, written = imported(store, secretary.by(), "responsibilities", lines)
    assert [row.result for row in preview.rows] == [RowResult.SAME] * 2
    assert written.batch is None


def test_what_a_file_leaves_to_its_default_comes_in_once_too(store: Engine) -> None:
    secretary = person(store, AccountRole.SECRETARIAT)
    lines: Lines = [{**DONE, "agency_code": "พช.", "village_code": "80010601"}]
    assert imported(store, secretary.by(), "evidence", lines)[1].new == 1
    assert imported(store, secretary.by(), "evidence", lines)[1].batch is None
