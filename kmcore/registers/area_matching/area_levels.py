"""The levels of areas within a province."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from kmcore.bilingual import Bilingual


class RegisterLevel(StrEnum):
    """A level of areas that rows refer to, from the largest."""

    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    VILLAGE = "village"


MINOR_DISTRICT: Final = Bilingual("กิ่งอำเภอ", "minor district ")
_BEFORE_NAME: Final[Mapping[RegisterLevel, re.Pattern[str]]] = {
    RegisterLevel.DISTRICT: re.compile(r"^(?:อำเภอ|อ\.) ?"),
    RegisterLevel.SUBDISTRICT: re.compile(r"^(?:ตำบล|ต\.) ?"),
}
_BEFORE_MINOR: Final = re.compile(r"^กิ่ง ?(?:อำเภอ|อ\.) ?")
CODE_DIGITS: Final = {RegisterLevel.DISTRICT: 4, RegisterLevel.SUBDISTRICT: 6, RegisterLevel.VILLAGE: 8}


def level_words(level: RegisterLevel) -> Bilingual:
    """Return what an area of a level is called."""
    return {
        RegisterLevel.DISTRICT: Bilingual("อำเภอ", "district"),
        RegisterLevel.SUBDISTRICT: Bilingual("ตำบล", "subdistrict"),
        RegisterLevel.VILLAGE: Bilingual("หมู่บ้าน", "village"),
    }[level]


def level_of(code: str) -> RegisterLevel | None:
    """Return the level of an area's code; None for what is none."""
    return next((level for level, digits in CODE_DIGITS.items() if len(code) == digits), None)


def bare_name(level: RegisterLevel, name: str) -> str:
    """Return a name as the registers keep it: without the word of its level. The word alone stays; a village keeps บ้าน.

    กิ่งอำเภอ stays too: it says more than the level.
    """
    before = _BEFORE_NAME.get(level)
    return name if before is None else before.sub("", name).strip() or name


def bare_minor_name(name: str) -> str | None:
    """Return the bare name of what is written as a minor district, กิ่งอำเภอ or กิ่ง อ.; None where it is not."""
    bare = _BEFORE_MINOR.sub("", name).strip()
    return bare if bare and bare != name else None


def with_bare_name(level: RegisterLevel, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of an area with its name bare; one written as กิ่งอำเภอ says ``minor`` instead."""
    name = values.get("name_th")
    if not name:
        return dict(values)
    minor = bare_minor_name(name) if level is RegisterLevel.DISTRICT else None
    return (
        {**values, "name_th": bare_name(level, name)}
        if minor is None
        else {**values, "name_th": minor, "minor": True}
    )
