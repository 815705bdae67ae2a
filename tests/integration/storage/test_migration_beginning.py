"""A store of the version before knows with which year and day it began: those of its first session, if it has met."""

from datetime import date

import pytest
from alembic import command
from sqlalchemy import Engine, text

from kmcore.storage.engine import WRITES, open_engine
from kmcore.storage.migrate import upgrade
from tests.integration.storage.test_migration_attendance import config_on, put

BEFORE = "0012"


@pytest.fixture
def before(database_url: str) -> Engine:
    """Return the engine of a store of the version before, with a province and a circle that has not met."""
    engine = open_engine(database_url)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        command.upgrade(config_on(connection), BEFORE)
    names = dict.fromkeys(("province_th", "province_en", "programme_th", "programme_en"), "x")
    put(
        engine,
        dataset=[{"code": "x", "province_code": "97", **names}],
        circle=[{"code": "c", "level": "province", "name_th": "ว", "name_en": "C", "origin": "live"}],
    )
    return engine


@pytest.mark.parametrize(
    ("days", "began"), [((), (None, None)), ((date(2026, 11, 9), date(2026, 10, 9)), (2570, "2026-10-09"))]
)
def test_it_began_with_its_first_session(
    before: Engine, database_url: str, days: tuple[date, ...], began: tuple[int | None, str | None]
) -> None:
    meeting = {"circle_code": "c", "life": "planned", "heads": 5, "origin": "live", "held": False}
    put(before, meeting=[{**meeting, "code": f"m-{day}", "on_date": day} for day in days])
    upgrade(database_url)
    with before.connect() as connection:
        (found,) = connection.execute(text("SELECT fiscal_year, started_on FROM dataset")).all()
    assert (found[0], found[1] and str(found[1])) == began
