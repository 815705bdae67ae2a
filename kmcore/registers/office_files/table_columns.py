"""The columns of one table: what each is headed by, which field it is, and why one is not taken."""

from collections.abc import Iterator

from kmcore.i18n import N_, _
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.grid import SheetGrid, column_letters
from kmcore.registers.office_files.heading_block import HeadingBlock
from kmcore.registers.office_files.heading_keys import KnownHeadings, heading_key
from kmcore.registers.office_files.sheet_words import PERSONAL


class TableColumns:
    """The columns under a heading; ``used`` are those with content."""

    def __init__(self, grid: SheetGrid, block: HeadingBlock, known: KnownHeadings, used: set[int]) -> None:
        self._grid = grid
        self._block = block
        self._known = known
        self.headings = self._distinct(sorted(used | block.headings.keys()))

    def taken(self) -> dict[int, str]:
        """Return the headings of the columns that are taken, as written."""
        return {column: self.headings[column] for column in self._block.fields}

    def fields(self) -> dict[str, str | None]:
        """Return each heading's field, None for a column that is not taken."""
        return {heading: self._block.fields.get(column) for column, heading in self.headings.items()}

    def ignored(self) -> dict[str, str]:
        """Return why each column that is not taken is not."""
        return {
            heading: self._reason(column)
            for column, heading in self.headings.items()
            if column not in self._block.fields
        }

    def money(self) -> dict[str, str]:
        """Return the headings of the money fields, by field."""
        return {
            field: self.headings[column]
            for column, field in self._block.fields.items()
            if field in self._known.money
        }

    def notices(self) -> Iterator[str]:
        """Yield what was understood by a rule."""
        if self._grid.hidden:
            yield _("แผ่นงาน “{sheet}” ถูกซ่อนไว้ในไฟล์", sheet=self._grid.name)
        for column, heading in sorted(self.taken().items()):
            if self._grid.is_column_hidden(column):
                yield self._hidden(column, heading)
        for column in sorted(self._block.near):
            spelling = self._known.spelling(self._block.fields[column])
            yield _(
                "คอลัมน์ “{heading}” เข้าใจว่าคือ “{spelling}”", heading=self.headings[column], spelling=spelling
            )
        if self._grid.turned:
            yield _("ตารางวางหัวข้อลงมาตามแถว จึงพลิกก่อนอ่าน: หนึ่งคอลัมน์คือหนึ่งรายการ และเลขแถวที่บอกคือเลขคอลัมน์ (A = 1)")

    def _hidden(self, column: int, heading: str) -> str:
        if self._grid.turned:
            return _("แถวที่ {row} “{heading}” ถูกซ่อนไว้ในไฟล์ แต่อ่านด้วย", row=column, heading=heading)
        return _(
            "คอลัมน์ {column} “{heading}” ถูกซ่อนไว้ในไฟล์ แต่อ่านด้วย",
            column=column_letters(column),
            heading=heading,
        )

    def _distinct(self, columns: list[int]) -> dict[int, str]:
        """Return each column's heading, with its letters where it has none or another has the same."""
        found: dict[int, str] = {}
        used: set[str] = set()
        for column in columns:
            heading = self._block.headings.get(column, "")
            if not heading or heading in used:
                heading = f"{heading} ({column_letters(column)})".strip()
            used.add(heading)
            found[column] = heading
        return found

    def _reason(self, column: int) -> str:
        heading = self._block.headings.get(column)
        if not heading:
            return "no_heading"
        return "personal" if PERSONAL.fullmatch(heading_key(heading)) else "unknown"


def refuse_two_for_one(grid: SheetGrid, block: HeadingBlock, known: KnownHeadings) -> None:
    """Raise UnreadableFileError where two columns are headed as one field: which is meant is not guessed."""
    twice = block.twice()
    if not twice:
        return
    field, columns = next(iter(twice.items()))
    raise UnreadableFileError(
        "two_columns",
        N_(
            "แผ่นงาน “{sheet}” แถว {row} มีคอลัมน์ที่เป็น “{spelling}” ได้หลายคอลัมน์ ({columns}) จึงไม่รู้ว่าใช้คอลัมน์ใด เปลี่ยนหัวคอลัมน์ที่ไม่ใช้เป็นชื่ออื่น หรือลบออก แล้วนำเข้าใหม่"
        ),
        sheet=grid.name,
        row=block.bottom,
        spelling=known.spelling(field),
        columns=", ".join(f"{column_letters(column)} “{block.headings[column]}”" for column in columns),
    ).with_near(block.near_table(grid.name))
