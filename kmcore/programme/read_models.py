"""What is read of agencies, missions, cohorts and responsibilities."""

from dataclasses import dataclass
from datetime import date

from kmcore.bilingual import Bilingual, bilingual
from kmcore.programme.kinds import ResponsibilityStatus
from kmcore.programme.party import Party


@dataclass(frozen=True, kw_only=True)
class CodeAndNames:
    """A code with its names: an agency (short and full), or a mission."""

    code: str
    short: Bilingual = bilingual()
    name: Bilingual = bilingual()


@dataclass(frozen=True, kw_only=True)
class AgencyInfo(CodeAndNames):
    """An agency and what it does."""

    ministry: str | None
    duty: Bilingual | None = bilingual()
    in_programme: bool
    source: str | None


@dataclass(frozen=True)
class MissionInfo(CodeAndNames):
    """A mission and how many villages it is for."""

    target_villages: int
    source: str | None


@dataclass(frozen=True, kw_only=True)
class CohortInfo:
    """A cohort (รุ่น) and how many villages its source gives it."""

    number: int
    name: Bilingual = bilingual()
    target_villages: int
    mission_code: str
    source: str | None


@dataclass(frozen=True)
class ResponsibilityInfo:
    """A responsibility as of a day. ``pledged`` None: the source gives no number of villages.

    ``status`` as ``ResponsibilityStatus``: one that is ``proposed`` is an idea and not in force.
    """

    code: str
    scheme: str
    agency_code: str
    party: Party
    mission_code: str | None
    cohort_number: int | None
    role: str
    from_date: date
    to_date: date | None
    pledged: int | None
    note: str | None
    source: str | None
    origin: str
    status: str

    @property
    def proposed(self) -> bool:
        """Tell whether it is only an idea."""
        return self.status == ResponsibilityStatus.PROPOSED


@dataclass(frozen=True, kw_only=True)
class ActivityInfo:
    """A row of the activity plan as of a day. ``held_on`` and ``people_reached`` are None until the day it was held.

    ``from_date`` to ``to_date`` is what is planned, both days included; ``to_date`` None: the one day. ``area_code``
    None: the whole province.
    """

    code: str
    title: Bilingual = bilingual()
    mission_code: str | None
    agency_code: str
    area_code: str | None
    place: str | None
    from_date: date
    to_date: date | None
    budget_line_code: str | None
    people_planned: int | None
    held_on: date | None
    people_reached: int | None
    note: str | None
    source: str | None
    demo: bool
