from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.actions.agency_parts import AgencyPart, item_progress, item_state, parts_with_report
from kmcore.actions.models import WorkState
from tests.unit.actions.samples import DONE, STUCK, SUPPORT, WAITING, WORKING, part


@pytest.mark.parametrize(
    ("parts", "state", "progress"),
    [
        ([], None, None),
        ([part("cdd")], None, None),
        ([part("cdd", WORKING, 60)], WORKING, 60),
        ([part("cdd", WAITING)], WAITING, 0),
        ([part("cdd", DONE, 100)], DONE, 100),
        # joint owners: the silent one counts 0 and keeps the item open
        ([part("cdd", DONE, 100), part("nfe")], WORKING, 50),
        ([part("cdd", DONE, 100), part("nfe", DONE, 100)], DONE, 100),
        ([part("cdd", DONE, 100), part("nfe", WAITING)], WORKING, 50),
        ([part("cdd", WAITING), part("nfe")], WAITING, 0),
        ([part("cdd", WORKING, 60), part("nfe", STUCK, 20)], STUCK, 40),
        ([part("cdd", DONE, 100), part("nfe", STUCK, 20)], STUCK, 60),
        # rounding half up, as people do: 62.5 is 63, 62.33 is 62
        ([part("cdd", WORKING, 60), part("nfe", WORKING, 65)], WORKING, 63),
        ([part("cdd", WORKING, 60), part("nfe", WORKING, 65), part("pho", WORKING, 62)], WORKING, 62),
        # support helps: its progress is not the item's, its trouble is
        ([part("cdd", WORKING, 60), part("tao", DONE, 100, role=SUPPORT)], WORKING, 60),
        ([part("cdd", WORKING, 60), part("tao", STUCK, 0, role=SUPPORT)], STUCK, 60),
        ([part("cdd", DONE, 100), part("tao", STUCK, 0, role=SUPPORT)], DONE, 100),
        ([part("cdd"), part("tao", WORKING, 30, role=SUPPORT)], WORKING, None),
        # nobody owns it: those who report stand in
        ([part("tao", role=SUPPORT), part("gov", role=SUPPORT)], None, None),
        ([part("tao", WORKING, 30, role=SUPPORT), part("gov", role=SUPPORT)], WORKING, 30),
        ([part("tao", DONE, 100, role=SUPPORT), part("gov", WORKING, 50, role=None)], WORKING, 75),
        ([part("tao", DONE, 100, role=SUPPORT), part("gov", role=SUPPORT)], DONE, 100),
    ],
)
def test_what_the_parts_say_together(
    parts: list[AgencyPart], state: WorkState | None, progress: int | None
) -> None:
    assert (item_state(parts), item_progress(parts)) == (state, progress)
    assert (item_state(parts[::-1]), item_progress(parts[::-1])) == (state, progress)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_progress_lies_between_the_least_and_the_most(progresses: list[int]) -> None:
    parts = [part(f"a{number}", WORKING, progress) for number, progress in enumerate(progresses)]
    together = item_progress(parts)
    assert together is not None
    assert min(progresses) <= together <= max(progresses)
    assert abs(together - sum(progresses) / len(progresses)) <= 0.5


def test_an_owner_is_silent_until_it_speaks_or_is_done() -> None:
    circle = date(2007, 1, 9)
    assert part("pho").silent
    assert part("pho", WORKING, 10, circle).silent  # said in the circle, not since
    assert not part("pho", WORKING, 10, date(2007, 1, 10)).silent
    assert not part("pho", DONE, 100, circle).silent
    assert not part("pho", role=SUPPORT).silent


def test_reported_is_newest_first_and_leaves_out_the_silent() -> None:
    early, late = part("cdd", WORKING, on=date(2007, 1, 12)), part("nfe", WORKING, on=date(2007, 2, 1))
    assert parts_with_report([early, part("pho"), late]) == [late, early]
