"""Breaking Thai text into lines of a chart: Vega wraps nothing, and Thai has no spaces to break at."""

from collections.abc import Iterator

from kmcore.drawing.labels import text_width

CUT = "…"
CLOSING = frozenset(")”’,.:;!?ฯๆ%")  # never at the start of a line


def wrap(text: str, width: float, size: float, lines: int) -> tuple[str, ...]:
    """Return ``text`` in at most ``lines`` lines of ``width`` pixels of Sarabun; the last one cut with ….

    Breaks between words. A word wider than a line stands alone and is left for Vega to cut.
    """
    made: list[str] = []
    for piece in _pieces(text):
        if made and text_width((made[-1] + piece).rstrip(), size) <= width:
            made[-1] += piece
        elif piece.strip():
            made.append(piece)
    kept = [line.strip() for line in made[:lines]]
    if len(made) > lines and kept:
        kept[-1] = _cut(kept[-1], width, size)
    return tuple(kept)


def _pieces(text: str) -> Iterator[str]:
    """Yield words with the closing marks that follow them."""
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - 0.2 s, and only finished charts need it

    held = ""
    for token in word_tokenize(text, keep_whitespace=True):
        if held and token[0] not in CLOSING and not held.endswith(("(", "“")):
            yield held
            held = ""
        held += token
    if held:
        yield held


def _cut(line: str, width: float, size: float) -> str:
    """Return the line with … at its end, whole words where they leave room, never a mark alone."""
    pieces = list(_pieces(line))
    while len(pieces) > 1 and text_width("".join(pieces).rstrip() + CUT, size) > width:
        pieces.pop()
    return "".join(pieces).rstrip() + CUT
