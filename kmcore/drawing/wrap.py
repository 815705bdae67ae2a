"""Breaking Thai text into lines of a chart: Vega wraps nothing, and Thai has no spaces to break at."""

import re
from collections.abc import Collection, Iterator

from kmcore.drawing.labels import text_width

CUT = "…"
CLOSING = frozenset(")”’,.:;!?ฯๆ%")  # never at the start of a line


def wrap(text: str, width: float, size: float, lines: int, names: Collection[str] = ()) -> tuple[str, ...]:
    """Return ``text`` in at most ``lines`` lines of ``width`` pixels of Sarabun; the last one cut with ….

    Breaks between words, never within one of ``names``: the dictionary takes "หัวไทร" for two. A word wider than a line stands alone and is left for Vega to cut.
    """
    made: list[str] = []
    for piece in _pieces(text, names):
        if made and text_width((made[-1] + piece).rstrip(), size) <= width:
            made[-1] += piece
        elif piece.strip():
            made.append(piece)
    kept = [line.strip() for line in made[:lines]]
    if len(made) > lines and kept:
        kept[-1] = _cut(kept[-1], width, size, names)
    return tuple(kept)


def _pieces(text: str, names: Collection[str]) -> Iterator[str]:
    """Yield words with the closing marks that follow them."""
    held = ""
    for token in _tokens(text, names):
        if held and token[0] not in CLOSING and not held.endswith(("(", "“")):
            yield held
            held = ""
        held += token
    if held:
        yield held


def _tokens(text: str, names: Collection[str]) -> list[str]:
    """Return the text in words; a name is one, whatever it is made of."""
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - 0.2 s, and only finished charts need it

    longest_first = sorted((re.escape(name) for name in names if name), key=len, reverse=True)
    parts = re.split(f"({'|'.join(longest_first)})", text) if longest_first else [text]
    return [
        token
        for place, part in enumerate(parts)
        if part
        for token in ([part] if place % 2 else word_tokenize(part, keep_whitespace=True))
    ]


def _cut(line: str, width: float, size: float, names: Collection[str]) -> str:
    """Return the line with … at its end, whole words where they leave room, never a mark alone."""
    pieces = list(_pieces(line, names))
    while len(pieces) > 1 and text_width("".join(pieces).rstrip() + CUT, size) > width:
        pieces.pop()
    return "".join(pieces).rstrip() + CUT
