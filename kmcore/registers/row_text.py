"""Rows as text: how keys and values lie in the log, and how they come back as the table's own types."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Date, DateTime

from kmcore.registers.definition import RegisterKind, Values

PERSONAL: Final = "personal_fields"  # in the log: the names of personal fields, whose values it does not keep


def key_text(key: tuple[Any, ...]) -> str:
    """Return a row's key as one text."""
    return json.dumps([_plain(value) for value in key], ensure_ascii=False, separators=(",", ":"))


def key_from(kind: RegisterKind, text: str) -> tuple[Any, ...]:
    """Return the key that ``key_text`` wrote."""
    return tuple(
        _typed(kind, name, value) for name, value in zip(kind.store_key, json.loads(text), strict=True)
    )


def values_text(values: Mapping[str, Any]) -> str:
    """Return a row's values as one text, fields in the alphabet's order."""
    plain = {name: _plain(value) for name, value in values.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def values_from(kind: RegisterKind, text: str | None) -> Values | None:
    """Return the values that ``values_text`` wrote, as the table has them; None for nothing."""
    if text is None:
        return None
    return {name: _typed(kind, name, value) for name, value in json.loads(text).items()}


def plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON can hold them: days as ISO dates CE."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _typed(kind: RegisterKind, name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name not in kind.columns.c:  # of a kind that has a keeper
        return date.fromisoformat(value) if kind.field(name).type.control == "day" else value
    column = kind.columns.c[name].type
    if isinstance(column, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column, Date) else value
