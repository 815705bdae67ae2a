"""Whose each table is, and which a query really reads: by what SQLite itself says while it prepares a statement."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

import kmcore.schema  # noqa: F401 - every table
from kmcore.access.permissions import WRITES
from kmcore.storage.base import REGISTRY
from kmcore.storage.cache_scope import newest_commands, standing_since
from kmcore.storage.revision import revision
from kmcore.storage.subjects import Subject, subjects_read
from kmcore.storage.unit_of_work import reading

READ = (sqlite3.SQLITE_READ,)
WRITTEN = (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE)


def subjects_of_tables() -> dict[str, Subject]:
    """Return the subject of each table: the package of its model. A package that ``Subject`` has not: ValueError."""
    return {mapper.local_table.name: Subject(_package(mapper.class_)) for mapper in REGISTRY.mappers}  # type: ignore[attr-defined]


def _package(model: type) -> str:
    return model.__module__.removeprefix("kmcore.").rsplit(".", 1)[0]


@contextmanager
def tables_noted(engine: Engine, actions: tuple[int, ...] = READ) -> Iterator[set[str]]:
    """Note the tables that the statements of a SQLite engine's new connections read (or write)."""
    noted: set[str] = set()

    def note(action: int, table: str | None, *_rest: object) -> int:
        if action in actions and table:
            noted.add(table)
        return sqlite3.SQLITE_OK

    def watch(connection: Any, *_rest: object) -> None:
        connection.driver_connection.set_authorizer(note)  # every statement is prepared anew from here on

    def leave(connection: Any, *_rest: object) -> None:
        connection.driver_connection.set_authorizer(None)

    def at_checkout(_raw: Any, record: Any, _proxy: Any) -> None:
        watch(record)

    def at_checkin(_raw: Any, record: Any) -> None:
        leave(record)

    event.listen(engine, "checkout", at_checkout)
    event.listen(engine, "checkin", at_checkin)
    try:
        yield noted
    finally:
        event.remove(engine, "checkout", at_checkout)
        event.remove(engine, "checkin", at_checkin)


def subjects_noted(
    engine: Engine, work: Callable[[], object], actions: tuple[int, ...] = READ
) -> set[Subject]:
    """Return whose tables ``work`` reads (or writes) on a SQLite engine."""
    known = subjects_of_tables()
    with tables_noted(engine, actions) as tables:
        work()
    return {known[table] for table in tables if table in known}


def stands_since(engine: Engine, query: Callable[..., object]) -> int:
    """Return the revision since which the answers of a query stand, by its declaration and the commands'."""
    with reading(engine) as session:
        now = revision(session)
        return standing_since(
            now, newest_commands(session, now), subjects_read(query) or set(Subject), WRITES
        )
