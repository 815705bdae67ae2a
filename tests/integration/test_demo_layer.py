"""The demonstration layer on a real store that holds minutes-2550, on SQLite and PostgreSQL."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine, Row, delete, select, update
from sqlmodel import Session, col

from kmcore.areas.models import Village
from kmcore.budget.models import BudgetEntry, BudgetLine
from kmcore.exchange.demo import DemoError, add_demo, has_demo, remove_demo
from kmcore.programme.kinds import EvidenceKind
from kmcore.programme.models import VillageEvidence
from kmcore.schema import metadata
from kmcore.storage.base import Origin
from tests.integration.minutes_template import minutes
from tests.support.builds import open_engine
from tests.support.databases import Databases

EVE = date(2007, 2, 8)

Store = dict[str, list[Row[tuple[object, ...]]]]


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


def test_the_layer_adds_what_it_reports_marked_demo_and_in_six_tables_only(session: Session) -> None:
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
        "activity",
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
