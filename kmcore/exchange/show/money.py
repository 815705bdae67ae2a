"""The budget tree for ``show`` and for export."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from kmcore.budget.queries import budget_lines
from kmcore.budget.read_models import BudgetRow
from kmcore.budget.rules import tree_total
from kmcore.budget.words import line_status_names
from kmcore.exchange.columns import Column, Row
from kmcore.exchange.show.show_result import Found
from kmcore.i18n import _
from kmcore.programme.words import agency_names


def budget_found(session: Session, as_of: date) -> Found:
    """Return the budget tree as of a day, each line before its children, amounts rolled up (satang).

    ``agency`` joins those who hold a line together ("dopa+yomna"), None where nobody is named.
    ``difference_satang`` is the line's control less its children's. The total is that of the roots.
    """
    rows = budget_lines(session, as_of)
    return Found(
        title=_("งบประมาณ"),
        columns=(
            Column("code", _("รหัส")),
            Column("title", _("รายการ")),
            Column("agency", _("หน่วยงาน"), names=agency_names(session)),
            Column("status", _("สถานะ"), names=line_status_names()),
            Column("control_satang", _("วงเงินตามที่มา (บาท)"), "money"),
            Column("allocated_satang", _("จัดสรร (บาท)"), "money"),
            Column("committed_satang", _("ผูกพัน (บาท)"), "money"),
            Column("disbursed_satang", _("เบิกจ่าย (บาท)"), "money"),
            Column("remaining_satang", _("คงเหลือ (บาท)"), "money"),
            Column("difference_satang", _("ส่วนต่างจากรายการย่อย (บาท)"), "money"),
            Column("demo", _("สาธิต"), "demo"),
        ),
        rows=tuple(map(_row, rows)),
        total=_total(rows),
    )


def _row(row: BudgetRow) -> Row:
    return {
        "code": row.code,
        "parent_code": row.parent_code,
        "title": row.title,
        "agency": row.party or row.agency_code,
        "status": row.status,
        "control_satang": row.control_satang,
        "allocated_satang": row.allocated_satang,
        "committed_satang": row.committed_satang,
        "disbursed_satang": row.disbursed_satang,
        "remaining_satang": row.remaining_satang,
        "difference_satang": row.difference_satang,
        "demo": row.demo,
        "source": row.source,
    }


def _total(rows: Sequence[BudgetRow]) -> Row:
    whole = tree_total(rows)
    return {
        "title": _("รวม"),
        "control_satang": whole.control_satang,
        "allocated_satang": whole.allocated_satang,
        "committed_satang": whole.committed_satang,
        "disbursed_satang": whole.disbursed_satang,
        "remaining_satang": whole.remaining_satang,
        "difference_satang": sum(row.difference_satang for row in rows),
        "demo": whole.demo,
    }
