"""The area register: every village by number, and files that do not agree with each other."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.areas.models import District, Subdistrict, Village
from kmcore.exchange.dataset import DatasetError, prepare_dataset
from kmcore.exchange.dataset.areas import AreaSources, area_rows
from kmcore.exchange.dataset.errors import BadRow, FilePlace
from kmcore.exchange.dataset.register import AreaLine, Register, SubdistrictCounts, read_register

SOURCES = AreaSources(district_source="d", subdistrict_source="s", village_source="v")


@pytest.fixture
def areas(root: Path, tmp_path: Path) -> Path:
    """A copy of the register that a test may spoil."""
    return Path(shutil.copytree(root / "data" / "areas" / "80", tmp_path / "80"))


def spoil(path: Path, change: Callable[[list[str]], object]) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    change(lines)
    path.write_text("\n".join(lines), encoding="utf-8")


@given(counts=st.lists(st.integers(min_value=0, max_value=99), max_size=5))
def test_villages_are_numbered_from_one_without_gaps(counts: list[int]) -> None:
    lines = [
        AreaLine(
            FilePlace("subdistricts.csv", number),
            {"code": f"{800100 + number}", "district_code": "8001", "name_th": "ก", "name_en": "k"},
            SubdistrictCounts(villages=count),
        )
        for number, count in enumerate(counts, 1)
    ]
    register = Register((), lines)
    villages = [row.values for row in area_rows(register, SOURCES) if row.model is Village]
    assert [row["code"] for row in villages] == [
        f"{line.code}{moo:02d}" for line in lines for moo in range(1, line.counts.villages + 1)
    ]
    assert all(str(row["code"])[:6] == row["subdistrict_code"] and row["source"] == "v" for row in villages)


def test_the_register_that_ships_is_whole(root: Path) -> None:
    prepared = prepare_dataset(root / "tests" / "support" / "register_only", root / "data" / "areas" / "80")
    assert {model.__name__: len(rows) for model, rows in prepared.rows.items()} == {
        "DatasetInfo": 1,
        "Source": 2,
        "District": 23,
        "Subdistrict": 170,
        "Village": 1551,
    }
    codes = [row["code"] for row in prepared.rows[Village]]
    assert (codes[0], len(set(codes)), {len(code) for code in codes}) == ("80010601", 1551, {8})
    assert {row["name_th"] for row in prepared.rows[Village]} == {None}
    assert all(row["population"] and row["households"] for row in prepared.rows[District])
    assert {row["code"] for row in prepared.rows[Subdistrict]} >= {code[:6] for code in codes}


@pytest.mark.parametrize(
    "case",
    [
        ("districts.csv", 1, ",13,115,", ",13,116,", "villages", "ระบุ 116 แต่นับจาก subdistricts.csv ได้ 115"),
        ("districts.csv", 1, ",13,115,", ",16,115,", "tambons", "ระบุ 16 แต่นับจาก subdistricts.csv ได้ 13"),
        ("districts.csv", 1, ",13,115,", ",13,many,", "villages", "จำนวนเต็ม แต่ได้ 'many'"),
        ("districts.csv", 1, ",amphoe,", ",เทศบาล,", "status", "ไม่อยู่ในรายการ"),
        ("districts.csv", 1, "8001,", "๘๐๐,", "code", "รหัส “๘๐๐” มี 3 หลัก ต้องมี 4 หลัก"),
        ("districts.csv", 1, ",8.46,", ",99.97,", "lat", "สลับกัน"),
        ("districts.csv", 1, "เมืองนครศรีธรรมราช,", ",", "name_th", "ไม่มีค่า"),
        ("subdistricts.csv", 1, "800101,8001,", "800101,8099,", "district_code", "ไม่ได้ขึ้นต้นด้วยรหัสอำเภอ 8099"),
        ("subdistricts.csv", 1, "800101,8001,", "809901,8099,", "district_code", "ไม่มีอำเภอ 8099"),
        ("subdistricts.csv", 1, "800101,8001,", "810101,8101,", "code", "ไม่ใช่จังหวัด 80"),
        ("subdistricts.csv", 2, "800102,", "800101,", "code", "800101 ซ้ำ"),
        ("subdistricts.csv", 1, ",0,", ",100,", "villages", "100' มากเกินไป"),
        ("subdistricts.csv", 1, ",0,", ",-1,", "villages", "น้อยเกินไป"),
        ("subdistricts.csv", 1, ",0,", ",,", "villages", "ไม่มีค่า"),
        ("subdistricts.csv", 1, ",0,", ",0,9,9,", "(ช่องเกิน)", "ไม่มีช่องชื่อนี้"),
    ],
)
def test_lines_that_are_wrong_or_disagree_are_refused(
    root: Path, areas: Path, case: tuple[str, int, str, str, str, str]
) -> None:
    file, line, old, new, field, problem = case

    def change(lines: list[str]) -> None:
        assert old in lines[line]
        lines[line] = lines[line].replace(old, new, 1)

    spoil(areas / file, change)
    with pytest.raises(DatasetError) as caught:
        prepare_dataset(root / "tests" / "support" / "register_only", areas)
    told = [row for row in caught.value.rows if row.place == FilePlace(file, line, line + 1)]
    assert [row for row in told if row.field == field and problem in row.problem], str(caught.value)


def test_a_missing_register_is_one_refusal_for_each_file(root: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as caught:
        prepare_dataset(root / "data" / "minutes-2550", tmp_path)
    assert [row.place.file for row in caught.value.rows] == ["districts.csv", "subdistricts.csv"]


def test_another_provinces_register_is_refused(root: Path) -> None:
    bad: list[BadRow] = []
    read_register(root / "data" / "areas" / "80", "90", bad)
    assert len(bad) == 23 + 170
