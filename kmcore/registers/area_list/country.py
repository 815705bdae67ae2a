"""The districts and subdistricts of every province, as geothai has them from the Department of Provincial Administration."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from kmcore.bilingual import Bilingual
from kmcore.i18n import N_
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.area_matching.named_areas import NamedArea, NamedAreas

REGISTER: Final = N_("ทะเบียนรหัสท้องที่ กรมการปกครอง")
Rows = dict[RegisterLevel, list[Mapping[str, Any]]]


@lru_cache(maxsize=1)
def provinces() -> tuple[tuple[str, Bilingual], ...]:
    """Return every province's code and name, in the order of the codes."""
    import geothai  # noqa: PLC0415 - 0.1 s, and only a set-up asks for it

    return tuple(sorted((one.code, Bilingual(one.name_th, one.name_en)) for one in geothai.provinces()))


@lru_cache(maxsize=4)
def country_rows(province: str) -> Rows:
    """Return the districts and subdistricts of a province as rows of their registers; empty for an unknown code."""
    import geothai  # noqa: PLC0415 - as above

    if geothai.province(province) is None:
        return {}
    districts = geothai.districts(province)
    return {
        RegisterLevel.DISTRICT: [_row(one) for one in districts],
        RegisterLevel.SUBDISTRICT: [
            {**_row(one), "district_code": one.district_code}
            for district in districts
            for one in geothai.subdistricts(district.code)
        ],
    }


class KnownCodes:
    """The codes of a province's areas by their names, however offices write them, as the country's register has them."""

    def __init__(self, province: str, register: NamedAreas | None = None) -> None:
        """Nothing is known of a province without a code, or with one that is none. ``register``: asked first."""
        self._register = register
        rows = country_rows(province) if province else {}
        self._areas = NamedAreas(
            NamedArea(row["code"], (row["name_th"], row["name_en"]))
            for level in rows.values()
            for row in level
        )

    def district(self, name: str) -> str | None:
        """Return the code of a district by its name, None where it is not known."""
        return _only(self._named(RegisterLevel.DISTRICT, name, ""))

    def subdistrict(self, district_code: str, name: str) -> str | None:
        """Return the code of a subdistrict by its name, in a district where one is given; None where it is not known."""
        return _only(self._named(RegisterLevel.SUBDISTRICT, name, district_code))

    def _named(self, level: RegisterLevel, name: str, within: str) -> list[NamedArea]:
        for areas in (self._register, self._areas):
            found = areas.named(level, name) if areas is not None else []
            if inside := [area for area in found if area.code.startswith(within)]:
                return inside
        return []


def _only(found: list[NamedArea]) -> str | None:
    return found[0].code if len(found) == 1 else None


def _row(area: Any) -> dict[str, Any]:
    return {"code": area.code, "name_th": area.name_th, "name_en": area.name_en}
