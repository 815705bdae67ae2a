"""The English catalogue: ``python -m scripts.messages`` brings it up to date with the sentences in the code."""

import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from kmcore.i18n import LOCALES
from kmcore.settings import ROOT

ENGLISH: Final = LOCALES / "en.po"
# Errors carry their sentence as the first argument and translate it when it is read.
ERRORS: Final = (
    *("KmError", "StorageError", "NotFoundError", "SettingsError", "UnknownChoiceError", "ShowError"),
    *("DemoError", "TreeError", "SchematicError", "AreaFileError", "ThaiDateError", "ThaiMoneyError"),
    *("NotAllowedError", "SignedOutError", "PasswordError", "AccountError", "SignInError", "OidcError"),
    *("ReportError", "ConflictError", "AttachmentError", "DraftError", "WindowError", "MailError"),
    *("PersonError", "PersonTextError", "FeedError", "MeetingError", "EditConflictError", "DocumentError"),
    *("SettledError", "SnapshotError", "TextError", "ProvinceError"),
)
# A Thai sentence is its own plural: _n gives gettext the same message twice.
KEYWORDS: Final = {"_": None, "N_": None, "_n": (1, 1), **dict.fromkeys(ERRORS, (1,))}
HEADER: Final = (
    "# English for วงเอื้อ. The messages are the Thai sentences of the code: python -m scripts.messages."
)

NAMES: Final = {
    "project": "wong-uea",
    "version": "0.1",
    "msgid_bugs_address": "see README.md",
    "last_translator": "see CHANGELOG.md",
    "language_team": "en",
}


def sentences(root: Path = ROOT) -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    """Yield (file, line, message, comments, context) of each use; a message with a plural is a tuple."""
    with (root / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call] # Babel leaves it out
    yield from extract_from_dir(root, methods, options, KEYWORDS)


def extracted(root: Path = ROOT) -> Catalog:
    """Return every sentence of the code and the templates, not translated, with the files it stands in."""
    found = Catalog(locale="en", header_comment=HEADER, fuzzy=False, **NAMES)
    for file, line, message, comments, context in sentences(root):
        found.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    return found


def english(path: Path = ENGLISH) -> Catalog:
    """Return the catalogue as it is kept; an empty one where there is none."""
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def updated(found: Catalog, kept: Catalog) -> Catalog:
    """Return ``found`` with the translations of ``kept``; what the code no longer says is left out."""
    found.creation_date = found.revision_date = kept.creation_date  # no new date where no text is new
    for message in _messages(found):
        old = kept.get(_thai(message))
        if old is not None and not old.fuzzy:
            message.string = _as_needed(message, old)
            message.user_comments = old.user_comments
    return found


def untranslated(found: Catalog, kept: Catalog) -> list[str]:
    """Return each sentence of ``found`` that lacks an English text, or one of its two forms, in ``kept``."""
    asked = ((message, kept.get(_thai(message))) for message in _messages(found))
    return [
        _thai(message)
        for message, said in asked
        if said is None or said.fuzzy or not all(_forms(said)) or len(_forms(said)) < len(_forms(message))
    ]


def obsolete(found: Catalog, kept: Catalog) -> list[str]:
    """Return what ``kept`` translates and the code no longer says."""
    return [_thai(message) for message in _messages(kept) if found.get(_thai(message)) is None]


def misfilled(kept: Catalog) -> list[str]:
    """Return each sentence whose English names other ``{values}`` than the Thai, or writes them otherwise.

    The English of exactly one thing may leave out the number.
    """
    wrong = []
    for message in _messages(kept):
        thai, forms = _fields(_thai(message)), [_fields(text) for text in _forms(message) if text]
        one, many = (forms[0], forms[-1]) if forms else (thai, thai)
        if many != thai or one not in (thai, thai - {("count", "")}):
            wrong.append(_thai(message))
    return wrong


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _thai(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _as_needed(message: Message, old: Message) -> str | tuple[str, ...]:
    """One form or two, as the code asks now."""
    forms = _forms(old)
    return forms[-1] if isinstance(message.id, str) else (forms[0], forms[-1])


def _fields(text: str) -> set[tuple[str, str]]:
    return {
        (name, form or "") for _text, name, form, _conversion in Formatter().parse(text) if name is not None
    }


@click.command(help="Bring kmcore/locale/en.po up to date and name what still has no English.")
def main() -> None:
    """Write the catalogue; end with 1 when a sentence has no English."""
    found, kept = extracted(), english()
    missing, dropped = untranslated(found, kept), obsolete(found, kept)
    ENGLISH.parent.mkdir(exist_ok=True)
    with ENGLISH.open("wb") as file:
        # No file names: moving a file then changes nothing here, and two people's work meets less often.
        write_po(file, updated(found, kept), width=0, sort_output=True, no_location=True)
    for sign, messages in (("-", dropped), ("?", missing)):
        for message in messages:
            click.echo(f"{sign} {message}")
    click.echo(f"{len(found)} messages, {len(missing)} without English, {len(dropped)} dropped", err=True)
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
