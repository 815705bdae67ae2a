"""Who answers for an item: one rule for board and picture, in full, in one line, and where room is scarce."""

import pytest

from kmcore.actions.owner_words import OwnedItem, OwnerLine, owner_in_short, owner_line, owner_with_agencies
from kmcore.i18n import speaking
from kmcore.programme.agency_words import ON_PAPER, TOGETHER, party_name, short_names
from tests.unit.actions.samples import part, row
from tests.unit.snapshot.pictures import item

NAMES = {"cdd": "พช.", "nfe": "กศน.", "pho": "สธ.", "wu": "มวล."}
FOUR = tuple(NAMES)


def test_in_full_it_reads_as_the_source_puts_it() -> None:
    four = [part(code) for code in NAMES]
    assert owner_with_agencies(row("A8"), NAMES) == OwnerLine("ไม่มีเจ้าของ", missing=True)
    assert owner_with_agencies(row("A1", part("cdd"), part("nfe")), NAMES) == OwnerLine("พช. · กศน.")
    assert owner_with_agencies(row("A6", *four, label="ทุกหน่วยงาน"), NAMES) == OwnerLine("ทุกหน่วยงาน", "(4)")
    source = owner_with_agencies(row("A5", part("nfe"), label="รองผู้อำนวยการ กศน."), NAMES)
    assert source == OwnerLine("รองผู้อำนวยการ กศน.")
    assert owner_with_agencies(row("A22", part("wu"), label="ผู้ว่าฯ"), NAMES) == OwnerLine("ผู้ว่าฯ", "มวล.")
    assert owner_with_agencies(row("A16", label="ทุกวงเรียนรู้"), NAMES) == OwnerLine("ทุกวงเรียนรู้")


@pytest.mark.parametrize(
    ("owners", "label", "line", "short"),
    [
        (("cdd", "nfe"), None, "พช. · กศน.", "พช. · กศน."),
        (("cdd",), "หัวหน้า พช.", "หัวหน้า พช.", "พช."),
        (FOUR, "ทุกหน่วยงาน", "ทุกหน่วยงาน", "ทุกหน่วยงาน"),
        (FOUR, None, "พช. · กศน. · สธ. · มวล.", "พช. · กศน. · สธ. · มวล."),
        ((), "ทุกวงเรียนรู้", "ทุกวงเรียนรู้", "ทุกวงเรียนรู้"),
        ((), None, "ไม่มีเจ้าของ", ""),
    ],
)
def test_board_and_picture_say_the_same(
    owners: tuple[str, ...], label: str | None, line: str, short: str
) -> None:
    both: tuple[OwnedItem, ...] = (
        row("A1", *map(part, owners), label=label),
        item("A1", "on_track", *owners, label=label),
    )
    assert [owner_line(one, NAMES) for one in both] == [line, line]
    assert [owner_in_short(one, NAMES) for one in both] == [short, short]


def test_paper_and_language() -> None:
    assert owner_line(row("A1", part("cdd"), part("nfe")), NAMES, ON_PAPER) == "พช. กศน."
    with speaking("en"):
        assert owner_line(row("A8"), NAMES) == "No owner"


def test_agencies_in_one_line() -> None:
    assert short_names(("cdd", "gone"), NAMES) == "พช. · gone"
    assert party_name(("cdd", "nfe"), NAMES) == f"พช.{TOGETHER}กศน."
    assert short_names(("cdd", "nfe"), NAMES, ON_PAPER) == "พช. กศน."
    assert party_name((), NAMES) == ""
