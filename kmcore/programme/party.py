"""Agencies that act together, and the one way in which a text names them: "dopa+yomna".

Tables, exports and addresses hold the text; everything in between holds the agencies.
"""

from collections.abc import Iterable
from typing import Final

Party = tuple[str, ...]  # agency codes in the order of the source; () for nobody
NO_PARTY: Final[Party] = ()
_BETWEEN: Final = "+"


def party_of(codes: str | None) -> Party:
    """Return the agencies that a text names; none of an empty one or None."""
    return tuple(filter(None, (codes or "").split(_BETWEEN)))


def joined_codes(party: Iterable[str]) -> str:
    """Return the agencies as one text; "" for nobody."""
    return _BETWEEN.join(party)
