"""A template database with the minutes only, for the tests beside that put the demonstration layer on it."""

from pathlib import Path

from sqlmodel import Session

from kmcore.exchange.dataset import load_dataset
from tests.support.builds import migrated, open_engine

DATA = Path(__file__).parents[2] / "data"


def minutes(url: str) -> None:
    """Build a template with the minutes only."""
    migrated(url)
    with Session(open_engine(url)) as session:
        load_dataset(session, DATA / "minutes-2550", DATA / "areas" / "80")
        session.commit()
    open_engine(url).dispose()
