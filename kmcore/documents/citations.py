"""Numbering sources in the order in which a paper first leans on them."""

from collections.abc import Iterator, Mapping

from kmcore.documents.paper import Block, Cite, Heading, Para
from kmcore.i18n import _
from kmcore.sources.read_models import SourceRow

HANG = 0.9


class Citations:
    """Gives each source its number. A source that is not in the store has none."""

    def __init__(self, sources: Mapping[str, SourceRow]) -> None:
        self._sources = sources
        self._numbers: dict[tuple[str, int | None], int] = {}

    def of(self, code: str | None) -> tuple[Cite, ...]:
        """Return the raised number of a source, nothing for none; one document's line has one number."""
        found = self._sources.get(code or "")
        if found is None:
            return ()
        number = self._numbers.setdefault((found.document, found.line), len(self._numbers) + 1)
        return (Cite((str(number),)),)

    def listed(self) -> dict[str, list[tuple[int, int | None]]]:
        """Return what was cited so far: under each document the numbers with their lines, None for no line."""
        found: dict[str, list[tuple[int, int | None]]] = {}
        for (document, line), number in self._numbers.items():
            found.setdefault(document, []).append((number, line))
        return found


def source_blocks(cited: Citations) -> Iterator[Block]:
    """Yield the list of sources: each document once, with the lines that the raised numbers stand for."""
    found = cited.listed()
    if found:
        yield Heading((_("ที่มาของข้อความ"),), level=2)
    for document, lines in found.items():
        places = " · ".join(_place(number, line) for number, line in lines)
        yield Para((document, " ", places), left=HANG, first=-HANG)


def _place(number: int, line: int | None) -> str:
    return f"[{number}]" if line is None else _("[{number}] บรรทัด {line}", number=number, line=line)
