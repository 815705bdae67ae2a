"""The money of docs/domain.md, 1: what the minutes state, and what that makes for a village."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.budget.kinds import LineStatus, Stage
from kmcore.budget.models import BudgetEntry, BudgetLine, BudgetTarget
from kmcore.programme.models import Cohort

MILLION = 1_000_000_00  # satang


def controls(session: Session) -> dict[str, int | None]:
    return dict(session.execute(select(col(BudgetLine.code), col(BudgetLine.control_satang))).all())


def named_money(session: Session) -> dict[str, int]:
    query = select(col(BudgetEntry.line_code), col(BudgetEntry.amount_satang))
    return dict(session.execute(query).all())


def test_ten_million_is_five_two_and_three(session: Session) -> None:
    stated = controls(session)
    strategy = [stated[code] for code in ("strategy-food", *(f"strategy-{n}" for n in range(2, 6)))]
    assert strategy == [MILLION] * 5
    assert [stated[code] for code in ("strategy", "emergency", "km")] == [
        5 * MILLION,
        2 * MILLION,
        3 * MILLION,
    ]
    assert stated["total"] == 10 * MILLION
    assert (stated["km-cohort-2"], stated["km-cohort-3"]) == (2_300_000_00, 700_000_00)


def test_every_stated_parent_equals_its_stated_children(session: Session) -> None:
    stated = controls(session)
    rows = session.execute(select(col(BudgetLine.parent_code), col(BudgetLine.code)))
    children = Counter[str]()
    for parent, code in rows:
        if parent is not None:
            children[parent] += stated[code] or 0
    assert dict(children) == {code: stated[code] for code in ("total", "strategy", "km")}


def test_the_extra_request_has_no_amount_and_the_project_is_a_draft(session: Session) -> None:
    lines = {row.code: row for row in session.scalars(select(BudgetLine))}
    request = lines["request-more"]
    assert (request.parent_code, request.status, request.control_satang) == (None, LineStatus.REQUESTED, None)
    drafts = {code for code, row in lines.items() if row.status == LineStatus.DRAFT}
    assert drafts == {"km-cohort-2", "km-cohort-3"}
    without = {code for code, row in lines.items() if row.agency_code is None and row.control_satang}
    assert without == {"total", "strategy", "km", "emergency", *(f"strategy-{n}" for n in range(2, 6))}


def test_money_named_for_an_agency_is_four_million_and_only_allocated(session: Session) -> None:
    assert sum(named_money(session).values()) == 4 * MILLION
    stages = session.execute(select(col(BudgetEntry.stage), col(BudgetEntry.on_date)).distinct()).all()
    assert [tuple(row) for row in stages] == [(Stage.ALLOCATED, date(2007, 1, 9))]


@pytest.mark.parametrize(
    ("line", "villages", "baht"),
    [("km-cohort-2", 600, 3833.33), ("km-cohort-3", 551, 1270.42), ("strategy-food", 400, 2500)],
)
def test_money_by_village_is_very_unequal(session: Session, line: str, villages: int, baht: float) -> None:
    cohort = session.scalar(
        select(col(Cohort.target_villages))
        .join(BudgetLine, col(BudgetLine.cohort_number) == col(Cohort.number))
        .where(col(BudgetLine.code) == line)
    )
    assert cohort == villages
    assert round(named_money(session)[line] / 100 / villages, 2) == baht


def test_targets_of_2550_leave_the_third_quarter_open(session: Session) -> None:
    rows = session.scalars(select(BudgetTarget).where(col(BudgetTarget.fiscal_year) == 2550))
    assert {row.quarter: row.cumulative_bp for row in rows} == {1: 1646, 2: 4246, 3: None, 4: 9300}
