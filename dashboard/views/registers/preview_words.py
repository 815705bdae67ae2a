"""What becomes of a file's rows, in words: the results, each row's refusals and changes, the columns understood."""

from collections.abc import Iterator
from typing import Any, Final

from dashboard.query_cache import ask
from kmcore.i18n import N_, _
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.listing import reference_choices
from kmcore.registers.read_models import ComparedRow, FileRead, RowResult
from kmcore.registers.shown_rows import ShownField, referred_kind

RESULTS: Final = {
    RowResult.REFUSED: N_("รับไม่ได้"),
    RowResult.CHANGED: N_("เปลี่ยน"),
    RowResult.NEW: N_("ใหม่"),
    RowResult.SAME: N_("เหมือนเดิม"),
    RowResult.LEFT_OUT: N_("ไม่นำเข้า"),
}
IGNORED: Final = {
    "unknown": N_("ไม่นำเข้า ไม่มีช่องนี้ในทะเบียน"),
    "personal": N_("ไม่นำเข้า ข้อมูลส่วนบุคคล"),
    "no_heading": N_("ไม่นำเข้า ไม่มีหัวคอลัมน์"),
}


def result_words(result: RowResult) -> str:
    """Return what becomes of a row, in words."""
    return _(RESULTS[result])


def value_words(field: RegisterField, value: Any) -> str:
    """Return a field's value in words, a reference by the name of what it refers to."""
    kind = referred_kind(field)
    if kind is None or value is None:
        return field.type.words(value)
    names: dict[Any, str] = dict(ask(reference_choices, kind))
    return names.get(value, str(value))


def row_changes(kind: RegisterKind, row: ComparedRow) -> list[ShownField]:
    """Return what a row changes: each field, before and after; of a new row every field it fills."""
    fields = (field for field in kind.fields if field.name in _spoken_of(row) and not field.personal)
    found = (
        ShownField(
            field.words,
            value_words(field, (row.before or {}).get(field.name)),
            value_words(field, row.values.get(field.name)),
        )
        for field in fields
    )
    return [one for one in found if one.before or one.after]


def columns_read(kind: RegisterKind, file: FileRead) -> Iterator[dict[str, object]]:
    """Yield each column of the file: its heading, what it was taken for, or why it was not taken."""
    for heading, name in file.columns.items():
        taken = _field_words(kind, name) if name else ""
        reason = _(IGNORED.get(file.ignored.get(heading, "unknown"), IGNORED["unknown"]))
        yield {"heading": heading, "taken": taken, "reason": "" if taken else reason}


def _spoken_of(row: ComparedRow) -> set[str]:
    return set(row.values if row.before is None else row.before)


def _field_words(kind: RegisterKind, name: str) -> str:
    """Return the words of a field, or of the field that a column helps to read."""
    field = kind.field(name.partition(".")[0]).words
    return _("{field} (ใช้ช่วยอ่าน)", field=field) if "." in name else field
