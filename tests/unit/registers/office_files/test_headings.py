"""Which headings are the same, which row they stand in, and what money is counted in."""

import pytest

from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.heading_keys import KnownHeadings, heading_key
from kmcore.registers.office_files.money_scales import scales_of
from kmcore.registers.office_files.tables import WantedColumn

KNOWN = KnownHeadings(
    (
        WantedColumn("village", ("หมู่บ้าน", "ชื่อหมู่บ้าน")),
        WantedColumn("households", ("จำนวนครัวเรือน",)),
        WantedColumn("budget", ("งบประมาณ",), money=True),
        WantedColumn("water", ("น้ำดื่ม",)),
        WantedColumn("plan", ("แผนปี 2550",)),
        WantedColumn("code", ("Village Code",)),
    )
)


@pytest.mark.parametrize(
    ("heading", "field", "exact"),
    [
        ("หมู่บ้าน", "village", True),
        ("  หมู่ บ้าน.", "village", True),
        ("หมู่\nบ้าน", "village", True),
        ("หมู\u200b่บ้าน*", "village", True),
        ("หม\u0e39\u0e48\u0e48บ้าน", "village", True),
        ("หม\u0e48\u0e39บ้าน", "village", True),
        ("จำนวนครัวเรือน (หลัง)", "households", True),
        ("จ\u0e4d\u0e32นวนครัวเรือน", "households", True),
        ("ครัวเรือน", "households", False),
        ("จำนวนงบประมาณ", "budget", False),
        ("งบประมาณ (ล้านบาท)", "budget", True),
        ("งบประมาณ (หน่วย : พันบาท)", "budget", True),
        ("งบประมาณ บาท", "budget", True),
        ("น\u0e4d\u0e49\u0e32ดื่ม", "water", True),
        ("เเผนปี ๒๕๕๐", "plan", True),
        ("หมู่บ้าน (Village)", "village", True),
        ("หมู่บ้าน\nVillage", "village", True),
        ("งบประมาณ (บาท) Budget", "budget", True),
        ("หมู่บ้าน (แห่ง)", "village", False),
        ("งบประมาณ (1,000 บาท)", "budget", True),
        ("งบประมาณ (ลบ.)", "budget", True),
        ("village_code", "code", True),
        ("VILLAGE CODE :", "code", True),
    ],
)
def test_is_the_same_heading(heading: str, field: str, *, exact: bool) -> None:
    assert KNOWN.field_of(heading) == (field, exact)


@pytest.mark.parametrize(
    "heading",
    [
        *("จำนวนหมู่บ้าน", "หมู่บ้าน (เดิม)", "งบประมาณ 2549", "งบประมาณ (แผน)", "หมู่", "แผนปี 2551", "", "บาท"),
        *("งบประมาณ (โครงการ)", "งบประมาณ (ร้อยละ)", "งบประมาณ (%)", "จำนวนงบประมาณ (ราย)", "ครัวเรือน (ลบ.ม.)"),
        *("ครัวเรือนยากจน", "น้าดื่ม", "หมู่บ้าน" * 40),
    ],
)
def test_is_another_heading(heading: str) -> None:
    assert KNOWN.field_of(heading) is None


def test_one_spelling_for_two_columns_is_a_mistake_of_who_asks() -> None:
    with pytest.raises(ValueError, match="หมู่ บ้าน"):
        KnownHeadings((WantedColumn("a", ("หมู่บ้าน",)), WantedColumn("b", ("หมู่ บ้าน",))))


def test_a_heading_that_only_lacks_a_word_of_two_columns_is_neither() -> None:
    known = KnownHeadings(
        (WantedColumn("a", ("จำนวนเงิน",), money=True), WantedColumn("b", ("เงิน",), money=True))
    )
    assert known.field_of("เงิน") == ("b", True)


def test_the_key_of_a_text_is_that_of_its_key() -> None:
    assert heading_key(heading_key("เเผน (ปี) ๒๕๕๐ ")) == heading_key("แผนปี2550")


@pytest.mark.parametrize(
    ("heading", "titles", "scale"),
    [
        ("งบประมาณ", [], 1),
        ("งบประมาณ (บาท)", ["หน่วย: พันบาท"], 1),
        ("งบประมาณ", ["หน่วย: พันบาท"], 1_000),
        ("งบประมาณ", ["รายงาน (หน่วย : ล้านบาท)"], 1_000_000),
        ("งบประมาณ", ["หน่วยเงิน แสนบาท"], 100_000),
        ("งบประมาณ", ["(พันล้านบาท)"], 10**9),
        ("งบประมาณ", ["ล้านบาท"], 1_000_000),
        ("งบประมาณ ล้านบาท", [], 1_000_000),
        ("งบประมาณ\n(หมื่นบาท)", [], 10_000),
        ("งบประมาณ", ["วงเงินรวม 1.42 ล้านบาท", "งบ 20 ล้านบาท"], 1),
        ("งบประมาณ", ["โครงการเงินล้านบาทละวัน"], 1),
        ("งบ 2 ล้านบาท", [], 1),
        ("งบประมาณ", ["หน่วย: 1,000 บาท"], 1_000),
        ("งบประมาณ", ["หน่วย : ๑,๐๐๐,๐๐๐ บาท"], 1_000_000),
        ("งบประมาณ", ["ได้รับเพิ่ม (1,000 บาท)"], 1),
        ("งบประมาณ (1,000 บาท)", [], 1_000),
        ("งบประมาณ ('000 บาท)", [], 1_000),
        ("งบประมาณ (ลบ.)", [], 1_000_000),
        ("งบประมาณ (ล.บ.)", ["หน่วย: พันบาท"], 1_000_000),
        ("Budget (Million Baht)", [], 1_000_000),
        ("งบประมาณ", ["Unit: thousand baht"], 1_000),
        ("งบประมาณ", ["หน่วย" + " " * 30_000 + "ก"], 1),
    ],
)
def test_the_unit_of_money(heading: str, titles: list[str], scale: int) -> None:
    scales, told = scales_of({"budget": heading}, titles, "ก")
    assert scales == {"budget": scale}
    assert bool(told) == (scale != 1)


def test_two_units_are_not_chosen_from() -> None:
    with pytest.raises(UnreadableFileError, match="พันบาท"):
        scales_of({"budget": "งบ"}, ["หน่วย: พันบาท", "(ล้านบาท)"], "ก")
