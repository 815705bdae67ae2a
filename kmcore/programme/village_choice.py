"""A choice of villages: what a list of them is of, and the one place that says it in words."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, cast

from sqlmodel import Session

from kmcore.areas.queries import area_named
from kmcore.drawing.coverage_shades import shades
from kmcore.i18n import _
from kmcore.programme.coverage import NO_FILTER, Filters, Measure
from kmcore.programme.kinds import EvidenceKind
from kmcore.programme.queries import agencies, missions
from kmcore.programme.words import cohort_name, coverage_measure_names
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.spoken_dates import spoken_day

VILLAGE_DIGITS: Final = 8
TWO_COHORTS: Final = -1  # no village is in two of them


@dataclass(frozen=True)
class VillageChoice:
    """Which villages a list is of: those the filters leave, that ``measure`` counts, in ``areas``.

    ``measure``: one of ``MEASURES`` or ``cohort_N``. ``shade``: the colour class that ``areas`` (codes) wear;
    None: areas of every colour. A village's own code leads to that village, whatever else is chosen.
    """

    filters: Filters = NO_FILTER
    measure: str = "villages"
    shade: int | None = None
    areas: tuple[str, ...] | None = None

    @property
    def narrowed(self) -> bool:
        """Tell whether villages of the area are left out."""
        return self.alone != VillageChoice(Filters(area=self.filters.area))

    @property
    def alone(self) -> "VillageChoice":
        """Return the choice itself; of one village's code, that village and nothing that could hide it."""
        if len(self.filters.area or "") < VILLAGE_DIGITS:
            return self
        return VillageChoice(Filters(area=self.filters.area))

    @property
    def counted(self) -> tuple[Filters, Measure]:
        """Return the filters and the measure to ask ``villages`` for; a cohort measure is a filter."""
        return self.alone.counted_strictly

    @property
    def counted_strictly(self) -> tuple[Filters, Measure]:
        """Return the same, of a village's own code too with whatever else is chosen."""
        filters, measure = self.filters, self.measure
        if not measure.startswith("cohort_"):
            return filters, cast("Measure", measure)
        number = _cohort_of(measure)
        return replace(
            filters, cohort=number if filters.cohort in {None, number} else TWO_COHORTS
        ), "villages"


@reads(Subject.AREAS, Subject.PROGRAMME)
def village_choice_words(
    session: Session, choice: VillageChoice, as_of: date | None = None
) -> tuple[str, ...]:
    """Return what narrows the villages, a phrase each; nothing for all of them. Areas by their names of the day.

    Screen, print and file say it with these words.
    """
    chosen = choice.alone
    return (*_filter_words(session, chosen.filters, as_of), *_measure_words(chosen), *_shade_words(chosen))


def _filter_words(session: Session, filters: Filters, as_of: date | None) -> list[str]:
    agency = {row.code: row.short for row in agencies(session)}
    mission = {row.code: row.name for row in missions(session)}
    words = [area_named(session, filters.area, as_of).label] if filters.area else []
    if filters.cohort is not None:
        words.append(cohort_name(filters.cohort))
    if filters.mission:
        words.append(_("ภารกิจ {name}", name=mission.get(filters.mission, filters.mission)))
    if filters.new_since:
        words.append(_first_words(filters.new_since, filters.new_kind))
    if filters.proposed:
        words.append(_("เฉพาะที่แบ่งตามแนวคิดซึ่งยังไม่ใช่มติ"))
    if filters.agency:
        words.append(_("หน่วยงาน {name}", name=agency.get(filters.agency, filters.agency)))
    return words


def _first_words(day: date, kind: EvidenceKind) -> str:
    if kind == EvidenceKind.VERIFIED:
        return _("เฉพาะที่ตรวจยืนยันครั้งแรกหลัง {day}", day=spoken_day(day))
    return _("เฉพาะที่มีผลครั้งแรกหลัง {day}", day=spoken_day(day))


def _measure_words(choice: VillageChoice) -> list[str]:
    if choice.measure.startswith("cohort_"):
        number = _cohort_of(choice.measure)
        return [] if number == choice.filters.cohort else [cohort_name(number)]
    if choice.measure == "villages":
        return []
    return [_("เฉพาะที่{measure}", measure=coverage_measure_names()[choice.measure])]


def _shade_words(choice: VillageChoice) -> list[str]:
    if choice.shade is None:
        return []
    label = next(shade.label for shade in shades() if shade.number == choice.shade)
    return [_("เฉพาะพื้นที่สีระดับ {share}", share=label)]


def _cohort_of(measure: str) -> int:
    return int(measure.removeprefix("cohort_"))
