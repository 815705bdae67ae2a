"""Where each noun has its page: the one place that knows, for every name on every page (docs/decisions)."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.session.links import link, link_on
from kmcore.search.kinds import NounKind

FIND: Final = "find"
# Nouns that had a page of their own before; all others stand on ``FIND`` under the name of their kind.
ELSEWHERE: Final[Mapping[NounKind, tuple[str, str]]] = {
    NounKind.ITEM: ("actions", "item"),
    NounKind.CIRCLE: ("circles", "circle"),
    NounKind.CHECK: ("checks", "check"),
    NounKind.SOURCE: ("sources", "source"),
}


def noun_link(kind: NounKind, code: str | int) -> str:
    """Return the address of a noun's page, with the day and the language of the reader."""
    view, name = ELSEWHERE.get(kind, (FIND, str(kind)))
    return link(view, **{name: str(code)})


def noun_link_on(day: date, kind: NounKind, code: str | int) -> str:
    """Return the address of a noun's page as of ``day``, whatever day the reader looks at."""
    view, name = ELSEWHERE.get(kind, (FIND, str(kind)))
    return link_on(day, view, **{name: str(code)})


def area_link(code: str) -> str:
    """Return the address of the page of a district (4 digits), a subdistrict (6) or a village (8)."""
    levels = {4: NounKind.DISTRICT, 6: NounKind.SUBDISTRICT}
    return noun_link(levels.get(len(code), NounKind.VILLAGE), code)
