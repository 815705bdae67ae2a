"""Figures on a page, and which of them open to the rows they are made of.

A figure is a number in the HTML of our templates that is left when everything is taken away that counts nothing
(``COUNTS_NOTHING``). It opens where

- it stands in a link;
- it stands beside one, in the same ``UNITS`` (a cell, an entry of a list, a term, a card) or paragraph;
  in a column of numbers (``td.n``) that is the cell itself, in other cells of a table the row;
- it heads its rows, or sums them up right under them: the caption of a table, a heading, a summary (``HEADS``),
  the head of a group of rows, the last line of a table (``tr.total``).

Quotes, names and sentences in the data's own words (``OTHERS_WORDS``) are not ours to open: their source stands by.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

HEADS: Final = frozenset({"a", "caption", "h1", "h2", "h3", "summary", "thead"})
UNITS: Final = frozenset({"td", "th", "li", "dd", "dt", "article"})
OTHERS_WORDS: Final = frozenset({"q", "code", "script", "style", "s"})
VOID: Final = frozenset({"br", "img", "input", "hr", "wbr", "col", "path", "meta", "link"})

_MONTHS: Final = (
    r"(?:ม\.ค\.|ก\.พ\.|มี\.ค\.|เม\.ย\.|พ\.ค\.|มิ\.ย\.|ก\.ค\.|ส\.ค\.|ก\.ย\.|ต\.ค\.|พ\.ย\.|ธ\.ค\.|"
    r"มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)"
)
_ORDINALS: Final = (
    r"(?:ครั้งที่|เรื่องที่|วาระที่|ชุดที่|คนที่|รูปที่|รุ่นที่|ภารกิจที่|ไตรมาส|รุ่น|หมู่|บรรทัด|รุ่นข้อมูล|ประเด็นที่|แถวที่|ข้อ|เอกสาร)"
)
COUNTS_NOTHING: Final = {
    "a day": rf"\d{{1,2}}\s*{_MONTHS}\s*(?:25\d\d)?",
    "a time": r"\d{1,2}[.:]\d{2}(?::\d\d)?\s*น\.",
    "a year": r"\b25[45]\d\b",
    "a place in an order, or the name of a cohort or village": rf"{_ORDINALS}\s*\d[\d/.]*",
    "the most that is taken at a time": r"ครั้งละ\s*\d[\d,]*",
    "a code": r"\b(?:[A-Z]{1,4}-?\d+[\w-]*|\d{4,8}(?![\d,.]))",
    "a share, which stands beside what it is a share of": r"(?:\d+(?:\.\d+)?\s*[–-]\s*)?[+−-]?\d+(?:\.\d+)?\s*%",
}
_NOTHING: Final = re.compile("|".join(COUNTS_NOTHING.values()))
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class ClosedFigure:
    """A figure that opens nothing: the number, the words around it, and the classes of where it stands."""

    number: str
    words: str
    where: str


@dataclass
class _Place:
    """An open element, whether a link stands in it, and the figures in it that wait for one."""

    tag: str
    css: str
    scope: str = ""
    link: bool = False
    waiting: list[ClosedFigure] = field(default_factory=list)

    @property
    def of_rows(self) -> bool:
        return (self.tag == "tr" and "total" in self.css.split()) or self.scope in {"col", "colgroup"}

    @property
    def numeric(self) -> bool:
        return self.tag == "td" and "n" in self.css.split()


def closed_figures(html: str) -> list[ClosedFigure]:
    """Return the figures of ``html`` that do not open, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[ClosedFigure] = []
        self._open: list[_Place] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given = {name: value or "" for name, value in attrs}
        self._open.append(_Place(tag, given.get("class", ""), given.get("scope", "")))
        if tag == "a" and given.get("href"):
            for place in self._open:
                place.link = True

    def handle_endtag(self, tag: str) -> None:
        while any(place.tag == tag for place in self._open):
            place = self._open.pop()
            self._settle(place)
            if place.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if any(place.tag in HEADS | OTHERS_WORDS or place.of_rows for place in self._open):
            return
        text = " ".join(data.split())
        for number in _NUMBER.findall(_NOTHING.sub(" ", text)):
            if number.strip("0.,"):
                self._beside().waiting.append(ClosedFigure(number, text, self._classes()))

    def _classes(self) -> str:
        return " ".join(f"{place.tag}.{place.css}" for place in self._open if place.css)

    def _beside(self) -> _Place:
        """Return the element in which a link beside the figure would stand."""
        units = [place for place in self._open if place.tag in UNITS or self._is_pair(place)]
        return units[-1] if units else self._open[-1] if self._open else _Place("", "")

    def _is_pair(self, place: _Place) -> bool:
        """Tell whether this is the term and description of one thing in a list of them."""
        at = self._open.index(place)
        return place.tag == "div" and at > 0 and self._open[at - 1].tag == "dl"

    def _settle(self, place: _Place) -> None:
        if place.link:
            return
        row = next((each for each in reversed(self._open) if each.tag == "tr"), None)
        if place.tag in {"td", "th"} and row is not None and not place.numeric:
            row.waiting += place.waiting
        elif place.tag in {"span", "b", "small", "strong", "i"} and self._open:
            self._open[-1].waiting += place.waiting
        elif place.tag in UNITS and any(each.tag == "article" for each in self._open):
            next(each for each in reversed(self._open) if each.tag == "article").waiting += place.waiting
        else:
            self.found += place.waiting
