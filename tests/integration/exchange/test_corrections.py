"""A store that an earlier version filled: what is corrected, what somebody changed and so stays, what is written down."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, select, update
from sqlmodel import Session

from kmcore.exchange.dataset.corrections import corrections_of_store, read_corrections
from kmcore.exchange.setup import CORRECTIONS, correct_dataset, initialise
from kmcore.programme.models import Agency
from kmcore.schema import metadata
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.unit_of_work import reading
from tests.integration.minutes_2550.conftest import minutes
from tests.support.builds import open_engine
from tests.support.databases import Databases

DATASET = "minutes-2550"
Rows = dict[str, list[tuple[object, ...]]]


def shipped_before(url: str) -> None:
    """Build the data set, then put every corrected row back as it was shipped."""
    minutes(url)
    engine = open_engine(url)
    with Session(engine) as session:
        for one in reversed(read_corrections(CORRECTIONS, DATASET)):
            table = metadata.tables[one.table]
            here = [table.c[name] == value for name, value in one.key.items()]
            if one.was is None:
                session.execute(delete(table).where(*here))
            else:
                session.execute(update(table).where(*here).values(one.was))
        session.commit()
    engine.dispose()


@pytest.fixture
def url(databases: Databases) -> Iterator[str]:
    with databases.lend(shipped_before) as lent:
        yield lent


@pytest.fixture
def store(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


def rows_of(engine: Engine) -> Rows:
    """Return every row of the data set's tables, without the number the store gave it."""
    left_out = {"audit", "revision"}
    with reading(engine) as session:
        return {
            table.name: sorted(
                (
                    tuple(value for name, value in row.items() if name not in {"id", "said_on"})
                    for row in session.execute(select(table)).mappings()
                ),
                key=repr,
            )
            for table in metadata.sorted_tables
            if table.name not in left_out
        }


def test_a_corrected_store_is_a_new_store(url: str, store: Engine, databases: Databases) -> None:
    report = correct_dataset(url)
    assert len(report.waiting) == len(read_corrections(CORRECTIONS, DATASET)) > 40
    assert report.kept == ()
    with databases.lend(minutes) as fresh:
        engine = open_engine(fresh)
        assert rows_of(store) == rows_of(engine)
        engine.dispose()


def test_it_is_written_down_once(url: str, store: Engine) -> None:
    correct_dataset(url)
    assert correct_dataset(url).waiting == ()
    with reading(store) as session:
        (entry,) = audit_entries(session, {"correct"})
    assert entry.detail["rows"] == len(read_corrections(CORRECTIONS, DATASET))


def test_what_somebody_changed_is_left_and_named(url: str, store: Engine) -> None:
    with Session(store) as session:
        session.execute(update(Agency).where(Agency.code == "pho").values(duty="ที่จังหวัดเขียนเอง"))  # type: ignore[arg-type]
        session.commit()
    report = correct_dataset(url)
    assert [one.words for one in report.kept] == ["agency pho"]
    with reading(store) as session:
        assert session.get_one(Agency, "pho").duty == "ที่จังหวัดเขียนเอง"
        assert session.get_one(Agency, "nfe").duty == "ดูแล 600 หมู่บ้านรุ่นที่ 2 (ตามร่างโครงการ)"
        (entry,) = audit_entries(session, {"correct"})
    assert entry.detail["kept"] == ["agency pho"]


def test_init_says_what_waits_and_changes_nothing(url: str, store: Engine) -> None:
    before = rows_of(store)
    report = initialise(url, DATASET, demo=False)
    assert report.corrections == len(read_corrections(CORRECTIONS, DATASET))
    assert rows_of(store)["agency"] == before["agency"]


def test_a_new_store_has_nothing_to_correct(databases: Databases) -> None:
    with databases.lend(minutes) as fresh:
        engine = open_engine(fresh)
        with reading(engine) as session:
            assert corrections_of_store(session, CORRECTIONS).waiting == ()
            assert corrections_of_store(session, CORRECTIONS).kept == ()
        engine.dispose()


def test_another_data_set_has_none(tmp_path: Path) -> None:
    assert read_corrections(CORRECTIONS, "empty") == ()
    assert read_corrections(tmp_path, DATASET) == ()
