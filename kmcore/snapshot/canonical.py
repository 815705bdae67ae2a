"""A picture as text and back: one picture, one text, so that a checksum says whether it is still the same."""

import json
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from kmcore.bilingual import Bilingual, columns_of
from kmcore.budget.kinds import REMAINING, Stage
from kmcore.budget.read_models import ControlledAmounts
from kmcore.errors import KmError
from kmcore.i18n import N_
from kmcore.programme.party import joined_codes, party_of
from kmcore.snapshot.earlier_pictures import as_of_today
from kmcore.snapshot.picture import JoinedUnder, Picture

BY_STAGE: Final = "by_stage"
OPTIONAL_TEXT: Final = Bilingual | None
ONE_TEXT: Final = (Bilingual, OPTIONAL_TEXT)
LIST_OF_TEXTS: Final = tuple[Bilingual, ...]
UNREADABLE: Final = N_("อ่านภาพที่แช่แข็งไม่ได้ เนื้อหาเสียหาย แจ้งผู้ดูแลเครื่องให้กู้จากไฟล์สำรอง")


class SnapshotError(KmError):
    """A frozen picture cannot be read: it was damaged after the closing."""


def to_json(picture: Picture) -> str:
    """Return the picture as canonical JSON: keys sorted, no spaces, Thai as it is, days as 2007-02-09."""
    return json.dumps(
        _written(picture),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
        default=date.isoformat,
    )


def from_json(text: str) -> Picture:
    """Return the picture of a text, one of an earlier program too (``earlier_pictures``).

    A field that came later than the text has its default; unknown ones are left out.

    Raises:
        SnapshotError: the text is no picture.
    """
    try:
        picture: Picture = _read(Picture, as_of_today(json.loads(text)))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise SnapshotError(UNREADABLE) from error
    return picture


def checksum(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, in hex."""
    return sha256(text.encode()).hexdigest()


def _written(value: Any) -> Any:
    """Return a value of a picture as JSON's plain kinds; days stay."""
    if is_dataclass(value):
        return {key: _written(one) for field in fields(value) for key, one in _keys_of(value, field.name)}
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    return {key: _written(one) for key, one in value.items()} if isinstance(value, dict) else value


def _keys_of(whole: Any, name: str) -> Iterator[tuple[str, Any]]:
    """A text has a key for each language; a party one for all of it; amounts one for each stage and for what remains.

    So had they in every picture there is.
    """
    if (kind := _hints(whole.__class__)[name]) in ONE_TEXT:
        yield from zip(_in_both(name), columns_of(getattr(whole, name)), strict=True)
    elif kind == LIST_OF_TEXTS:
        listed = [columns_of(one) for one in getattr(whole, name)]
        yield from ((key, tuple(one[place] for one in listed)) for place, key in enumerate(_in_both(name)))
    elif (key := _joined_under(kind)) is not None:
        yield key, joined_codes(getattr(whole, name)) or None
    elif isinstance(whole, ControlledAmounts) and name == BY_STAGE:
        yield from ((f"{measure}_satang", whole.satang(measure)) for measure in (*Stage, REMAINING))
    else:
        yield name, getattr(whole, name)


def _joined_under(kind: Any) -> str | None:
    """Return the key of a party that is written as one value; None for a field of any other kind."""
    marks = (mark.key for mark in getattr(kind, "__metadata__", ()) if isinstance(mark, JoinedUnder))
    return next(marks, None)


def _in_both(name: str) -> tuple[str, str]:
    return f"{name}_th", f"{name}_en"


def _read(kind: Any, value: Any) -> Any:
    """Return a value of JSON as ``kind``: a dataclass, a tuple or dict of kinds, a day, a plain value, or None."""
    if is_dataclass(kind):
        return _dataclass(kind, value)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        inner = next(part for part in parts if part is not types.NoneType)
        return None if value is None else _read(inner, value)
    if origin is tuple:
        return tuple(_read(parts[0], part) for part in _plain(list, value))
    if origin is dict:
        return {name: _read(parts[1], part) for name, part in _plain(dict, value).items()}
    return date.fromisoformat(value) if kind is date else _plain(kind, value)


def _dataclass(kind: Any, value: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    given = {
        field.name: _field(hints[field.name], field.name, value)
        for field in fields(kind)
        if field.name != BY_STAGE
        and (field.name in value or (field.default is MISSING and field.default_factory is MISSING))
    }
    return kind(**given, **_amounts(value)) if issubclass(kind, ControlledAmounts) else kind(**given)


def _field(kind: Any, name: str, value: Mapping[str, Any]) -> Any:
    """Return a field out of its key, or its two."""
    if (key := _joined_under(kind)) is not None:
        return party_of(_read(str | None, value[key]))
    if kind not in ONE_TEXT and kind != LIST_OF_TEXTS:
        return _read(kind, value[name])
    plain = str | None if kind == OPTIONAL_TEXT else str
    if kind == LIST_OF_TEXTS:
        thai, english = (_read(tuple[str, ...], value[key]) for key in _in_both(name))
        return tuple(map(Bilingual, thai, english))
    thai, english = (_read(plain, value[key]) for key in _in_both(name))
    return Bilingual.or_none(thai, english) if kind == OPTIONAL_TEXT else Bilingual(thai, english)


def _amounts(value: Mapping[str, Any]) -> dict[str, dict[Stage, int]]:
    """A picture of before a stage was known has nothing at it; one without any stage is none."""
    found = {stage: _plain(int, value[key]) for stage in Stage if (key := f"{stage}_satang") in value}
    if not found:
        raise KeyError(BY_STAGE)
    return {BY_STAGE: {stage: found.get(stage, 0) for stage in Stage}}


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _plain(kind: type, value: Any) -> Any:
    if type(value) is not kind:  # a bool is an int, but not here
        raise TypeError(value)
    return value
