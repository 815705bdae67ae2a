"""When the store cannot be used or a page fails: one calm sentence and nothing else."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dashboard.present import formatting
from kmcore.storage.migrate import BEHIND, EMPTY, NOT_OURS, UNREADABLE
from tests.pages.conftest import OpenView
from tests.support.builds import migrated, open_engine
from tests.support.databases import SqliteDatabases


@pytest.fixture
def own_store(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """The URL of a store with tables and no rows, this test's own: what the screen knows of others is void."""
    with sqlite_databases.lend(migrated) as url:
        open_engine(url).dispose()
        yield url
        open_engine(url).dispose()


def garbage(url: str) -> None:
    Path(url.removeprefix("sqlite:///")).write_bytes(b"not a database" * 1000)


def unsigned(url: str) -> None:
    with open_engine(url).begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))


def from_the_future(url: str) -> None:
    with open_engine(url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))


def gone(url: str) -> None:
    Path(url.removeprefix("sqlite:///")).unlink()


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [(garbage, UNREADABLE), (unsigned, NOT_OURS), (from_the_future, NOT_OURS), (gone, EMPTY)],
)
def test_a_store_that_cannot_be_used_is_one_sentence(
    open_view: OpenView,
    use_store: Callable[[str], None],
    own_store: str,
    damage: Callable[[str], None],
    sentence: str,
) -> None:
    damage(own_store)
    use_store(own_store)
    screen = open_view("villages")
    assert screen.problems == [formatting.plain(sentence)]
    assert screen.words == [formatting.plain(sentence)]


def test_a_store_behind_says_which_command_mends_it(
    open_view: OpenView, use_store: Callable[[str], None], own_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an older program left it: today's head is not yet the head."""
    monkeypatch.setattr("alembic.script.ScriptDirectory.get_current_head", lambda _self: "later")
    use_store(own_store)
    assert open_view("overview").problems == [formatting.plain(BEHIND)]


def test_the_sentence_is_in_the_reader_s_language(
    open_view: OpenView, use_store: Callable[[str], None], tmp_path: Path
) -> None:
    use_store(f"sqlite:///{tmp_path}/none.db")
    (told,) = open_view("overview", lang="en").problems
    assert not re.search(r"[\u0e00-\u0e7f]", told)


def test_a_fault_in_a_page_is_a_number_to_ask_by(
    open_view: OpenView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError("secret of the house")

    with monkeypatch.context() as patch:
        patch.setattr("dashboard.widgets.page_head.settle_day", broken)
        screen = open_view("overview")
    (told,) = screen.problems
    assert re.search(r"เลขอ้างอิง [0-9A-F]{8}$", told)
    assert screen.words == [told]
    assert open_view("overview").problems == [], "the gate must be open for the next one"
