"""Which nouns what was typed may mean: pure, over entries that are at hand."""

import heapq
from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz, process

from kmcore.search.folding import END, folded, searched_words
from kmcore.search.kinds import NounKind
from kmcore.search.read_models import FoundNouns, NounEntry

MOST: Final = 40
_NEAR: Final = 72  # of 100, as rapidfuzz counts
_FEW: Final = 8
_ORDER: Final = {kind: place for place, kind in enumerate(NounKind)}


def find_nouns(entries: Sequence[NounEntry], text: str, most: int = MOST) -> FoundNouns:
    """Return the entries that have every word of ``text``, whole names and codes first; else those spelt nearly so."""
    words = searched_words(text)
    if not words:
        return FoundNouns((), 0)
    hits = [one for one in entries if all(_has(one.words, forms) for forms in words)]
    if hits:
        best = heapq.nsmallest(most, enumerate(hits), key=lambda hit: (*_rank(hit[1], words), hit[0]))
        return FoundNouns(tuple(one for _place, one in best), len(hits))
    near = _spelt_nearly(entries, text)
    return FoundNouns(near, len(near), near=bool(near))


def _has(haystack: str, forms: tuple[str, ...]) -> bool:
    return any(form in haystack for form in forms)


def _rank(entry: NounEntry, words: tuple[tuple[str, ...], ...]) -> tuple[int, int, int]:
    """Return how good a hit is: the whole name or code, its beginning, inside it, or only where it lies."""
    names = END + entry.names
    kept = sum(0 if f"{END}{word[0]}{END}" in names.replace(END * 2, END) else 1 for word in words)
    begun = sum(0 if any(f"{END}{form}" in names for form in word) else 1 for word in words)
    return kept, begun, _ORDER[entry.kind]


def _spelt_nearly(entries: Sequence[NounEntry], text: str) -> tuple[NounEntry, ...]:
    """Return entries one of whose names is spelt nearly as what was typed; a person chooses among them."""
    names = [(name, one) for one in entries for name in one.names.split(END) if not name.isdigit()]
    best = process.extract(
        folded(text), [name for name, _one in names], scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_FEW
    )
    return tuple(dict.fromkeys(names[place][1] for _name, _score, place in best))
