"""What is read of sources, and of the questions on which they disagree."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kmcore.bilingual import Bilingual, bilingual
from kmcore.i18n import _

CheckState = Literal["open", "settled"]


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """One place in one document. ``reliability``: S the minutes, V read elsewhere, C computed, I, K."""

    code: str
    document: Bilingual = bilingual()
    line: int | None
    quote: str | None
    url: str | None
    reliability: str
    note: str | None

    @property
    def label(self) -> str:
        """Return the document with its line, as a reader would look it up."""
        if self.line is None:
            return self.document
        return _("{document} บรรทัด {line}", document=self.document, line=self.line)


@dataclass(frozen=True, kw_only=True)
class StatementRow:
    """One value one source gives. ``number`` is filled where the value is a number, in ``unit``.

    ``used``: it is the one that counts, by the data set or, once the question is settled, by the resolution.
    """

    value: Bilingual = bilingual()
    number: int | None
    unit: str | None
    used: bool
    source: str | None
    id: int = 0


@dataclass(frozen=True, kw_only=True)
class CheckRow:
    """A question with its statements side by side, as of a day.

    ``state`` is ``settled`` from the day a resolution settled it, before that ``open``; ``settled_on``
    and ``settled_by`` are None while it is open. ``used_value`` is what counts, None where nothing
    may be chosen; ``reason`` says why. ``settled_resolution``: the code of the one that settled it.
    """

    code: str
    title: Bilingual = bilingual()
    state: CheckState
    statements: tuple[StatementRow, ...]
    used_value: Bilingual | None = bilingual()
    given_reason: Bilingual = bilingual()
    settled_on: date | None
    settled_by: str | None
    source: str | None
    demo: bool
    settled_resolution: str | None = None

    @property
    def reason(self) -> str:
        """Return why that value is used: as given, or that a meeting chose it."""
        if self.settled_resolution:
            return _("ใช้ค่านี้ตามข้อสรุป {code} ของที่ประชุม", code=self.settled_resolution)
        return self.given_reason
