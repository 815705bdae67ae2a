"""The plan as a file for the circle's table: every row beside what is planned, and that it is a draft."""

from dashboard.query_cache import ask
from dashboard.views.year.row_words import amount_words, part_words, state_words
from dashboard.views.year.year_scope import YearScope
from dashboard.widgets.download import download_buttons
from kmcore.clock import system_clock
from kmcore.exchange.columns import ExportColumn, Row
from kmcore.exchange.demo import has_demo
from kmcore.exchange.tables import ExportTable
from kmcore.i18n import _
from kmcore.registers.definitions import KINDS
from kmcore.thai.fiscal_words import year_number
from kmcore.year_turn.kinds import RESPONSIBILITIES, SUCCEEDED, Fate, RowState
from kmcore.year_turn.read_models import PlannedRow
from kmcore.year_turn.village_shares import takers_of
from kmcore.year_turn.words import fate_names


def draw_plan_files(scope: YearScope) -> None:
    """Draw the buttons that hand out the plan; nothing where there is no row."""
    if scope.plan.rows:
        download_buttons(lambda: plan_table(scope), "year", title=_title(scope), as_of=scope.today)


def plan_table(scope: YearScope) -> ExportTable:
    """Return the plan as a table; its title says that it is a draft while a row of it is one."""
    old, new = year_number(scope.old_year), year_number(scope.year)
    return ExportTable(
        title=_title(scope),
        columns=(
            ExportColumn("kind", _("ทะเบียน")),
            ExportColumn("title", _("รายการ")),
            ExportColumn("old_agency", _("หน่วยงาน ปี {year}", year=old)),
            ExportColumn("old_amount", _("จำนวน ปี {year}", year=old)),
            ExportColumn("old_villages", _("หมู่บ้านที่ลงชื่อ ปี {year}", year=old), "count"),
            ExportColumn("fate", _("ปี {year}", year=new)),
            ExportColumn("new_agency", _("หน่วยงาน ปี {year}", year=new)),
            ExportColumn("new_amount", _("จำนวน ปี {year}", year=new)),
            ExportColumn("new_villages", _("หมู่บ้านที่ลงชื่อ ปี {year}", year=new), "count"),
            ExportColumn("carried_satang", _("เงินกันไว้เบิกเหลื่อมปี (บาท)"), "money"),
            ExportColumn("paper", _("ที่มาของเงินเหลื่อมปี")),
            ExportColumn("note", _("หมายเหตุ")),
            ExportColumn("state", _("สถานะ")),
        ),
        rows=tuple(_row(scope, row) for row in scope.plan.rows),
        as_of=scope.today,
        made_at=system_clock(),
        demo=ask(has_demo),
    )


def _title(scope: YearScope) -> str:
    whole = _("ขึ้นปีงบประมาณ {year}", year=year_number(scope.year))
    decided = len(scope.plan.in_state(RowState.DECIDED)) == len(scope.plan.rows)
    return whole if decided else _("ร่าง {title}", title=whole)


def _row(scope: YearScope, row: PlannedRow) -> Row:
    old, planned = row.old, row.planned
    goes_over, named = planned.fate in SUCCEEDED, old.kind == RESPONSIBILITIES
    agency = planned.agency if planned.fate is Fate.HANDED_OVER else old.agency
    amount = old.amount if planned.amount is None and named else planned.amount
    return {
        "kind": KINDS[old.kind].words,
        "title": row.title,
        "old_agency": scope.agency(old.agency) or None,
        "old_amount": amount_words(old, old.amount) or None,
        "old_villages": old.villages if named else None,
        "fate": fate_names()[planned.fate],
        "new_agency": (_several(scope, row) or scope.agency(agency) or None) if goes_over else None,
        "new_amount": (
            ("; ".join(part_words(scope, row)) or amount_words(old, amount) or None) if goes_over else None
        ),
        "new_villages": row.went_along if named and goes_over else None,
        "carried_satang": planned.carried_satang,
        "paper": planned.carried_note,
        "note": planned.note,
        "state": state_words(row),
    }


def _several(scope: YearScope, row: PlannedRow) -> str:
    """Return the names of several takers; "" for one."""
    if not row.planned.others:
        return ""
    return " + ".join(scope.agency(one.agency) for one in takers_of(row.old, row.planned))
