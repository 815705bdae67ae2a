"""How much room a table says it needs: what is not broken counts whole, text as its longest word."""

from markupsafe import Markup

from dashboard.widgets.tables import NEEDS, Column, room_needed

NAME: Column[str] = Column("อำเภอ", str)


def number(head: str) -> Column[str]:
    return Column(head, str, "number")


def test_a_narrow_table_needs_little_and_a_wide_one_more() -> None:
    assert room_needed([NAME, number("มีผล")], [["ขนอม", "12"]], ()) == NEEDS[0]
    twelve = [number("มีผลรายงาน") for _column in range(12)]
    assert room_needed([NAME, *twelve], [["ขนอม", *["12"] * 12]], ()) == NEEDS[-1]


def test_a_long_text_wraps_but_a_long_number_does_not() -> None:
    text = "เวทีเรียนรู้ของหมู่บ้านทั้งสี่ร้อยหมู่บ้าน" * 3
    assert room_needed([NAME], [[text]], ()) == NEEDS[0]
    assert room_needed([number("บาท")], [["1" * 60]], ()) > NEEDS[0]


def test_what_is_not_seen_of_a_cell_does_not_count() -> None:
    assert room_needed([number("บาท")], [[Markup('<span title="1,000,000 บาท">1.00</span>')]], ()) == NEEDS[0]
