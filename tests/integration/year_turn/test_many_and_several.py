"""The turn of the year for many rows at once, and one row for several agencies."""

import pytest
from sqlalchemy import Engine

from kmcore.budget.queries import budget_lines
from kmcore.errors import FieldError
from kmcore.programme.promised_villages import promised_villages
from kmcore.programme.queries import responsibilities
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import (
    undo_decision,
)
from kmcore.year_turn.errors import YearTurnError
from kmcore.year_turn.kinds import TARGETS, Fate
from kmcore.year_turn.many_plans import ManyPlans, change_plans, planned_alike
from kmcore.year_turn.plan_form import TakerForm
from tests.integration.year_turn.plans import FIRST, decide, figures, plan, planned, row
from tests.support.people import Person


def test_one_fate_is_chosen_for_many_and_exceptions_stay(store: Engine, secretary: Person) -> None:
    every = plan(store)
    versions = {one.number: one.version for one in every.rows if one.number is not None}
    rows = planned_alike(every.rows, Fate.GOES_ON, None)
    left = {one.row.old.kind for one in rows if one.left}
    assert TARGETS in left  # each needs its own share
    expected = sum(not one.left for one in rows)
    assert change_plans(store, secretary.by(), ManyPlans(2551, Fate.GOES_ON, None, versions)) == expected > 5
    assert {one.planned.fate for one in plan(store).rows if one.old.kind != TARGETS} == {Fate.GOES_ON}
    with pytest.raises(YearTurnError, match="ถูกแก้โดย"):  # an old tab
        change_plans(store, secretary.by(), ManyPlans(2551, Fate.ENDS, None, versions))
    with pytest.raises(YearTurnError, match="หน่วยงานที่รับ"):
        change_plans(store, secretary.by(), ManyPlans(2551, Fate.HANDED_OVER, None, versions))
    assert planned(store, secretary, "cohort-1-doae", Fate.ENDS).planned.fate is Fate.ENDS


def test_a_cohort_is_handed_to_several_with_its_villages_shared(store: Engine, secretary: Person) -> None:
    old, before = row(store, "cohort-2-nfe"), figures(store, FIRST)
    others = (TakerForm("cdd", "", ("8001",)), TakerForm("pho", "150"))
    shown = planned(
        store, secretary, "cohort-2-nfe", Fate.HANDED_OVER, agency="doae", amount="300", others=others
    )
    assert sum(shown.shares) == shown.went_along == old.old.villages
    assert shown.shares[1] > 0
    assert figures(store, FIRST) == before  # a draft
    told = {one.agency: one.villages[1] for one in plan(store).balances}
    made = decide(store, secretary, shown)
    with reading(store) as session:
        new = {one.agency_code: one for one in responsibilities(session, FIRST) if one.scheme == "cohort"}
        named = promised_villages(session, FIRST)
    assert {agency: one.pledged for agency, one in new.items()} == {
        "doae": 300,
        "cdd": shown.shares[1],
        "pho": 150,
    }
    villages = [named[new[agency].code].villages for agency in ("doae", "cdd", "pho")]
    assert villages == list(shown.shares)
    assert told["cdd"] >= shown.shares[1]
    assert {one.agency: one.villages[1] for one in plan(store).balances} == told  # as the draft said
    undo_decision(store, secretary.by(), plan(store).decisions[0].number)
    assert figures(store, FIRST) == before
    assert row(store, "cohort-2-nfe").planned.others
    assert made.rows == 1


def test_money_is_handed_to_several_each_with_a_line(store: Engine, secretary: Person) -> None:
    others = (TakerForm("cdd", "1 ล้านบาท"),)
    with pytest.raises(YearTurnError, match="รายการย่อย"):
        planned(store, secretary, "strategy", Fate.HANDED_OVER, agency="nfe", others=others)
    upper = [planned(store, secretary, code, Fate.GOES_ON) for code in ("total", "strategy")]
    food = planned(
        store, secretary, "strategy-food", Fate.HANDED_OVER, agency="nfe", amount="2 ล้านบาท", others=others
    )
    decide(store, secretary, food, *upper)
    with reading(store) as session:
        lines = [one for one in budget_lines(session, FIRST) if one.parent_code == "strategy-2551"]
    assert {one.party: one.control_satang for one in lines} == {
        ("nfe",): 2_000_000_00,
        ("cdd",): 1_000_000_00,
    }


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ((TakerForm("doae"),), "รับส่วนหนึ่งไว้แล้ว"),
        ((TakerForm(None, "20"),), "หน่วยงานที่รับ"),
        ((TakerForm("cdd", "-5"),), "น้อยกว่า"),
        ((TakerForm("cdd", "มาก"),), "มาก"),
        ((TakerForm("ไม่มี"),), "ไม่มีหน่วยงานนี้"),
    ],
)
def test_a_part_that_cannot_be_is_refused(
    store: Engine, secretary: Person, others: tuple[TakerForm, ...], said: str
) -> None:
    with pytest.raises(FieldError, match=said):
        planned(store, secretary, "cohort-2-nfe", Fate.HANDED_OVER, agency="doae", others=others)
