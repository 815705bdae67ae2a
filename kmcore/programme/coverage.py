"""Coverage: for each group of villages, what is promised, reported and verified as of a day.

One SQL statement aggregates village by village facts; every group adds up to the register.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.sql.elements import SQLCoreOperations
from sqlmodel import Session, col

from kmcore.areas.of_day import codes_counted_for, counted_for
from kmcore.areas.queries import Level, districts, subdistricts, village_register
from kmcore.programme.kinds import EvidenceKind, ResponsibilityRole
from kmcore.programme.models import Cohort, Responsibility, VillageCohort, VillageEvidence, VillagePromise
from kmcore.programme.queries import cohorts
from kmcore.programme.statements import cohort_known, promise_counts, villages_under_proposals
from kmcore.storage.base import Origin
from kmcore.storage.subjects import Subject, reads

GroupBy = Literal["district", "subdistrict", "cohort"]
Measure = Literal["villages", "promised", "reported", "verified", "gap", "overlap"]
NO_COHORT: Final = 0  # cohorts count from 1
MEASURES: Final[tuple[Measure, ...]] = ("villages", "promised", "reported", "verified", "gap", "overlap")


@dataclass(frozen=True)
class Filters:
    """Which villages to look at. ``mission`` and ``agency`` mean: promised under it, by it.

    ``cohort`` ``NO_COHORT``: villages in none yet. ``area`` is a district's or subdistrict's code: villages whose code begins with it. ``new_since``: only
    villages that have results now and had none by that day; ``new_kind`` VERIFIED: checked ones. ``proposed``: only villages named under an idea.
    """

    cohort: int | None = None
    mission: str | None = None
    agency: str | None = None
    area: str | None = None
    new_since: date | None = None
    new_kind: EvidenceKind = EvidenceKind.REPORTED
    proposed: bool = False

    @property
    def by_promise(self) -> bool:
        """Tell whether promises decide which villages count."""
        return bool(self.mission or self.agency)


NO_FILTER: Final = Filters()


@dataclass(frozen=True)
class Coverage:
    """One group of villages.

    ``register`` counts every village of the group, ``villages`` those the filters leave; the rest of
    the figures are of ``villages``. ``promised``: at least one responsible agency named for the village.
    ``reported``: with any evidence; ``verified``: with evidence someone else checked. ``gap``: promised
    but nothing reported yet. ``overlap``: two or more parties responsible (joint leads are one party).
    ``demo`` is true when a made-up row has a part in the figures.
    """

    code: str
    register: int
    villages: int
    cohorts: dict[int, int]
    promised: int
    reported: int
    verified: int
    overlap: int
    gap: int
    demo: bool

    @property
    def outside(self) -> int:
        """Return the villages the filters leave out."""
        return self.register - self.villages


@reads(Subject.AREAS, Subject.PROGRAMME, Subject.SOURCES)
def coverage(
    session: Session, as_of: date, by: GroupBy = "district", filters: Filters = NO_FILTER
) -> list[Coverage]:
    """Return one ``Coverage`` a group, by code; for ``cohort`` the code is its number, "" for none yet."""
    village = village_facts(as_of, filters)
    numbers = [cohort.number for cohort in cohorts(session, as_of)]
    group = {
        "district": village.c.district_code,
        "subdistrict": village.c.subdistrict_code,
        "cohort": village.c.cohort,
    }[by]
    query = select(
        group,
        func.count(),
        *(_total(column) for column in counted_conditions(village).values()),
        *(_total(and_(_chosen(village), village.c.cohort == number)) for number in numbers),
    ).group_by(group)
    if filters.area:
        query = query.where(village.c.code.startswith(filters.area, autoescape=True))
    found = [_coverage(tuple(row), numbers) for row in session.execute(query.order_by(group))]
    return found if by == "cohort" else _with_empty(session, found, by, filters.area, numbers, as_of)


def _with_empty(  # noqa: PLR0913, PLR0917 - the parts of the query above
    session: Session, found: list[Coverage], level: Level, area: str | None, numbers: list[int], as_of: date
) -> list[Coverage]:
    """Add the areas without a single village: they are on the map, so they are in the table."""
    there = {row.code for row in found}
    names = districts(session, as_of) if level == "district" else subdistricts(session, as_of=as_of)
    codes = [place.code for place in names if place.code not in there]
    nothing = dict.fromkeys(numbers, 0)
    empty = [
        Coverage(code, 0, 0, nothing, 0, 0, 0, 0, 0, demo=False)
        for code in codes
        if code.startswith(area or "")
    ]
    return sorted(found + empty, key=lambda row: row.code)


def coverage_total(rows: list[Coverage]) -> Coverage:
    """Return the sum of groups that share no village."""
    numbers = sorted({number for row in rows for number in row.cohorts})
    counts = {
        field.name: sum(getattr(row, field.name) for row in rows)
        for field in fields(Coverage)
        if field.name not in {"code", "cohorts", "demo"}
    }
    cohorts = {number: sum(row.cohorts.get(number, 0) for row in rows) for number in numbers}
    return Coverage(code="", cohorts=cohorts, demo=any(row.demo for row in rows), **counts)


def village_facts(as_of: date, filters: Filters = NO_FILTER) -> Subquery:
    """Return a subquery with one row a village.

    Columns: those of ``areas.queries.register`` and cohort (None before any), parties (count),
    promised, reported, verified (0/1, under the filters), chosen (0/1), last_on (date of the last
    evidence), demo (0/1).
    """
    village = village_register(as_of)
    cohort, promise, evidence = _cohorts(as_of), _promises(as_of, filters), _evidence(as_of, filters)
    promised = func.coalesce(promise.c.matching, 0)
    chosen: list[ColumnElement[bool]] = []
    if filters.cohort is not None:
        chosen.append(func.coalesce(cohort.c.cohort_number, NO_COHORT) == filters.cohort)
    if filters.by_promise:
        chosen.append(promised == 1)
    if filters.new_since is not None:
        earlier, least = _evidence(filters.new_since, filters), filters.new_kind == EvidenceKind.VERIFIED
        had = select(earlier.c.village_code).where(earlier.c.verified >= int(least))
        chosen += [evidence.c.verified >= int(least), village.c.code.not_in(had)]
    if filters.proposed:
        chosen.append(village.c.code.in_(villages_under_proposals(as_of)))
    return (
        select(
            *village.c,
            cohort.c.cohort_number.label("cohort"),
            func.coalesce(promise.c.parties, 0).label("parties"),
            promised.label("promised"),
            case((evidence.c.village_code.is_not(None), 1), else_=0).label("reported"),
            func.coalesce(evidence.c.verified, 0).label("verified"),
            case((and_(literal(value=True), *chosen), 1), else_=0).label("chosen"),
            evidence.c.last_on,
            _any_demo(cohort.c.demo, promise.c.demo, evidence.c.demo).label("demo"),
        )
        .outerjoin(cohort, cohort.c.village_code == village.c.code)
        .outerjoin(promise, promise.c.village_code == village.c.code)
        .outerjoin(evidence, evidence.c.village_code == village.c.code)
        .subquery("village_facts")
    )


def _cohorts(as_of: date) -> Subquery:
    """Each village's cohort as of the day: the last assignment that had begun, to a cohort known by then.

    Its own goes before one of a village that became part of it; of several such the last, then the first cohort.
    """
    code, area, touched = col(VillageCohort.village_code), counted_for(as_of), codes_counted_for(as_of)
    counts = (
        col(VillageCohort.from_date) <= as_of,
        col(VillageCohort.cohort_number).in_(select(col(Cohort.number)).where(cohort_known(as_of))),
    )
    last = (
        select(code, func.max(col(VillageCohort.from_date)).label("from_date"))
        .where(*counts, code.not_in(touched))
        .group_by(code)
        .subquery()
    )
    same = and_(last.c.village_code == code, last.c.from_date == col(VillageCohort.from_date))
    mostly = select(code, col(VillageCohort.cohort_number), _demo(VillageCohort).label("demo")).join(
        last, same
    )
    became = _counted_code(area, code)
    order = (
        area.c.to_code.is_not(None),
        col(VillageCohort.from_date).desc(),
        col(VillageCohort.cohort_number),
    )
    ranked = (
        select(
            became.label("village_code"),
            col(VillageCohort.cohort_number),
            _demo(VillageCohort).label("demo"),
            func.row_number().over(partition_by=became, order_by=order).label("place"),
        )
        .outerjoin(area, area.c.from_code == code)
        .where(*counts, code.in_(touched))
        .subquery()
    )
    first = select(ranked.c.village_code, ranked.c.cohort_number, ranked.c.demo).where(ranked.c.place == 1)
    return mostly.union_all(first).subquery("cohorts")


def _promises(as_of: date, filters: Filters) -> Subquery:
    """Villages under a lead or share as of the day: how many parties, and whether the filters match."""
    matches: list[ColumnElement[bool]] = []
    if filters.mission:
        matches.append(col(Responsibility.mission_code) == filters.mission)
    if filters.agency:
        matches.append(col(Responsibility.agency_code) == filters.agency)
    figures = (
        func.count(col(Responsibility.party).distinct()).label("parties"),
        func.max(case((and_(literal(value=True), *matches), 1), else_=0)).label("matching"),
        func.max(_demo(VillagePromise)).label("demo"),
    )
    counts = (col(Responsibility.role) != ResponsibilityRole.SUPPORT, promise_counts(as_of))
    under = col(Responsibility.code) == col(VillagePromise.responsibility_code)

    def rows(code: SQLCoreOperations[str]) -> Select[*tuple[Any, ...]]:
        query = select(type_coerce(code, String).label("village_code"), *figures).select_from(VillagePromise)
        return query.join(Responsibility, under).where(*counts).group_by(code)

    return _by_village(as_of, col(VillagePromise.village_code), rows).subquery("promises")


def _evidence(as_of: date, filters: Filters) -> Subquery:
    counts = [col(VillageEvidence.on_date) <= as_of]
    if filters.mission:
        counts.append(col(VillageEvidence.mission_code) == filters.mission)
    if filters.agency:
        counts.append(col(VillageEvidence.agency_code) == filters.agency)
    figures = (
        func.max(case((col(VillageEvidence.kind) == EvidenceKind.VERIFIED, 1), else_=0)).label("verified"),
        func.max(col(VillageEvidence.on_date)).label("last_on"),
        func.max(_demo(VillageEvidence)).label("demo"),
    )

    def rows(code: SQLCoreOperations[str]) -> Select[*tuple[Any, ...]]:
        query = select(type_coerce(code, String).label("village_code"), *figures).select_from(VillageEvidence)
        return query.where(*counts).group_by(code)

    return _by_village(as_of, col(VillageEvidence.village_code), rows).subquery("evidence")


def _by_village(
    as_of: date,
    code: SQLCoreOperations[str],
    rows: Callable[[SQLCoreOperations[str]], Select[*tuple[Any, ...]]],
) -> CompoundSelect[*tuple[Any, ...]]:
    """Return the rows that ``rows`` groups by a village's code, each for the village that it counts for on the day.

    Villages that others became part of are few, and are grouped by themselves: the others keep their index.
    """
    area, touched = counted_for(as_of), codes_counted_for(as_of)
    mostly = rows(code).where(code.not_in(touched))
    joined = rows(_counted_code(area, code)).outerjoin(area, area.c.from_code == code)
    return mostly.union_all(joined.where(code.in_(touched)))


def _counted_code(area: Subquery, code: SQLCoreOperations[str]) -> ColumnElement[str]:
    """Return the code that a row counts for; said to be text, or SQLite would look for it without its index."""
    return cast(func.coalesce(area.c.to_code, code), String)


def _demo(table: type[VillageCohort | VillagePromise | VillageEvidence]) -> ColumnElement[int]:
    return case((col(table.origin) == Origin.DEMO, 1), else_=0)


def _any_demo(*flags: ColumnElement[int]) -> ColumnElement[int]:
    return case((or_(*(func.coalesce(flag, 0) == 1 for flag in flags)), 1), else_=0)


def _chosen(village: Subquery) -> ColumnElement[bool]:
    return village.c.chosen == 1


def counted_conditions(village: Subquery) -> dict[str, ColumnElement[bool]]:
    """Return for each figure of a ``Coverage`` which villages it counts, in the order of its fields."""
    chosen, promised, reported = _chosen(village), village.c.promised == 1, village.c.reported == 1
    return {
        "villages": chosen,
        "promised": and_(chosen, promised),
        "reported": and_(chosen, reported),
        "verified": and_(chosen, village.c.verified == 1),
        "overlap": and_(chosen, village.c.parties > 1),
        "gap": and_(chosen, promised, village.c.reported == 0),
        "demo": village.c.demo == 1,
    }


def _total(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _coverage(row: tuple[Any, ...], numbers: list[int]) -> Coverage:
    code, register, villages, promised, reported, verified, overlap, gap, demo, *cohorts = row
    return Coverage(
        code="" if code is None else str(code),
        register=register,
        villages=villages,
        cohorts=dict(zip(numbers, cohorts, strict=True)),
        promised=promised,
        reported=reported,
        verified=verified,
        overlap=overlap,
        gap=gap,
        demo=bool(demo),
    )
