"""Names of areas as the registers keep them: without the word of their level."""

from collections.abc import Mapping
from typing import Any, Final

from kmcore.registers.area_matching.address_words import BEFORE_KEPT_NAME, BEFORE_MINOR
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.cell_values.typed_patterns import MOO_BEFORE_NAME, MOO_BEHIND_NAME

_AROUND: Final = " ,.:;()-–"


def bare_name(level: RegisterLevel, name: str) -> str:
    """Return a name as the registers keep it: without the word of its level. The word alone stays; a village keeps บ้าน.

    กิ่งอำเภอ stays too: it says more than the level.
    """
    before = BEFORE_KEPT_NAME.get(level)
    return name if before is None else before.sub("", name).strip() or name


def bare_minor_name(name: str) -> str | None:
    """Return the bare name of what is written as a minor district, กิ่งอำเภอ or กิ่ง อ.; None where it is not."""
    bare = BEFORE_MINOR.sub("", name).strip()
    return bare if bare and bare != name else None


def with_bare_name(level: RegisterLevel, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of an area with its name bare; one written as กิ่งอำเภอ says ``minor`` instead."""
    name = values.get("name_th")
    if not name:
        return dict(values)
    if level is RegisterLevel.VILLAGE:
        return _without_moo(name, values)
    minor = bare_minor_name(name) if level is RegisterLevel.DISTRICT else None
    return (
        {**values, "name_th": bare_name(level, name)}
        if minor is None
        else {**values, "name_th": minor, "minor": True}
    )


def without_level(name: str, levels: tuple[str, ...]) -> str:
    """Return a name without the word of its level before it: "ลานสกา" for "อ. ลานสกา". The word alone stays."""
    before = next((level for level in levels if name.startswith(level)), "")
    return name.removeprefix(before).strip() or name


def moo_and_name(name: str) -> tuple[int | None, str]:
    """Return the number that stands before or behind a village's name, and the bare name: "ม.1 บ้านนา" is 1, "บ้านนา"."""
    found = MOO_BEFORE_NAME.fullmatch(name) or MOO_BEHIND_NAME.fullmatch(name)
    bare = found["name"].strip(_AROUND) if found else ""
    return (int(found["moo"]), bare) if found and bare else (None, name)


def own_moo(values: Mapping[str, Any]) -> int | None:
    """Return a village's number as its own field or its code says it."""
    digits = str(values.get("code") or "")[6:8]
    stated: int | None = values.get("moo")
    return stated or (int(digits) if digits.isdecimal() else None)


def _without_moo(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a village's row with its name bare, and the number that stood beside it where no field says one.

    A name with another number than the village's stays: the row is refused for it.
    """
    moo, bare = moo_and_name(name)
    own = own_moo(values)
    if moo is None or own not in {None, moo}:
        return dict(values)
    return {**values, "name_th": bare, **({} if own else {"moo": moo})}
