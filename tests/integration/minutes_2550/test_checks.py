"""The statements that disagree (docs/domain.md, 1): side by side, at most one used, each with its source."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import pytest
from sqlalchemy import func, select
from sqlmodel import Session, col

from kmcore.areas.models import Subdistrict, Village
from kmcore.budget.models import BudgetEntry, BudgetLine
from kmcore.fieldwork.models import Visit
from kmcore.sources.models import Check, Source, Statement

NOTHING_CHOSEN = {
    "last-year-budget", "responsible-for-1000", "lead-or-shared", "agencies-without-budget", "attendees-governor",
    "same-person", "master-plan-stage", "baton-start",
}  # fmt: skip
VALUES = {  # the numbers each question sets side by side
    "villages-per-agency": {250, 400},
    "total-villages": {1545, 1551, 1553},
    "province-villages": {1428, 1511, 1521, 1551},
    "last-year-budget": {540, 550},
    "khun-uea-sessions": {1, 8, 31},
    "khun-amnuay-sessions": {1, 7},
    "supervision-visits": {23, 529},
    "responsible-for-1000": {400, 600, 1000},
    "lead-or-shared": {1, 4},
    "programme-money": {3, 4},
    "money-without-agency": {4, 10},
    "strategy-issues": {1, 5},
    "agencies-without-budget": {500},
    "attendees-governor": {13, 14},
    "agencies-present": {5},
    "subdistricts": {165, 170},
    "community-delegation": {3},
}


@pytest.fixture(scope="module")
def said(session: Session) -> Mapping[str, list[Statement]]:
    rows: dict[str, list[Statement]] = defaultdict(list)
    for row in session.scalars(select(Statement).order_by(col(Statement.position))):
        rows[row.check_code].append(row)
    return rows


def used(said: Mapping[str, list[Statement]], code: str) -> int | None:
    (row,) = [row for row in said[code] if row.used]
    return row.number


def test_every_question_has_at_least_two_statements(
    session: Session, said: Mapping[str, list[Statement]]
) -> None:
    codes = list(session.scalars(select(col(Check.code)).order_by(col(Check.position))))
    assert len(codes) >= 25
    assert {code: len(said[code]) for code in codes if len(said[code]) < 2} == {}


def test_the_used_statement_and_the_used_value_go_together(
    session: Session, said: Mapping[str, list[Statement]]
) -> None:
    for row in session.scalars(select(Check)):
        assert sum(statement.used for statement in said[row.code]) == (row.used_value is not None), row.code
        assert (row.used_value is None) == (row.used_value_en is None), row.code
        assert row.settled_on is None


def test_nothing_is_chosen_where_nothing_may_be(session: Session) -> None:
    assert (
        set(session.scalars(select(col(Check.code)).where(col(Check.used_value).is_(None)))) == NOTHING_CHOSEN
    )


@pytest.mark.parametrize("code", VALUES)
def test_the_values_that_disagree(said: Mapping[str, list[Statement]], code: str) -> None:
    assert {row.number for row in said[code] if row.number is not None} == VALUES[code]


def test_four_times_250_is_a_thousand_and_four_times_400_is_not(said: Mapping[str, list[Statement]]) -> None:
    products = {row.number: 4 * (row.number or 0) for row in said["villages-per-agency"]}
    assert products == {250: 1000, 400: 1600}
    assert products[400] > 1551
    assert used(said, "villages-per-agency") == 250


def test_used_numbers_are_those_the_store_adds_up_to(
    session: Session, said: Mapping[str, list[Statement]]
) -> None:
    def rows(column: object) -> int:
        return session.scalar(select(func.count(func.distinct(column)))) or 0

    million = 1_000_000_00
    named = session.scalar(select(func.sum(col(BudgetEntry.amount_satang)))) or 0
    assert used(said, "total-villages") == used(said, "province-villages") == rows(col(Village.code))
    assert used(said, "supervision-visits") == rows(col(Visit.code))
    assert used(said, "subdistricts") == rows(col(Village.subdistrict_code))
    assert {row.number for row in said["subdistricts"]} == {165, rows(col(Subdistrict.code)), None}
    assert used(said, "programme-money") == named // million
    total = session.get_one(BudgetLine, "total").control_satang or 0
    assert used(said, "money-without-agency") == total // million
    assert {row.number for row in said["money-without-agency"]} == {total // million, named // million}
    strategy = select(func.count()).where(col(BudgetLine.parent_code) == "strategy")
    assert used(said, "strategy-issues") == session.scalar(strategy)


def test_statements_of_a_question_do_not_repeat_a_source_and_value(
    said: Mapping[str, list[Statement]],
) -> None:
    pairs = Counter((code, row.source_code, row.value) for code, rows in said.items() for row in rows)
    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_a_reading_says_that_it_is_one(session: Session, said: Mapping[str, list[Statement]]) -> None:
    inferred = set(session.scalars(select(col(Source.code)).where(col(Source.reliability) == "I")))
    assert inferred == {"inferred-relay", "inferred-visits", "inferred-year"}
    assert {row.source_code for row in said["supervision-visits"]} == {"m-L25", "inferred-visits"}
