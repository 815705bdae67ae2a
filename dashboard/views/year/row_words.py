"""A row of the turn in words: what it was, what it is to be, how far it has come."""

from dashboard.present import formatting
from dashboard.views.year.year_scope import YearScope
from kmcore.i18n import _, _n
from kmcore.thai.numbers import grouped
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, SUCCEEDED, Fate, RowState
from kmcore.year_turn.read_models import OldRow, PlannedRow
from kmcore.year_turn.words import fate_names, state_names


def old_words(scope: YearScope, row: PlannedRow) -> str:
    """Return who has it in the old year, and how much of it."""
    named = named_villages(row.old.villages)
    return _joined(scope.agency(row.old.agency), amount_words(row.old, row.old.amount), named)


def new_words(scope: YearScope, row: PlannedRow) -> str:
    """Return what is planned: "ส่งต่อ → เกษตร · 600 หมู่บ้าน"."""
    planned, old = row.planned, row.old
    fate = fate_names()[planned.fate]
    if planned.fate not in SUCCEEDED:
        return fate
    to = f"{fate} → {scope.agency(planned.agency)}" if planned.fate is Fate.HANDED_OVER else fate
    amount = old.amount if planned.amount is None and old.kind == RESPONSIBILITIES else planned.amount
    carried = _("กันเหลื่อมปี {amount} บาท", amount=formatting.baht(planned.carried_satang))
    return _joined(
        to,
        amount_words(old, amount),
        named_villages(row.went_along),
        carried if planned.carried_satang else "",
    )


def state_words(row: PlannedRow) -> str:
    """Return how far a row has come, and that what it was drafted from has changed."""
    changed = _("ข้อมูลเปลี่ยนแล้ว") if row.changed else ""
    return _joined(state_names()[row.state], changed)


def amount_words(old: OldRow, amount: int | None) -> str:
    """Return an amount as its kind counts: villages, baht, per cent; "" for none."""
    if amount is None:
        return _("ไม่ระบุวงเงิน") if old.kind == LINES else ""
    if old.kind == RESPONSIBILITIES:
        return _n("รับปาก {count} หมู่บ้าน", amount, count=grouped(amount))
    if old.kind == LINES:
        return _("{amount} บาท", amount=formatting.baht(amount))
    return formatting.basis_points(amount)


def named_villages(count: int) -> str:
    """Return how many villages are named; "" for none."""
    return _n("ลงชื่อ {count} หมู่บ้าน", count, count=grouped(count)) if count else ""


def row_mark(row: PlannedRow) -> str:
    """Return the class that a row's line wears."""
    if row.changed is not None:
        return "difference"
    return "km-year-decided" if row.state is RowState.DECIDED else ""


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
