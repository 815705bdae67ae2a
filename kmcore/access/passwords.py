"""Passwords: Argon2id by pwdlib, and what a new one must be (OWASP ASVS 5.0, 6.2)."""

import secrets
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from pwdlib import PasswordHash

from kmcore.errors import FieldError

SHORTEST: Final = 10
LONGEST: Final = 128
BESIDE_THE_NAME: Final = 6  # letters a password must have that are not the name: "governor-2550" has five
COMMON: Final = Path(__file__).with_name("common_passwords.txt")


class PasswordError(FieldError):
    """A new password is too short, too long, or one that everybody tries first; ``field`` is its form's field."""

    def __init__(self, message: str, /, *, field: str = "new", **values: object) -> None:
        super().__init__(message, field=field, **values)


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


def check_password(password: str, *names: str) -> None:
    """Let a new password through, or say what is wrong with it. ``names``: what the account is called.

    Length counts, not which kinds of letters it is made of (ASVS 5.0, 6.2.5); spaces and Thai are letters.

    Raises:
        PasswordError: too short, too long, holds a control character, the name, or a common one.
    """
    known = _same(password)
    if len(known) < SHORTEST:
        raise PasswordError("รหัสผ่านใหม่สั้นเกินไป ใช้อย่างน้อย {count} ตัวอักษร เช่น คำหลายคำต่อกัน", count=SHORTEST)
    if len(known) > LONGEST:
        raise PasswordError("รหัสผ่านใหม่ยาวเกินไป ใช้ไม่เกิน {count} ตัวอักษร", count=LONGEST)
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in known):
        raise PasswordError("รหัสผ่านใหม่มีอักขระที่พิมพ์ไม่ได้ พิมพ์ใหม่โดยไม่ใช้แท็บหรือการขึ้นบรรทัด")
    folded = known.casefold()
    if any(_is_name(folded, _same(name).casefold()) for name in names):
        raise PasswordError("รหัสผ่านใหม่เหมือนชื่อผู้ใช้เกินไป ใช้คำอื่นที่คนอื่นเดาไม่ได้")
    if folded in common_passwords() or _one_piece_again(folded):
        raise PasswordError("รหัสผ่านใหม่เป็นคำที่คนใช้กันมาก จึงเดาได้ง่าย ใช้คำหลายคำที่ไม่เกี่ยวกันต่อกัน")


@cache
def common_passwords() -> frozenset[str]:
    """Return the passwords tried first, as compared: the commonest ones, on Thai keyboards too, and our own words."""
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(_same(line).casefold() for line in lines if line and not line.startswith("#"))


def _is_name(password: str, name: str) -> bool:
    return bool(name) and name in password and len(password) - len(name) < BESIDE_THE_NAME


def _one_piece_again(password: str) -> bool:
    """Tell of "aaaaaaaaaa" and "abcabcabcabc": a piece of at most four letters again and again."""
    return any(password == (password[:size] * len(password))[: len(password)] for size in range(1, 5))


def _same(password: str) -> str:
    """The same letters from two keyboards are the same password."""
    return unicodedata.normalize("NFC", password)
