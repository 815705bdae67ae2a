"""SQLite files: copied while in use, checked, and seen on disk."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import Final

from kmcore.errors import StorageError
from kmcore.i18n import N_

MAGIC: Final = b"SQLite format 3\0"
PATIENCE: Final = 15.0  # seconds to wait for a writer to finish
NOT_A_BACKUP: Final = N_("ไฟล์ {file} ไม่ใช่ไฟล์สำรองของโปรแกรมนี้ หรือเสียหาย เลือกไฟล์อื่น ข้อมูลเดิมยังอยู่ครบ")
BUSY: Final = N_("ฐานข้อมูลกำลังถูกเขียนอยู่นานผิดปกติ ปิดโปรแกรมที่ใช้อยู่แล้วสั่งใหม่ ข้อมูลเดิมยังอยู่ครบ")


def copy_pages(source: Path, target: Path) -> None:
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


def finish_copy(path: Path) -> None:
    """Make a copy one plain file, check it, and see it on disk."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    if not is_sound(path):
        raise StorageError(NOT_A_BACKUP, file=path)
    path.chmod(0o600)  # it holds password hashes
    flush_file(path)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)


def has_magic(path: Path) -> bool:
    """Tell whether a file begins as SQLite files do."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def is_readable(path: Path) -> bool:
    """Tell whether a file is a SQLite database that can be read and written in place."""
    return path.exists() and path.stat().st_size > 0 and has_magic(path) and is_sound(path)


def is_sound(path: Path) -> bool:
    """Tell whether SQLite finds every page of a file in order."""
    try:
        with closing(_open(path)) as database:
            return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        return False


def table_names(path: Path) -> set[str]:
    """Return the names of the tables in a database file."""
    with closing(_open(path)) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def url_of(path: Path) -> str:
    """Return the database URL of a file."""
    return f"sqlite:///{path}"


def hidden_name_beside(path: Path, ending: str) -> Path:
    """Return a hidden name in the same folder: a rename from there is one step."""
    return path.with_name(f".{path.name}.{ending}")


def unused_name(path: Path) -> Path:
    """Return the name, or the first numbered one that no file has yet."""
    names = (path, *(path.with_stem(f"{path.stem}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


@contextmanager
def removed_on_failure(path: Path) -> Iterator[None]:
    """Clear a file away before a block, and after it when the block fails."""
    remove_database(path)
    try:
        yield
    except BaseException:
        remove_database(path)
        raise


def remove_database(path: Path) -> None:
    """Delete a database file with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def flush_file(path: Path) -> None:
    """See a file on disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """See a rename on disk too; where folders cannot be opened (Windows) there is nothing to do."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
