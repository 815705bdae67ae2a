"""The villages of a picture: by district and by cohort, now and at the session before. Adds up to the register."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from kmcore.areas.queries import districts
from kmcore.programme.coverage import Coverage, coverage, coverage_total, village_facts
from kmcore.programme.kinds import ResponsibilityRole
from kmcore.programme.queries import responsibilities
from kmcore.snapshot.picture import PictureCohort, PictureDistrict, PictureVillages

NO_COHORT = 0


@dataclass(frozen=True)
class VillageCounts:
    """All that a picture says of villages. ``demo``: a made-up row has a part in it."""

    villages: PictureVillages
    cohorts: tuple[PictureCohort, ...]
    districts: tuple[PictureDistrict, ...]
    demo: bool


@dataclass(frozen=True)
class _VillagesOfDay:
    """The villages on one day: districts by code, their sum, villages with results by cohort (0: none yet)."""

    districts: Mapping[str, Coverage]
    whole: Coverage
    reported: Mapping[int, int]


def count_villages(session: Session, as_of: date, since: date | None) -> VillageCounts:
    """Return the villages on the day, with what they were on ``since``. Two days' counts, six statements at most."""
    now = _day(session, as_of)
    earlier = _day(session, since) if since else None
    return VillageCounts(
        villages=_villages(now.whole, earlier.whole if earlier else None),
        cohorts=_cohorts(session, as_of, now, earlier),
        districts=_districts(session, as_of, now, earlier),
        demo=now.whole.demo or bool(earlier and earlier.whole.demo),
    )


def _day(session: Session, day: date) -> _VillagesOfDay:
    rows = coverage(session, day)
    return _VillagesOfDay({row.code: row for row in rows}, coverage_total(rows), _reported(session, day))


def _reported(session: Session, day: date) -> Counter[int]:
    """Counted here, over every village: grouped by cohort, or asked for those with results, SQLite or PostgreSQL
    takes ten times as long.
    """
    village = village_facts(day)
    found = session.execute(select(village.c.cohort, village.c.reported))
    return Counter(number or NO_COHORT for number, reported in found if reported)


def _villages(now: Coverage, earlier: Coverage | None) -> PictureVillages:
    return PictureVillages(
        villages=now.villages,
        promised=now.promised,
        reported=now.reported,
        verified=now.verified,
        gap=now.gap,
        overlap=now.overlap,
        reported_before=earlier.reported if earlier else None,
        verified_before=earlier.verified if earlier else None,
    )


def _cohorts(
    session: Session, as_of: date, now: _VillagesOfDay, earlier: _VillagesOfDay | None
) -> tuple[PictureCohort, ...]:
    leads: dict[int, list[str]] = {}
    for promise in responsibilities(session, as_of):
        if promise.cohort_number is not None and promise.role == ResponsibilityRole.LEAD:
            leads.setdefault(promise.cohort_number, []).append(promise.agency_code)
    sizes = dict(now.whole.cohorts)
    without = now.whole.villages - sum(sizes.values())
    if without:
        sizes[NO_COHORT] = without
    return tuple(
        PictureCohort(
            number=number,
            villages=villages,
            reported=now.reported.get(number, 0),
            reported_before=earlier.reported.get(number, 0) if earlier else None,
            leads=tuple(dict.fromkeys(leads.get(number, ()))),
        )
        for number, villages in sorted(sizes.items(), key=lambda part: (part[0] == NO_COHORT, part[0]))
    )


def _districts(
    session: Session, as_of: date, now: _VillagesOfDay, earlier: _VillagesOfDay | None
) -> tuple[PictureDistrict, ...]:
    return tuple(
        PictureDistrict(
            code=area.code,
            name=area.short,
            villages=row.villages,
            promised=row.promised,
            reported=row.reported,
            verified=row.verified,
            gap=row.gap,
            reported_before=_earlier(earlier, area.code),
        )
        for area in districts(session, as_of)
        if (row := now.districts.get(area.code))
    )


def _earlier(earlier: _VillagesOfDay | None, code: str) -> int | None:
    """Return the villages with results that a district had; None where it was not there, or no day before is known."""
    row = earlier.districts.get(code) if earlier else None
    return row.reported if row else None
