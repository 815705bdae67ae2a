"""How a source is named on screen: short beside a figure, whole on its own page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.widgets.tables import Column
from kmcore.i18n import _, language
from kmcore.sources.queries import sources
from kmcore.sources.read_models import SourceRow

Row = TypeVar("Row")
KnownSources = Mapping[str, SourceRow]
RELIABILITY_LETTERS = ("S", "V", "C", "I", "K")


@dataclass(frozen=True)
class SourceRef:
    """A source beside a figure: the short name to click, the whole name and the quote to hover."""

    text: str
    address: str
    source: SourceRow

    @property
    def hint(self) -> str:
        """Return the document and the line, with the quote where the reader reads its language."""
        quoted = self.source.quote and language() == "th"
        return f"{self.source.label}: {self.source.quote}" if quoted else self.source.label

    @property
    def brief(self) -> str:
        """Return the document without what is in brackets, and its line."""
        document = _bare(self.source)
        if self.source.line is None:
            return document
        return _("{document} บรรทัด {line}", document=document, line=self.source.line)


def known_sources(as_of: date | None = None) -> KnownSources:
    """Return every source by its code; with a day those said by then."""
    return {row.code: row for row in ask(sources, as_of)}


def source_ref(code: str | None, known: KnownSources) -> SourceRef | None:
    """Return a source ready to draw; None where there is none, or its code is not in the store."""
    found = known.get(code or "")
    return SourceRef(short_source_label(found), link("sources", source=found.code), found) if found else None


def short_source_label(source: SourceRow) -> str:
    """Return "บรรทัด 37" for a line of the minutes, the document without what is in brackets for others."""
    if source.reliability == "S" and source.line is not None:
        return _("บรรทัด {line}", line=source.line)
    return _bare(source)


def _bare(source: SourceRow) -> str:
    return source.document.split(" (")[0]


def source_column(known: KnownSources, code: Callable[[Row], str | None]) -> Column[Row]:
    """Return the table column that names each row's source and leads to it."""
    return Column(
        _("ที่มา"),
        lambda row: found.text if (found := source_ref(code(row), known)) else _("ไม่มีที่มา"),
        link=lambda row: found.address if (found := source_ref(code(row), known)) else None,
    )


def reliability_words(letter: str) -> str:
    """Return how sure a source is, in words (the five letters of docs/domain.md)."""
    return {
        "S": _("อยู่ในรายงานการประชุมเอง"),
        "V": _("อ่านพบในเอกสารอื่น"),
        "C": _("คำนวณจากที่มา"),
        "I": _("อนุมาน"),
        "K": _("ความรู้ทั่วไป ยังไม่ได้ตรวจกับเอกสาร"),
    }.get(letter, letter)
