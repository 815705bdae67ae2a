"""Passwords: Argon2id by pwdlib, and what a new one must be (OWASP ASVS 5.0, 6.2)."""

import secrets
import unicodedata
from functools import cache
from typing import Final

from pwdlib import PasswordHash

from kmcore.errors import KmError

SHORTEST: Final = 10
LONGEST: Final = 128


class PasswordError(KmError):
    """A new password is too short, too long, or one that everybody tries first."""


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobody() -> str:
    """Checking a name that is not there takes as long as one that is."""
    return _hasher().hash(secrets.token_urlsafe(16))


def hash_password(password: str) -> str:
    """Return the Argon2id hash of a password (about 0.1 s by design)."""
    return _hasher().hash(_same(password))


def matches(password: str, stored: str) -> bool:
    """Tell whether a password belongs to a stored hash; an empty hash takes as long, and never does."""
    right = _hasher().verify(_same(password)[: 2 * LONGEST], stored or _nobody())
    return right and bool(stored)


def _same(password: str) -> str:
    """The same letters from two keyboards are the same password."""
    return unicodedata.normalize("NFC", password)
