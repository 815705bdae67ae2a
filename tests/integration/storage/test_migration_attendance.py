"""A store of the version before, in which an agency itself said whether it had come, opens with nothing lost."""

from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from kmcore.storage import migrate
from kmcore.storage.engine import WRITES, open_engine

BEFORE = "0003"
CAME = "SELECT meeting_code, presence, agency_code, name, source_code, origin FROM attendance ORDER BY id"
AGENCIES = "SELECT code, position, name_th, source_code, origin, in_programme FROM agency ORDER BY position"
NAMES = {"short_th": "ก", "short_en": "A", "name_th": "หน่วยงาน ก", "name_en": "Agency A"}


def config_on(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    config.attributes["connection"] = connection
    return config


def rows(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


@pytest.fixture
def before(database_url: str) -> Engine:
    """Return the engine of an empty store at the schema of the version before."""
    engine = open_engine(database_url)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        command.upgrade(config_on(connection), BEFORE)
    return engine


def put(engine: Engine, **tables: list[dict[str, Any]]) -> None:
    """Write rows as they are, past the models of today."""
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        for name, found in tables.items():
            for row in found:
                names = [text(key) for key in row]
                columns = ", ".join(str(one) for one in names)
                values = ", ".join(f":{one}" for one in names)
                connection.execute(text(f"INSERT INTO {name} ({columns}) VALUES ({values})"), row)  # noqa: S608


def a_told_store(engine: Engine, meeting: str) -> None:
    """Two agencies of which one came, a session a source tells of and one that was kept here."""
    at = {"circle_code": "c", "life": "planned", "heads": 5, "origin": "source"}
    agency = {**NAMES, "in_programme": True, "origin": "source", "source_code": "s"}
    put(
        engine,
        source=[{"code": "s", "document": "d", "document_en": "d", "reliability": "S"}],
        circle=[
            {"code": "c", "level": "province", "name_th": "ว", "name_en": "C", "origin": "source"},
        ],
        meeting=[
            {**at, "code": meeting, "on_date": "2007-01-09", "held": True},
            {**at, "code": "later", "on_date": "2007-02-09", "held": True},
        ],
        agency=[
            {**agency, "code": "b", "position": 2, "present": True},
            {**agency, "code": "a", "position": 1, "present": True},
            {**agency, "code": "no", "position": 3, "present": False},
        ],
        attendance=[
            {
                "meeting_code": "later",
                "presence": "present",
                "agency_code": "no",
                "name": "นาง ก",
                "version": 3,
            }
        ],
    )


@pytest.mark.parametrize("meeting", ["khun-uea-2550-01-09", "of-another-name"])
def test_who_had_come_stands_in_the_attendance(before: Engine, database_url: str, meeting: str) -> None:
    a_told_store(before, meeting)
    migrate.upgrade(database_url)
    assert rows(before, CAME) == [
        ("later", "present", "no", "นาง ก", None, "live"),
        (meeting, "present", "a", None, "s", "source"),
        (meeting, "present", "b", None, "s", "source"),
    ]
    assert [row[0] for row in rows(before, AGENCIES)] == ["a", "b", "no"]


def test_a_store_without_agencies_gets_no_attendance(before: Engine, database_url: str) -> None:
    migrate.upgrade(database_url)
    assert rows(before, CAME) == []


def test_a_whole_store_comes_out_as_a_new_one_is_made(store: Engine, store_url: str) -> None:
    came = CAME.replace(
        "source_code, ", ""
    )  # the way down knows no source: the way up takes the agency's own
    new = {query: rows(store, query) for query in (came, AGENCIES)}
    with store.execution_options(**{WRITES: True}).begin() as connection:
        command.downgrade(config_on(connection), BEFORE)
    present = rows(store, "SELECT code FROM agency WHERE present ORDER BY position")
    assert present == [("cdd",), ("doae",), ("dopa",), ("nfe",), ("wu",)]
    assert rows(store, "SELECT id FROM attendance") == []
    migrate.upgrade(store_url)
    assert {query: rows(store, query) for query in (came, AGENCIES)} == new
