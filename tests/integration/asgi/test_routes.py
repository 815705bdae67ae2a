"""Health and readiness, on stores good and bad."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from kmcore.storage.migrate import BEHIND, EMPTY, NOT_OURS, UNREADABLE
from tests.integration.asgi.asking import Client
from tests.support.builds import migrated, open_engine
from tests.support.databases import SqliteDatabases

UseStore = Callable[[str], None]
THAI = re.compile(r"[\u0e00-\u0e7f]{10}")


@pytest.fixture
def store(sqlite_databases: SqliteDatabases, use_store: UseStore) -> Iterator[str]:
    """The URL of a store with tables and no rows, configured and this test's own to spoil."""
    with sqlite_databases.lend(migrated) as url:
        use_store(url)
        yield url
        open_engine(url).dispose()


def spoil(url: str, statement: str) -> None:
    with open_engine(url).begin() as connection:
        connection.execute(text(statement))


def assert_unavailable(client: Client, sentence: str) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "reason": sentence}
    assert THAI.search(sentence)


def test_alive_says_nothing_of_the_store(client: Client, use_store: UseStore, tmp_path: Path) -> None:
    use_store(f"sqlite:///{tmp_path}/none/none.db")
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_ready(client: Client, store: str) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


class TestNotReady:
    """Each with the sentence that says what to do."""

    def test_a_store_that_is_not_there(self, client: Client, use_store: UseStore, tmp_path: Path) -> None:
        use_store(f"sqlite:///{tmp_path}/fresh/none.db")
        assert_unavailable(client, EMPTY)

    def test_garbage(self, client: Client, use_store: UseStore, tmp_path: Path) -> None:
        (tmp_path / "x.db").write_bytes(b"not a database" * 1000)
        use_store(f"sqlite:///{tmp_path}/x.db")
        assert_unavailable(client, UNREADABLE)

    def test_a_folder_in_its_place(self, client: Client, use_store: UseStore, tmp_path: Path) -> None:
        use_store(f"sqlite:///{tmp_path}")
        assert_unavailable(client, UNREADABLE)

    def test_another_program_s(self, client: Client, store: str) -> None:
        spoil(store, "DELETE FROM alembic_version")
        assert_unavailable(client, NOT_OURS)

    def test_a_later_version_s(self, client: Client, store: str) -> None:
        spoil(store, "UPDATE alembic_version SET version_num = '9999'")
        assert_unavailable(client, NOT_OURS)

    @pytest.mark.usefixtures("store")
    def test_one_behind(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        """As an older program left it: today's head is not yet the head."""
        monkeypatch.setattr("alembic.script.ScriptDirectory.get_current_head", lambda _self: "later")
        assert_unavailable(client, BEHIND)


def test_a_setting_that_cannot_be_is_told(client: Client, use_store: UseStore) -> None:
    use_store("mysql://someone:secret@server/x")
    reason = client.get("/readyz").json()["reason"]
    assert "KM_DATABASE_URL" in reason
    assert "secret" not in reason


def test_it_becomes_ready_by_itself(
    client: Client, sqlite_databases: SqliteDatabases, use_store: UseStore
) -> None:
    with sqlite_databases.lend() as url:
        use_store(url)
        assert client.get("/readyz").status_code == 503
        migrated(url)
        assert client.get("/readyz").status_code == 200
        open_engine(url).dispose()
