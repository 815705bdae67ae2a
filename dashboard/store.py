"""Asking kmcore: one engine a process, answers kept by revision so that nothing is computed twice."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.clock import fixed_clock, system_clock, today
from kmcore.i18n import language
from kmcore.settings import settings
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current
from kmcore.storage.today import reference_day
from kmcore.storage.unit_of_work import reading
from kmcore.storage.unit_of_work import revision as stored_revision

P = ParamSpec("P")
T = TypeVar("T")
KEPT = 512  # answers: a page asks about ten, over a handful of filters, for the newest few revisions


def engine() -> Engine:
    """Return the engine of the configured database."""
    return open_engine(settings().database_url)


@cache
def usable_engine(url: str) -> Engine:
    """Return the engine once its schema was found current; a StorageError says what to do if not."""
    found = open_engine(url)
    require_current(found)
    return found


_of_this_run: ContextVar[int | None] = ContextVar("revision_of_this_run", default=None)


@contextmanager
def one_revision() -> Iterator[None]:
    """Let everything inside speak of one revision, read once: a page never mixes two states."""
    token = _of_this_run.set(revision())
    try:
        yield
    finally:
        _of_this_run.reset(token)


def revision() -> int:
    """Return the store's revision: of this run, else now (one row read, what keeps every answer fresh)."""
    known = _of_this_run.get()
    if known is not None:
        return known
    with reading(usable_engine(settings().database_url)) as session:
        return stored_revision(session)


def ask(query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return ``query(session, *args, **kwargs)``, computed once per revision and language.

    The answer is shared by all viewers: queries return frozen dataclasses and frames; never change one.
    """
    answer: T = keep(_asked, query, args, tuple(sorted(kwargs.items())))
    return answer


def keep(make: Callable[..., Any], *args: Hashable) -> Any:
    """Return ``make(*args)``, made once per revision and language: finished charts are kept this way."""
    return _kept(make, args, revision(), language(), settings().database_url)


@lru_cache(maxsize=KEPT)
def _kept(make: Callable[..., Any], args: tuple[Any, ...], _revision: int, _language: str, _url: str) -> Any:
    return make(*args)


def _asked(query: Callable[..., T], args: tuple[Any, ...], kwargs: tuple[tuple[str, Any], ...]) -> T:
    with reading(engine()) as session:
        return query(session, *args, **dict(kwargs))


def reference() -> date:
    """Return the day the data speaks of: KM_TODAY, else the data set's own day, else today."""
    now = today(system_clock)
    return ask(_reference, now)  # ``now`` is part of what it is kept by: no write turns the day at midnight


def _reference(session: Session, now: date) -> date:
    return reference_day(session, settings(), fixed_clock(now))
