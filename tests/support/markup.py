"""HTML of our templates, read back: its words, its tags and attributes, its tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

SPOKEN: Final = frozenset({"title", "alt", "aria-label", "placeholder"})  # attributes that are read out
CELLS: Final = frozenset({"td", "th"})


@dataclass(frozen=True)
class Tag:
    """A start tag with its attributes."""

    name: str
    attributes: dict[str, str]


@dataclass
class Markup:
    """What a piece of HTML holds, in order. ``rows``: the cells' texts of every table row."""

    words: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def all(self, name: str) -> list[Tag]:
        """Return the tags of a name."""
        return [tag for tag in self.tags if tag.name == name]


def read_markup(html: str) -> Markup:
    """Return what ``html`` holds. Words marked as another language's (``lang``) are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def page_words(html: str) -> list[str]:
    """Return what a reader of ``html`` meets: texts and spoken attributes, spaces made one."""
    return list(_lines(read_markup(html).words))


def _lines(texts: Iterable[str]) -> Iterable[str]:
    return (line for line in (" ".join(text.split()) for text in texts) if line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Markup()
        self._foreign = self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.found.tags.append(Tag(tag, attributes))
        self._foreign = "lang" in attributes
        self.found.words += [value for name, value in attributes.items() if name in SPOKEN]
        if tag == "tr":
            self.found.rows.append([])
        if tag in CELLS and self.found.rows:
            self._in_cell = True
            self.found.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._foreign = False
        if tag in CELLS:
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if not self._foreign:
            self.found.words.append(data)
        if self._in_cell:
            self.found.rows[-1][-1] += data
