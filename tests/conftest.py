"""Fixtures every test may ask for. The browser's are in tests/e2e/conftest.py."""

import gc
import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine

from tests.support.builds import loaded, migrated, open_engine
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.need import unavailable
from tests.support.postgres import postgres_server

# On shared cores a time limit says nothing about the code; in CI the examples are the same every time.
hypothesis.settings.register_profile("suite", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Quiet a warning about pytest-playwright's own code, which we cannot change."""
    config.addinivalue_line("filterwarnings", "ignore:Session-scoped fixtures defined as instance methods")


def pytest_collection_finish() -> None:
    """Ten thousand collected tests and every module stay to the end: the collector need not look again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """Hash by the same algorithm at its least cost: 0.1 s for each sign-in is meant for who guesses."""
    least = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PasswordHash, "recommended", lambda: least)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_settings_from_outside() -> Iterator[None]:
    """Take the caller's KM_* away: a test must not reach the real database."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("KM_")]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """Return the material beside the project; skips in a clone that stands alone."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder `shared` beside the project")
    return folder


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Where this worker's SQLite files come from."""
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases]:
    """This worker's own PostgreSQL server; skips, saying why, where it cannot start."""
    server = postgres_server()
    try:
        url = server.__enter__()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        unavailable(f"embedded PostgreSQL does not start here: {error}")
    databases = PostgresDatabases(url)
    yield databases
    databases.close()
    server.__exit__(None, None, None)


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Give each kind of database we support in turn: a test that uses it runs once on each."""
    fixtures = {"sqlite": "sqlite_databases", "postgresql": "postgres_databases"}
    chosen: Databases = request.getfixturevalue(fixtures[request.param])
    return chosen


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """Return the URL of an empty database, this test's own."""
    with databases.lend() as url:
        yield url
        open_engine(url).dispose()


@pytest.fixture
def engine(databases: Databases) -> Iterator[Engine]:
    """Return the product's engine on a migrated database without data, this test's own."""
    with databases.lend(migrated) as url:
        yield (engine := open_engine(url))
        engine.dispose()


@pytest.fixture
def store_url(databases: Databases) -> Iterator[str]:
    """Return the URL of a database with minutes-2550 and the demonstration layer, this test's own."""
    with databases.lend(loaded) as url:
        yield url
        open_engine(url).dispose()


@pytest.fixture
def store(store_url: str) -> Engine:
    """Return the product's engine on ``store_url``."""
    return open_engine(store_url)


@pytest.fixture
def use_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return what makes a database URL the configured one, as KM_DATABASE_URL does for a process."""
    # Settings wait as the stores of tests/support/builds.py do: broken, they fail only who uses them.
    from kmcore.settings import settings  # noqa: PLC0415

    def use(url: str) -> None:
        monkeypatch.setenv("KM_DATABASE_URL", url)
        monkeypatch.setenv("KM_VISITORS", "viewer")  # else a store without the demonstration layer is closed
        settings.cache_clear()

    yield use
    monkeypatch.delenv("KM_DATABASE_URL", raising=False)
    monkeypatch.delenv("KM_VISITORS", raising=False)
    settings.cache_clear()


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[date], None]]:
    """Make another day the one that the store lives on (``KM_TODAY``)."""
    from kmcore.settings import settings  # noqa: PLC0415 - as above

    def set_day(day: date) -> None:
        monkeypatch.setenv("KM_TODAY", day.isoformat())
        settings.cache_clear()

    yield set_day
    monkeypatch.undo()
    settings.cache_clear()
