"""A row of the turn in words: what it was, what it is to be, how far it has come."""

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.year.year_scope import YearScope
from kmcore.access.contacts import lead_counts
from kmcore.i18n import _, _n
from kmcore.thai.numbers import grouped
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, SUCCEEDED, Fate, RowState
from kmcore.year_turn.read_models import OldRow, PlannedFate, PlannedRow, TakersPart
from kmcore.year_turn.rules import pledged_next
from kmcore.year_turn.village_shares import takers_of
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
    if planned.others:
        takers = " + ".join(scope.agency(one.agency) for one in takers_of(old, planned))
        return _joined(f"{fate} → {takers}", named_villages(row.went_along), _carried(planned))
    to = f"{fate} → {scope.agency(planned.agency)}" if planned.fate is Fate.HANDED_OVER else fate
    amount = old.amount if planned.amount is None and old.kind == RESPONSIBILITIES else planned.amount
    return _joined(
        to,
        amount_words(old, amount),
        named_villages(row.went_along),
        _carried(planned),
    )


def part_words(scope: YearScope, row: PlannedRow) -> list[str]:
    """Return what each of several takers would have: amount, villages, and who of theirs reports; [] for one taker."""
    if not row.planned.others:
        return []
    leads = ask(lead_counts)
    return [
        _joined(
            scope.agency(part.agency),
            amount_words(row.old, _amount_of(row, part, villages)),
            named_villages(villages),
            _people(leads.get(part.agency, 0)),
        )
        for part, villages in zip(takers_of(row.old, row.planned), row.shares, strict=True)
    ]


def _amount_of(row: PlannedRow, part: TakersPart, villages: int) -> int | None:
    return (
        pledged_next(row.old, row.planned, part, villages)
        if row.old.kind == RESPONSIBILITIES
        else part.amount
    )


def _people(leads: int) -> str:
    if leads:
        return _n("ผู้รายงาน {count} บัญชี", leads, count=grouped(leads))
    return _("ยังไม่มีผู้รายงานในระบบ")


def _carried(planned: PlannedFate) -> str:
    if not planned.carried_satang:
        return ""
    return _("กันเหลื่อมปี {amount} บาท", amount=formatting.baht(planned.carried_satang))


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
