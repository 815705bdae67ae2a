"""Stores to make documents of, and who asks for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.clock import system_clock
from kmcore.documents.issue import COMMAND_LINE, Issued, issue
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.models import IssuedDocument
from kmcore.settings import settings
from kmcore.storage.unit_of_work import reading
from tests.integration.documents.session import closed_session
from tests.support.builds import loaded, open_engine
from tests.support.databases import Databases, SqliteDatabases
from tests.support.people import person


@dataclass(frozen=True)
class Office:
    """A store, and who makes documents of it."""

    engine: Engine
    by: By

    def make(self, kind: Kind, code: str, media: Media = Media.PDF, **options: Any) -> Issued:
        return issue(self.engine, self.by, kind, code, media, **options)

    def as_role(self, role: AccountRole, agency: str | None = None) -> "Office":
        return Office(self.engine, person(self.engine, role, agency).by())

    def ask(self, query: Callable[..., Any], *args: Any, **options: Any) -> Any:
        with reading(self.engine) as session:
            return query(session, *args, **options)

    def rows(self) -> list[IssuedDocument]:
        with Session(self.engine) as session:
            return list(session.exec(select(IssuedDocument).order_by(col(IssuedDocument.made_at))))


@pytest.fixture(scope="module")
def shared(sqlite_databases: SqliteDatabases) -> Iterator[Office]:
    """Return an office on the minutes and the demonstration layer, before the circle; for tests that only make."""
    with sqlite_databases.lend(loaded) as url:
        yield Office(open_engine(url), By(COMMAND_LINE))
        open_engine(url).dispose()


@pytest.fixture(scope="module")
def after(sqlite_databases: SqliteDatabases) -> Iterator[Office]:
    """Return an office after the circle of 9 Feb was run and closed; for tests that only make."""
    with sqlite_databases.lend(closed_session) as url:
        yield Office(open_engine(url), By(COMMAND_LINE))
        open_engine(url).dispose()


@pytest.fixture
def closed(databases: Databases) -> Iterator[Office]:
    """Return an office of the test's own after the circle, on each kind of database."""
    with databases.lend(closed_session) as url:
        yield Office(open_engine(url), By(COMMAND_LINE, clock=system_clock))
        open_engine(url).dispose()


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let the server have an address for people."""
    home = "https://wonguea.example"
    monkeypatch.setenv("KM_BASE_URL", home)
    settings.cache_clear()
    yield home
    monkeypatch.undo()
    settings.cache_clear()
