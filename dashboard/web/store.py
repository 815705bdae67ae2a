"""The store our own routes ask."""

from sqlalchemy import Engine

from dashboard.query_cache import usable_engine
from kmcore.settings import settings


def store_engine() -> Engine:
    """Return the engine of a store that is this program's.

    Raises:
        StorageError: with what to do.
    """
    return usable_engine(settings().database_url)
