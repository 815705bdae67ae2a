"""Backup and restore of a SQLite file."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session

from kmcore.clock import fixed_clock
from kmcore.errors import StorageError
from kmcore.exchange.demo import has_demo
from kmcore.exchange.setup import take_demo
from kmcore.exchange.verify import verify
from kmcore.storage.backup import backup
from kmcore.storage.engine import open_engine
from kmcore.storage.unit_of_work import reading
from tests.integration.storage.spoiling import (
    contents,
    cut_short,
    file_of,
    garbage,
    restore,
    scratched,
)

CLOCK = fixed_clock(date(2007, 2, 8))
DAY = date(2007, 2, 8)


def test_a_reader_in_the_middle_keeps_its_snapshot(sqlite_store: str, tmp_path: Path) -> None:
    saved = backup(sqlite_store, tmp_path / "saved").path
    take_demo(sqlite_store)
    with Session(open_engine(sqlite_store)) as session:
        assert not has_demo(session)
        restore(sqlite_store, saved)
        assert not has_demo(session)
    with reading(open_engine(sqlite_store)) as session:
        assert has_demo(session)


def test_another_programs_database_is_not_taken_for_a_backup(sqlite_store: str, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE thing (id)")
    with pytest.raises(StorageError, match="ไม่ใช่ไฟล์สำรอง"):
        restore(sqlite_store, other)
    with closing(sqlite3.connect(other)) as database:  # another alembic program, by chance at "0001"
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES ('0001')")
        database.commit()
    with pytest.raises(StorageError, match="โปรแกรมอื่น"):
        restore(sqlite_store, other)


def test_a_backup_of_a_newer_program_waits_for_it(sqlite_store: str, tmp_path: Path) -> None:
    saved = backup(sqlite_store, tmp_path / "saved").path
    with closing(sqlite3.connect(saved)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    with pytest.raises(StorageError, match="รุ่นที่ใหม่กว่า"):
        restore(sqlite_store, saved)


def test_a_store_of_another_program_is_not_overwritten(tmp_path: Path, sqlite_store: str) -> None:
    saved = backup(sqlite_store, tmp_path / "saved").path
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE thing (id)")
    with pytest.raises(StorageError, match="โปรแกรมอื่น"):
        restore(f"sqlite:///{other}", saved)
    with closing(sqlite3.connect(other)) as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("thing",)]


@pytest.mark.parametrize("spoil", [garbage, cut_short, scratched])
def test_a_ruined_store_is_mended_and_the_ruin_kept(
    sqlite_store: str, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    saved = backup(sqlite_store, tmp_path / "saved").path
    before, path = contents(sqlite_store), file_of(sqlite_store)
    open_engine(sqlite_store).dispose()
    spoil(path)
    ruin = path.read_bytes()
    kept = restore(sqlite_store, saved, CLOCK).kept
    assert contents(sqlite_store) == before
    assert kept is not None
    assert kept.read_bytes() == ruin
    assert all(finding.ok for finding in verify(open_engine(sqlite_store), DAY))


def test_what_lies_in_the_write_ahead_log_is_in_the_backup(sqlite_store: str, tmp_path: Path) -> None:
    with open_engine(sqlite_store).connect() as held:  # keeps SQLite from tidying the log away
        held.execute(text("SELECT 1 FROM village LIMIT 1")).all()
        take_demo(sqlite_store)
        assert Path(f"{file_of(sqlite_store)}-wal").stat().st_size > 0
        saved = backup(sqlite_store, tmp_path / "saved").path
    with reading(open_engine(f"sqlite:///{saved}")) as session:
        assert not has_demo(session)


def test_a_plain_copy_of_the_file_can_be_restored_too(sqlite_store: str, tmp_path: Path) -> None:
    open_engine(sqlite_store).dispose()
    copied = Path(shutil.copy(file_of(sqlite_store), tmp_path / "copied.db"))
    before = contents(sqlite_store)
    take_demo(sqlite_store)
    restore(sqlite_store, copied)
    assert contents(sqlite_store) == before


def test_the_store_itself_is_no_backup(sqlite_store: str) -> None:
    with pytest.raises(StorageError, match="ฐานข้อมูลที่ใช้อยู่"):
        restore(sqlite_store, file_of(sqlite_store))


def test_a_store_in_memory_cannot_be_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="ไม่มีอะไรให้สำรอง"):
        backup("sqlite://", tmp_path / "x")
    assert not (tmp_path / "x").exists()
