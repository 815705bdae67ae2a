"""Reading the governor's visits and the model villages, as of a day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import RowMapping, func, or_, select
from sqlmodel import Session, col

from kmcore.areas.of_day import counted_for
from kmcore.areas.queries import districts, successors, village_register
from kmcore.areas.read_models import Area
from kmcore.bilingual import Bilingual
from kmcore.fieldwork.models import Blog, ModelVillage, Training, Visit
from kmcore.fieldwork.read_models import BlogRow, ModelVillageRow, TrainingRow, VisitRow
from kmcore.storage.base import Origin, said_by
from kmcore.storage.from_row import from_row
from kmcore.storage.subjects import Subject, reads


@reads(Subject.AREAS, Subject.FIELDWORK, Subject.SOURCES)
def visits(session: Session, as_of: date) -> list[VisitRow]:
    """Return every visit of the plan known on the day: those with a date by date, then the others by code."""
    areas = {area.code: area for area in (*districts(session), *districts(session, as_of))}
    became = successors(session, as_of)
    found = [
        VisitRow(
            code=row.code,
            district=areas[became.get(row.district_code, row.district_code)],
            planned_on=row.planned_on,
            held_on=row.held_on if row.held_on and row.held_on <= as_of else None,
            source=row.source_code,
            demo=row.origin == Origin.DEMO,
        )
        for row in session.scalars(select(Visit).where(said_by(Visit, as_of)).order_by(col(Visit.code)))
    ]
    return sorted(found, key=lambda visit: visit.held_on or visit.planned_on or date.max)


@reads(Subject.AREAS, Subject.FIELDWORK)
def model_villages(session: Session, as_of: date) -> list[ModelVillageRow]:
    """Return the villages proposed by the day, by the day of proposal, then by code."""
    areas = {area.code: area for area in districts(session, as_of)}
    place, became = village_register(as_of), counted_for(as_of)
    query = (
        select(ModelVillage, place)
        .outerjoin(became, became.c.from_code == col(ModelVillage.village_code))
        .join(place, place.c.code == func.coalesce(became.c.to_code, col(ModelVillage.village_code)))
        .where(col(ModelVillage.proposed_on) <= as_of)
        .order_by(col(ModelVillage.proposed_on), place.c.code, col(ModelVillage.agency_code))
    )
    return [_model_village(row, areas) for row in session.execute(query).mappings()]


def _model_village(found: RowMapping, districts: Mapping[str, Area]) -> ModelVillageRow:
    row: ModelVillage = found["ModelVillage"]
    code, parent = found["subdistrict_code"], found["district_code"]
    return ModelVillageRow(
        village_code=found["code"],
        agency_code=row.agency_code,
        proposed_on=row.proposed_on,
        reason=row.reason,
        moo=found["moo"],
        name=Bilingual.or_none(found["name_th"], found["name_en"]),
        subdistrict=Area(
            code=code,
            level="subdistrict",
            short=Bilingual(found["subdistrict_th"], found["subdistrict_en"]),
            parent=parent,
        ),
        district=districts[parent],
        source=row.source_code,
        demo=row.origin == Origin.DEMO,
    )


@reads(Subject.AREAS, Subject.FIELDWORK, Subject.SOURCES)
def blogs(session: Session, as_of: date) -> list[BlogRow]:
    """Return the subdistricts' blogs that had been told of and begun by the day, by subdistrict."""
    begun = or_(col(Blog.begun_on).is_(None), col(Blog.begun_on) <= as_of)
    became = counted_for(as_of)
    now = func.coalesce(became.c.to_code, col(Blog.subdistrict_code)).label("now")
    query = (
        select(Blog, now)
        .outerjoin(became, became.c.from_code == col(Blog.subdistrict_code))
        .where(said_by(Blog, as_of), begun)
        .order_by(now, col(Blog.subdistrict_code))
    )
    return [from_row(BlogRow, row, subdistrict_code=code) for row, code in session.execute(query)]


@reads(Subject.FIELDWORK, Subject.SOURCES)
def trainings(session: Session, as_of: date) -> list[TrainingRow]:
    """Return the trainings planned as known on the day, by date; what came of a later one is not known yet."""
    query = (
        select(Training)
        .where(said_by(Training, as_of))
        .order_by(col(Training.planned_on), col(Training.code))
    )
    return [_training(row, as_of) for row in session.scalars(query)]


def _training(row: Training, as_of: date) -> TrainingRow:
    held = row.held_on if row.held_on and row.held_on <= as_of else None
    return from_row(TrainingRow, row, held_on=held, people=row.people if held else None)
