"""A row's form sent: the command run, its refusals put to the form's own fields."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.uncached import ask_uncached
from dashboard.widgets.form_fields import FormFields
from kmcore.access.actor import User
from kmcore.errors import FieldError, FormError, KmError
from kmcore.i18n import N_
from kmcore.registers.cell_values import read_day
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.definition import RegisterKind
from kmcore.registers.errors import RefusedRowError
from kmcore.registers.read_models import RowProblem, WrittenBatch
from kmcore.registers.row_commands import cell_problems, told_effects

DAY: Final = "from_this_day"
REASON: Final = "reason_of_change"
NO_DAY: Final = N_("ยังไม่ได้ใส่วันที่ ใส่แล้วส่งอีกครั้ง")


def sent(kind: RegisterKind, command: Callable[..., WrittenBatch], *args: Any) -> WrittenBatch:
    """Run a command on a row; what it refuses names the form's fields.

    Raises:
        FormError: fields that cannot be taken, each by its name.
        KmError: see the command.
    """
    try:
        return command(engine(), acting_user(), *args)
    except RefusedRowError as error:
        raise FormError(_faults(kind, error.problems)) from error


def told(kind: RegisterKind, user: User, cells: Mapping[str, Cell]) -> tuple[str, ...]:
    """Return in sentences what would follow from a new row; what it is refused for names the form's fields.

    Raises: as ``sent``.
    """
    try:
        return ask_uncached(told_effects, user, kind.code, cells)
    except RefusedRowError as error:
        raise FormError(_faults(kind, error.problems)) from error


def typed_day(kind: RegisterKind, form: FormFields, cells: dict[str, Cell]) -> date:
    """Return the day typed into the form.

    Raises:
        FormError: it is missing or no day; with it all that cannot be read of the other fields.
    """
    try:
        day = read_day(form.text(DAY).strip() or None)
    except FieldProblem as problem:
        raise FormError([_day_fault(str(problem)), *_faults(kind, _others(kind, cells))]) from problem
    if day is None:
        raise FormError([FieldError(NO_DAY, field=DAY), *_faults(kind, _others(kind, cells))])
    return day


def reason_of(form: FormFields) -> str | None:
    """Return the reason typed into the form, None for none."""
    return form.text(REASON).strip() or None


def _others(kind: RegisterKind, cells: dict[str, Cell]) -> tuple[RowProblem, ...]:
    return ask_uncached(cell_problems, kind.code, cells)


def _day_fault(sentence: str) -> KmError:
    return FieldError("{sentence}", field=DAY, sentence=sentence)


def _faults(kind: RegisterKind, problems: tuple[RowProblem, ...]) -> list[KmError]:
    by_words = {field.words: field.name for field in kind.fields}
    return [
        FieldError("{sentence}", field=by_words.get(one.column, one.column), sentence=one.sentence)
        for one in problems
    ]
