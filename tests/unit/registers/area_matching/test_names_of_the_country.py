"""No name of a district or subdistrict in Thailand breaks the taking apart of an address."""

import re

import geothai
import pytest

from kmcore.registers.area_matching import RegisterLevel, read_address
from kmcore.registers.comparable import comparable

AWKWARD = r"[.() ]|บ้าน|หมู่|ตำบล|แขวง|เขต|กิ่ง|อำเภอ|จังหวัด|ถนน|ซอย|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|^[ตอจมบ]"
ALL_NAMES = [
    (subdistrict.name_th, district.name_th.removeprefix("เขต"), province.name_th)
    for province in geothai.provinces()
    for district in geothai.districts(province.code)
    for subdistrict in geothai.subdistricts(district.code)
]

# Those with something in them that is a word of addresses elsewhere, and every twentieth of the rest.
NAMES = [
    names
    for place, names in enumerate(ALL_NAMES)
    if place % 20 == 0 or re.search(AWKWARD, "".join(names[:2]))
]


def plain(name: str | None) -> str:
    """One name has brackets, which are left out round a part."""
    return comparable(name or "")


@pytest.mark.parametrize(
    "form",
    [
        "บ้านนา ม.3 ต.{0} อ.{1} จ.{2}",
        "บ้านนาม.3ต.{0}อ.{1}จ.{2}",
        "บ้านนา หมู่ที่ 3 ตำบล{0} อำเภอ{1} จังหวัด{2}",
        "บ้านนาหมู่ที่3ตำบล{0}อำเภอ{1}จังหวัด{2}",
        "บ้านนาหมู่ที่สามตำบล{0}อำเภอ{1}จังหวัด{2}",
        "จ. {2} อ. {1} ต. {0} ม. 3 บ้านนา",
        "หมู่ 3 บ้านนา แขวง{0} เขต{1} จังหวัด{2}",
    ],
)
def test_whole_addresses(form: str) -> None:
    for names in NAMES:
        written = read_address(form.format(*names), RegisterLevel.VILLAGE)
        found = (written.subdistrict, written.district, written.province)
        assert tuple(map(plain, found)) == tuple(map(plain, names))
        assert (written.village, written.moo) == ("นา", 3)


def test_names_in_their_own_columns() -> None:
    assert len(NAMES) > 1000
    for subdistrict, district, _province in NAMES:
        alone = read_address(subdistrict, RegisterLevel.SUBDISTRICT).subdistrict
        with_district = read_address(f"{subdistrict} อ.{district}", RegisterLevel.SUBDISTRICT).subdistrict
        village = read_address(f"บ้าน{subdistrict}", RegisterLevel.VILLAGE).village
        assert {plain(alone), plain(with_district), plain(village)} == {plain(subdistrict)}
        assert read_address(district, RegisterLevel.DISTRICT).district == district
