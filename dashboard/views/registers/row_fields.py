"""The fields of a row's form, made of the kind's definition: what each holds, and what was typed into it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import streamlit as st
from wcwidth import width as columns_of

from dashboard.query_cache import ask, reference_date
from dashboard.widgets.form_fields import FormFields, one_line_field, text_area_field
from kmcore.i18n import _
from kmcore.registers.cell_values import tick_words
from kmcore.registers.cells import Cell
from kmcore.registers.definition import RegisterField
from kmcore.registers.field_types import Choice, Text
from kmcore.registers.listing import reference_choices
from kmcore.registers.shown_rows import referred_kind
from kmcore.thai.money import format_baht
from kmcore.thai.spoken_dates import spoken_day

LONG_TEXT: Final = 200  # letters: a field that takes more has room for several lines
MOST_CHOICES: Final = 5000  # of a list to open; of more one types the code or the name
NOTHING: Final = "–"
MOST_LETTERS: Final = 24  # of a choice, name and key
FEWEST_LETTERS: Final = 7  # of a name, however long its key


def field_content(field: RegisterField, value: Any) -> Any:
    """Return what a field of a form holds for a value: a text as it is read again, or the choice itself."""
    if field.type.control in {"choice", "flag"} or referred_kind(field):
        return value
    if value is None:
        return ""
    if field.type.control == "day":
        return spoken_day(value)
    return format_baht(value, unit="") if field.type.control == "money" else str(field.type.cell(value))


def day_example() -> str:
    """Return how a day is typed, with the day that the data speaks of."""
    return _("เช่น {day}", day=spoken_day(reference_date()))


def draw_row_fields(form: FormFields, fields: Iterable[RegisterField], contents: Mapping[str, Any]) -> None:
    """Draw the fields; ``contents``: what each holds before anything is typed."""
    with st.container(key="register_fields"):
        for pair in _side_by_side(fields):
            for column, field in zip(st.columns(len(pair), gap="small"), pair, strict=True):
                st.session_state.setdefault(form.key(field.name), contents.get(field.name))
                with column:
                    _draw_field(form, field)


def typed_cells(
    form: FormFields, fields: Iterable[RegisterField], contents: Mapping[str, Any]
) -> dict[str, Cell]:
    """Return the cells of the fields that hold something else than ``contents``."""
    typed = {field.name: _typed(form.value(field.name)) for field in fields}
    return {name: _cell(value) for name, value in typed.items() if value != _typed(contents.get(name))}


def _side_by_side(fields: Iterable[RegisterField]) -> Iterator[list[RegisterField]]:
    """Yield the fields two by two; one that has room for several lines, or is left over, alone."""
    waiting: list[RegisterField] = []
    for field in fields:
        if _is_long(field):
            if waiting:
                yield waiting
            yield [field]
            waiting = []
            continue
        waiting.append(field)
        if len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _is_long(field: RegisterField) -> bool:
    return isinstance(field.type, Text) and field.type.longest > LONG_TEXT


def _draw_field(form: FormFields, field: RegisterField) -> None:
    label, kind = _label(field), referred_kind(field)
    if kind is not None:
        choices = dict(ask(reference_choices, kind))
        if len(choices) <= MOST_CHOICES:
            _draw_choice(
                form, field.name, label, list(choices), {key: _named(key, choices[key]) for key in choices}
            )
            return
    if isinstance(field.type, Choice):
        words = {one.value: _(text) for one, text in field.type.labels.items()}
        _draw_choice(form, field.name, label, list(words), words)
    elif field.type.control == "flag":
        _draw_choice(
            form, field.name, label, [True, False], {each: tick_words(each) for each in (True, False)}
        )
    elif _is_long(field):
        text_area_field(form, field.name, label)
    else:
        one_line_field(form, field.name, label, _example(field), _(field.note) if field.note else None)


def _draw_choice(
    form: FormFields, name: str, label: str, options: Sequence[Any], words: Mapping[Any, str]
) -> None:
    standing = st.session_state.get(form.key(name))
    more = (
        [] if standing in {None, *options} else [standing]
    )  # what stands and is offered no more stays a choice
    st.selectbox(
        form.called(name, label),
        [None, *options, *more],
        format_func=lambda each: NOTHING if each is None else words.get(each, str(each)),
        key=form.key(name),
        persist_state="page",
    )


def _label(field: RegisterField) -> str:
    return field.words if field.required else _("{field} (ไม่บังคับ)", field=field.words)


def _example(field: RegisterField) -> str:
    return day_example() if field.type.control == "day" else ""


def _named(key: Any, name: str) -> str:
    """Return a row's name with its key, the name cut short: a closed list shows one line, on a phone of few letters."""
    if name == str(key):
        return name
    room = MOST_LETTERS - len(str(key))
    return f"{name if columns_of(name) <= room else _cut(name, room)} · {key}"


def _cut(name: str, room: int) -> str:
    kept = name
    while columns_of(kept) >= room and len(kept) > FEWEST_LETTERS:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _typed(value: Any) -> Any:
    """Return a content so that nothing typed and nothing there are the same."""
    text = value.strip() if isinstance(value, str) else value
    return None if text == "" else text


def _cell(value: Any) -> Cell:
    return value if value is None or isinstance(value, bool) else str(value)
