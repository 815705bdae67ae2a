"""Baht a village, by cohort: how unequal it is, and what each figure is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.budget.budget_scope import LINE, BudgetScope
from dashboard.widgets.source_labels import KnownSources, SourceRef, known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.budget.kinds import Stage
from kmcore.budget.queries import allocated_per_village
from kmcore.budget.read_models import BudgetRow, PerVillage
from kmcore.budget.rules import satang_each
from kmcore.programme.queries import cohorts
from kmcore.thai.money import format_baht

FULL = 100


@dataclass(frozen=True)
class CohortBar:
    """A bar with its number and how it comes about."""

    name: str
    satang: int | None
    share: int
    allocated: int
    villages: int
    lines: tuple[tuple[str, str, str], ...] = ()  # title, address, how firm it is
    sources: tuple[SourceRef, ...] = ()
    address: str = ""

    @property
    def baht(self) -> str:
        """Return whole baht, as they are compared; a dash where there is nothing to divide."""
        return formatting.NONE if self.satang is None else format_baht(self.satang, decimals=False, unit="")


def draw_village_panel(scope: BudgetScope) -> None:
    """Draw a bar a cohort with its division, and the mean of all of them."""
    found = ask(allocated_per_village, scope.as_of, scope.year)
    with st.container(border=True, height="stretch", key="budget_villages"):
        draw_template(
            "budget/villages.html",
            bars=cohort_bars(
                found,
                scope.rows,
                {each.number: each.name for each in ask(cohorts, scope.as_of)},
                known_sources(),
            ),
            mean=_mean(found),
            demo=scope.whole.made_up("allocated"),
        )


def cohort_bars(
    found: Sequence[PerVillage], rows: Sequence[BudgetRow], names: dict[int, str], known: KnownSources
) -> list[CohortBar]:
    """Return the bars, the longest one full; a negative amount has a number but no bar."""
    most = max((each.satang_per_village or 0 for each in found), default=0)
    named = {row.code: row for row in rows}
    return [
        CohortBar(
            names[each.cohort],
            each.satang_per_village,
            max(0, FULL * (each.satang_per_village or 0) // most) if most > 0 else 0,
            each.allocated_satang,
            each.villages,
            tuple(_line(named[code]) for code in each.line_codes),
            tuple(source for code in each.sources if (source := source_ref(code, known))),
            link("budget", show=Stage.ALLOCATED, cohort=str(each.cohort)),
        )
        for each in found
    ]


def _line(row: BudgetRow) -> tuple[str, str, str]:
    return row.title, link("budget", **{LINE: row.code}), formatting.line_status(row.status)


def _mean(found: Sequence[PerVillage]) -> CohortBar | None:
    """Return the mean over all cohorts that get something; None where there is nothing to divide."""
    allocated, villages = sum(each.allocated_satang for each in found), sum(each.villages for each in found)
    each = satang_each(allocated, villages)
    return (
        CohortBar("", each, 0, allocated, villages, address=link("budget", show=Stage.ALLOCATED))
        if each
        else None
    )
