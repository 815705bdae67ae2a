"""The fixtures themselves: each test gets a database of its own, whole and true to Thai."""

import pytest
from sqlalchemy import Engine, text

from tests.support.builds import open_engine
from tests.support.databases import Databases

THAI = "กำนันตำบลท่าศาลา ๑,๕๕๑ หมู่บ้าน"


def write_note(url: str) -> None:
    """Build a template and leave its connection open, as careless code would."""
    with open_engine(url).begin() as connection:
        connection.execute(text("CREATE TABLE note (words TEXT)"))
        connection.execute(text("INSERT INTO note VALUES (:words)"), {"words": THAI})


def test_a_database_is_lent_empty_and_taken_back(databases: Databases) -> None:
    with databases.lend() as url:
        engine = open_engine(url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE note (words TEXT)"))
        engine.dispose()
    with (
        pytest.raises(Exception, match=r"no such table|does not exist"),
        open_engine(url).connect() as connection,
    ):
        connection.execute(text("SELECT * FROM note"))
    open_engine(url).dispose()


def test_copies_of_a_template_are_whole_and_apart(databases: Databases) -> None:
    with databases.lend(write_note) as one, databases.lend(write_note) as other:
        for url in (one, other):  # the second would find the first one's row, were they the same
            with open_engine(url).begin() as connection:
                assert connection.execute(text("SELECT words FROM note")).scalars().all() == [THAI]
                connection.execute(text("INSERT INTO note VALUES ('more')"))
            open_engine(url).dispose()


def test_both_kinds_are_what_they_say(databases: Databases, request: pytest.FixtureRequest) -> None:
    kind = request.node.callspec.params["databases"]
    with databases.lend() as url:
        assert open_engine(url).dialect.name == kind
        open_engine(url).dispose()


def test_the_engine_fixture_is_migrated(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 1


def test_the_store_fixture_holds_the_minutes_and_the_demonstration(store: Engine) -> None:
    with store.connect() as connection:
        assert connection.execute(text("SELECT code FROM dataset")).scalars().all() == ["minutes-2550"]
        origins = connection.execute(text("SELECT DISTINCT origin FROM village_evidence")).scalars().all()
    assert "demo" in origins
