"""What is read of the governor's visits and of model villages."""

from dataclasses import dataclass
from datetime import date

from kmcore.areas.queries import village_label
from kmcore.areas.read_models import Area
from kmcore.bilingual import Bilingual, bilingual


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


@dataclass(frozen=True)
class BlogRow:
    """A subdistrict's blog: where it is, and the day of the newest post that somebody saw there."""

    subdistrict_code: str
    title: str
    url: str | None
    begun_on: date | None
    newest_post_on: date | None
    source: str | None
    demo: bool


@dataclass(frozen=True)
class TrainingRow:
    """A training: planned, and held where it was by the day; ``people`` who came, None before or not told."""

    code: str
    title: str
    agency_code: str | None
    district_code: str | None
    place: str | None
    planned_on: date
    held_on: date | None
    places: int | None
    people: int | None
    source: str | None
    demo: bool
