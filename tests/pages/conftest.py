"""Pages as AppTest runs them. The stores are this worker's, shared by its tests: pages only read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import Engine
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard.navigation import view_named
from dashboard.session import current_user
from kmcore.access.kinds import AccountRole
from tests.support.builds import loaded, open_engine, without_data
from tests.support.databases import SqliteDatabases
from tests.support.people import Person, person
from tests.support.screen import Screen

TIMEOUT_S = 60.0  # 0.2 s alone; much more when every core is taken


class OpenView(Protocol):
    """``open_view("villages", area="8001")``: a first visit to this address, run once."""

    def __call__(self, view: str = "overview", /, **query: str) -> Screen: ...


@dataclass(frozen=True)
class Peopled:
    """The URL of a store, and a person of each role who is signed in there."""

    url: str
    people: dict[AccountRole, Person]


@pytest.fixture(scope="session", autouse=True)
def _components_found_once() -> Iterator[None]:
    """AppTest reads every installed package's description for each session: 0.2 s of CPU a test."""
    with pytest.MonkeyPatch.context() as patch:
        find = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, find.__name__, cache(find))
        yield


@pytest.fixture(scope="session")
def minutes_store(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """Return the URL of a store with the minutes and the demonstration layer: read it, do not write."""
    with sqlite_databases.lend(loaded) as url:
        yield url
        open_engine(url).dispose()


@pytest.fixture(scope="session")
def empty_store(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """Return the URL of a store with the register and nothing else: read it, do not write."""
    with sqlite_databases.lend(without_data) as url:
        yield url
        open_engine(url).dispose()


@pytest.fixture(scope="session")
def peopled(sqlite_databases: SqliteDatabases) -> Iterator[Peopled]:
    """Return a store with the minutes, the layer and a person of each role: read it, do not write."""
    with sqlite_databases.lend(loaded) as url:
        engine = open_engine(url)
        yield Peopled(url, {role: person(engine, role) for role in AccountRole})
        engine.dispose()


@pytest.fixture
def open_admitted(
    use_store: Callable[[str], None],
    peopled: Peopled,
    sign_in: Callable[[Person | None], None],
    root: Path,
) -> OpenView:
    """Return ``open_view`` by a visitor, or where a view asks for a role, by somebody who has it."""

    def open_one(view: str = "overview", /, **query: str) -> Screen:
        use_store(peopled.url)
        roles = view_named(view).roles
        sign_in(peopled.people[next(role for role in AccountRole if role in roles)] if roles else None)
        return _opener(root)(view, **query)

    return open_one


@pytest.fixture
def own_store(sqlite_databases: SqliteDatabases, use_store: Callable[[str], None]) -> Iterator[Engine]:
    """Return the engine of this test's own copy of the minutes' store, made the configured one: write to it."""
    with sqlite_databases.lend(loaded) as url:
        use_store(url)
        yield (engine := open_engine(url))
        engine.dispose()


@pytest.fixture
def sign_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[Person | None], None]:
    """Return what makes a person the one whose browser opens the pages; AppTest has no cookies of its own."""

    def sign_in_as(person: Person | None) -> None:
        monkeypatch.setattr(current_user, "session_token", lambda: person.token if person else None)

    return sign_in_as


@pytest.fixture
def open_own(own_store: Engine, root: Path) -> OpenView:
    """Return ``open_view`` on ``own_store``."""
    return _opener(root)


@pytest.fixture
def from_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest's stand-in for the visitor's address is no text, and a command asks for it."""
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda _self: "127.0.0.1"))


@pytest.fixture
def secretary(own_store: Engine) -> Person:
    """Return somebody of the secretariat, in ``own_store``."""
    return person(own_store, AccountRole.SECRETARIAT)


@pytest.fixture
def as_secretary(
    secretary: Person,
    open_own: OpenView,
    sign_in: Callable[[Person | None], None],
    from_an_address: None,
) -> OpenView:
    """Return ``open_own`` by the secretary, who signs in anew each time: another may have looked since."""

    def open_one(view: str = "overview", /, **query: str) -> Screen:
        sign_in(secretary)
        return open_own(view, **query)

    return open_one


@pytest.fixture
def open_view(use_store: Callable[[str], None], minutes_store: str, root: Path) -> OpenView:
    """Return ``open_view(view, **query)`` on the minutes' store; ``use_store`` after it takes another."""
    use_store(minutes_store)
    return _opener(root)


def _opener(root: Path) -> OpenView:
    shell = root / "dashboard" / "shell.py"

    def open_one(view: str = "overview", /, **query: str) -> Screen:
        session = AppTest.from_file(shell, default_timeout=TIMEOUT_S)
        # Before the first run Streamlit knows a page by its file's name, which mostly is its address with us.
        if view_named(view).path not in {view, ""}:
            session.run()
        session.query_params.update(query)
        session.switch_page(f"../pages/{view}.py").run()
        return Screen(session)

    return open_one
