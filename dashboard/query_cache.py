"""Asking kmcore: one engine a process, answers kept by revision so that nothing is computed twice."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from pandas import DataFrame
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access.permissions import WRITES
from kmcore.clock import fixed_clock, system_clock, today
from kmcore.i18n import language
from kmcore.settings import settings
from kmcore.storage.cache_scope import newest_commands, standing_since
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current
from kmcore.storage.reference_date import reference_day
from kmcore.storage.revision import revision as stored_revision
from kmcore.storage.subjects import Subject, reads, subjects_read
from kmcore.storage.unit_of_work import reading

P = ParamSpec("P")
T = TypeVar("T")
MOST_ANSWERS = 512  # answers: a page asks about ten, over a handful of filters, for the newest few revisions


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
    question = CachedQuery(query, args, tuple(sorted(kwargs.items())))
    answer: T = _answer(question)
    if (noted := _noted.get()) is not None:
        noted.append((question, answer))
    return answer


def keep(make: Callable[..., Any], *args: Hashable) -> Any:
    """Return ``make(*args)``, made once per language for what it asked: finished charts are kept this way.

    A write elsewhere makes nothing anew: what ``make`` asked is asked again, and while every answer is the
    same as before, so is what it made. It may depend on its arguments, the language and ``ask`` alone.
    """
    cell = _cell(make, args, language(), settings().database_url)
    now, kept = revision(), cell.kept
    if kept is None or (kept.revision != now and not kept.still_true()):
        with _noting() as noted:
            made = make(*args)
        kept = KeptResult(now, tuple(noted), made)
    cell.kept = kept = replace(kept, revision=now)
    if (outer := _noted.get()) is not None:
        outer.extend(kept.noted)
    return kept.made


@dataclass(frozen=True)
class CachedQuery:
    """A query with its arguments."""

    query: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class KeptResult:
    """Something made at a revision, with what was asked and answered for it."""

    revision: int
    noted: tuple[tuple[CachedQuery, Any], ...]
    made: Any

    def still_true(self) -> bool:
        """Tell whether the same is answered now."""
        return all(_same(_answer(question), answer) for question, answer in self.noted)


class ResultCell:
    """Where the newest of one thing is kept; an older one is of no more use."""

    kept: KeptResult | None = None


_noted: ContextVar[list[tuple[CachedQuery, Any]] | None] = ContextVar("asked_for_what_is_made", default=None)


@contextmanager
def _noting() -> Iterator[list[tuple[CachedQuery, Any]]]:
    noted: list[tuple[CachedQuery, Any]] = []
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, DataFrame):  # == would give a frame
        return one is other or one.equals(other)
    return one is other or bool(one == other)


@lru_cache(maxsize=MOST_ANSWERS)
def _cell(_make: Callable[..., Any], _args: tuple[Any, ...], _language: str, _url: str) -> ResultCell:
    return ResultCell()


def _answer(question: CachedQuery) -> Any:
    now, url = revision(), settings().database_url
    declared = subjects_read(question.query)
    since = now if declared is None else _since(now, declared, url)
    return _kept_answer(question, since, language(), url)


@lru_cache(maxsize=256)  # a few dozen sets of subjects, for the newest few revisions
def _since(now: int, subjects: frozenset[Subject], url: str) -> int:
    """Return since which revision answers read from these subjects stand: a report changes few of them."""
    return standing_since(now, _newest(now, url), subjects, WRITES)


@lru_cache(maxsize=8)
def _newest(now: int, _url: str) -> tuple[str, ...]:
    with reading(engine()) as session:
        return newest_commands(session, now)


@lru_cache(maxsize=MOST_ANSWERS)
def _kept_answer(question: CachedQuery, _revision: int, _language: str, _url: str) -> Any:
    with reading(engine()) as session:
        return question.query(session, *question.args, **dict(question.kwargs))


def reference_date() -> date:
    """Return the day the data speaks of: KM_TODAY, else the data set's own day, else today."""
    now = today(system_clock)
    return ask(_reference, now)  # ``now`` is part of what it is kept by: no write turns the day at midnight


@reads(Subject.STORAGE)
def _reference(session: Session, now: date) -> date:
    return reference_day(session, settings(), fixed_clock(now))
