"""Merged cells in and round the headings of a sheet."""

from bisect import bisect_left
from typing import Final

from kmcore.registers.office_files.grid import GridCell, MergedCells, SheetGrid

_MOST_HIGH: Final = 8  # rows; cells merged further down are no heading
_MOST_WIDE: Final = 200  # columns; a wider one is a title


class HeadingMerges:
    """The merged cells of a sheet that may belong to a heading, by the row they begin in."""

    def __init__(self, grid: SheetGrid) -> None:
        self._grid = grid
        self._places = sorted(
            (
                place
                for place in grid.merged
                if 0 <= place.bottom - place.top < _MOST_HIGH and 0 <= place.right - place.left < _MOST_WIDE
            ),
            key=lambda place: place.top,
        )
        self._tops = [place.top for place in self._places]

    def starting(self, top: int, bottom: int) -> list[MergedCells]:
        """Return the merged cells that begin in these rows."""
        return self._places[bisect_left(self._tops, top) : bisect_left(self._tops, bottom + 1)]

    def columns_across(self, top: int, bottom: int, most: int) -> set[int]:
        """Return the columns under cells of these rows that reach over several, but fewer than ``most`` (a title)."""
        return {
            column
            for place in self.starting(top, bottom)
            if 0 < place.right - place.left < most
            for column in range(place.left, place.right + 1)
        }

    def spread(self, top: int, bottom: int) -> dict[int, dict[int, GridCell]]:
        """Return what merged cells show in each place of these rows they cover: cell by column, by row."""
        spread: dict[int, dict[int, GridCell]] = {}
        for place in self.starting(top - _MOST_HIGH, bottom):
            cell = self._grid.rows.get(place.top, {}).get(place.left)
            if cell is None or place.bottom < top:
                continue
            for number in range(max(top, place.top), min(bottom, place.bottom) + 1):
                spread.setdefault(number, {}).update(dict.fromkeys(range(place.left, place.right + 1), cell))
        return spread
