from datetime import date

from kmcore.actions.queries import (
    Status,
    by_agency,
    by_status,
    items_due_by,
    items_without_date,
    items_without_owner,
    late_items,
    open_asks,
)
from kmcore.i18n import speaking
from tests.unit.actions.samples import CIRCLE, DONE, NEXT, STUCK, SUPPORT, WORKING, agency, part, row

FIRST, SECOND = date(2007, 1, 11), date(2007, 1, 19)
BOARD = [
    row("A1", part("cdd", WORKING, 80, ask="ขอห้องประชุม", on=date(2007, 1, 15)), due=FIRST),
    row("A2", part("wu"), due=FIRST),
    row("A3", part("nfe", DONE, 100), due=SECOND),
    row("A6", part("cdd", DONE, 100), part("nfe", WORKING, 90), part("pho"), due=NEXT),
    row("A8", part("nfe", WORKING, 10, role=SUPPORT)),
    row("A13", part("doae", STUCK, 60, ask="เร่งโอนเงิน", on=date(2007, 2, 7)), part("tao", role=SUPPORT)),
    row("A16", label="ทุกวงเรียนรู้"),
    row("A22", part("gov", WORKING, 85, ask="ยืนยันเวลา", on=date(2007, 1, 15)), due=NEXT),
]


def codes(rows: object) -> list[str]:
    return [found.code for found in rows]  # type: ignore[attr-defined]  # any iterable of rows


def test_by_status_counts_every_item_once() -> None:
    assert by_status(BOARD) == {
        Status.LATE: 2,
        Status.AT_RISK: 2,
        Status.ON_TRACK: 1,
        Status.DONE: 1,
        Status.NOT_STARTED: 0,
        Status.NO_DATE: 2,
    }
    assert sum(by_status(BOARD).values()) == len(BOARD)


def test_by_agency_counts_what_it_owns_in_the_agencies_order() -> None:
    counts = by_agency(BOARD, [agency(code) for code in ("nfe", "cdd", "pho", "wu", "tao")])
    assert [(count.agency_code, count.total, count.silent) for count in counts] == [
        ("nfe", 2, False),
        ("cdd", 2, False),
        ("pho", 1, True),
        ("wu", 1, True),
        ("tao", 0, False),
    ]
    assert counts[0].statuses[Status.DONE] == counts[0].statuses[Status.AT_RISK] == 1


def test_an_agency_that_spoke_on_another_item_is_not_silent() -> None:
    rows = [row("A1", part("pho")), row("A8", part("pho", WORKING, 5, role=SUPPORT))]
    assert not by_agency(rows, [agency("pho")])[0].silent
    assert by_agency(rows[:1], [agency("pho")])[0].silent


def test_an_agency_that_is_done_owes_nothing() -> None:
    rows = [row("A1", part("pho", DONE, 100, CIRCLE))]
    assert not by_agency(rows, [agency("pho")])[0].silent


def test_asks_are_newest_first_and_every_agency_s() -> None:
    both = row(
        "A6",
        part("cdd", WORKING, ask="ขอวิทยากร", on=date(2007, 1, 30)),
        part("nfe", WORKING, ask="ขอรถ", on=date(2007, 2, 2)),
    )
    assert [(asked_of.code, ask.agency_code, ask.text) for asked_of, ask in open_asks([*BOARD, both])] == [
        ("A13", "doae", "เร่งโอนเงิน"),
        ("A6", "nfe", "ขอรถ"),
        ("A6", "cdd", "ขอวิทยากร"),
        ("A1", "cdd", "ขอห้องประชุม"),
        ("A22", "gov", "ยืนยันเวลา"),
    ]
    assert [ask.agency_code for ask in both.asks] == ["nfe", "cdd"]


def test_without_owner_means_neither_agency_nor_words() -> None:
    assert codes(items_without_owner(BOARD)) == ["A8"]


def test_without_date() -> None:
    assert codes(items_without_date(BOARD)) == ["A8", "A13", "A16"]


def test_late_is_longest_first() -> None:
    older = row("A0", part("cdd"), due=date(2007, 1, 10))
    assert codes(late_items([*BOARD, older])) == ["A0", "A1", "A2"]


def test_due_before_includes_the_day_itself() -> None:
    found = items_due_by(BOARD, NEXT)
    assert (found.done, found.total, found.codes) == (1, 5, ("A1", "A2", "A3", "A6", "A22"))
    assert items_due_by(BOARD, date(2007, 2, 8)).codes == ("A1", "A2", "A3")
    assert items_due_by(BOARD, CIRCLE).total == 0


def test_a_row_speaks_the_reader_s_language() -> None:
    assert BOARD[6].owner_label == "ทุกวงเรียนรู้"
    with speaking("en"):
        assert (BOARD[0].title, BOARD[0].stated_as) == ("Item A1", "decision")
        assert BOARD[6].owner_label == "ทุกวงเรียนรู้"  # no English stored: better Thai than nothing
    assert BOARD[0].owner_label is None


def test_a_done_item_is_not_days_late() -> None:
    assert (BOARD[0].days_late, BOARD[0].days_left) == (28, 0)
    assert BOARD[2].days_late == 0
    assert BOARD[3].days_left == 1
