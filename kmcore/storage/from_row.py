"""From a row to the read model that leaves the subject: what is only copied is not written out by hand."""

from dataclasses import fields
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

from kmcore.bilingual import Bilingual
from kmcore.storage.base import Origin

T = TypeVar("T")


def from_row(kind: type[T], row: object, /, **given: Any) -> T:
    """Return ``kind`` (a dataclass): each field what ``given`` says, else what ``row`` has under the same name.

    Of a table's row, a text in both languages is taken from its two columns (``title`` and ``title_en``, or
    ``name_th`` and ``name_en``), a closed list's member is made one again, ``source`` is the row's ``source_code``
    and ``demo`` tells whether the row is made up.

    Raises:
        AttributeError: the row has nothing of that name.
    """
    taken = {
        name: _value(row, name, hint) for name, hint in _hints(cast("Any", kind)).items() if name not in given
    }
    return kind(**taken, **given)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _value(row: object, name: str, hint: Any) -> Any:
    if name == "demo" and hasattr(row, "origin"):
        return row.origin == Origin.DEMO
    if name == "source" and hasattr(row, "source_code"):
        return row.source_code
    if hasattr(row, f"{name}_en"):
        return _text(row, name, optional=hint != Bilingual)
    value = getattr(row, name)
    return hint(value) if isinstance(hint, type) and issubclass(hint, Enum) else value


def _text(row: object, name: str, *, optional: bool) -> Bilingual | None:
    thai = getattr(row, f"{name}_th" if hasattr(row, f"{name}_th") else name)
    english = getattr(row, f"{name}_en")
    return Bilingual.or_none(thai, english) if optional else Bilingual(thai, english)
