"""What ``show`` gives back: rows for a program, and how people read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kmcore.exchange.columns import ExportColumn, Row


@dataclass(frozen=True)
class ShowTable:
    """The rows of a subject, their sum or count, and the columns a person is shown, in order.

    ``levels``: of a tree's rows, how deep each stands (0: a root), for people; the total is that of the roots.
    """

    title: str
    columns: tuple[ExportColumn, ...]
    rows: tuple[Row, ...]
    total: Row
    levels: tuple[int, ...] = ()


@dataclass(frozen=True)
class ShowResult:
    """A subject as of a day. Money in rows is satang (names end in ``_satang``), dates are CE dates."""

    subject: str
    as_of: date
    revision: int
    found: ShowTable

    @property
    def demo(self) -> bool:
        """Tell whether a made-up row has a part in it."""
        return any(row.get("demo") for row in self.found.rows)

    def as_object(self) -> dict[str, Any]:
        """Return the object of ``show --json``: plain values, dates as ISO text (CE)."""
        return {
            "subject": self.subject,
            "as_of": self.as_of.isoformat(),
            "revision": self.revision,
            "rows": [_plain(row) for row in self.found.rows],
            "total": _plain(self.found.total),
        }


def _plain(value: object) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value  # a StrEnum becomes its plain text
