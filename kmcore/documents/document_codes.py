"""The code that stands on a document: short enough to type, long enough that nobody guesses one."""

import re
import secrets
from typing import Final

from kmcore.thai.digits import to_arabic_digits

# Crockford's base 32: no I, L, O, U. Ten signs are 50 random bits.
SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_HALF: Final = 5
_LOOKS_LIKE: Final = str.maketrans("OIL", "011")
_LONGEST: Final = 60  # of what people type; a code with spaces between all its signs is half of that
_CODE: Final = re.compile(rf"(?:WU)?([{SIGNS}]{{{2 * _HALF}}})")


def new_code() -> str:
    """Return a new code, "WU-7K3QD-9XM2A"."""
    return _written("".join(secrets.choice(SIGNS) for _sign in range(2 * _HALF)))


def read_code(typed: str) -> str | None:
    """Return the code somebody typed off a paper, as it is written; None for what can be none.

    Small letters, any spaces and dashes, Thai digits, and O, I, L for 0 and 1 are understood.
    """
    if len(typed) > _LONGEST:
        return None
    plain = re.sub(r"[\s\-\u2010-\u2015\u2212]", "", to_arabic_digits(typed)).upper()
    found = _CODE.fullmatch(plain.translate(_LOOKS_LIKE))
    return _written(found[1]) if found else None


def _written(signs: str) -> str:
    return f"WU-{signs[:_HALF]}-{signs[_HALF:]}"
