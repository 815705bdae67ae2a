"""Stores of one kind only, and the tools of the server's version."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kmcore.storage.backup import backup
from kmcore.storage.engine import open_engine
from tests.support.builds import loaded
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.pg_tools import put_on_path


@pytest.fixture(autouse=True)
def _tools_of_the_servers_version(monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_path(monkeypatch)


@pytest.fixture
def saved(store_url: str, tmp_path: Path) -> Path:
    """A backup of the store as it is at the test's beginning."""
    return backup(store_url, tmp_path / "saved.backup").path


@pytest.fixture
def sqlite_store(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """The URL of a loaded SQLite store, this test's own."""
    yield from _lent(sqlite_databases)


@pytest.fixture
def postgres_store(postgres_databases: PostgresDatabases) -> Iterator[str]:
    """The URL of a loaded PostgreSQL store, this test's own."""
    yield from _lent(postgres_databases)


def _lent(databases: Databases) -> Iterator[str]:
    with databases.lend(loaded) as url:
        yield url
        open_engine(url).dispose()
