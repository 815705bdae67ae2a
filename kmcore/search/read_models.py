"""What can be found, and what was."""

from dataclasses import dataclass

from kmcore.search.kinds import NounKind


@dataclass(frozen=True, slots=True)
class NounEntry:
    """A noun to be found. ``name`` and ``place`` (where it lies, or what it belongs to) are shown.

    ``names``: its own names and its code, ``words``: these and what else finds it; both folded, each ended by ``END``.
    """

    kind: NounKind
    code: str
    name: str
    place: str
    names: str
    words: str


@dataclass(frozen=True)
class FoundNouns:
    """What was found, the best first; ``total`` counts those that are not listed too.

    ``near``: nothing has what was typed, these are spelt nearly so.
    """

    entries: tuple[NounEntry, ...]
    total: int
    near: bool = False
