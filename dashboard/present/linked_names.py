"""Names that stand by themselves in finished HTML, made links: whoever wrote the template need not think of it.

Between tags a text is taken apart where names stand beside each other (" · ", " + ", ", ", brackets); a piece that is
a known name whole becomes a link. A name inside a sentence stays words.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from markupsafe import Markup

from dashboard.present.noun_names import noun_name

T = TypeVar("T")
_TAG: Final = re.compile(r"(<[^>]*>)")
_BETWEEN: Final = re.compile(r"( · | \+ |, | / |[()“”:\n])")
_ROUND: Final = re.compile(r"^([\s○●▲✓◊▶≠◑!–]*)(.*?)(\s*)$", re.DOTALL)
AS_SAID: Final = "data-as-said"  # worn by what holds the data's own words: they are left as they were said
_NAME_OF_TAG: Final = re.compile(r"</?([a-zA-Z0-9]+)")
# What is pressed, chosen, quoted or heads the page is left as it stands.
_LEFT: Final = frozenset(
    {"a", "button", "h1", "label", "option", "q", "code", "summary", "textarea", "title"}
)


def with_linked_names(html: Markup, names: Mapping[str, T], address: Callable[[T], str]) -> Markup:
    """Return ``html`` with every one of ``names`` outside a link made one.

    ``names``: what a name stands for, by the name as HTML has it. ``address``: where that has its page.
    """
    pieces, depth = _TAG.split(html), 0  # a text, a tag, a text …
    for place, piece in enumerate(pieces):
        if place % 2:
            found = _NAME_OF_TAG.match(piece)
            if found and found[1].lower() in _LEFT:
                depth += -1 if piece.startswith("</") else 1
        elif depth <= 0 and piece and not piece.isspace() and AS_SAID not in pieces[place - 1]:
            pieces[place] = _linked(piece, names, address)
    return Markup("".join(pieces))  # noqa: S704 - HTML that was escaped before


def _linked(text: str, names: Mapping[str, T], address: Callable[[T], str]) -> str:
    parts = _BETWEEN.split(text)
    for place in range(0, len(parts), 2):
        round_it = _ROUND.match(parts[place])
        if round_it and round_it[2] in names:
            name = noun_name(Markup(round_it[2]), address(names[round_it[2]]))  # noqa: S704 - as the HTML had it
            parts[place] = f"{round_it[1]}{name}{round_it[3]}"
    return "".join(parts)
