"""Asking without keeping the answer: sign-ins and the access log change without a new revision."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from dashboard.query_cache import engine
from kmcore.storage.unit_of_work import reading

P = ParamSpec("P")
T = TypeVar("T")


def ask_uncached(query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return ``query(session, …)`` as the store is at this moment, for this reader only."""
    with reading(engine()) as session:
        return query(session, *args, **kwargs)
