"""Answers are computed once for a revision and a language, and never for another store's."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from dashboard import query_cache
from dashboard.query_cache import ask, keep, one_revision, reference_date, revision
from kmcore.clock import fixed_clock
from kmcore.errors import StorageError
from kmcore.i18n import language, speaking
from kmcore.settings import settings
from kmcore.storage.unit_of_work import UnitOfWork
from tests.support.builds import loaded, migrated, open_engine
from tests.support.databases import SqliteDatabases

UseStore = Callable[[str], None]


@pytest.fixture
def one(sqlite_databases: SqliteDatabases, use_store: UseStore) -> Iterator[str]:
    """A store of this test's own, which is the configured one."""
    with sqlite_databases.lend(migrated) as url:
        use_store(url)
        yield url
        open_engine(url).dispose()


@pytest.fixture
def other(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    """Another store at the same revision."""
    with sqlite_databases.lend(migrated) as url:
        yield url
        open_engine(url).dispose()


class Query:
    """A query that remembers every time it was computed, with what."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def __call__(self, session: Session, *args: Any, **kwargs: Any) -> tuple[Any, ...]:
        bind = session.get_bind()
        assert isinstance(bind, Engine)
        self.asked.append((str(bind.url), language(), *args, *sorted(kwargs.items())))
        return self.asked[-1]


@pytest.fixture
def query(one: str) -> Query:
    return Query()


def write(url: str) -> None:
    """Any command: it raises the revision."""
    with UnitOfWork(open_engine(url), actor="test", command="test") as work:
        work.commit()


def test_an_answer_is_computed_once(query: Query) -> None:
    first = ask(query, date(2007, 2, 8), level="district")
    assert ask(query, date(2007, 2, 8), level="district") is first
    assert len(query.asked) == 1


def test_other_arguments_are_another_answer(query: Query) -> None:
    ask(query, 1)
    ask(query, 2)
    ask(query, 1, level="district")
    ask(query, 1, level="subdistrict", area="8001")
    ask(query, 1, area="8001", level="subdistrict")
    assert len(query.asked) == 4


def test_a_write_makes_it_new(query: Query, one: str) -> None:
    ask(query)
    write(one)
    ask(query)
    ask(query)
    assert len(query.asked) == 2


def test_each_language_has_its_own(query: Query) -> None:
    with speaking("th"):
        ask(query)
    with speaking("en"):
        english = ask(query)
        assert ask(query) is english
    assert [asked[1] for asked in query.asked] == ["th", "en"]


def test_stores_are_not_mixed(query: Query, one: str, other: str, use_store: UseStore) -> None:
    mine = ask(query)
    use_store(other)
    assert ask(query)[0] == other
    use_store(one)
    assert ask(query) is mine


def test_an_error_is_not_kept(one: str) -> None:
    turns = iter([False, True])

    def flaky(_session: Session) -> str:
        if next(turns):
            return "answer"
        raise RuntimeError("the line was cut")

    with pytest.raises(RuntimeError):
        ask(flaky)
    assert ask(flaky) == "answer"


def test_what_is_made_from_answers_is_kept_as_they_are(one: str) -> None:
    made: list[object] = []

    def chart(title: str) -> dict[str, str]:
        made.append(title)
        return {"title": title}

    first = keep(chart, "ก")
    assert keep(chart, "ก") is first
    assert keep(chart, "ข") == {"title": "ข"}
    write(one)
    assert keep(chart, "ก") is first, "it asked nothing that could have changed"
    assert made == ["ก", "ข"]


def test_what_is_made_is_made_anew_only_when_an_answer_is_another(one: str) -> None:
    answers: dict[str, list[int]] = {"rows": [1, 2]}
    made: list[bool] = []

    def rows(_session: Session) -> tuple[int, ...]:
        return tuple(answers["rows"])  # equal, and never the same object

    def inner() -> int:
        return sum(ask(rows))

    def chart() -> tuple[int, int]:
        made.append(True)
        return len(ask(rows)), keep(inner)

    first = keep(chart)
    write(one)
    assert keep(chart) is first
    answers["rows"] = [1, 2, 3]
    assert keep(chart) is first, "one revision has one answer"
    write(one)
    assert keep(chart) == (3, 6)
    assert len(made) == 2


def test_what_an_inner_part_asked_counts_for_the_outer(one: str) -> None:
    answers = {"n": 1}

    def number(_session: Session) -> int:
        return answers["n"]

    def inner() -> int:
        return ask(number)

    def outer() -> str:
        return f"{keep(inner)}"

    assert keep(inner) == 1  # made before: the outer one only takes it
    assert keep(outer) == "1"
    answers["n"] = 2
    write(one)
    assert keep(outer) == "2"


def test_what_failed_is_not_kept(one: str) -> None:
    turns = iter([True, False])

    def flaky() -> str:
        if next(turns):
            raise RuntimeError
        return "made"

    with pytest.raises(RuntimeError):
        keep(flaky)
    assert keep(flaky) == "made"


def test_a_page_speaks_of_one_revision(query: Query, one: str) -> None:
    with one_revision():
        before = revision()
        ask(query)
        write(one)
        assert revision() == before
        ask(query)
        assert len(query.asked) == 1
    assert revision() == before + 1


def test_a_page_that_fails_does_not_hold_on_to_its_revision(one: str) -> None:
    before = revision()
    with pytest.raises(ValueError, match="page"), one_revision():
        raise ValueError("page")
    write(one)
    assert revision() == before + 1


def test_a_store_that_cannot_be_used_says_so_until_it_can(
    sqlite_databases: SqliteDatabases, use_store: UseStore
) -> None:
    with sqlite_databases.lend() as url:
        use_store(url)
        for _turn in range(2):
            with pytest.raises(StorageError, match="init"):
                revision()
        migrated(url)
        assert revision() == 0
        open_engine(url).dispose()


def test_the_day_is_the_data_set_s(sqlite_databases: SqliteDatabases, use_store: UseStore) -> None:
    with sqlite_databases.lend(loaded) as url:
        use_store(url)
        assert reference_date() == date(2007, 2, 8)
        open_engine(url).dispose()


def test_a_set_day_wins(one: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KM_TODAY", "2007-01-31")
    settings.cache_clear()
    assert reference_date() == date(2007, 1, 31)


def test_without_one_it_is_today_and_moves_on_at_midnight(one: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No write comes at midnight: the day must not be kept with the revision alone."""
    for day in (date(2026, 11, 22), date(2026, 11, 23)):
        monkeypatch.setattr(query_cache, "system_clock", fixed_clock(day))
        assert reference_date() == day
