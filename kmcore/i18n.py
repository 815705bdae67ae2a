"""Thai is the source language; other languages come from gettext catalogues in ``kmcore/locale``."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES: Final = ("th", "en")
LOCALES: Final = Path(__file__).parent / "locale"
_language: ContextVar[str] = ContextVar("language", default="th")


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of ``language``; Thai needs none. Compiled from the .po in memory, once."""
    path = LOCALES / f"{language}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(message: str, /, **values: object) -> str:
    """Return ``message`` (Thai) in the current language, its ``{names}`` filled from ``values``."""
    if not message:  # gettext keeps the catalogue's own head under the empty message
        return ""
    text = catalogue(_language.get()).gettext(message)
    return text.format(**values) if values else text


def N_(message: str, /) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark a sentence for the catalogue; it is translated where it is shown, in the language then."""
    return message


def _n(message: str, count: int, /, **values: object) -> str:
    """Return ``message`` with the plural that ``count`` takes in the current language; Thai has one form.

    ``{count}`` is the number itself unless ``values`` say it otherwise (with commas).
    """
    text = catalogue(_language.get()).ngettext(message, message, count)
    return text.format(**{"count": count, **values})


def language() -> str:
    """Return the language in force: ``th`` or ``en``."""
    return _language.get()


def use_language(code: str | None) -> str:
    """Set the language of this thread of work; anything unknown means Thai. Returns the one in force."""
    _language.set(code if code in LANGUAGES else "th")
    return _language.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use a language for the length of a block."""
    token = _language.set(code if code in LANGUAGES else "th")
    try:
        yield
    finally:
        _language.reset(token)


def pick(thai: str | None, english: str | None) -> str:
    """Return the text of a stored pair in the current language; the other one where it is missing."""
    first, second = (thai, english) if language() == "th" else (english, thai)
    return first or second or ""
