"""What a figure says and what the list says that it opens: the two must be one number."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import parse_qsl, urlsplit

_LINK: Final = re.compile(r'<a\b[^>]*href="(/[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAGS: Final = re.compile(r"<[^>]+>")
_ONLY: Final = re.compile(r"[^\d]{0,60}?[+]?(\d[\d,]*(?:\.\d+)?)(?!\s*%)[^\d]{0,60}")
# Parameters whose value makes another kind of list; of the rest (an area, a line) one stands for all.
KINDS: Final = frozenset({"measure", "list", "show", "view", "status", "role"})
_SETTINGS: Final = frozenset({"lang", "as_of"})
_ROWS: Final = {
    "/villages": re.compile(r"<caption>([\d,]+) หมู่บ้าน"),
    "/actions": re.compile(r'class="km-grouphead">.*?<b>(\d+)</b>', re.DOTALL),
    "/replay": re.compile(r"งานติดตาม (\d+) งาน"),
    "/budget": re.compile(r'<tr class="total">.*?<td class="n"[^>]*>\s*([\d,.]+)\s*</td>\s*</tr>', re.DOTALL),
}
_SILENT: Final = '<span class="km-status late">○'  # in the head of an agency that has not reported
_CARDS: Final = 'id="check-'


@dataclass(frozen=True)
class CountingLink:
    """A link whose words are one number: the words, the number, the view's path and what it asks of it."""

    words: str
    number: float
    path: str
    query: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> tuple[object, ...]:
        """Return what is alike in links that open the same kind of list."""
        named = (
            (name, value if name in KINDS else "") for name, value in self.query if name not in _SETTINGS
        )
        return (self.path, *sorted(named))


def counting_links(html: str) -> list[CountingLink]:
    """Return the links of ``html`` that count rows of a list which says how many it has, one of each kind."""
    found: dict[tuple[object, ...], CountingLink] = {}
    for href, inside in _LINK.findall(html):
        parts = urlsplit(unescape(href))
        words = " ".join(unescape(_TAGS.sub("", inside)).split())
        one, query = _ONLY.fullmatch(words), tuple(parse_qsl(parts.query))
        if one and _counts_rows(parts.path, dict(query)):
            link = CountingLink(words, _value(one[1]), parts.path, query)
            found.setdefault(link.kind, link)
    return list(found.values())


def _counts_rows(path: str, query: dict[str, str]) -> bool:
    return {
        "/villages": query.get("list") == "villages",
        "/actions": "item" not in query and bool({*query} - _SETTINGS),
        "/replay": "status" in query or "agency" in query,
        "/budget": query.get("show") in {"allocated", "committed", "disbursed"},
        "/checks": "show" in query and query["show"] not in {"sums", "agreeing", "differing"},
    }.get(path, False)


def rows_said(path: str, html: str) -> float:
    """Return how many rows (of money: which sum) the list on a page says it has; 0 for an empty one."""
    if path == "/checks":
        return html.count(_CARDS)
    if path == "/actions" and _SILENT in html:
        return html.count(_SILENT)
    return sum(_value(number) for number in _ROWS[path].findall(html))


def agrees(link: CountingLink, said: float) -> bool:
    """Tell whether a figure is what its list says; money in millions is the list's baht, rounded."""
    if link.path != "/budget":
        return link.number == said
    return link.number in {said, round(said / 1e6, 2), round(said / 1e6, 1)}


def _value(number: str) -> float:
    return float(number.replace(",", ""))
