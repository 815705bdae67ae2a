"""What a column of a table is called, and how its values are written for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from kmcore.i18n import _
from kmcore.programme.agency_words import party_name
from kmcore.programme.party import party_of
from kmcore.thai.money import format_baht
from kmcore.thai.numbers import grouped
from kmcore.thai.spoken_dates import spoken_day

Kind = Literal["text", "count", "money", "date", "percent", "flag", "demo"]
Row = Mapping[str, object]
NUMERIC: Final = frozenset({"count", "money", "percent"})


def copied(found: object, *names: str) -> dict[str, object]:
    """Return what ``found`` has under these names, in their order: the cells of a row that are only copied."""
    return {name: getattr(found, name) for name in names}


@dataclass(frozen=True)
class ExportColumn:
    """A column: its key in the rows, its heading in the reader's language, what kind of values.

    text: any text, or a tuple of texts · count: a whole number · money: satang · percent: 0-100 ·
    date: CE · flag: yes or nothing · demo: the mark of the demonstration layer or nothing.
    ``names``: what the codes in a text ("dopa+yomna") or tuple are called; others stay as they are.
    """

    key: str
    heading: str
    kind: Kind = "text"
    names: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def numeric(self) -> bool:
        """Tell whether the values are numbers: they stand at the right and stay numbers in a file."""
        return self.kind in NUMERIC

    def words(self, value: object) -> str:
        """Return a value as people read it: baht with commas, Buddhist-era date, nothing for None."""
        if isinstance(value, date):
            return spoken_day(value)
        if self.kind in {"flag", "demo"}:
            return (_("สาธิต") if self.kind == "demo" else _("ใช่")) if value else ""
        if isinstance(value, int):
            money = self.kind == "money"
            return format_baht(value, decimals=True, unit="") if money else grouped(value)
        if isinstance(value, tuple | list):
            return ", ".join(self._named(str(part)) for part in value)
        return "" if value is None else self._named(str(value))

    def _named(self, text: str) -> str:
        return party_name(party_of(text), self.names) if self.names else text
