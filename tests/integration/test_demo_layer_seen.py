"""What the product shows of the demonstration layer, on SQLite and PostgreSQL."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.actions.models import ActionParty, ActionUpdate
from kmcore.actions.queries import Status, board, late_items, open_asks, silent_agencies
from kmcore.areas.models import Village
from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetEntry
from kmcore.exchange.demo import add_demo
from kmcore.programme.coverage import coverage, coverage_total
from kmcore.programme.kinds import Scheme
from kmcore.programme.models import Responsibility, VillageCohort, VillageEvidence, VillagePromise
from tests.integration.minutes_template import minutes
from tests.support.builds import open_engine
from tests.support.databases import Databases

CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)


@pytest.fixture(scope="module")
def session(databases: Databases) -> Iterator[Session]:
    """Return a session on a store with the minutes and the layer. The tests of this file only read."""
    with databases.lend(minutes) as url:
        engine = open_engine(url)
        with Session(engine) as opened:
            add_demo(opened)
            yield opened
        engine.dispose()


def test_1_515_villages_are_promised_in_the_mission_scheme_and_all_in_the_cohort_scheme(
    session: Session,
) -> None:
    query = (
        select(col(Responsibility.scheme), col(VillagePromise.village_code))
        .join(Responsibility, col(Responsibility.code) == col(VillagePromise.responsibility_code))
        .distinct()
    )
    assert Counter(scheme for scheme, _ in session.execute(query)) == {
        Scheme.COHORT: 1551,
        Scheme.MISSION: 1515,
    }


def test_a_promise_never_exceeds_its_pledge_and_never_precedes_its_responsibility(session: Session) -> None:
    given = Counter(session.scalars(select(col(VillagePromise.responsibility_code))))
    earliest = {row.responsibility_code: row.from_date for row in session.scalars(select(VillagePromise))}
    for row in session.scalars(select(Responsibility).where(col(Responsibility.code).in_(given))):
        assert row.pledged is None or given[row.code] <= row.pledged
        assert row.from_date <= earliest[row.code]


def test_each_village_is_in_one_cohort(session: Session) -> None:
    cohorts = {row.village_code: row.cohort_number for row in session.scalars(select(VillageCohort))}
    assert Counter(cohorts.values()) == {1: 400, 2: 600, 3: 551}
    assert set(cohorts) == set(session.scalars(select(col(Village.code))))


def test_on_no_day_is_more_used_than_allocated(session: Session) -> None:
    entries = session.scalars(
        select(BudgetEntry).order_by(col(BudgetEntry.on_date), col(BudgetEntry.id))
    ).all()
    for day in sorted({entry.on_date for entry in entries}):
        left = Counter[str]()
        for entry in (entry for entry in entries if entry.on_date <= day):
            left[entry.line_code] += entry.amount_satang * (1 if entry.stage == Stage.ALLOCATED else -1)
        assert min(left.values()) >= 0
    spent = sum(entry.amount_satang for entry in entries if entry.stage == Stage.DISBURSED)
    allocated = sum(entry.amount_satang for entry in entries if entry.stage == Stage.ALLOCATED)
    assert (spent, allocated) == (1_420_000_00, 4_000_000_00)


def test_the_board_shows_one_late_item_two_silent_agencies_and_one_ask(session: Session) -> None:
    rows = {row.code: row for row in board(session, EVE, CIRCLE)}
    assert {row.code for row in late_items(rows.values())} == {"A1"}
    assert silent_agencies(session, EVE, CIRCLE) == ["pho", "wu"]
    assert [(row.code, ask.agency_code) for row, ask in open_asks(rows.values())] == [("A13", "doae")]
    assert rows["A3"].status == Status.DONE
    assert rows["A12"].status == Status.AT_RISK
    assert not late_items(board(session, CIRCLE))


def test_coverage_shows_96_more_villages_since_the_circle(session: Session) -> None:
    then, now = (coverage_total(coverage(session, day)) for day in (CIRCLE, EVE))
    assert (then.reported, then.verified) == (716, 270)
    assert (now.reported, now.verified) == (812, 310)
    assert (now.villages, now.promised) == (1551, 1551)
    assert then.overlap == 0 < now.overlap  # the mission scheme's shares begin on 11 Jan
    assert {row.code: row.reported for row in coverage(session, EVE, "cohort")} == {
        "1": 284,
        "2": 348,
        "3": 180,
    }


def test_every_update_comes_from_an_owner_or_a_supporter(session: Session) -> None:
    parties = session.execute(select(col(ActionParty.action_code), col(ActionParty.agency_code)))
    reports = session.execute(select(col(ActionUpdate.action_code), col(ActionUpdate.agency_code)))
    assert set(reports) <= set(parties)


def test_no_person_is_named(session: Session) -> None:
    texts = list(session.scalars(select(col(VillageEvidence.note))))
    for row in session.scalars(select(ActionUpdate)):
        texts += [row.done, row.obstacle or "", row.ask or ""]
    texts += [note or "" for note in session.scalars(select(col(BudgetEntry.note)))]
    names = ("ปุก", "ชะอ้อน", "วีณา", "อุดม", "เกษร", "จำนง", "ชาญวิทย์", "สำราญ", "พัชณี", "วิชม")
    titles = ("นาย", "นาง", "พี่", "อ.", "คุณพ่อ")
    assert not [text for text in texts for name in names if name in text]
    assert not [text for text in texts for word in text.split() if word.startswith(titles)]
