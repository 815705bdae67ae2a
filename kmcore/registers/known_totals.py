"""The totals of the pages, each asked by the query that the pages ask."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sqlmodel import Session

from kmcore.areas.indicators import OF_REGISTER, indicator_figures, indicator_years
from kmcore.budget.kinds import Stage
from kmcore.budget.queries import budget_totals
from kmcore.budget.words import measure_names
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage, coverage, coverage_total
from kmcore.registers.page_totals import PageTotal
from kmcore.thai.fiscal import fiscal_year_be

_HUNDRED: Final = 100


def villages_in_register(session: Session, day: date) -> Sequence[PageTotal]:
    """Return how many villages there are."""
    return (PageTotal(_("หมู่บ้านทั้งจังหวัด"), _covered(session, day).register),)


def villages_with_results(session: Session, day: date) -> Sequence[PageTotal]:
    """Return in how many villages there are results, and in how many they were checked."""
    found = _covered(session, day)
    return (
        PageTotal(_("หมู่บ้านที่มีผลรายงาน"), found.reported),
        PageTotal(_("หมู่บ้านที่ยืนยันแล้ว"), found.verified),
    )


def promised_villages(session: Session, day: date) -> Sequence[PageTotal]:
    """Return how many villages somebody is responsible for."""
    return (PageTotal(_("หมู่บ้านที่มีผู้รับปาก"), _covered(session, day).promised),)


def villages_of_cohorts(session: Session, day: date) -> Sequence[PageTotal]:
    """Return how many villages each cohort has."""
    cohorts = _covered(session, day).cohorts
    return tuple(
        PageTotal(_("หมู่บ้านรุ่น {number}", number=number), count) for number, count in sorted(cohorts.items())
    )


def people_in_register(session: Session, day: date) -> Sequence[PageTotal]:
    """Return the people and the households that the register of areas has; nothing of what no area says."""
    return tuple(_people(session, day))


def _people(session: Session, day: date) -> Iterator[PageTotal]:
    for one in indicator_years(session, day):
        if one.code in OF_REGISTER and one.year is None:
            found = indicator_figures(session, day, one.address, "district").values.values()
            values = [value.hundredths for value in found]
            known = [value for value in values if value is not None]
            if known and len(known) == len(values):  # a part of a sum would be a wrong one
                yield PageTotal(str(one.name), sum(known) // _HUNDRED)


def money_of_year(session: Session, day: date) -> Sequence[PageTotal]:
    """Return what is allocated, committed and disbursed in the fiscal year of the day."""
    found, year, words = budget_totals(session, day), fiscal_year_be(day), measure_names()
    return tuple(
        PageTotal(
            _("{stage} ปีงบ {year} (บาท)", stage=words[stage], year=year),
            found.by_stage.get(stage, 0),
            money=True,
        )
        for stage in Stage
    )


def _covered(session: Session, day: date) -> Coverage:
    return coverage_total(coverage(session, day))
