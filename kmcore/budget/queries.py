"""Reading the budget. Frames for charts are in ``kmcore.budget.frames``, pure rules in ``…rules``."""

from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from kmcore.bilingual import Bilingual
from kmcore.budget.breakdown import own_amounts
from kmcore.budget.fiscal_years import budget_years, year_looked_at, year_of_line
from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetEntry, BudgetLine, BudgetTarget
from kmcore.budget.read_models import BudgetRow, BudgetTotals, EntryRow, OwnAmounts, PerVillage, QuarterTarget
from kmcore.budget.rules import NO_LINE, satang_each, tree_total
from kmcore.budget.statements import all_lines, entry_counts, entry_sums
from kmcore.budget.tree import EntrySums, StoredLine, grow_tree
from kmcore.errors import NotFoundError
from kmcore.programme.queries import cohorts
from kmcore.programme.read_models import CohortInfo
from kmcore.storage.base import said_by
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.fiscal import quarter_range

_QUARTERS = (1, 2, 3, 4)


@reads(Subject.BUDGET)
def budget_lines(session: Session, as_of: date, fiscal_year: int | None = None) -> list[BudgetRow]:
    """Return a fiscal year's budget tree as of a day: each line before its children, by position; satang rolled up.

    ``fiscal_year`` (BE): None: the one the day lies in. Lines of another year are in another year's tree.

    Two statements whatever the size. Lines that begin later do not exist yet, later entries do not
    count, nor do entries of a line that does not exist yet.

    Raises:
        TreeError: a line has no way up to a root.
    """
    stored = [StoredLine(*row) for row in session.execute(all_lines())]
    sums = {
        code: EntrySums(dict(zip(Stage, own, strict=True)), demo)
        for code, *own, demo in session.execute(entry_sums(as_of))
    }
    return grow_tree(stored, sums, as_of, year_looked_at(as_of, fiscal_year))


@reads(Subject.BUDGET)
def budget_lines_of_every_year(session: Session, as_of: date) -> list[BudgetRow]:
    """Return the budget trees of all fiscal years as of a day, the earliest year first: to name a line and find it."""
    return [row for year in budget_years(session, as_of) for row in budget_lines(session, as_of, year)]


@reads(Subject.BUDGET)
def budget_totals(
    session: Session, as_of: date, under: str | None = None, fiscal_year: int | None = None
) -> BudgetTotals:
    """Return the sum of every root of a year (None: the day's) as of a day, or of one line and all under it, in satang.

    Raises:
        NotFoundError: no line ``under`` in that year on that day.
        TreeError: a line has no way up to a root.
    """
    return tree_total(budget_lines(session, as_of, fiscal_year), under)


@reads(Subject.BUDGET, Subject.PROGRAMME, Subject.SOURCES)
def allocated_per_village(session: Session, as_of: date, fiscal_year: int | None = None) -> list[PerVillage]:
    """Return, by cohort, the satang allocated for it in a year (None: the day's), and for each village of its target.

    A line is for the cohort it names, or else the nearest line above it names; each satang counts once.
    """
    rows = budget_lines(session, as_of, fiscal_year)
    held = own_amounts(rows)
    return [_per_village(cohort, rows, held) for cohort in cohorts(session, as_of)]


def _per_village(cohort: CohortInfo, rows: list[BudgetRow], held: list[OwnAmounts]) -> PerVillage:
    named = [row for row in rows if row.cohort_number == cohort.number]
    for_it = [part for part in held if part.cohort == cohort.number]
    allocated = sum(part.allocated_satang for part in for_it)
    return PerVillage(
        cohort=cohort.number,
        villages=cohort.target_villages,
        allocated_satang=allocated,
        satang_per_village=satang_each(allocated, cohort.target_villages) if named else None,
        line_codes=tuple(row.code for row in named),
        sources=tuple(dict.fromkeys(row.source for row in named if row.source)),
        demo=any(part.demo for part in for_it),
    )


@reads(Subject.BUDGET, Subject.SOURCES)
def quarter_targets(session: Session, fiscal_year: int, as_of: date) -> list[QuarterTarget]:
    """Return the four quarters of a fiscal year (BE) with the share to be disbursed by their last day.

    A quarter that no source had given a target for by the day has ``cumulative_bp`` None.
    """
    query = select(
        col(BudgetTarget.quarter), col(BudgetTarget.cumulative_bp), col(BudgetTarget.source_code)
    ).where(col(BudgetTarget.fiscal_year) == fiscal_year, said_by(BudgetTarget, as_of))
    known = {quarter: (share, source) for quarter, share, source in session.execute(query)}
    return [
        QuarterTarget(
            fiscal_year, quarter, quarter_range(fiscal_year, quarter)[1], *known.get(quarter, _NONE)
        )
        for quarter in _QUARTERS
    ]


_NONE = (None, None)


@reads(Subject.BUDGET)
def budget_entries(session: Session, line_code: str, as_of: date, limit: int | None = None) -> list[EntryRow]:
    """Return the entries of a line and all under it up to a day, newest first; at most ``limit``.

    Raises:
        NotFoundError: no such line on that day.
    """
    year = require_line(session, line_code, as_of)
    query: Select[*tuple[Any, ...]] = (
        select(
            col(BudgetLine.title),
            col(BudgetLine.title_en),
            col(BudgetEntry.id).label("id"),
            col(BudgetEntry.line_code).label("line_code"),
            col(BudgetEntry.stage).label("stage"),
            col(BudgetEntry.amount_satang).label("amount_satang"),
            col(BudgetEntry.on_date).label("on_date"),
            col(BudgetEntry.note).label("note"),
            col(BudgetEntry.source_code).label("source"),
            col(BudgetEntry.origin).label("origin"),
        )
        .join(BudgetLine, col(BudgetLine.code) == col(BudgetEntry.line_code))
        .where(entry_counts(as_of, year, line_code))
        .order_by(col(BudgetEntry.on_date).desc(), col(BudgetEntry.id).desc())
        .limit(limit)
    )
    found = (dict(row) for row in session.execute(query).mappings())
    return [EntryRow(title=Bilingual(row.pop("title"), row.pop("title_en")), **row) for row in found]


def require_line(session: Session, code: str, as_of: date) -> int:
    """Return the fiscal year (BE) of a line; refuse the code of one that does not exist on the day.

    Raises:
        NotFoundError: with a sentence that says what to choose instead.
    """
    year = year_of_line(session, code, as_of)
    if year is None:
        raise NotFoundError(NO_LINE, code=code)
    return year
