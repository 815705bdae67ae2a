"""The board in groups: nothing is lost, nothing is counted twice, and kinds are never mixed."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.views.actions.board_choice import GROUPINGS, VIEWS, BoardChoice
from dashboard.views.actions.board_filters import (
    BoardData,
    chosen_items,
    filter_counts,
    moved_count,
    role_counts,
    silent_among,
)
from dashboard.views.actions.board_groups import board_groups, codes_of_groups
from dashboard.views.actions.board_sections import BoardGroup
from kmcore.actions.queries import ActionRow
from kmcore.programme.kinds import ResolutionKind
from tests.unit.actions.samples import CIRCLE, DONE, NEXT, STUCK, SUPPORT, WORKING, part, row

NAMES = {"cdd": "พช.", "pho": "สธ.", "nfe": "กศน."}
EARLY, LATER = date(2007, 1, 11), date(2007, 3, 1)
KINDS = {"A8": ResolutionKind.INSTRUCTION, "A19": ResolutionKind.PROPOSAL, "A20": ResolutionKind.OPINION}


def items() -> tuple[ActionRow, ...]:
    """Return an item of every sort."""
    rows = (
        row("A1", part("cdd", WORKING, 80), part("pho", role=SUPPORT), due=EARLY),
        row("A5", part("nfe", WORKING, 90, ask="ขอเร่งโอนงบ"), due=NEXT),
        row("A6", part("cdd", WORKING, 70), part("pho"), part("nfe", DONE, 100), due=NEXT, label="ทุกหน่วยงาน"),
        row("A3", part("nfe", DONE, 100), due=EARLY),
        row("A7", part("cdd", WORKING, 10), due=LATER),
        row("A12", part("cdd", STUCK, 20, obstacle="คนไม่พอ")),
        row("A17", label="ทุกวงเรียนรู้"),
        row("A8"),
        row("A19"),
        row("A20"),
    )
    return tuple(replace(one, kind=KINDS.get(one.code, ResolutionKind.DECISION)) for one in rows)


BOARD = BoardData(items(), NEXT, ("pho",))


def shown(group: BoardGroup) -> list[str]:
    """Return the codes under a heading."""
    return codes_of_groups([group])


def titled(choice: BoardChoice, board: BoardData = BOARD) -> dict[str, list[str]]:
    """Return the board's groups as heading and codes."""
    groups = board_groups(chosen_items(board, choice), choice, board, NAMES)
    return {group.title: shown(group) for group in groups}


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_item_stands_on_the_board_however_it_is_grouped(by: str) -> None:
    choice = BoardChoice(by=by)
    found = codes_of_groups(board_groups(chosen_items(BOARD, choice), choice, BOARD, NAMES))
    assert sorted(found) == sorted(one.code for one in BOARD.rows)


@pytest.mark.parametrize("by", ["status", "date"])
def test_an_item_stands_once(by: str) -> None:
    choice = BoardChoice(by=by)
    groups = board_groups(chosen_items(BOARD, choice), choice, BOARD, NAMES)
    assert sum(group.count for group in groups) == len(BOARD.rows)


@pytest.mark.parametrize("by", GROUPINGS)
def test_kinds_are_never_mixed_and_the_author_speaks_alone(by: str) -> None:
    choice = BoardChoice(by=by)
    groups = board_groups(chosen_items(BOARD, choice), choice, BOARD, NAMES)
    for section in (section for group in groups for section in group.sections):
        assert {line.row.kind for line in section.lines} == {section.kind}
    with_opinion = [
        group for group in groups if ResolutionKind.OPINION in {section.kind for section in group.sections}
    ]
    assert with_opinion == [groups[-1]]
    assert shown(groups[-1]) == ["A20"]


def test_groups_by_status() -> None:
    assert titled(BoardChoice()) == {
        "เกินกำหนด": ["A1"],
        "เสี่ยง": ["A6", "A12"],
        "กำลังทำ": ["A5", "A7"],
        "เสร็จแล้ว": ["A3"],
        "ไม่มีกำหนด": ["A17", "A8", "A19"],
        "ความเห็นผู้เขียน": ["A20"],
    }


def test_groups_by_date() -> None:
    assert titled(BoardChoice(by="date")) == {
        "เกินกำหนดแล้ว": ["A1"],
        "ครบกำหนดภายในวงครั้งถัดไป": ["A5", "A6"],
        "ครบกำหนดหลังจากนั้น": ["A7"],
        "ไม่มีวันกำหนด": ["A12", "A17", "A8", "A19"],
        "เสร็จแล้ว": ["A3"],
        "ความเห็นผู้เขียน": ["A20"],
    }


def test_without_a_next_circle_what_is_ahead_is_one_group() -> None:
    board = replace(BOARD, coming=None)
    assert titled(BoardChoice(by="date"), board)["ยังไม่ถึงกำหนด"] == ["A5", "A6", "A7"]
    assert titled(BoardChoice(by="date", view="due"), board).keys() == {"เกินกำหนดแล้ว", "ยังไม่ถึงกำหนด"}


def test_groups_by_agency_name_the_silent_and_lose_no_item_without_an_agency() -> None:
    choice = BoardChoice(by="agency")
    groups = {group.title: group for group in board_groups(chosen_items(BOARD, choice), choice, BOARD, NAMES)}
    assert {title: shown(group) for title, group in groups.items()} == {
        "พช.": ["A1", "A6", "A7", "A12"],
        "สธ.": ["A6"],
        "กศน.": ["A3", "A5", "A6"],
        "ที่มาระบุเจ้าของ แต่ไม่ใช่หน่วยงานเดียว": ["A17"],
        "ไม่มีเจ้าของ": ["A8", "A19"],
        "ความเห็นผู้เขียน": ["A20"],
    }
    assert groups["สธ."].alarm == "ยังไม่รายงานตั้งแต่ 9 ม.ค. 2550"
    assert [groups[title].alarm for title in ("พช.", "กศน.")] == ["", ""]
    assert groups["พช."].note == "รายงานล่าสุด 20 ม.ค. 2550"
    assert dict(groups["พช."].tally) == {"late": 1, "at_risk": 2, "on_track": 1}


def test_under_an_agency_stands_its_own_part() -> None:
    choice = BoardChoice(by="agency")
    groups = {group.title: group for group in board_groups(chosen_items(BOARD, choice), choice, BOARD, NAMES)}
    lines = {
        title: next(
            line for section in groups[title].sections for line in section.lines if line.row.code == "A6"
        )
        for title in ("พช.", "สธ.", "กศน.")
    }
    assert {title: line.part.progress for title, line in lines.items() if line.part} == {
        "พช.": 70,
        "สธ.": None,
        "กศน.": 100,
    }


def test_one_agency_has_what_it_owns_and_what_it_supports() -> None:
    both = BoardChoice(by="agency", agency="pho", role="all")
    assert titled(both) == {"สธ.": ["A6"], "สธ. ร่วมหนุนเสริม": ["A1"]}
    assert titled(BoardChoice(agency="pho", role="all")) == {"เกินกำหนด": ["A1"], "เสี่ยง": ["A6"]}
    assert titled(BoardChoice(agency="pho", role="support")) == {"เกินกำหนด": ["A1"]}


def test_an_agency_s_items_are_those_it_owns_as_every_count_of_them_says() -> None:
    choice = BoardChoice(agency="pho")
    assert titled(choice) == {"เสี่ยง": ["A6"]}
    assert role_counts(BOARD, choice) == {"own": 1, "support": 1, "all": 2}
    assert titled(BoardChoice(by="agency", agency="pho")) == {"สธ.": ["A6"]}


def test_under_the_filter_of_an_agency_a_line_says_what_that_agency_has_done() -> None:
    """The mean of three agencies is not one agency's progress."""
    for by in ("status", "date"):
        choice = BoardChoice(by=by, agency="cdd")
        groups = board_groups(chosen_items(BOARD, choice), choice, BOARD, NAMES)
        lines = [line for group in groups for section in group.sections for line in section.lines]
        (line,) = [line for line in lines if line.row.code == "A6"]
        assert line.part is not None
        assert line.part.progress == 70 != line.row.progress


def test_the_silent_are_shown_with_what_they_owe_only() -> None:
    assert titled(BoardChoice(view="silent")) == {"สธ.": ["A6"]}
    assert silent_among(BOARD, BoardChoice()) == ["pho"]
    assert silent_among(BOARD, BoardChoice(agency="cdd")) == []
    assert filter_counts(BOARD, BoardChoice(agency="cdd"))["silent"] == 0


def test_each_chip_counts_what_it_would_show() -> None:
    for choice in (
        BoardChoice(),
        BoardChoice(kind="instruction"),
        BoardChoice(agency="cdd"),
        BoardChoice(since=True),
    ):
        found = filter_counts(BOARD, choice)
        assert set(found) == set(VIEWS)
        assert found == {view: len(chosen_items(BOARD, replace(choice, view=view))) for view in VIEWS}
    assert filter_counts(BOARD, BoardChoice()) == {
        "all": 10, "late": 1, "at_risk": 2, "due": 4, "ask": 1, "silent": 1, "no_owner": 3, "no_date": 5,
    }  # fmt: skip


def test_the_switch_leaves_what_has_moved() -> None:
    found = [one.code for one in chosen_items(BOARD, BoardChoice(since=True))]
    assert found == ["A1", "A5", "A6", "A3", "A7", "A12"]
    assert moved_count(BOARD, BoardChoice()) == len(found)
    assert moved_count(BOARD, BoardChoice(view="late")) == 1
    assert BOARD.rows[0].since == CIRCLE
