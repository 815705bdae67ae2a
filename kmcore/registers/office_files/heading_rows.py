"""Where the headings of the tables in a sheet stand, over one row or several, with merged cells."""

from bisect import bisect_left
from typing import Final

from kmcore.registers.office_files.grid import GridCell, SheetGrid
from kmcore.registers.office_files.heading_block import HeadingBlock
from kmcore.registers.office_files.heading_keys import KnownHeadings
from kmcore.registers.office_files.heading_merges import HeadingMerges
from kmcore.registers.office_files.sheet_words import ENGLISH_HEADING, UNIT_ALONE

_MOST_HIGH: Final = 4  # rows of one heading
_YEARS: Final = range(1900, 2701)


class HeadingFinder:
    """Looks for headings in one sheet."""

    def __init__(self, grid: SheetGrid, known: KnownHeadings) -> None:
        self._grid = grid
        self._known = known
        self._numbers = sorted(grid.rows)
        self._merges = HeadingMerges(grid)

    def blocks(self) -> list[HeadingBlock]:
        """Return the headings from the top; a single known heading counts where there is nothing better."""
        found: list[HeadingBlock] = []
        weak: list[HeadingBlock] = []
        enough = min(2, len(self._known.wanted))
        for number in self._numbers:
            if found and number <= found[-1].bottom:
                continue
            if not self._known.count_in(list(self._grid.rows[number].values())):
                continue
            block = self._best_at(number)
            if len(block.found) >= enough:
                found.append(self._fitted(block))
            elif block.found:
                weak.append(block)
        return (
            found or sorted(weak, key=lambda block: (-len(block.found), len(block.headings), block.top))[:1]
        )

    def _fitted(self, block: HeadingBlock) -> HeadingBlock:
        """Return a heading without titles above it, and with the rows above that merged cells tie to it."""
        while block.top < block.bottom and not self._merges.starting(block.top, block.top):
            lower = self._block(block.top + 1, block.bottom)
            if lower.fields != block.fields:
                break
            block = lower
        for place in self._merges.starting(block.top - _MOST_HIGH, block.top - 1):
            if place.bottom >= block.top and place.left in self._grid.rows.get(place.top, {}):
                taller = self._block(place.top, block.bottom)
                return taller if len(taller.found) >= len(block.found) else block
        return block

    def _following(self, number: int, most: int) -> list[int]:
        at = bisect_left(self._numbers, number + 1)
        return [other for other in self._numbers[at : at + most] if other <= number + most]

    def _best_at(self, top: int) -> HeadingBlock:
        """Return the heading that begins at a row: as many rows as bring new fields or are tied by merged cells."""
        block = self._block(top, self._tied_bottom(top, top))
        for bottom in self._following(block.bottom, _MOST_HIGH - 1):
            if bottom - top >= _MOST_HIGH or not self._can_be_heading(bottom):
                break
            taller = self._block(top, self._tied_bottom(top, bottom))
            if len(taller.found) > len(block.found) or self._stands_under(block, bottom):
                block = taller
        return block

    def _tied_bottom(self, top: int, bottom: int) -> int:
        """Return the row to which cells merged downwards from these rows reach, within reason."""
        for place in self._merges.starting(top, bottom):
            if (
                place.bottom > bottom
                and place.bottom - top < _MOST_HIGH
                and place.left in self._grid.rows.get(place.top, {})
            ):
                bottom = self._lowest_heading(bottom, place.bottom)
        return bottom

    def _lowest_heading(self, bottom: int, wished: int) -> int:
        for number in range(bottom + 1, wished + 1):
            if number in self._grid.rows and not self._can_be_heading(number):
                return number - 1
        return wished

    def _can_be_heading(self, number: int) -> bool:
        return all(_is_heading_like(cell) for cell in self._grid.rows[number].values())

    def _stands_under(self, block: HeadingBlock, number: int) -> bool:
        """Return whether a row only parts headings that reach over several columns, or explains them."""
        cells = self._grid.rows[number]
        across = self._merges.columns_across(block.top, block.bottom, len(block.headings))
        return (bool(across) and cells.keys() <= across) or self._explains(block, number)

    def _explains(self, block: HeadingBlock, number: int) -> bool:
        """Return whether a row holds only units, or the same headings in English."""
        cells = self._grid.rows[number]
        if all(UNIT_ALONE.fullmatch(str(cell)) for cell in cells.values()):
            return True
        thai = not any(text.isascii() for text in block.headings.values())
        english = all(
            isinstance(cell, str) and ENGLISH_HEADING.fullmatch(cell.strip()) for cell in cells.values()
        )
        return thai and english and max(2, len(block.headings) - 1) <= len(cells) <= len(block.headings)

    def _block(self, top: int, bottom: int) -> HeadingBlock:
        parts = self._parts(top, bottom)
        headings = {column: " ".join(texts) for column, texts in parts.items()}
        fields: dict[int, str] = {}
        near = set()
        for column, texts in parts.items():
            known = self._field_of(texts)
            if known:
                fields[column] = known[0]
                if not known[1]:
                    near.add(column)
        exact = {field for column, field in fields.items() if column not in near}
        dropped = {column for column in near if fields[column] in exact}
        fields = {column: field for column, field in fields.items() if column not in dropped}
        return HeadingBlock(top, bottom, headings, fields, frozenset(near - dropped))

    def _field_of(self, texts: list[str]) -> tuple[str, bool] | None:
        """Return the field of a column: by all its headings together, else by the lowest."""
        for heading in ("".join(texts), " ".join(texts), texts[-1]):
            known = self._known.field_of(heading)
            if known:
                return known
        return None

    def _parts(self, top: int, bottom: int) -> dict[int, list[str]]:
        """Return each column's headings from the top, those of merged cells in every column they cover."""
        columns: dict[int, list[str]] = {}
        spread = self._merges.spread(top, bottom)
        for number in range(top, bottom + 1):
            cells = {**self._grid.rows.get(number, {}), **spread.get(number, {})}
            for column, cell in sorted(cells.items()):
                text = " ".join(str(cell).split())
                texts = columns.setdefault(column, [])
                if text not in texts[-1:]:
                    texts.append(text)
        return columns


def _is_heading_like(cell: GridCell) -> bool:
    return isinstance(cell, str) or (isinstance(cell, int) and cell in _YEARS)
