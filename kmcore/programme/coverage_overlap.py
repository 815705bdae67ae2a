"""Groups that share villages: what makes their counts differ from the whole's, so that a table adds up.

Groups are of promises (by agency, by mission): a village may be in several or in none.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlmodel import Session

from kmcore.programme.coverage import Coverage, Filters, counted_conditions, village_facts

GAP: Final = "_gap"
OVERLAP: Final = "_overlap"
_Count = Callable[[Sequence[frozenset[str]], frozenset[str]], int]


@dataclass(frozen=True)
class CountedVillages:
    """The codes of the villages that each figure of a ``Coverage`` counts; by cohort those of each cohort."""

    figures: Mapping[str, frozenset[str]]
    cohorts: Mapping[int, frozenset[str]]


def counted_villages(
    session: Session, as_of: date, filters: Filters, cohorts: Sequence[int]
) -> CountedVillages:
    """Return which villages ``coverage`` counts under the filters, figure by figure. One statement."""
    facts = village_facts(as_of, filters)
    conditions = counted_conditions(facts)
    query = select(facts.c.code, facts.c.cohort, *(one.label(name) for name, one in conditions.items()))
    if filters.area:
        query = query.where(facts.c.code.startswith(filters.area, autoescape=True))
    rows = list(session.execute(query.where(conditions["villages"])).mappings())
    return CountedVillages(
        {name: frozenset(row["code"] for row in rows if row[name]) for name in conditions},
        {number: frozenset(row["code"] for row in rows if row["cohort"] == number) for number in cohorts},
    )


def explaining_rows(groups: Sequence[CountedVillages], whole: CountedVillages) -> list[Coverage]:
    """Return the rows that make the groups add up to the whole; one that has nothing to explain is left out.

    ``GAP`` counts what the whole counts and no group does; ``OVERLAP`` is negative: how often the groups
    count a village beyond the one time that the whole does.
    """
    rows = [_row(GAP, groups, whole, _missing), _row(OVERLAP, groups, whole, _twice)]
    return [row for row in rows if any(getattr(row, name) for name in whole.figures)]


def _row(code: str, groups: Sequence[CountedVillages], whole: CountedVillages, count: _Count) -> Coverage:
    figures = {
        name: count([one.figures[name] for one in groups], whole.figures[name]) for name in whole.figures
    }
    cohorts = {
        number: count([one.cohorts[number] for one in groups], whole.cohorts[number])
        for number in whole.cohorts
    }
    demo = bool(figures.pop("demo"))
    return Coverage(code=code, register=figures["villages"], cohorts=cohorts, demo=demo, **figures)


def _missing(groups: Sequence[frozenset[str]], whole: frozenset[str]) -> int:
    return len(whole.difference(*groups))


def _twice(groups: Sequence[frozenset[str]], whole: frozenset[str]) -> int:
    times = Counter(code for group in groups for code in group)
    return -sum(count - (code in whole) for code, count in times.items())
