"""Where in other provinces a name or a code is at home, to say so in a refusal. From geothai; nothing is decided by it."""

from functools import lru_cache
from typing import Final

from kmcore.bilingual import Bilingual
from kmcore.registers.area_matching.area_levels import RegisterLevel

_MOST: Final = 3


@lru_cache(maxsize=1_000)
def province_of_code(code: str) -> Bilingual | None:
    """Return the province to which DOPA's code of an area belongs; None if there is none."""
    import geothai  # noqa: PLC0415 - 0.1 s, needed for refusals only

    found = geothai.province(code[:2])
    return None if found is None else Bilingual(found.name_th, found.name_en)


@lru_cache(maxsize=1_000)
def provinces_with(level: RegisterLevel, name: str, own_code: str) -> Bilingual | None:
    """Return in which other provinces an area has this name, at most three; None if none or too many to say."""
    import geothai  # noqa: PLC0415 - as above

    if level is RegisterLevel.VILLAGE:
        return None
    if level is RegisterLevel.SUBDISTRICT:
        found = {match.province for match in geothai.match(name)}
    else:
        found = {
            province
            for province in geothai.provinces()
            if any(name in (area.name_th, area.name_en) for area in geothai.districts(province.code))
        }
    others = sorted((one for one in found if one.code != own_code), key=lambda one: one.code)
    if not others or len(others) > _MOST:
        return None
    return Bilingual(
        *(", ".join(names) for names in zip(*((one.name_th, one.name_en) for one in others), strict=True))
    )
