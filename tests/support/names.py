"""Names of nouns that stand on a page and lead nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

# What names beside each other are told apart by.
BETWEEN: Final = re.compile(r" · | \+ |, |[()“”:]|\n")
# A heading names the whole panel; what is pressed or chosen is no name to follow.
SILENT: Final = frozenset({"q", "h1", "option", "button", "summary", "caption", "script", "style"})
VOID: Final = frozenset({"br", "img", "input", "hr", "meta", "link"})


@dataclass(frozen=True)
class DeadName:
    """A name outside every link, and in which tags it stands."""

    name: str
    where: str


class _Names(HTMLParser):
    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self.names, self.open, self.found = names, list[tuple[str, str]](), list[DeadName]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            silent = "data-as-said" in dict(attrs)
            self.open.append(("q" if silent else tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] not in {tag, "q"}:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _css in self.open}
        if "a" in tags or tags & SILENT:
            return
        where = " ".join(f"{tag}.{css}" if css else tag for tag, css in self.open[-3:])
        self.found += [DeadName(name, where) for name in _named(data) if name in self.names]


def _named(text: str) -> Iterator[str]:
    return (piece.strip() for piece in BETWEEN.split(text) if piece.strip())


def dead_names(html: str, names: frozenset[str]) -> list[DeadName]:
    """Return every one of ``names`` that stands in ``html`` by itself and is no link."""
    parser = _Names(names)
    parser.feed(html)
    return parser.found
