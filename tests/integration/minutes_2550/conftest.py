"""The data set minutes-2550 in a store of its own, without the demonstration layer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session

from kmcore.exchange.dataset import load_dataset
from tests.support.builds import migrated, open_engine
from tests.support.databases import Databases

DATA = Path(__file__).parents[3] / "data"


def minutes(url: str) -> None:
    """Build a template with the minutes only."""
    migrated(url)
    engine = open_engine(url)
    with Session(engine) as session:
        load_dataset(session, DATA / "minutes-2550", DATA / "areas" / "80")
        session.commit()
    engine.dispose()


@pytest.fixture(scope="module")
def session(databases: Databases) -> Iterator[Session]:
    """A session on the loaded store, shared by a module's tests: they only read, or roll back."""
    with databases.lend(minutes) as url:
        engine = open_engine(url)
        with Session(engine) as opened:
            yield opened
        engine.dispose()
