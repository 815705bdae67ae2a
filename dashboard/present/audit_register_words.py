"""What the trail says of registers: the fields of the row by their labels, the kind, the batch and what it did."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from kmcore.access.permissions import KEEP_OWN_ROWS, KEEP_PEOPLE, KEEP_REGISTER
from kmcore.i18n import N_, _, _n
from kmcore.privacy.audit_trail import TrailEntry
from kmcore.programme.party import party_of
from kmcore.registers.definition import RegisterField
from kmcore.registers.definitions import KINDS
from kmcore.registers.field_types import References
from kmcore.registers.kinds import HOW_WORDS, BatchHow
from kmcore.registers.shown_rows import referred_kind
from kmcore.registers.words import how_words
from kmcore.thai.numbers import grouped

COMMANDS: Final = frozenset({KEEP_REGISTER.code, KEEP_OWN_ROWS.code, KEEP_PEOPLE.code})
COUNTS: Final = {"new": N_("เพิ่ม"), "changed": N_("เปลี่ยน"), "removed": N_("ถอนออก")}
TEXTS: Final = {"file": N_("แฟ้ม"), "reason": N_("เหตุผล")}
FieldWords = tuple[str, str | None, str | None]  # label, before, after


def is_of_register(entry: TrailEntry) -> bool:
    """Tell whether an entry is of a register, of a kind that is known."""
    return entry.command in COMMANDS and entry.more.get("kind") in KINDS


def register_changes(entry: TrailEntry, names: Mapping[str, str]) -> Iterator[FieldWords]:
    """Yield each field of the row that changed, by its label; None where the row was not there before, or is no more."""
    before, after = entry.before, entry.after
    for field in KINDS[entry.more["kind"]].fields:
        if before.get(field.name) != after.get(field.name):
            yield field.words, _said(field, before, names), _said(field, after, names)


def register_remarks(entry: TrailEntry) -> Iterator[tuple[str, str]]:
    """Yield the kind, the batch, how it came and how many rows it wrote."""
    said = entry.more
    yield _("ทะเบียน"), KINDS[said["kind"]].words
    yield _("ชุดที่"), str(said.get("batch", ""))
    if said.get("how") in HOW_WORDS:
        yield _("โดยวิธี"), how_words(BatchHow(said["how"]))
    for name, words in COUNTS.items():
        if said.get(name):
            yield _(words), _n("{count} แถว", said[name], count=grouped(said[name]))
    for name, words in TEXTS.items():
        if said.get(name):
            yield _(words), str(said[name])


def _said(field: RegisterField, said: Mapping[str, Any], names: Mapping[str, str]) -> str | None:
    return _value_words(field, said[field.name], names) if field.name in said else None


def _value_words(field: RegisterField, value: Any, names: Mapping[str, str]) -> str:
    if value is None or value == "":
        return _("ไม่มี")
    if field.type.control == "day":
        value = date.fromisoformat(value)
    if isinstance(field.type, References):
        return " + ".join(names.get(code, code) for code in party_of(str(value)))
    if referred_kind(field) is not None:
        return names.get(str(value), str(value))
    return field.type.words(value)
