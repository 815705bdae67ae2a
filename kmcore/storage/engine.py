"""The database connection: SQLite in WAL with every commit on disk, or PostgreSQL, by URL."""

from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from kmcore.errors import StorageError
from kmcore.i18n import N_

WRITES = "km_writes"
# secure_delete: what was erased of a person is overwritten in the file.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=15000",
    "secure_delete=ON",
)


@cache
def open_engine(url: str) -> Engine:
    """Return the engine of a database URL, one a process; makes the folder of a SQLite file.

    Raises:
        StorageError: the URL is not one of ``sqlite:///…`` or ``postgresql://…``.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgresql":
            return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(url, parsed.database)
    except (ArgumentError, NoSuchModuleError) as error:
        raise StorageError(BAD_URL, url=_shown(url)) from error
    raise StorageError(BAD_URL, url=_shown(url))


BAD_URL = N_(
    "KM_DATABASE_URL “{url}” ใช้ไม่ได้ ใช้รูปแบบ sqlite:///โฟลเดอร์/ไฟล์.db หรือ postgresql://ผู้ใช้:รหัส@เครื่อง/ฐานข้อมูล"
)


def _shown(url: str) -> str:
    """Hide a password: the sentence goes to screens and logs."""
    return url.rsplit("@", maxsplit=1)[-1]


def _sqlite(url: str, database: str | None) -> Engine:
    if database and database != ":memory:":
        try:
            Path(database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                "สร้างโฟลเดอร์ {folder} สำหรับฐานข้อมูลไม่ได้ ตรวจสิทธิ์เขียน หรือแก้ KM_DATABASE_URL",
                folder=Path(database).parent,
            ) from error
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(dbapi: Any, _record: object) -> None:
    dbapi.isolation_level = None  # we say BEGIN ourselves, see _begin
    for pragma in PRAGMAS:
        dbapi.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once when writing: a deferred BEGIN meets "database is locked" half-way."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
