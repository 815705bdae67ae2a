"""What a village's figures are made of: its cohort, who is responsible, and each piece of evidence, with sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session, col

from kmcore.areas.of_day import counted_for
from kmcore.bilingual import Bilingual, bilingual
from kmcore.programme.coverage import NO_FILTER, Filters, village_facts
from kmcore.programme.kinds import EvidenceKind, ResponsibilityRole, ResponsibilityStatus
from kmcore.programme.models import Cohort, Responsibility, VillageCohort, VillageEvidence, VillagePromise
from kmcore.programme.party import Party, party_of
from kmcore.programme.statements import cohort_known, promise_counts
from kmcore.storage.base import Origin
from kmcore.storage.subjects import Subject, reads

_VILLAGE: Final = ("moo", "name_th", "name_en", "subdistrict_th", "subdistrict_en")


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    """One thing done in a village: whose work it is, when, and whether somebody else checked it on the spot.

    ``note`` says what was done, of ``VERIFIED`` who checked it. ``name`` None: the register has none.
    """

    number: int
    village_code: str
    moo: int
    name: Bilingual | None = bilingual()
    subdistrict: Bilingual = bilingual()
    agency_code: str
    mission_code: str
    kind: EvidenceKind
    on_date: date
    note: str
    source: str | None
    demo: bool


@dataclass(frozen=True)
class EvidencePage:
    """Some of the evidence, newest first, and how many pieces there are in how many villages."""

    rows: tuple[EvidenceRow, ...]
    count: int
    villages: int


@dataclass(frozen=True)
class CohortSince:
    """The cohort a village is in, and since when."""

    number: int
    from_date: date
    source: str | None
    demo: bool


@dataclass(frozen=True)
class PromiseRow:
    """An agency that is responsible for a village, in which scheme, since when.

    ``source`` says that the village is among its villages, ``scheme_source`` that the agency took such villages on.
    ``proposed``: the division is an idea, not in force.
    """

    agency_code: str
    party: Party
    role: ResponsibilityRole
    cohort_number: int | None
    mission_code: str | None
    from_date: date
    source: str | None
    scheme_source: str | None
    demo: bool
    proposed: bool
    to_date: date | None = None
    status: str = ResponsibilityStatus.STATED


@dataclass(frozen=True)
class VillageRecord:
    """What is known of a village on a day, besides its evidence. ``cohort`` None: in none yet."""

    cohort: CohortSince | None
    promises: tuple[PromiseRow, ...]


@reads(Subject.AREAS, Subject.PROGRAMME, Subject.SOURCES)
def village_evidence(  # noqa: PLR0913 - who, when, which, how many: a page of a list
    session: Session,
    as_of: date,
    filters: Filters = NO_FILTER,
    kind: EvidenceKind | None = None,
    *,
    areas: tuple[str, ...] | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> EvidencePage:
    """Return the evidence by ``as_of`` that makes villages count as reported under ``filters`` (``coverage``).

    ``kind`` None: of both kinds; ``areas``: only in these districts or subdistricts. Newest first.
    """
    facts = village_facts(as_of, filters)
    where = [facts.c.chosen == 1, *_of_filters(as_of, filters, kind)]
    if filters.area:
        where.append(facts.c.code.startswith(filters.area, autoescape=True))
    if areas is not None:
        where.append(or_(facts.c.district_code.in_(areas), facts.c.subdistrict_code.in_(areas)))
    counted = select(func.count(), func.count(facts.c.code.distinct()))
    area = counted_for(as_of)
    became = area.c.from_code == col(VillageEvidence.village_code)
    joined = facts.c.code == func.coalesce(area.c.to_code, col(VillageEvidence.village_code))
    found = counted.select_from(VillageEvidence).outerjoin(area, became).join(facts, joined)
    count, villages = session.execute(found.where(*where)).one()
    columns = (facts.c[name] for name in ("code", *_VILLAGE))
    picked = select(VillageEvidence, *columns).outerjoin(area, became).join(facts, joined).where(*where)
    order = (col(VillageEvidence.on_date).desc(), col(VillageEvidence.id).desc())
    rows = session.execute(picked.order_by(*order).limit(limit).offset(offset))
    return EvidencePage(tuple(_evidence_row(row) for row in rows), count, villages)


def _of_filters(as_of: date, filters: Filters, kind: EvidenceKind | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [col(VillageEvidence.on_date) <= as_of]
    if filters.mission:
        found.append(col(VillageEvidence.mission_code) == filters.mission)
    if filters.agency:
        found.append(col(VillageEvidence.agency_code) == filters.agency)
    if kind is not None:
        found.append(col(VillageEvidence.kind) == kind)
    return found


def _evidence_row(row: Sequence[Any]) -> EvidenceRow:
    found, code, moo, name_th, name_en, subdistrict_th, subdistrict_en = row
    return EvidenceRow(
        number=found.id or 0,
        village_code=code,
        moo=moo,
        name=Bilingual(name_th, name_en) if name_th else None,
        subdistrict=Bilingual(subdistrict_th, subdistrict_en),
        agency_code=found.agency_code,
        mission_code=found.mission_code,
        kind=found.kind,
        on_date=found.on_date,
        note=found.note,
        source=found.source_code,
        demo=found.origin == Origin.DEMO,
    )


@reads(Subject.AREAS, Subject.PROGRAMME, Subject.SOURCES)
def village_record(session: Session, village_code: str, as_of: date) -> VillageRecord:
    """Return a village's cohort and its responsible agencies as of a day; leads first.

    What stands on villages that became part of it by then counts too: their cohort where it has none of its own,
    and every responsibility once.
    """
    became = counted_for(as_of)
    earlier = list(session.scalars(select(became.c.from_code).where(became.c.to_code == village_code)))
    codes = [village_code, *sorted(earlier)]
    cohorts = (
        select(VillageCohort)
        .where(col(VillageCohort.village_code).in_(codes), col(VillageCohort.from_date) <= as_of)
        .order_by(
            col(VillageCohort.village_code) != village_code,
            col(VillageCohort.from_date).desc(),
            col(VillageCohort.cohort_number),
        )
    )
    promises = (
        select(VillagePromise, Responsibility)
        .join(Responsibility, col(Responsibility.code) == col(VillagePromise.responsibility_code))
        .where(col(VillagePromise.village_code).in_(codes), promise_counts(as_of))
        .order_by(col(Responsibility.code), col(VillagePromise.village_code) == village_code)
    )
    known = set(session.scalars(select(col(Cohort.number)).where(cohort_known(as_of))))
    cohort = next((row for row in session.scalars(cohorts) if row.cohort_number in known), None)
    named = {row.code: (promise, row) for promise, row in session.execute(promises)}  # its own goes last
    rows = [_promise_row(promise, responsibility) for promise, responsibility in named.values()]
    order = list(ResponsibilityRole)
    return VillageRecord(
        CohortSince(cohort.cohort_number, cohort.from_date, cohort.source_code, cohort.origin == Origin.DEMO)
        if cohort
        else None,
        tuple(sorted(rows, key=lambda row: order.index(row.role))),
    )


def _promise_row(promise: VillagePromise, responsibility: Responsibility) -> PromiseRow:
    return PromiseRow(
        agency_code=responsibility.agency_code,
        party=party_of(responsibility.party),
        role=responsibility.role,
        cohort_number=responsibility.cohort_number,
        mission_code=responsibility.mission_code,
        from_date=promise.from_date,
        source=promise.source_code,
        scheme_source=responsibility.source_code,
        demo=promise.origin == Origin.DEMO,
        proposed=responsibility.status == ResponsibilityStatus.PROPOSED,
        to_date=promise.to_date,
        status=responsibility.status,
    )
