"""Checks one row: by the definition of its kind in the registers, else by its table; years are of the common era."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from sqlmodel import SQLModel

from kmcore.exchange.dataset.errors import BadRow
from kmcore.exchange.dataset.expand import TableRow
from kmcore.exchange.dataset.register_rows import checked_register_row, kind_of
from kmcore.exchange.dataset.sentences import refusals
from kmcore.i18n import _
from kmcore.storage.base import Origin, Sourced
from kmcore.thai.era import to_ce

# Not written in files: the store numbers rows itself, and a data set's rows are all of origin "source".
_NOT_WRITTEN = {"id", "source_code", "origin"}
_BUDDHIST_ERA = 2400  # years from here on were meant as BE: the files hold CE


@cache
def row_model(model: type[SQLModel]) -> type[BaseModel]:
    """What a row of a file may hold for this table: the table's own fields, and ``source`` instead of its code.

    Strict: no text for numbers, no numbers for text. A StrEnum becomes the list of its values.
    """
    fields: dict[str, Any] = {
        name: _field(info) for name, info in model.model_fields.items() if name not in _NOT_WRITTEN
    }
    if issubclass(model, Sourced):
        fields["source"] = (str, Field(max_length=40))
    config = ConfigDict(extra="forbid", strict=True)
    made: type[BaseModel] = create_model(f"{model.__name__}Row", __config__=config, **fields)
    return made


def checked(row: TableRow, today: date, bad: list[BadRow]) -> dict[str, Any] | None:
    """The row's values ready to insert; None with its refusals added to ``bad``. ``today``: the data set's own."""
    bad.extend(_buddhist_years(row))
    known = kind_of(row.model)
    values = checked_register_row(known, row, today, bad) if known else _checked_by_model(row, bad)
    if values is None or not issubclass(row.model, Sourced):
        return values
    return {**values, "origin": Origin.SOURCE.value}


def _checked_by_model(row: TableRow, bad: list[BadRow]) -> dict[str, Any] | None:
    """Check a row of a table that no register keeps by the table itself."""
    try:
        values = row_model(row.model).model_validate(row.values).model_dump()
    except ValidationError as error:
        bad.extend(refusals(row.place, error))
        return None
    if issubclass(row.model, Sourced):
        values["source_code"] = values.pop("source")
    return values


def _field(info: Any) -> tuple[Any, Any]:
    kind, default = info.annotation, info
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        kind = Literal[tuple(member.value for member in kind)]
        default = ... if info.is_required() else info.default.value
    return kind, default


def _buddhist_years(row: TableRow) -> Iterator[BadRow]:
    """Yield a refusal for each day of a year that was meant as BE: files hold CE, and nothing is guessed."""
    for name, value in row.values.items():
        if isinstance(value, date) and value.year >= _BUDDHIST_ERA:
            problem = _("ปี {year} เป็น พ.ศ.", year=value.year)
            yield BadRow(row.place, name, problem, _("ใช้ปี ค.ศ. คือ {ce}", ce=to_ce(value.year)))
