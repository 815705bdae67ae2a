"""Everything that can be found: asked once, kept by whoever asks, searched in memory."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from sqlmodel import Session

from kmcore.actions.queries import board
from kmcore.areas.area_records import AreaRecord, area_records
from kmcore.areas.read_models import Area
from kmcore.bilingual import Bilingual
from kmcore.budget.queries import budget_lines_of_every_year
from kmcore.meetings.queries import circles
from kmcore.programme.queries import agencies, cohorts, missions
from kmcore.programme.words import cohort_name
from kmcore.search.folding import END, MOO_WORDS, folded
from kmcore.search.kinds import NounKind
from kmcore.search.read_models import NounEntry
from kmcore.sources.queries import checks, sources
from kmcore.storage.subjects import Subject, reads


@reads(Subject.AREAS)
def area_entries(session: Session) -> tuple[NounEntry, ...]:
    """Return every district, subdistrict and village, in the order of their codes."""
    return tuple(_area(one) for one in area_records(session))


@reads(Subject.ACTIONS, Subject.BUDGET, Subject.MEETINGS, Subject.PROGRAMME, Subject.SOURCES)
def programme_entries(session: Session, as_of: date) -> tuple[NounEntry, ...]:
    """Return what else has a page of its own, as known on a day."""
    return (
        *_programme(session, as_of),
        *(_entry(NounKind.LINE, row.code, row.title) for row in budget_lines_of_every_year(session, as_of)),
        *(_entry(NounKind.ITEM, row.code, row.title) for row in board(session, as_of)),
        *(_entry(NounKind.CIRCLE, row.code, row.name) for row in circles(session, as_of)),
        *(_entry(NounKind.CHECK, row.code, row.title) for row in checks(session, as_of)),
        *_sources(session, as_of),
    )


def _programme(session: Session, as_of: date) -> Iterator[NounEntry]:
    for agency in agencies(session, as_of):
        yield _entry(NounKind.AGENCY, agency.code, agency.short, agency.name, place=str(agency.name))
    for cohort in cohorts(session, as_of):
        yield _entry(NounKind.COHORT, str(cohort.number), cohort.name, cohort_name(cohort.number))
    for mission in missions(session, as_of):
        yield _entry(NounKind.MISSION, mission.code, mission.name, mission.short)


def _sources(session: Session, as_of: date) -> Iterator[NounEntry]:
    for row in sources(session, as_of):
        yield _entry(NounKind.SOURCE, row.code, row.label, row.quote or "", place=row.quote or "")


def _entry(kind: NounKind, code: str, name: str, *more: str, place: str = "") -> NounEntry:
    """Return an entry that its names in either language and its code find."""
    names = _ended(code, *_both(name), *(spelt for text in more for spelt in _both(text)))
    return NounEntry(kind, code, str(name), place, names, names)


def _both(text: str) -> tuple[str, ...]:
    return (text.th, text.en) if isinstance(text, Bilingual) else (text,)


def _area(area: AreaRecord) -> NounEntry:
    own = _ended(area.code, *_both(area.name or ""), *_numbered(area))
    place = " ".join(name for _level, _code, name in area.parents())
    return NounEntry(NounKind(area.level), area.code, area.label(), place, own, own + _titles(area))


def _numbered(area: AreaRecord) -> tuple[str, ...]:
    return tuple(f"{word}{area.moo}" for word in MOO_WORDS) if area.moo else ()


def _titles(area: AreaRecord) -> str:
    """Return by which names what an area lies in finds it, its own title too: ตำบลขุนทะเล, อำเภอลานสกา."""
    around = (area.subdistrict, area.district) if area.level != "district" else (area.district,)
    return "".join(_title(one) for one in around if one)


@lru_cache(maxsize=16_000)
def _title(area: Area) -> str:
    return _ended(*_both(area.name()))


def _ended(*texts: str) -> str:
    return "".join(f"{folded(text)}{END}" for text in _said(texts))


def _said(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if text)
