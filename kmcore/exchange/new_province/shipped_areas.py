"""The areas of a province that ship with the product: a folder of data/areas where there is one, else the country's list."""

from kmcore.exchange.dataset.errors import BadRow
from kmcore.exchange.dataset.register import read_register
from kmcore.exchange.new_province.area_list import AreaList, listed_areas
from kmcore.exchange.setup import DATA
from kmcore.i18n import _
from kmcore.registers.area_list.country import REGISTER, Rows, country_rows
from kmcore.registers.area_matching.area_levels import RegisterLevel


def shipped_areas(province: str) -> AreaList | None:
    """Return the areas of a province as they ship, None where none do.

    The country's list has districts and subdistricts, without points and without villages.
    """
    rows = _folder_rows(province) or country_rows(province)
    return listed_areas(_(REGISTER), rows) if rows else None


def _folder_rows(province: str) -> Rows:
    folder = DATA / "areas" / province
    if not (province.isdecimal() and (folder / "districts.csv").is_file()):
        return {}
    bad: list[BadRow] = []
    register = read_register(folder, province, bad)
    if bad:
        return {}
    return {
        RegisterLevel.DISTRICT: [line.area for line in register.districts],
        RegisterLevel.SUBDISTRICT: [line.area for line in register.subdistricts],
        RegisterLevel.VILLAGE: [
            {"code": f"{line.code}{moo:02d}", "subdistrict_code": line.code, "moo": moo}
            for line in register.subdistricts
            for moo in range(1, line.counts.villages + 1)
        ],
    }
