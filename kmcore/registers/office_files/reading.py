"""From the bytes of an office's file to the tables in it that hold the wanted columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kmcore.i18n import N_, _
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.grid import SheetGrid
from kmcore.registers.office_files.heading_block import HeadingBlock
from kmcore.registers.office_files.heading_keys import KnownHeadings, heading_key
from kmcore.registers.office_files.table_building import build_table
from kmcore.registers.office_files.table_search import find_blocks, fits
from kmcore.registers.office_files.tables import FileTable, TableChoice, TablePlace, WantedColumn
from kmcore.registers.office_files.workbooks import read_sheets

_MOST_SHOWN = 12  # headings quoted in a sentence

Found = tuple[SheetGrid, HeadingBlock]
Looked = tuple[SheetGrid, list[HeadingBlock]]
BEST: Final = TableChoice()


def read_tables(
    data: bytes,
    name: str,
    wanted: Sequence[WantedColumn],
    *,
    choice: TableChoice = BEST,
) -> tuple[FileTable, ...]:
    """Return the tables of a file that have every required column, the best one first, or the one of ``choice``.

    The best is not hidden, not turned (a list of headings with explanations looks so), then has most of the wanted
    columns, then most rows. ``name`` is what the file is called;
    what it is decides its content. ``choice`` picks a sheet by name, or a table, and says what its columns are.

    Raises:
        UnreadableFileError: nothing can be taken from the file; its ``code`` and a sentence with the remedy.
        ValueError: ``wanted`` contradicts itself.
    """
    known = KnownHeadings(wanted)
    grids = _chosen(read_sheets(data, name, known.count_in, only=choice.sheet), choice.sheet)
    looked_at = [_as_chosen(find_blocks(grid, known), choice) for grid in grids if grid.rows]
    if not looked_at:
        raise UnreadableFileError("empty", N_("ไฟล์ไม่มีข้อมูลในแผ่นงานใดเลย ตรวจว่าเลือกไฟล์ถูกและบันทึกแล้ว"))
    tables = list(_built(looked_at, known, choice.place))
    chosen = [found for found in tables if found[2].place == choice.place]
    if not tables or (choice.place and not chosen):
        blocks = [(grid, block) for grid, blocks in looked_at for block in blocks]
        at = [found for found in blocks if found[1].place(found[0].name) == choice.place]
        raise _no_table(at or blocks, looked_at[0][0], known)
    tables.sort(
        key=lambda found: (
            found[2].place != choice.place if choice.place else False,
            found[2].hidden,
            found[0],
            -found[1],
            -len(found[2].rows),
        )
    )
    best, *others = [table for _turned, _count, table in tables]
    return replace(best, notices=(*best.notices, *_not_read(looked_at, known))), *others


def _as_chosen(looked_at: Looked, choice: TableChoice) -> Looked:
    """Return a sheet's headings, that of the chosen table with the columns as a person reads them."""
    grid, blocks = looked_at
    if choice.place is None or not choice.columns:
        return looked_at
    columns = dict(choice.columns)
    return grid, [
        block.with_columns(columns) if block.place(grid.name) == choice.place else block for block in blocks
    ]


def _built(
    looked_at: list[Looked], known: KnownHeadings, place: TablePlace | None
) -> Iterator[tuple[bool, int, FileTable]]:
    """Yield each table with every required column: whether it is turned, how many fields it has.

    Raises:
        UnreadableFileError: see ``build_table``; beside a chosen table the others are let be.
    """
    for grid, blocks in looked_at:
        for block in _first_of_each(blocks):
            if not fits(block, known):
                continue
            try:
                table = build_table(grid, block, [other for other in blocks if other is not block], known)
            except UnreadableFileError:
                if place is None or block.place(grid.name) == place:
                    raise
                continue
            yield grid.turned, len(block.found), table


def _chosen(grids: list[SheetGrid], sheet: str | None) -> list[SheetGrid]:
    if sheet is None:
        return grids
    same = [grid for grid in grids if grid.name == sheet]
    chosen = same or [grid for grid in grids if heading_key(grid.name) == heading_key(sheet)]
    if not chosen:
        raise UnreadableFileError(
            "no_such_sheet",
            N_("ไม่มีแผ่นงานชื่อ “{sheet}” ในไฟล์ แผ่นงานที่มี: {sheets}"),
            sheet=sheet,
            sheets=", ".join(f"“{grid.name}”" for grid in grids[:_MOST_SHOWN]),
        )
    return chosen


def _first_of_each(blocks: list[HeadingBlock]) -> list[HeadingBlock]:
    """Return the headings without their own repetitions at the top of later pages."""
    found: list[HeadingBlock] = []
    for block in blocks:
        if not any(first.is_again(block) for first in found):
            found.append(block)
    return found


def _not_read(looked_at: list[Looked], known: KnownHeadings) -> Iterator[str]:
    """Yield what has to be told of sheets and tables that are in the file and not among those returned."""
    others = [grid.name for grid, blocks in looked_at if not any(fits(block, known) for block in blocks)]
    if others:
        yield _("แผ่นงานที่ไม่พบตารางที่รู้จัก จึงไม่ได้อ่าน: {sheets}", sheets=", ".join(others[:_MOST_SHOWN]))
    for grid, blocks in looked_at:
        for block in _first_of_each(blocks) if grid.name not in others else ():
            if not fits(block, known):
                yield _(
                    "แผ่นงาน “{sheet}” มีอีกตารางที่แถว {row} ซึ่งไม่มีคอลัมน์ {missing} จึงไม่ได้อ่าน",
                    sheet=grid.name,
                    row=block.bottom,
                    missing=_lacking(block, known),
                )


def _lacking(block: HeadingBlock, known: KnownHeadings) -> str:
    lacking = [column for column in known.wanted if column.required and column.field not in block.found]
    return ", ".join(f"“{column.spellings[0]}”" for column in lacking)


def _no_table(found: list[Found], first: SheetGrid, known: KnownHeadings) -> UnreadableFileError:
    missing = [column.spellings[0] for column in known.wanted if column.required or not known.required]
    if not found:
        return UnreadableFileError(
            "no_headings",
            N_(
                "ไม่พบแถวหัวตารางในแผ่นงาน “{sheet}” ต้องมีแถวที่เขียนชื่อคอลัมน์ เช่น {missing} เหนือข้อมูล ดูแบบฟอร์มที่ดาวน์โหลดได้"
            ),
            sheet=first.name,
            missing=", ".join(f"“{name}”" for name in missing[:_MOST_SHOWN]),
        )
    grid, block = max(found, key=lambda each: (not each[0].hidden, len(each[1].found)))
    return UnreadableFileError(
        "missing_columns",
        N_(
            "แผ่นงาน “{sheet}” แถว {row} เป็นหัวตารางที่ใกล้เคียงที่สุด แต่ไม่มีคอลัมน์ {missing} ที่ต้องมี (พบ {found}) เพิ่มคอลัมน์หรือแก้ชื่อหัวคอลัมน์แล้วนำเข้าใหม่"
        ),
        sheet=grid.name,
        row=block.bottom,
        missing=_lacking(block, known),
        found=", ".join(f"“{text}”" for text in list(block.headings.values())[:_MOST_SHOWN]),
    ).with_near(block.near_table(grid.name))
