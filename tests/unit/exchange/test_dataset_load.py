"""Loading into a store: counts, no second time, no commit, nothing half written, and how long it takes."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import create_engine, event, func, select
from sqlmodel import Session

from kmcore.exchange.dataset import DatasetError, LoadReport, is_loaded, load_dataset
from kmcore.schema import metadata
from kmcore.storage.models import DatasetInfo

SECONDS = 1.5  # what the brief of the data set allows for all of it


@pytest.fixture
def session() -> Iterator[Session]:
    """A store in memory that refuses a row pointing at nothing."""
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    metadata.create_all(engine)
    with Session(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture(scope="module")
def data(root: Path) -> Path:
    return root / "data"


def load(session: Session, data: Path, name: str) -> LoadReport:
    return load_dataset(session, data / name, data / "areas" / "80")


def stored(session: Session) -> dict[str, int]:
    counts = {
        table.name: session.scalar(select(func.count()).select_from(table))
        for table in metadata.sorted_tables
    }
    return {name: count for name, count in counts.items() if count}


def test_the_report_counts_what_is_in_the_store(session: Session, data: Path) -> None:
    report = load(session, data, "minutes-2550")
    assert (report.dataset, report.loaded) == ("minutes-2550", True)
    assert report.counts == stored(session)
    assert report.total == sum(report.counts.values())
    assert report.counts["village"] == 1551
    assert report.counts["action_item"] == 22


def test_it_does_not_commit(session: Session, data: Path) -> None:
    load(session, data, "minutes-2550")
    assert is_loaded(session, "minutes-2550")
    session.rollback()
    assert not is_loaded(session, "minutes-2550")
    assert stored(session) == {}


def test_a_second_load_changes_nothing(session: Session, data: Path) -> None:
    load(session, data, "minutes-2550")
    before = stored(session)
    assert load(session, data, "minutes-2550") == LoadReport("minutes-2550", loaded=False)
    assert stored(session) == before


def test_another_data_set_does_not_go_on_top(session: Session, data: Path) -> None:
    load(session, data, "empty")
    before = stored(session)
    with pytest.raises(DatasetError, match="ฐานข้อมูลนี้มีชุดข้อมูล empty อยู่แล้ว"):
        load(session, data, "minutes-2550")
    assert stored(session) == before


def test_the_empty_set_names_no_province_and_is_live(session: Session, data: Path) -> None:
    report = load(session, data, "empty")
    assert report.counts == {"dataset": 1}
    info = session.get_one(DatasetInfo, "empty")
    assert (info.province_code, info.province_th, info.reference_date) == ("", "", None)


def test_a_bad_row_leaves_the_store_empty(session: Session, data: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data / "minutes-2550", tmp_path / "minutes-2550"))
    (folder / "visits.yaml").write_text(
        "- {code: v1, district_code: '9999', source: m-L25}\n", encoding="utf-8"
    )
    with pytest.raises(DatasetError, match=r"visits.yaml แถวที่ 1 \(บรรทัด 1\) ช่อง district_code: ไม่มี 9999"):
        load_dataset(session, folder, data / "areas" / "80")
    assert stored(session) == {}


def test_a_load_is_quick(session: Session, data: Path) -> None:
    times = []
    for _ in range(3):  # the best of three: the machine may be busy with something else
        start = perf_counter()
        load(session, data, "minutes-2550")
        times.append(perf_counter() - start)
        session.rollback()
    assert min(times) < SECONDS, times
