"""Every source: the minutes line by line, the other documents, and the one that was asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import streamlit as st

from dashboard.session.links import allowed_parameter, link
from dashboard.views.sources.source_uses import SourceUse
from dashboard.widgets.register_history import draw_history_of, register_row_way
from dashboard.widgets.source_labels import RELIABILITY_LETTERS, reliability_words
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.sources.read_models import SourceRow

LETTER = "letter"
SOURCES: Final = "sources"  # the register that the sources stand in
UsesBySource = Mapping[str, tuple[SourceUse, ...]]


@dataclass(frozen=True)
class SourceLine:
    """A source ready to draw, with what stands on it."""

    row: SourceRow
    uses: tuple[SourceUse, ...]
    address: str
    chosen: bool

    @property
    def sure(self) -> str:
        """Return how sure it is, in words."""
        return reliability_words(self.row.reliability)

    @property
    def site(self) -> str | None:
        """Return the address of the document outside this server, without its scheme; None: not on the web."""
        url = self.row.url or ""
        return url.partition("://")[2].rstrip("/") if url.startswith(("http://", "https://")) else None


def draw_chosen_source(row: SourceRow, uses: UsesBySource) -> None:
    """Draw the source that was asked for, whole, with everything that stands on it."""
    register, may = register_row_way(SOURCES, row.code)
    line = _source_line(row, uses, row.code)
    draw_template("sources/source.html", shown=line, back=link("sources"), register=register, may=may)
    with st.container(border=True, key="source_history"):
        draw_history_of(SOURCES, row.code)


def sources_of_letter(rows: Sequence[SourceRow]) -> list[SourceRow]:
    """Return the sources of the reliability that the address asks for, all of them where it asks for none."""
    sorry = _("ไม่รู้จักระดับความน่าเชื่อถือตามที่อยู่นี้ จึงแสดงทุกที่มา")
    letter = allowed_parameter(LETTER, set(RELIABILITY_LETTERS), sorry)
    if letter:
        draw_template(
            "sources/of_letter.html", letter=letter, meaning=reliability_words(letter), back=link("sources")
        )
    return [row for row in rows if letter in {None, row.reliability}]


def draw_reliability_letters(rows: Sequence[SourceRow]) -> None:
    """Draw the five letters in words, with how many sources have each."""
    counts = {letter: sum(row.reliability == letter for row in rows) for letter in RELIABILITY_LETTERS}
    draw_template(
        "sources/source_letters.html",
        letters=[
            (letter, reliability_words(letter), counts[letter], link("sources", **{LETTER: letter}))
            for letter in RELIABILITY_LETTERS
        ],
    )


def draw_source_lists(rows: Sequence[SourceRow], uses: UsesBySource, chosen: str | None) -> None:
    """Draw the minutes by line beside the other documents."""
    lines = [_source_line(row, uses, chosen) for row in rows]
    minutes = [line for line in lines if line.row.line is not None]
    others = [line for line in lines if line.row.line is None]
    left, right = st.columns([7, 5], gap="small")
    with left, st.container(border=True, key="source_lines"):
        _draw_lines(minutes)
    with right, st.container(border=True, key="source_documents"):
        draw_template("sources/source_documents.html", title=_("เอกสารอื่นและการอ่าน"), shown=others)


def _draw_lines(minutes: Sequence[SourceLine]) -> None:
    """Draw one table a document; quotes of one line stand together."""
    if not minutes:
        draw_template("sources/source_documents.html", title=_("รายงานการประชุม"), shown=())
    for document, quoted in groupby(minutes, key=lambda line: line.row.document):
        group = list(quoted)
        lines = [(line, list(quotes)) for line, quotes in groupby(group, key=lambda line: line.row.line)]
        draw_template("sources/source_lines.html", title=document, first=group[0], lines=lines)


def _source_line(row: SourceRow, uses: UsesBySource, chosen: str | None) -> SourceLine:
    return SourceLine(row, uses.get(row.code, ()), link("sources", source=row.code), row.code == chosen)
