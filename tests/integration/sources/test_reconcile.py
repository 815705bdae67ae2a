"""Figures that should agree, laid side by side."""

from datetime import date

import pytest
from sqlalchemy import Engine, delete, select, update
from sqlmodel import Session, col

from kmcore.areas.models import Village
from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetEntry, BudgetLine
from kmcore.exchange.demo import remove_demo
from kmcore.i18n import speaking
from kmcore.programme.models import Responsibility, VillageCohort, VillageEvidence, VillagePromise
from kmcore.sources.reconcile import Reconciliation, reconcile
from kmcore.storage.unit_of_work import reading

DAY = date(2007, 2, 8)


def by_code(session: Session, day: date = DAY) -> dict[str, Reconciliation]:
    rows = reconcile(session, day)
    assert len({row.code for row in rows}) == len(rows)
    return {row.code: row for row in rows}


def test_what_the_minutes_and_the_register_say_agrees(store: Engine) -> None:
    with reading(store) as session:
        rows = by_code(session)
    assert {code for code, row in rows.items() if not row.ok} == {"pledge-mission-sufficiency-pho"}
    assert (rows["register-cohorts"].expected, rows["register-cohorts"].found) == (1551, 1551)
    assert rows["mission-sufficiency-pledged"].found == 4 * 250
    assert rows["mission-master-plan-pledged"].found == 551  # two who act as one pledge once
    assert rows["budget-total-control"].found == (5 * 1 + 2 + 3) * 1_000_000_00
    assert rows["budget-km-control"].found == 2_300_000_00 + 700_000_00
    assert {rows[f"register-{by}"].found for by in ("district", "subdistrict", "cohort")} == {1551}


def test_a_list_that_was_not_sent_shows_as_a_difference_not_as_damage(store: Engine) -> None:
    with reading(store) as session:
        missing = by_code(session)["pledge-mission-sufficiency-pho"]
    assert (missing.ok, missing.binding, missing.demo) == (False, False, True)
    assert missing.difference == missing.found - 250 < 0
    assert missing.title.startswith("สธ.")


def test_only_figures_with_made_up_rows_are_marked(store: Engine) -> None:
    with reading(store) as session:
        rows = by_code(session)
    assert not rows["register-cohorts"].demo
    assert not rows["budget-km-control"].demo
    assert rows["groups-reported"].demo
    assert rows["budget-km-disbursed"].demo


def test_without_the_demonstration_no_village_is_assigned_and_all_still_adds_up(store: Engine) -> None:
    with Session(store) as session:
        remove_demo(session)
        rows = by_code(session)
    assert [rows[f"cohort-{number}"].found for number in (1, 2, 3)] == [0, 0, 0]
    assert not any(row.demo for row in rows.values())
    assert all(row.ok for row in rows.values() if row.binding)
    assert rows["register-cohort"].found == 1551


def test_a_village_that_is_gone_is_missed(store: Engine) -> None:
    with Session(store) as session:
        code = session.scalars(select(col(Village.code)).limit(1)).one()
        for table in (VillageCohort, VillagePromise, VillageEvidence):
            session.execute(delete(table).where(col(table.village_code) == code))
        session.execute(delete(Village).where(col(Village.code) == code))
        row = by_code(session)["register-cohorts"]
    assert (row.ok, row.binding, row.difference) == (False, True, 1)


def test_money_that_its_children_do_not_make_up_shows_at_its_node_and_stage(store: Engine) -> None:
    with Session(store) as session:
        session.execute(
            update(BudgetLine).where(col(BudgetLine.code) == "km").values(control_satang=2_000_000_00)
        )
        session.add(BudgetEntry(line_code="km", stage=Stage.ALLOCATED, amount_satang=5_00, on_date=DAY))
        session.flush()
        rows = by_code(session)
    assert rows["budget-km-control"].difference == 1_000_000_00
    assert rows["budget-km-allocated"].difference == -5_00
    assert rows["budget-total-control"].difference == -1_000_000_00
    assert rows["budget-km-over_control"].found == 3_000_005_00
    assert rows["budget-total-allocated"].ok  # what a child holds itself is the child's


def test_a_pledge_changed_against_the_mission_is_seen(store: Engine) -> None:
    with Session(store) as session:
        session.execute(
            update(Responsibility)
            .where(col(Responsibility.code) == "mission-sufficiency-cdd")
            .values(pledged=400)
        )
        assert by_code(session)["mission-sufficiency-pledged"].difference == 150


@pytest.mark.parametrize("day", [date(2004, 1, 1), date(2007, 1, 9), date(2030, 1, 1)])
def test_on_any_day_the_groups_add_up(store: Engine, day: date) -> None:
    with reading(store) as session:
        assert all(row.ok for row in reconcile(session, day) if row.binding)


def test_an_empty_store_has_nothing_that_disagrees(engine: Engine) -> None:
    with reading(engine) as session:
        assert all(row.ok for row in reconcile(session, DAY))


def test_titles_follow_the_language(store: Engine) -> None:
    with speaking("en"), reading(store) as session:
        assert by_code(session)["cohort-1"].title.startswith("Cohort 1:")
