"""Reading the governor's visits and the model villages, as of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import RowMapping, select
from sqlmodel import Session, col

from kmcore.areas.queries import Area, districts, village_label, village_register
from kmcore.bilingual import Bilingual, bilingual
from kmcore.fieldwork.models import ModelVillage, Visit
from kmcore.storage.base import Origin
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True)
class VisitRow:
    """A visit of the governor and party. A date no source gives is None; so is ``held_on`` before it."""

    code: str
    district: Area
    planned_on: date | None
    held_on: date | None
    source: str | None
    demo: bool

    @property
    def held(self) -> bool:
        """Tell whether it had been held by the day."""
        return self.held_on is not None


@dataclass(frozen=True, kw_only=True)
class ModelVillageRow:
    """A village an agency proposes to learn from. ``name`` is None where the register has none."""

    village_code: str
    agency_code: str
    proposed_on: date
    reason: str
    moo: int
    name: Bilingual | None = bilingual()
    subdistrict: Area
    district: Area
    source: str | None
    demo: bool

    @property
    def label(self) -> str:
        """Return "บ้านควน หมู่ 3 ตำบลพรหมโลก" in the current language."""
        return village_label(self.moo, self.name, self.subdistrict)


@reads(Subject.AREAS, Subject.FIELDWORK)
def visits(session: Session, as_of: date) -> list[VisitRow]:
    """Return every visit of the plan: those with a date by date, then the others by code."""
    areas = {area.code: area for area in districts(session)}
    found = [
        VisitRow(
            code=row.code,
            district=areas[row.district_code],
            planned_on=row.planned_on,
            held_on=row.held_on if row.held_on and row.held_on <= as_of else None,
            source=row.source_code,
            demo=row.origin == Origin.DEMO,
        )
        for row in session.scalars(select(Visit).order_by(col(Visit.code)))
    ]
    return sorted(found, key=lambda visit: visit.held_on or visit.planned_on or date.max)


def model_villages(session: Session, as_of: date) -> list[ModelVillageRow]:
    """Return the villages proposed by the day, by the day of proposal, then by code."""
    areas = {area.code: area for area in districts(session)}
    place = village_register()
    query = (
        select(ModelVillage, place)
        .join(place, place.c.code == col(ModelVillage.village_code))
        .where(col(ModelVillage.proposed_on) <= as_of)
        .order_by(
            col(ModelVillage.proposed_on), col(ModelVillage.village_code), col(ModelVillage.agency_code)
        )
    )
    return [_model_village(row, areas) for row in session.execute(query).mappings()]


def _model_village(found: RowMapping, districts: Mapping[str, Area]) -> ModelVillageRow:
    row: ModelVillage = found["ModelVillage"]
    code, parent = found["subdistrict_code"], found["district_code"]
    return ModelVillageRow(
        village_code=row.village_code,
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
