"""The levels of areas within a province."""

from enum import StrEnum
from typing import Final

from kmcore.bilingual import Bilingual


class RegisterLevel(StrEnum):
    """A level of areas that rows refer to, from the largest."""

    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    VILLAGE = "village"


CODE_DIGITS: Final = {RegisterLevel.DISTRICT: 4, RegisterLevel.SUBDISTRICT: 6, RegisterLevel.VILLAGE: 8}


def level_words(level: RegisterLevel) -> Bilingual:
    """Return what an area of a level is called."""
    return {
        RegisterLevel.DISTRICT: Bilingual("อำเภอ", "district"),
        RegisterLevel.SUBDISTRICT: Bilingual("ตำบล", "subdistrict"),
        RegisterLevel.VILLAGE: Bilingual("หมู่บ้าน", "village"),
    }[level]
