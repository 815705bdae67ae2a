"""Reading the plan: everything that has, or is to be given, a day, from the subjects that keep it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sqlalchemy import select
from sqlmodel import Session

from kmcore.activity_plan.kinds import PlanKind, PlanState
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.areas.area_records import area_record
from kmcore.areas.queries import districts, subdistricts, successors, village_label, village_register
from kmcore.bilingual import Bilingual
from kmcore.fieldwork.queries import trainings, visits
from kmcore.i18n import _
from kmcore.meetings.planning.queries import planned_sessions
from kmcore.meetings.planning.read_models import PlannedMeeting
from kmcore.meetings.queries import dated_events
from kmcore.meetings.read_models import EventRow
from kmcore.programme.queries import activities
from kmcore.storage.subjects import Subject, reads

CIRCLES_DAY = "circle-"  # events of circles: their sessions stand in the plan themselves


@reads(Subject.AREAS, Subject.FIELDWORK, Subject.MEETINGS, Subject.PROGRAMME, Subject.SOURCES)
def activity_plan(session: Session, as_of: date) -> list[PlanEntry]:
    """Return every entry of the plan as known on the day, by the day it begins; those without a day last.

    Each is in the area that its own counts for on the day, by that one's name.
    """
    found = [
        *_activities(session, as_of),
        *_trainings(session, as_of),
        *(_session(one, as_of) for one in planned_sessions(session, as_of)),
        *_visits(session, as_of),
        *(_appointment(row, as_of) for row in dated_events(session, as_of) if _is_appointment(row)),
    ]
    return sorted(
        _placed(session, found, as_of),
        key=lambda one: (one.begin or one.held_on or date.max, one.kind, one.code),
    )


def plan_of(
    session: Session, as_of: date, year: int, agency: str | None = None, district: str | None = None
) -> list[PlanEntry]:
    """Return the entries of a fiscal year (BE), and those without a day; of one agency or district where one is given."""
    return [
        one
        for one in activity_plan(session, as_of)
        if (one.in_year(year) or one.state is PlanState.UNDATED)
        and agency in {None, one.agency_code}
        and district in {None, one.district_code}
    ]


def _activities(session: Session, as_of: date) -> Iterator[PlanEntry]:
    for row in activities(session, as_of):
        yield PlanEntry(
            kind=PlanKind.ACTIVITY,
            code=row.code,
            title=row.title,
            row=row.code,
            as_of=as_of,
            begin=row.from_date,
            end=row.to_date,
            held_on=row.held_on,
            agency_code=row.agency_code,
            area_code=row.area_code,
            mission_code=row.mission_code,
            place=row.place,
            budget_line_code=row.budget_line_code,
            people_planned=row.people_planned,
            people_reached=row.people_reached,
            note=row.note,
            register="activities",
            source=row.source,
            demo=row.demo,
        )


def _trainings(session: Session, as_of: date) -> Iterator[PlanEntry]:
    for row in trainings(session, as_of):
        yield PlanEntry(
            kind=PlanKind.TRAINING,
            code=row.code,
            title=row.title,
            row=row.code,
            as_of=as_of,
            begin=row.planned_on,
            held_on=row.held_on,
            agency_code=row.agency_code,
            area_code=row.district_code,
            place=row.place,
            people_planned=row.places,
            people_reached=row.people,
            register="trainings",
            source=row.source,
            demo=row.demo,
        )


def _visits(session: Session, as_of: date) -> Iterator[PlanEntry]:
    for row in visits(session, as_of):
        name = row.district.name(as_of)
        yield PlanEntry(
            kind=PlanKind.VISIT,
            code=row.code,
            title=_("นิเทศติดตาม {district}", district=name),
            row="visits",
            as_of=as_of,
            begin=row.planned_on,
            held_on=row.held_on,
            area_code=row.district.code,
            register="visits",
            source=row.source,
            demo=row.demo,
        )


def _session(one: PlannedMeeting, as_of: date) -> PlanEntry:
    info = one.info
    earlier = [old.on_date for old, new in pairwise(one.days) if old.on_date != new.on_date]
    return PlanEntry(
        kind=PlanKind.CIRCLE,
        code=info.code,
        title=info.circle.name,
        row=info.circle.code,
        as_of=as_of,
        begin=info.on_date,
        held_on=info.on_date if info.held else None,
        cancelled=not one.stands,
        area_code=info.circle.district_code,
        place=info.place,
        people_reached=info.attendees,
        before=earlier[-1] if earlier else None,
        source=info.source,
        demo=info.demo,
    )


def _appointment(row: EventRow, as_of: date) -> PlanEntry:
    earlier = [old.on_date for old, new in pairwise(row.days) if old.on_date != new.on_date]
    return PlanEntry(
        kind=PlanKind.APPOINTMENT,
        code=row.code,
        title=row.title,
        row="appointments",
        as_of=as_of,
        begin=row.on_date,
        recorded=False,
        before=earlier[-1] if earlier else None,
        source=row.source,
        demo=row.demo,
    )


def _is_appointment(row: EventRow) -> bool:
    return not row.code.startswith(CIRCLES_DAY)


def _placed(session: Session, found: Sequence[PlanEntry], as_of: date) -> list[PlanEntry]:
    """Return the entries, each in the area of the day that its own went into."""
    became = successors(session, as_of)
    codes = {one.area_code: became.get(one.area_code, one.area_code) for one in found if one.area_code}
    names = _area_names(session, set(codes.values()), as_of)
    return [
        replace(one, area_code=codes[one.area_code], area=names.get(codes[one.area_code]))
        if one.area_code
        else one
        for one in found
    ]


def _area_names(session: Session, codes: set[str], as_of: date) -> Mapping[str, str]:
    """Return areas in words by code, of whatever level; by their names of the day, what is no area any more by its last."""
    known = [*districts(session), *subdistricts(session)]
    named = [*known, *districts(session, as_of), *subdistricts(session, as_of=as_of)]
    found: dict[str, str] = {area.code: area.name(as_of) for area in named}
    villages = [code for code in codes if code not in found]
    if villages:
        place, around = village_register(as_of), {area.code: area for area in named}
        for row in session.execute(select(place).where(place.c.code.in_(villages))).mappings():
            name = Bilingual.or_none(row["name_th"], row["name_en"])
            found[row["code"]] = village_label(row["moo"], name, around[row["subdistrict_code"]])
        gone = [
            record for code in villages if code not in found if (record := area_record(session, code, as_of))
        ]
        found |= {one.code: " ".join((one.label(as_of), one.parents(as_of)[0][2])) for one in gone}
    return found
