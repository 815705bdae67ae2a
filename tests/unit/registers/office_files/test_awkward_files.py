"""Every awkward file comes out as its table of outcomes says, row by row."""

import pytest

from kmcore.registers.office_files.reading import read_tables
from kmcore.registers.office_files.tables import FileTable
from tests.unit.registers.office_files.awkward_other_formats import OTHERS, TEXTS
from tests.unit.registers.office_files.awkward_rows import ROWS
from tests.unit.registers.office_files.awkward_xlsx import XLSX
from tests.unit.registers.office_files.outcomes import FIELDS, WANTED, Awkward

ALL = [*XLSX, *ROWS, *OTHERS, *TEXTS]


def taken(table: FileTable) -> dict[str, list[object]]:
    """Return the rows taken, without the empty fields at their end."""
    found = {}
    for row in table.rows:
        cells: list[object] = [row.cells.get(name) for name in FIELDS]
        while cells and cells[-1] is None:
            cells.pop()
        found[str(row.number)] = cells
    return found


@pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
def test_comes_out_as_it_must(file: Awkward) -> None:
    table, *others = read_tables(file.data, f"{file.name}.xls", WANTED)
    assert taken(table) == {number: list(cells) for number, cells in file.rows.items()}
    assert {row.number: row.code for row in table.left_out} == file.left_out
    told = " ".join(table.notices)
    assert [words for words in file.told if words not in told] == []
    assert {heading: table.ignored.get(heading) for heading in file.ignored} == file.ignored
    assert table.scales.get("money", 1) == file.scale
    assert len(others) == file.others


@pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
def test_nothing_is_told_that_is_not_so(file: Awkward) -> None:
    """A plain table says nothing; a notice stands for something the outcome names."""
    table = read_tables(file.data, file.name, WANTED)[0]
    others = [notice for notice in table.notices if "เข้าใจว่าคือ" not in notice]
    assert len(others) <= len(file.told)


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 45
    assert len({file.name for file in ALL}) == len(ALL)
