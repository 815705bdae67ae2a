"""Text of a page as one would type it: whole_words.js keeps words together by spaces and signs that nobody types."""


def as_typed(shown: str) -> str:
    """Return shown text with plain spaces and without joiners."""
    return shown.replace("\u2060", "").replace("\u00a0", " ")
