"""Another form in which offices keep a kind's rows: a table of other columns, unfolded into the kind's own rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kmcore.registers.area_matching.named_areas import NamedAreas
from kmcore.registers.office_files.tables import FileTable, WantedColumn
from kmcore.registers.read_models import ComparedRow


@dataclass(frozen=True)
class UnfoldedRows:
    """What a table says: values by field, each with the number of the row that says so first, and what is refused."""

    rows: tuple[tuple[int, Mapping[str, Any]], ...]
    refused: tuple[ComparedRow, ...] = ()
    notices: tuple[str, ...] = ()


class FileForm(Protocol):
    """A form of files besides the kind's own columns."""

    @property
    def columns(self) -> Sequence[WantedColumn]:
        """Return the columns of such a table."""

    def fits(self, table: FileTable) -> bool:
        """Tell whether a table is of this form."""

    def unfolded(self, table: FileTable, province: str, areas: NamedAreas) -> UnfoldedRows:
        """Return a table's rows as the kind's. ``province``: its code, "" where not known; ``areas``: the register's."""
