"""The villages behind a figure."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd
from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select
from sqlmodel import Session, col

from kmcore.areas.of_day import counted_for
from kmcore.programme.coverage import Filters, Measure, village_facts
from kmcore.programme.kinds import ResponsibilityRole
from kmcore.programme.models import Responsibility, VillagePromise
from kmcore.programme.party import joined_codes
from kmcore.programme.statements import promise_counts
from kmcore.storage.subjects import Subject, reads

COLUMNS: Final = (
    "code",
    "moo",
    "name_th",
    "name_en",
    "subdistrict_th",
    "subdistrict_en",
    "district_th",
    "district_en",
    "cohort",
    "reported",
    "verified",
    "overlap",
    "last_on",
    "demo",
    "agencies",
)


@dataclass(frozen=True)
class VillagePage:
    """A page of villages and how many there are in all. Columns of ``frame``: ``COLUMNS``."""

    frame: pd.DataFrame
    count: int


@reads(Subject.AREAS, Subject.PROGRAMME, Subject.SOURCES)
def villages(  # noqa: PLR0913 - who, when, which, how many: a page of a list
    session: Session,
    as_of: date,
    filters: Filters,
    measure: Measure = "villages",
    *,
    areas: tuple[str, ...] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> VillagePage:
    """Return the villages that ``measure`` counts under ``filters``, in any of ``areas`` (codes).

    The frame has ``COLUMNS``: codes text, cohort nullable integer, reported/verified/overlap/demo bool,
    last_on date or None, agencies as one text ("dopa+yomna"), in code order.
    """
    facts = village_facts(as_of, filters)
    where = _condition(facts, measure, filters, areas)
    count = session.execute(select(func.count()).select_from(facts).where(where)).scalar_one()
    picked: list[ColumnElement[Any]] = [facts.c[name] for name in COLUMNS[:-1] if name != "overlap"]
    picked.insert(COLUMNS.index("overlap"), facts.c.parties > 1)
    query = select(*picked).where(where).order_by(facts.c.code).limit(limit).offset(offset)
    rows = [tuple(row) for row in session.execute(query)]
    parties = _parties(session, as_of, [row[0] for row in rows] if limit else None)
    return VillagePage(_frame(rows, parties), count)


def _condition(
    facts: Subquery, measure: Measure, filters: Filters, areas: tuple[str, ...] | None
) -> ColumnElement[bool]:
    wanted: dict[Measure, list[Any]] = {
        "villages": [],
        "promised": [facts.c.promised == 1],
        "reported": [facts.c.reported == 1],
        "verified": [facts.c.verified == 1],
        "gap": [facts.c.promised == 1, facts.c.reported == 0],
        "overlap": [facts.c.parties > 1],
    }
    within = [facts.c.code.startswith(filters.area, autoescape=True)] if filters.area else []
    if areas is not None:
        within.append(or_(facts.c.district_code.in_(areas), facts.c.subdistrict_code.in_(areas)))
    return and_(facts.c.chosen == 1, *wanted[measure], *within)


def _parties(session: Session, as_of: date, codes: list[str] | None) -> dict[str, str]:
    """Who is responsible for each village, agencies as one text, each once, in code order."""
    area = counted_for(as_of)
    code = func.coalesce(area.c.to_code, col(VillagePromise.village_code))
    query = (
        select(code, col(Responsibility.agency_code))
        .distinct()
        .select_from(VillagePromise)
        .join(Responsibility, col(Responsibility.code) == col(VillagePromise.responsibility_code))
        .outerjoin(area, area.c.from_code == col(VillagePromise.village_code))
        .where(promise_counts(as_of), col(Responsibility.role) != ResponsibilityRole.SUPPORT)
        .order_by(code, col(Responsibility.agency_code))
    )
    if codes is not None:
        query = query.where(code.in_(codes))
    found: dict[str, list[str]] = {}
    for village, agency in session.execute(query):
        found.setdefault(village, []).append(agency)
    return {village: joined_codes(names) for village, names in found.items()}


def _frame(rows: list[tuple[Any, ...]], parties: dict[str, str]) -> pd.DataFrame:
    records = [(*row, parties.get(row[0], "")) for row in rows]
    frame = pd.DataFrame.from_records(records, columns=list(COLUMNS))
    flags = ["reported", "verified", "overlap", "demo"]
    return frame.astype({"cohort": "Int64", **dict.fromkeys(flags, bool)})
