"""The command line in this process, on a store of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kmcore.cli.main import cli
from kmcore.settings import settings
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.pg_tools import put_on_path

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Run]:
    """Run a command: ``run("show", "budget", KM_LANGUAGE="en")``; settings are KM_* names."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer's

    def command(*words: str, **environment: str) -> Result:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        return CliRunner().invoke(cli, list(words))

    yield command
    settings.cache_clear()


@pytest.fixture
def on_store(run: Run, store_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on a store with the minutes and the demonstration layer."""
    monkeypatch.setenv("KM_DATABASE_URL", store_url)
    put_on_path(monkeypatch)
    return run


@pytest.fixture
def sqlite_url(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """The URL of a loaded SQLite store: where the kind of database makes no difference."""
    with sqlite_databases.lend(loaded) as url:
        yield url
        open_engine(url).dispose()


@pytest.fixture
def on_sqlite(run: Run, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on ``sqlite_url``."""
    monkeypatch.setenv("KM_DATABASE_URL", sqlite_url)
    return run
