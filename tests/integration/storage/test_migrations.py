"""Migrations are the only way the schema changes, and a store that is not ours is left alone."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from kmcore.errors import StorageError
from kmcore.schema import metadata
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import SchemaState, require_current, schema_state, upgrade

SQLITE_ONLY = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def test_the_migrated_schema_is_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_upgrading_again_changes_nothing(database_url: str) -> None:
    upgrade(database_url)
    tables = inspect(open_engine(database_url)).get_table_names()
    upgrade(database_url)
    assert inspect(open_engine(database_url)).get_table_names() == tables
    assert schema_state(open_engine(database_url)) is SchemaState.CURRENT


def test_an_empty_store_says_init(database_url: str) -> None:
    with pytest.raises(StorageError, match="python -m kmcore init"):
        require_current(open_engine(database_url))


def test_another_programs_database_is_refused_and_left_alone(database_url: str) -> None:
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (id INTEGER)"))
        connection.execute(text("INSERT INTO theirs VALUES (7)"))
    with pytest.raises(StorageError, match="ข้อมูลเดิมยังอยู่ครบ"):
        upgrade(database_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM theirs")).scalar_one() == 7
    assert inspect(engine).get_table_names() == ["theirs"]


def test_a_newer_schema_than_ours_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert schema_state(engine) is SchemaState.UNKNOWN
    with pytest.raises(StorageError):
        require_current(engine)


@SQLITE_ONLY
def test_a_file_that_is_no_database_is_a_sentence(databases: object, tmp_path: Path) -> None:
    path = tmp_path / "rubbish.db"
    path.write_bytes(b"this is not a database, and long enough to be read as one" * 40)
    with pytest.raises(StorageError, match="restore"):
        schema_state(open_engine(f"sqlite:///{path}"))
    assert path.read_bytes().startswith(b"this is not")


@pytest.mark.parametrize("url", ["mysql://u:secret@h/d", "nonsense", "oracle+x://a"])
def test_a_wrong_url_is_a_sentence_without_the_password(url: str) -> None:
    with pytest.raises(StorageError, match="KM_DATABASE_URL") as refused:
        open_engine(url)
    assert "secret" not in str(refused.value)


@SQLITE_ONLY
def test_sqlite_keeps_every_commit_on_disk(engine: Engine) -> None:
    with engine.connect() as connection:
        asked = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in PRAGMAS}
    assert asked == PRAGMAS


PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 15000,
    "secure_delete": 1,
}
