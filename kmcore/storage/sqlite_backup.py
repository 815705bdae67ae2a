"""Backup and restore of a SQLite store by SQLite's own online copy."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import Final

from sqlalchemy import make_url

from kmcore.errors import StorageError
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import SchemaState, schema_state, upgrade

MAGIC: Final = b"SQLite format 3\0"
PATIENCE: Final = 15.0  # seconds to wait for a writer to finish
NOT_A_BACKUP: Final = "ไฟล์ {file} ไม่ใช่ไฟล์สำรองของโปรแกรมนี้ หรือเสียหาย เลือกไฟล์อื่น ข้อมูลเดิมยังอยู่ครบ"
NEWER: Final = "ไฟล์ {file} มาจากโปรแกรมรุ่นอื่นที่ใหม่กว่า ปรับโปรแกรมให้เป็นรุ่นนั้นก่อน แล้วกู้ใหม่ ข้อมูลเดิมยังอยู่ครบ"
NOT_OURS: Final = "ฐานข้อมูลปลายทางเป็นของโปรแกรมอื่น จึงไม่เขียนทับ ตรวจ KM_DATABASE_URL แล้วสั่งใหม่"
BUSY: Final = "ฐานข้อมูลกำลังถูกเขียนอยู่นานผิดปกติ ปิดโปรแกรมที่ใช้อยู่แล้วสั่งใหม่ ข้อมูลเดิมยังอยู่ครบ"


class SqliteStore:
    """A store in a SQLite file; see ``kmcore.storage.backup.Store``."""

    def __init__(self, url: str) -> None:
        database = make_url(url).database
        if not database or database == ":memory:":
            raise StorageError("ฐานข้อมูลนี้อยู่ในหน่วยความจำ สำรองหรือกู้ไม่ได้ ตั้ง KM_DATABASE_URL เป็นไฟล์")
        self.url, self.path = url, Path(database)

    def save(self, target: Path) -> None:
        """Copy the store, checked and on disk, to ``target``."""
        part = _beside(target, "part")
        with _removed_on_failure(part):
            _copy(self.path, part)
            _seal(part)
            part.replace(target)
        _flush_folder(target.parent)

    def check(self, source: Path) -> None:
        """Refuse a file that is damaged, no store of ours, or newer than this program."""
        if source.resolve() == self.path.resolve():
            raise StorageError("ไฟล์ {file} คือฐานข้อมูลที่ใช้อยู่ ไม่ใช่ไฟล์สำรอง เลือกไฟล์อื่น", file=source)
        if not _has_magic(source) or not _sound(source) or "alembic_version" not in _tables(source):
            raise StorageError(NOT_A_BACKUP, file=source)
        if self._is_foreign():
            raise StorageError(NOT_OURS)
        with self._staged(source):
            pass

    def keep_aside(self, source: Path, stamp: str) -> Path | None:  # noqa: ARG002 - kept beside the store
        """Copy the store as it is, readable or not, beside itself."""
        if not self.path.exists():
            return None
        aside = _unused(self.path.with_name(f"{self.path.stem}.before-restore-{stamp}{self.path.suffix}"))
        with _removed_on_failure(aside):
            if _readable(self.path):
                _copy(self.path, aside)
                _seal(aside)
            else:
                shutil.copy2(self.path, aside)
        return aside

    def load(self, source: Path) -> None:
        """Put a migrated copy of ``source`` in the store's place, in one transaction or one rename."""
        with self._staged(source) as staged:
            if _readable(self.path):
                _copy(staged, self.path)  # in place: programs that have the file open see the new content
            else:
                for leftover in ("-wal", "-shm"):  # SQLite would replay them into the new file
                    Path(f"{self.path}{leftover}").unlink(missing_ok=True)
                open_engine(self.url).dispose()
                shutil.copyfile(staged, part := _beside(self.path, "part"))
                _flush(part)
                part.replace(self.path)
        _flush_folder(self.path.parent)

    @contextmanager
    def _staged(self, source: Path) -> Iterator[Path]:
        """A copy of the backup beside the store, at this program's schema; gone afterwards."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        staged = _beside(self.path, "restoring")
        url = f"sqlite:///{staged}"
        _remove(staged)
        try:
            _copy(source, staged)
            if schema_state(open_engine(url)) in {SchemaState.UNKNOWN, SchemaState.EMPTY}:
                raise StorageError(NEWER, file=source)
            upgrade(url)
            open_engine(url).dispose()
            _seal(staged)
            yield staged
        finally:
            open_engine(url).dispose()
            _remove(staged)

    def _is_foreign(self) -> bool:
        tables = _tables(self.path) if _readable(self.path) else set()
        return bool(tables) and "alembic_version" not in tables


def _copy(source: Path, target: Path) -> None:
    """Copy by pages in one transaction of the target, taking along what lies in the write-ahead log."""
    deadline = monotonic() + PATIENCE

    def give_up(_status: int, remaining: int, _total: int) -> None:
        if remaining and monotonic() > deadline:
            raise StorageError(BUSY)

    try:
        with closing(_open(source)) as origin, closing(sqlite3.connect(target, timeout=PATIENCE)) as copy:
            origin.backup(copy, progress=give_up)
    except sqlite3.DatabaseError as error:
        raise StorageError(NOT_A_BACKUP, file=source) from error


def _seal(path: Path) -> None:
    """Make a copy one plain file, check it, and see it on disk."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    if not _sound(path):
        raise StorageError(NOT_A_BACKUP, file=path)
    path.chmod(0o600)  # it holds password hashes
    _flush(path)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)


def _has_magic(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def _readable(path: Path) -> bool:
    """Tell whether a file is a SQLite database that can be read and written in place."""
    return path.exists() and path.stat().st_size > 0 and _has_magic(path) and _sound(path)


def _sound(path: Path) -> bool:
    try:
        with closing(_open(path)) as database:
            return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False


def _tables(path: Path) -> set[str]:
    with closing(_open(path)) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")


def _unused(path: Path) -> Path:
    names = (path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


@contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    _remove(path)
    try:
        yield
    except BaseException:
        _remove(path)
        raise


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """See a rename on disk too; where folders cannot be opened (Windows) there is nothing to do."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
