"""The demonstration layer on a real store that holds minutes-2550, on SQLite and PostgreSQL."""

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, Row, delete, select, update
from sqlmodel import Session, col

from kmcore.actions.models import ActionParty, ActionUpdate
from kmcore.actions.queries import Status, asks, board, late, silent_agencies
from kmcore.areas.models import Village
from kmcore.budget.models import BudgetEntry, BudgetLine, Stage
from kmcore.exchange.dataset import load_dataset
from kmcore.exchange.demo import DemoError, add_demo, has_demo, remove_demo
from kmcore.programme.coverage import coverage, total
from kmcore.programme.models import (
    EvidenceKind,
    Responsibility,
    Scheme,
    VillageCohort,
    VillageEvidence,
    VillagePromise,
)
from kmcore.storage.base import Origin
from kmcore.storage.tables import metadata
from tests.support.builds import migrated, open_engine
from tests.support.databases import Databases

DATA = Path(__file__).parents[2] / "data"
CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)

Store = dict[str, list[Row[tuple[object, ...]]]]


def minutes(url: str) -> None:
    """Build a template with the minutes only."""
    migrated(url)
    with Session(open_engine(url)) as session:
        load_dataset(session, DATA / "minutes-2550", DATA / "areas" / "80")
        session.commit()
    open_engine(url).dispose()


@pytest.fixture
def plain(databases: Databases) -> Iterator[Engine]:
    """Return a store with the minutes and no demonstration layer, this test's own."""
    with databases.lend(minutes) as url:
        yield (engine := open_engine(url))
        engine.dispose()


@pytest.fixture
def session(plain: Engine) -> Iterator[Session]:
    with Session(plain) as opened:
        yield opened


def everything(session: Session) -> Store:
    """Return all rows of all tables, each table in the order of its key."""
    return {
        table.name: list(session.execute(select(table).order_by(*table.primary_key)))
        for table in metadata.sorted_tables
    }


def test_the_layer_adds_what_it_reports_marked_demo_and_in_five_tables_only(session: Session) -> None:
    before = everything(session)
    report = add_demo(session)
    grown = {name: len(rows) - len(before[name]) for name, rows in everything(session).items()}
    assert {name: more for name, more in grown.items() if more} == report.counts
    assert set(report.counts) == {
        "village_cohort",
        "village_promise",
        "village_evidence",
        "budget_entry",
        "action_update",
    }
    marked = {
        name: sum(row.origin == Origin.DEMO for row in rows)
        for name, rows in everything(session).items()
        if name in report.counts
    }
    assert marked == report.counts
    assert report.total == sum(marked.values())


def test_removing_the_layer_leaves_the_store_exactly_as_before(session: Session) -> None:
    before = everything(session)
    added = add_demo(session)
    session.commit()
    assert everything(session) != before
    assert remove_demo(session).counts == added.counts
    session.commit()
    assert everything(session) == before
    assert not has_demo(session)
    assert remove_demo(session).total == 0


def test_live_rows_stay_when_the_layer_goes(session: Session) -> None:
    add_demo(session)
    live = VillageEvidence(
        village_code="80010601",
        agency_code="cdd",
        mission_code="sufficiency",
        kind=EvidenceKind.REPORTED,
        on_date=EVE,
        note="จัดเวทีประชาคม",
        origin=Origin.LIVE,
    )
    session.add(live)
    session.commit()
    remove_demo(session)
    assert [row.note for row in session.scalars(select(VillageEvidence))] == ["จัดเวทีประชาคม"]


def test_demo_rows_of_any_other_table_go_too_parents_last(session: Session) -> None:
    session.execute(update(metadata.tables["meeting"]).values(origin="demo"))  # resolutions refer to it
    with pytest.raises(Exception, match=r"FOREIGN KEY|foreign key"):
        remove_demo(session)
    session.rollback()
    for table in metadata.sorted_tables:
        if "origin" in table.c:
            session.execute(update(table).values(origin="demo"))
    assert remove_demo(session).counts["village"] == 1551
    assert not session.scalars(select(Village)).all()


def test_the_layer_is_seen_and_is_not_put_on_twice(session: Session) -> None:
    assert not has_demo(session)
    add_demo(session)
    assert has_demo(session)
    with pytest.raises(DemoError, match="demo remove"):
        add_demo(session)


def test_nothing_is_committed(session: Session) -> None:
    add_demo(session)
    session.rollback()
    assert not has_demo(session)


def test_the_same_seed_gives_the_same_rows_and_another_gives_others(databases: Databases) -> None:
    stores = []
    for seed in (2550, 2550, 1):
        with databases.lend(minutes) as url:
            with Session(open_engine(url)) as session:
                add_demo(session, seed)
                stores.append(everything(session))
            open_engine(url).dispose()
    assert stores[0] == stores[1]
    assert stores[0] != stores[2]


@pytest.mark.postgres
def test_sqlite_and_postgresql_hold_the_same_layer(
    sqlite_databases: Databases, postgres_databases: Databases
) -> None:
    stores = []
    for kind in (sqlite_databases, postgres_databases):
        with kind.lend(minutes) as url:
            with Session(open_engine(url)) as session:
                names = add_demo(session).counts
                stores.append({name: rows for name, rows in everything(session).items() if name in names})
            open_engine(url).dispose()
    assert stores[0] == stores[1]


def test_a_store_without_the_minutes_is_refused_and_untouched(engine: Engine) -> None:
    with Session(engine) as session, pytest.raises(DemoError, match=r"ทะเบียนมี 0 หมู่บ้าน"):
        add_demo(session)


def test_a_missing_code_is_named_with_its_table(session: Session) -> None:
    session.execute(delete(BudgetEntry))
    session.execute(delete(BudgetLine).where(col(BudgetLine.code) == "km-cohort-2"))
    with pytest.raises(DemoError, match=r"km-cohort-2 ในตาราง budget_line .*minutes-2550"):
        add_demo(session)
    assert not has_demo(session)


def test_1_515_villages_are_promised_in_the_mission_scheme_and_all_in_the_cohort_scheme(
    session: Session,
) -> None:
    add_demo(session)
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
    add_demo(session)
    given = Counter(session.scalars(select(col(VillagePromise.responsibility_code))))
    earliest = dict(
        session.execute(select(VillagePromise.responsibility_code, VillagePromise.from_date)).all()
    )
    for row in session.scalars(select(Responsibility).where(col(Responsibility.code).in_(given))):
        assert row.pledged is None or given[row.code] <= row.pledged
        assert row.from_date <= earliest[row.code]


def test_each_village_is_in_one_cohort(session: Session) -> None:
    add_demo(session)
    query = select(col(VillageCohort.village_code), col(VillageCohort.cohort_number))
    cohorts = {village: number for village, number in session.execute(query)}
    assert Counter(cohorts.values()) == {1: 400, 2: 600, 3: 551}
    assert set(cohorts) == set(session.scalars(select(col(Village.code))))


def test_on_no_day_is_more_used_than_allocated(session: Session) -> None:
    add_demo(session)
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


def test_the_board_shows_two_late_items_two_silent_agencies_and_one_ask(session: Session) -> None:
    add_demo(session)
    rows = {row.code: row for row in board(session, EVE, CIRCLE)}
    assert {row.code for row in late(rows.values())} == {"A1", "A2"}
    assert silent_agencies(session, EVE, CIRCLE) == ["pho", "wu"]
    assert [(ask.row.code, ask.agency_code) for ask in asks(rows.values())] == [("A13", "doae")]
    assert rows["A3"].status == Status.DONE
    assert rows["A12"].status == Status.AT_RISK
    assert not late(board(session, CIRCLE))


def test_coverage_shows_96_more_villages_since_the_circle(session: Session) -> None:
    add_demo(session)
    then, now = (total(coverage(session, day)) for day in (CIRCLE, EVE))
    assert (then.reported, then.verified) == (716, 270)
    assert (now.reported, now.verified) == (812, 310)
    assert (now.villages, now.promised, now.overlap) == (1551, 1551, OVERLAP)
    assert {row.code: row.reported for row in coverage(session, EVE, "cohort")} == {"1": 284, "2": 348, "3": 180}


def test_every_update_comes_from_an_owner_or_a_supporter(session: Session) -> None:
    add_demo(session)
    parties = session.execute(select(col(ActionParty.action_code), col(ActionParty.agency_code)))
    reports = session.execute(select(col(ActionUpdate.action_code), col(ActionUpdate.agency_code)))
    assert set(reports) <= set(parties)


def test_no_person_is_named(session: Session) -> None:
    add_demo(session)
    texts = list(session.scalars(select(col(VillageEvidence.note))))
    for row in session.scalars(select(ActionUpdate)):
        texts += [row.done, row.obstacle or "", row.ask or ""]
    texts += [note or "" for note in session.scalars(select(col(BudgetEntry.note)))]
    names = ("ปุก", "ชะอ้อน", "วีณา", "อุดม", "เกษร", "จำนง", "ชาญวิทย์", "สำราญ", "พัชณี", "วิชม")
    titles = ("นาย", "นาง", "พี่", "อ.", "คุณพ่อ")
    assert not [text for text in texts for name in names if name in text]
    assert not [text for text in texts for word in text.split() if word.startswith(titles)]


def test_adding_the_layer_takes_less_than_a_second(session: Session) -> None:
    started = time.process_time()
    add_demo(session)
    assert time.process_time() - started < 1
