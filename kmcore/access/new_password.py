"""A password made by the program: long enough to need no rule, easy to read out over a telephone."""

import secrets
from typing import Final

LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"  # without 0, 1, l and o, which look alike
PIECES, PIECE = 4, 4


def new_password() -> str:
    """Return four pieces of four letters, "k7mw-…": 80 bits at random."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(PIECE)) for _piece in range(PIECES))
