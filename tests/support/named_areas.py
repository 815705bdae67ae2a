"""The shipped province's register as plain values, with names for some villages, which its data does not hold."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from kmcore.registers.area_matching import NamedArea, NamedAreas

_FOLDER: Final = Path(__file__).parents[2] / "data" / "areas" / "80"
PROVINCE: Final = ("นครศรีธรรมราช", "Nakhon Si Thammarat")
# Made up: two of one name in ขุนทะเล (800305), one in two subdistricts, some whose spelling is mistaken easily.
VILLAGE_NAMES: Final[Mapping[str, str]] = {
    "80030501": "บ้านใหม่",
    "80030502": "บ้านใหม่",
    "80030503": "บ้านขุนทะเล",
    "80030504": "บ้านหนองหงส์",
    "80030505": "บ้านนากุน",
    "80030506": "บ้านทุ่งจันทร์",
    "80030507": "บ้านบ้านกลาง",
    "80030301": "บ้านนากุน",
    "80030302": "บ้านท่าดี",
}


def _lines(name: str) -> list[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def shipped_areas() -> tuple[NamedArea, ...]:
    """Return every area of the register, villages from their count."""
    districts = [
        NamedArea(line["code"], (line["name_th"], line["name_en"])) for line in _lines("districts.csv")
    ]
    lines = _lines("subdistricts.csv")
    subdistricts = [NamedArea(line["code"], (line["name_th"], line["name_en"])) for line in lines]
    codes = [f"{line['code']}{moo:02d}" for line in lines for moo in range(1, int(line["villages"]) + 1)]
    villages = [NamedArea(code, (VILLAGE_NAMES[code],) if code in VILLAGE_NAMES else ()) for code in codes]
    return (*districts, *subdistricts, *villages)


@cache
def shipped_register() -> NamedAreas:
    """Return the register, indexed."""
    return NamedAreas(shipped_areas(), PROVINCE)
