"""One list of areas: each row is of the level its code says, comes in below what it lies in, and goes as a whole."""

from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import RegisterError
from kmcore.registers.undo_command import undo_batch
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
