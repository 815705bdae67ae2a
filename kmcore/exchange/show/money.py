"""The budget tree for ``show`` and for export."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from kmcore.budget.drafts import drafted_satang
from kmcore.budget.fiscal_years import year_looked_at
from kmcore.budget.kinds import MEASURES, Measure
from kmcore.budget.queries import budget_lines
from kmcore.budget.read_models import BudgetRow, ControlledAmounts
from kmcore.budget.rules import tree_total
from kmcore.budget.words import line_status_names, measure_names
from kmcore.exchange.columns import ExportColumn, Row
from kmcore.exchange.show.show_result import ShowTable
from kmcore.i18n import _
from kmcore.programme.party import joined_codes
from kmcore.programme.words import agency_names
from kmcore.thai.fiscal_words import budget_words, no_budget_words


def budget_found(session: Session, as_of: date, fiscal_year: int | None = None) -> ShowTable:
    """Return the budget tree of a fiscal year (None: the day's) as of a day, each line before its children, amounts rolled up (satang).

    ``agency`` joins those who hold a line together ("dopa+yomna"), None where nobody is named.
    ``difference_satang`` is the line's control less its children's, ``draft_satang`` what of its allocated stands on
    a draft. The total is that of the roots.
    """
    year = year_looked_at(as_of, fiscal_year)
    rows = budget_lines(session, as_of, year)
    return ShowTable(
        title=budget_words(year) if rows else no_budget_words(year),
        columns=(
            ExportColumn("code", _("รหัส")),
            ExportColumn("title", _("รายการ")),
            ExportColumn("agency", _("หน่วยงาน"), names=agency_names(session)),
            ExportColumn("status", _("สถานะ"), names=line_status_names()),
            *(_column(measure) for measure in MEASURES),
            ExportColumn("difference_satang", _("ส่วนต่างจากรายการย่อย (บาท)"), "money"),
            ExportColumn("draft_satang", _("ในจัดสรรเป็นร่าง (บาท)"), "money"),
            ExportColumn("demo", _("สาธิต"), "demo"),
        ),
        rows=tuple(_row(row, drafted_satang(rows, row.code)) for row in rows),
        total=_total(rows),
        levels=tuple(row.depth for row in rows),
    )


def _column(measure: Measure) -> ExportColumn:
    return ExportColumn(f"{measure}_satang", _("{measure} (บาท)", measure=measure_names()[measure]), "money")


def _amounts(amounts: ControlledAmounts) -> Row:
    return {f"{measure}_satang": amounts.satang(measure) for measure in MEASURES}


def _row(row: BudgetRow, draft_satang: int) -> Row:
    return {
        "code": row.code,
        "parent_code": row.parent_code,
        "title": row.title,
        "agency": joined_codes(row.party) or None,
        "status": row.status,
        **_amounts(row),
        "difference_satang": row.difference_satang,
        "draft_satang": draft_satang,
        "demo": row.demo,
        "source": row.source,
    }


def _total(rows: Sequence[BudgetRow]) -> Row:
    whole = tree_total(rows)
    return {
        "title": _("รวม"),
        **_amounts(whole),
        "difference_satang": sum(row.difference_satang for row in rows),
        "draft_satang": drafted_satang(rows),
        "demo": whole.demo,
    }
