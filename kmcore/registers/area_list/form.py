"""A list of areas as a form of files: each row of the table becomes the areas that it names."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kmcore.registers.area_list import columns
from kmcore.registers.area_list.country import KnownCodes
from kmcore.registers.area_list.reading import LEVELS, read_areas
from kmcore.registers.area_matching.named_areas import NamedAreas
from kmcore.registers.file_form import UnfoldedRows
from kmcore.registers.office_files.tables import FileTable, WantedColumn

_MARKS: Final = frozenset(
    {
        columns.DISTRICT,
        columns.SUBDISTRICT,
        columns.VILLAGE,
        columns.DISTRICT_CODE,
        columns.SUBDISTRICT_CODE,
        columns.VILLAGE_CODE,
    }
)
_OF_ANY_LEVEL: Final = frozenset({"code", "name_th", "lat", "lon", "population", "households", "minor"})


class AreaListForm:
    """One table that names district, subdistrict and village in each row."""

    @property
    def columns(self) -> Sequence[WantedColumn]:
        """Return how offices head such a table."""
        return columns.COLUMNS

    def fits(self, table: FileTable) -> bool:
        """Tell whether a column says which area of which level a row is about."""
        return not _MARKS.isdisjoint(filter(None, table.columns.values()))

    def unfolded(self, table: FileTable, province: str, areas: NamedAreas) -> UnfoldedRows:
        """Return each area once, the larger ones first."""
        read = read_areas(table, province, KnownCodes(province, areas), areas.by_code)
        rows = [row for level in LEVELS for row in read.areas.rows[level].values()]
        return UnfoldedRows(
            tuple((number, _own(values)) for number, values in rows if _says(values, areas)),
            read.refused,
            read.notices,
        )


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in _OF_ANY_LEVEL}


def _says(values: Mapping[str, Any], areas: NamedAreas) -> bool:
    """Tell whether an area is named, or new: one that is only part of another's code says nothing."""
    return bool(values.get("name_th")) or values["code"] not in areas.by_code
