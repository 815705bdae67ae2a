"""The names that are known wherever they stand: of agencies, missions, cohorts, budget lines and districts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from markupsafe import escape

from dashboard.query_cache import ask, keep
from dashboard.session.noun_links import noun_link
from kmcore.areas.queries import districts
from kmcore.budget.queries import budget_lines_of_every_year
from kmcore.errors import StorageError
from kmcore.programme.queries import agencies, cohorts, missions
from kmcore.programme.words import cohort_name
from kmcore.search.kinds import NounKind

KnownName = tuple[NounKind, str]
EVER: Final = date(9999, 1, 1)


def known_names() -> Mapping[str, KnownName]:
    """Return what each name stands for, by the name as HTML has it; of two that share one, the first.

    None are known where the store cannot be used: that is told, once, in a sentence of its own.
    """
    try:
        found: Mapping[str, KnownName] = keep(_named)
    except StorageError:
        return {}
    return found


def page_of_name(name: KnownName) -> str:
    """Return where what a name stands for has its page."""
    return noun_link(*name)


def _named() -> dict[str, KnownName]:
    found: dict[str, KnownName] = {}
    for words, name in _every():
        found.setdefault(str(escape(words)), name)
    return found


def _every() -> Iterator[tuple[str, KnownName]]:
    for agency in ask(agencies):
        yield from ((str(words), (NounKind.AGENCY, agency.code)) for words in (agency.short, agency.name))
    for mission in ask(missions):
        yield str(mission.name), (NounKind.MISSION, mission.code)
    for cohort in ask(cohorts):
        for words in (str(cohort.name), cohort_name(cohort.number)):
            yield words, (NounKind.COHORT, str(cohort.number))
    for line in ask(budget_lines_of_every_year, EVER):
        yield str(line.title), (NounKind.LINE, line.code)
    for area in ask(districts):
        yield str(area.name()), (NounKind.DISTRICT, area.code)
