"""An office's list of areas in one table: as three registers, or refused with row and remedy."""

import pytest

from kmcore.exchange.new_province.area_list import AreaList, read_area_list
from kmcore.exchange.new_province.shipped_areas import shipped_areas
from kmcore.registers.area_list.country import KnownCodes, provinces

NAKHON, MADE_UP = "80", "97"


def read(text: str, province: str = MADE_UP) -> AreaList:
    return read_area_list(text.encode(), "รายชื่อ.csv", province, KnownCodes(province))


def codes(found: AreaList) -> dict[str, list[str]]:
    return {file.kind.code: [row.values["code"] for row in file.rows] for file in found.files}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "รหัสอำเภอ,อำเภอ,รหัสตำบล,ตำบล,หมู่ที่,ชื่อหมู่บ้าน\n9701,เมือง,970101,ดอน,1,บ้านหนึ่ง\n9701,เมือง,970101,ดอน,2,บ้านสอง\n",
            {"districts": ["9701"], "subdistricts": ["970101"], "villages": ["97010101", "97010102"]},
        ),
        (
            "รหัสหมู่บ้าน,หมู่บ้าน,ตำบล,อำเภอ\n97010101,บ้านหนึ่ง,ต.ดอน,อ.เมือง\n",
            {"districts": ["9701"], "subdistricts": ["970101"], "villages": ["97010101"]},
        ),
        (
            "รหัส,อำเภอ,ตำบล\n9701,เมือง,\n970101,เมือง,ดอน\n",
            {"districts": ["9701"], "subdistricts": ["970101"]},
        ),
        (
            "ลำดับ,ตำบล,รหัสตำบล,อำเภอ\n๑,ดอน,๙๗๐๑๐๑,กิ่งอำเภอเมือง\n",
            {"districts": ["9701"], "subdistricts": ["970101"]},
        ),
    ],
)
def test_lists_as_offices_make_them(text: str, wanted: dict[str, list[str]]) -> None:
    found = read(text)
    assert found.refused == ()
    assert codes(found) == wanted
    assert [row.values["name_th"] for row in found.files[0].rows] == ["เมือง"]
    assert [row.values["name_th"] for row in found.files[1].rows] == ["ดอน"]


def test_a_minor_district_is_read_as_one() -> None:
    rows = read("รหัสอำเภอ,อำเภอ\n9701,กิ่ง อ.ดอนน้อย\n9702,อ.เมือง\n").files[0].rows
    assert [(row.values["name_th"], row.values.get("minor", False)) for row in rows] == [
        ("ดอนน้อย", True),
        ("เมือง", False),
    ]


def test_a_list_without_codes_takes_those_of_the_country() -> None:
    found = read("อำเภอ,ตำบล,หมู่\nอ.ลานสกา,ขุนทะเล,2\nเมือง,ท่าไร่,1\n", NAKHON)
    assert found.refused == ()
    assert codes(found)["villages"] == ["80030502", "80010601"]
    assert any("ตามชื่อ" in notice for notice in found.notices)


@pytest.mark.parametrize(
    ("text", "row", "code"),
    [
        ("รหัสอำเภอ,อำเภอ\n9601,เมือง\n", 2, "other_province"),
        ("รหัสอำเภอ,อำเภอ,รหัสตำบล,ตำบล\n9701,เมือง,970201,ดอน\n", 2, "apart"),
        ("รหัสอำเภอ,อำเภอ\n97O1,เมือง\n", 2, "letters_for_digits"),
        ("รหัสตำบล,ตำบล,อำเภอ\n970101,ดอน,\n", 2, "no_name"),
        ("อำเภอ,ตำบล\nไม่มีจริง,ดอน\n", 2, "no_code"),
        ("ชื่อ,สกุล\nก,ข\n", 0, "no_headings"),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_row(text: str, row: int, code: str) -> None:
    refused = read(text).refused
    assert [(one.number, one.problems[0].code) for one in refused] == [(row, code)]
    assert refused[0].problems[0].sentence


def test_points_and_people_belong_to_the_smallest_area_of_their_row() -> None:
    (districts, subdistricts) = read(
        "รหัสตำบล,ตำบล,อำเภอ,ละติจูด,ลองจิจูด,ประชากร\n970101,ดอน,เมือง,19.5,99.25,1200\n"
    ).files
    assert "lat" not in districts.rows[0].values
    said = subdistricts.rows[0].values
    assert (said["lat"], said["lon"], said["population"]) == (19.5, 99.25, 1200)


def test_every_province_ships_its_districts_and_subdistricts() -> None:
    listed = provinces()
    assert len(listed) == 77
    for code, _name in listed:
        found = shipped_areas(code)
        assert found is not None, code
        kinds = codes(found)
        assert all(one.startswith(code) for rows in kinds.values() for one in rows)
        assert {one[:4] for one in kinds["subdistricts"]} == set(kinds["districts"])
    assert shipped_areas(MADE_UP) is None
    assert len(codes(shipped_areas(NAKHON) or AreaList(()))["villages"]) > 1500


def test_a_list_grouped_below_its_areas_is_filled_down_and_says_so() -> None:
    found = read(
        "อำเภอ,ตำบล,หมู่ที่,ชื่อหมู่บ้าน\nเมือง,ท่าไร่,1,บ้านหนึ่ง\n,,2,บ้านสอง\n,บางจาก,1,บ้านสาม\nลานสกา,ขุนทะเล,1,บ้านสี่\n",
        NAKHON,
    )
    assert found.refused == ()
    assert codes(found)["villages"] == ["80010601", "80010602", "80011901", "80030501"]
    assert any("2 แถว" in notice and "แถวแรก 3" in notice for notice in found.notices)


def test_a_village_below_another_district_needs_its_own_subdistrict() -> None:
    found = read("อำเภอ,ตำบล,หมู่ที่\nเมือง,ท่าไร่,1\nลานสกา,,2\n", NAKHON)
    assert [(one.number, one.problems[0].code) for one in found.refused] == [(3, "no_subdistrict")]
