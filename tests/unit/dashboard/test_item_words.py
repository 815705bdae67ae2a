"""How an item reads: how far its date is, what happened to it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard.present.item_history import item_history
from dashboard.present.item_words import due_left, earlier_dues, still_silent
from kmcore.actions.queries import ActionDetail, DueSet
from tests.unit.actions.samples import CIRCLE, DONE, EVE, WORKING, part, row

NAMES = {"cdd": "พช.", "nfe": "กศน.", "pho": "สธ.", "wu": "มวล."}
FIRST, MOVED = date(2007, 1, 12), date(2007, 1, 19)


@pytest.mark.parametrize(
    ("days", "said"), [(-28, "เกิน 28 วัน"), (-1, "เกิน 1 วัน"), (0, "วันนี้"), (1, "พรุ่งนี้"), (31, "อีก 31 วัน")]
)
def test_how_far_the_date_is(days: int, said: str) -> None:
    assert due_left(row("A1", part("cdd"), due=EVE + timedelta(days))) == said


def test_what_is_done_or_undated_is_neither_late_nor_soon() -> None:
    assert due_left(row("A1", part("cdd", DONE, 100), due=FIRST)) == ""
    assert due_left(row("A1", part("cdd"))) == ""


def test_who_is_waited_for_is_named_once_others_have_spoken() -> None:
    assert still_silent(row("A6", part("cdd", WORKING, 10), part("pho")), NAMES) == "สธ."
    assert still_silent(row("A6", part("cdd"), part("pho")), NAMES) == ""


def test_a_moved_date_keeps_its_history() -> None:
    dues = (
        DueSet(FIRST, CIRCLE, None, "m-L53", demo=False),
        DueSet(MOVED, FIRST, "เลื่อนการอบรม", "gtk-72200", demo=False),
    )
    one = replace(row("A3", part("nfe", DONE, 100)), dues=dues)
    entries = item_history(ActionDetail(one, (), dues[::-1]))
    assert earlier_dues(one) == [FIRST]
    assert [(entry.on, entry.due, entry.before) for entry in entries] == [
        (FIRST, dues[1], FIRST),
        (CIRCLE, dues[0], None),
        (CIRCLE, None, None),
    ]
