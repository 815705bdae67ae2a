"""Names of areas as the registers keep them: without the word of their level."""

from collections.abc import Mapping
from typing import Any

from kmcore.registers.area_matching.address_words import BEFORE_KEPT_NAME, BEFORE_MINOR
from kmcore.registers.area_matching.area_levels import RegisterLevel


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
