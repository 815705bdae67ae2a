"""A store comes back whole, or stays as it was: on every kind of database."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from kmcore.clock import fixed_clock
from kmcore.errors import StorageError
from kmcore.exchange.demo import has_demo
from kmcore.exchange.setup import put_demo, take_demo
from kmcore.exchange.verify import verify
from kmcore.storage.audit.queries import audit_entries, chain_length
from kmcore.storage.backup import backup
from kmcore.storage.engine import open_engine
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.integration.storage.spoiling import (
    contents,
    cut_short,
    empty,
    file_of,
    folder,
    garbage,
    is_sqlite,
    number,
    restore,
    scratched,
)
from tests.support.audit_chain import broken_rows

CLOCK = fixed_clock(date(2007, 2, 8))
DAY = date(2007, 2, 8)


def test_a_backup_is_one_private_file(saved: Path) -> None:
    assert [path.name for path in saved.parent.iterdir()] == ["saved.backup"]
    assert saved.stat().st_size > 100_000
    assert saved.stat().st_mode & 0o077 == 0


def test_what_was_changed_since_comes_back(store_url: str, saved: Path) -> None:
    before = contents(store_url)
    take_demo(store_url)
    assert contents(store_url) != before
    report = restore(store_url, saved, CLOCK)
    assert contents(store_url) == before
    assert report.revision == number(store_url)
    with reading(open_engine(store_url)) as session:
        assert broken_rows(session) == []
        assert chain_length(session) == revision(session)
        entry = audit_entries(session, {"restore"})[-1]
    assert (entry.at, entry.detail["file"]) == (CLOCK(), "saved.backup")
    assert all(finding.ok for finding in verify(open_engine(store_url), DAY))


def test_the_revision_rises_above_both_so_no_screen_keeps_an_old_figure(store_url: str, saved: Path) -> None:
    for _turn in range(3):
        take_demo(store_url)
        put_demo(store_url)
    seen = number(store_url)
    assert restore(store_url, saved).revision > seen
    later = backup(store_url, saved.with_name("later")).path
    assert restore(store_url, later).revision == number(store_url) > seen + 1
    take_demo(store_url)
    assert all(finding.ok for finding in verify(open_engine(store_url), DAY))


def test_the_store_from_before_is_kept_and_can_come_back(store_url: str, saved: Path) -> None:
    take_demo(store_url)
    before = contents(store_url)
    kept = restore(store_url, saved, CLOCK).kept
    assert kept is not None
    assert "before-restore-20070208-1325" in kept.name
    again = restore(store_url, kept, CLOCK)
    assert contents(store_url) == before
    assert again.kept not in {None, kept}


def test_a_store_can_be_restored_where_there_was_none(database_url: str, saved: Path, store_url: str) -> None:
    assert restore(database_url, saved).kept is None
    assert contents(database_url) == contents(store_url)


def test_whoever_has_the_store_open_sees_the_restored_one(store: Engine, store_url: str, saved: Path) -> None:
    with store.connect() as connection:
        connection.execute(text("SELECT count(*) FROM village")).all()
        connection.rollback()
        take_demo(store_url)
        restore(store_url, saved)
        assert connection.execute(text("SELECT count(*) FROM village_cohort")).scalar_one() == 1551
    with reading(store) as session:
        assert has_demo(session)


@pytest.mark.parametrize("spoil", [garbage, empty, cut_short, scratched, folder, Path.unlink])
def test_a_spoilt_backup_changes_nothing(store_url: str, saved: Path, spoil: Callable[[Path], None]) -> None:
    before, at = contents(store_url), number(store_url)
    spoil(saved)
    with pytest.raises(StorageError, match="ไฟล์"):
        restore(store_url, saved)
    assert (contents(store_url), number(store_url)) == (before, at)
    left = {path.name for path in saved.parent.iterdir()} | _beside_store(store_url)
    assert not [name for name in left if "restor" in name or name.endswith(".part")]


def _beside_store(url: str) -> set[str]:
    path = file_of(url)
    return {found.name for found in path.parent.glob(f"*{path.stem}*")} if is_sqlite(url) else set()


def test_an_existing_file_is_never_replaced(store_url: str, saved: Path) -> None:
    content = saved.read_bytes()
    with pytest.raises(StorageError, match=r"มีไฟล์ .* อยู่แล้ว"):
        backup(store_url, saved)
    assert saved.read_bytes() == content


def test_where_it_cannot_be_written_it_says_so(store_url: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="ไม่มีโฟลเดอร์"):
        backup(store_url, tmp_path / "no" / "such" / "x")


def test_an_empty_database_has_nothing_to_back_up(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="ไม่มีอะไรให้สำรอง"):
        backup(database_url, tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_an_sqlite_backup_is_not_taken_for_postgresql_and_the_other_way(
    sqlite_store: str, postgres_store: str, tmp_path: Path
) -> None:
    mine, theirs = backup(sqlite_store, tmp_path / "a").path, backup(postgres_store, tmp_path / "b").path
    for url, file in ((sqlite_store, theirs), (postgres_store, mine)):
        with pytest.raises(StorageError, match="ไม่ใช่ไฟล์สำรอง"):
            restore(url, file)
