"""Copying a store to one file, and bringing it back: whole or not at all."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import Engine, make_url, update
from sqlalchemy.exc import SQLAlchemyError

from kmcore.clock import Clock, system_clock
from kmcore.errors import StorageError
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import SchemaState, schema_state
from kmcore.storage.models import Revision
from kmcore.storage.postgres_backup import PostgresStore
from kmcore.storage.revision import revision
from kmcore.storage.sqlite_backup import SqliteStore
from kmcore.storage.unit_of_work import UnitOfWork, reading
from kmcore.thai.dates import BANGKOK

ACTOR: Final = "console"
RESTORE: Final = "restore"


class Store(Protocol):
    """What each kind of database knows to do. Every method leaves nothing half-done behind."""

    def save(self, target: Path) -> None:
        """Write a checked copy of the store to ``target``."""

    def check(self, source: Path) -> None:
        """Refuse a file that is no backup of ours or of a schema this program does not know."""

    def keep_aside(self, source: Path, stamp: str) -> Path | None:
        """Save the store as it is beside itself (or beside ``source``); None when there is none."""

    def load(self, source: Path, mark: Callable[[str], None]) -> None:
        """Put the backup in the store's place, at this program's schema, ``mark(url)`` done to it."""


@dataclass(frozen=True)
class BackupReport:
    """The file that was written, and its size in bytes."""

    path: Path
    size: int


@dataclass(frozen=True)
class RestoreReport:
    """Where the store from before is kept (None: there was none), and the revision now."""

    kept: Path | None
    revision: int


def backup(url: str, target: Path) -> BackupReport:
    """Copy the store at ``url`` to the file ``target`` while others may go on working.

    SQLite gives one database file, PostgreSQL a pg_dump archive. An existing file is never replaced.

    Raises:
        StorageError: the store cannot be read, the file cannot be written, or a tool is missing.
    """
    if target.exists():
        raise StorageError("มีไฟล์ {file} อยู่แล้ว ตั้งชื่อใหม่ เพื่อไม่ให้ทับไฟล์สำรองเดิม", file=target)
    if not target.parent.is_dir():
        raise StorageError("ไม่มีโฟลเดอร์ {folder} สร้างโฟลเดอร์ก่อนแล้วสั่งใหม่", folder=target.parent)
    if schema_state(open_engine(url)) is SchemaState.EMPTY:
        raise StorageError("ฐานข้อมูลนี้ยังไม่มีข้อมูลของโปรแกรม จึงไม่มีอะไรให้สำรอง ตรวจ KM_DATABASE_URL")
    with _refusing_system_errors(target):
        _store(url).save(target)
    return BackupReport(target, target.stat().st_size)


def restore(url: str, source: Path, clock: Clock = system_clock, *, tables: Collection[str]) -> RestoreReport:
    """Put the backup ``source`` in the place of the store at ``url``; programs that have it open see it.

    ``tables`` are the names that a store of this program holds (``kmcore.schema``). The file is checked first; the store from before is kept aside under a name with the time; an older
    schema is migrated. The revision rises above both, so that no screen keeps a figure from before, and
    the audit chain of the backup gets an entry that says so.

    Raises:
        StorageError: the file is not a backup of this program or is damaged, the store cannot be
            written, or a tool is missing. The store is then as it was.
    """
    if not source.is_file():
        raise StorageError("ไม่พบไฟล์ {file} ตรวจชื่อไฟล์แล้วสั่งใหม่", file=source)
    store = _store(url, tables)

    with _refusing_system_errors(source):
        store.check(source)
        kept = store.keep_aside(source, clock().astimezone(BANGKOK).strftime("%Y%m%d-%H%M%S"))
        before = _revision_or_zero(open_engine(url))
        store.load(source, lambda restored: _mark_restored(restored, source, before, clock))
    with reading(open_engine(url)) as session:
        return RestoreReport(kept, revision(session))


def _store(url: str, tables: Collection[str] = ()) -> Store:
    open_engine(url)  # refuses what is neither SQLite nor PostgreSQL, with its sentence
    return SqliteStore(url, tables) if make_url(url).get_backend_name() == "sqlite" else PostgresStore(url)


def _revision_or_zero(engine: Engine) -> int:
    """Return the store's revision, 0 where there is no store or it cannot be read."""
    try:
        with reading(engine) as session:
            return revision(session)
    except SQLAlchemyError:
        return 0


def _mark_restored(url: str, source: Path, before: int, clock: Clock) -> None:
    """Raise the revision above both stores' and say in the chain that this is a restored one."""
    with UnitOfWork(open_engine(url), actor=ACTOR, command=RESTORE, clock=clock) as work:
        number = max(before, revision(work.session))
        work.session.execute(update(Revision).values(number=number))
        work.commit({"file": source.name, "revision": number + 1})


@contextmanager
def _refusing_system_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            "อ่านหรือเขียนไฟล์ {file} ไม่ได้ ({reason}) ตรวจสิทธิ์และที่ว่างในดิสก์ ข้อมูลเดิมยังอยู่ครบ",
            file=error.filename or path,
            reason=error.strerror or type(error).__name__,
        ) from error
