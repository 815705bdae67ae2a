"""One fate for many drafts at once: what it would change is told before, row by row; exceptions are made one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Engine
from sqlmodel import select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import command
from kmcore.i18n import N_, _
from kmcore.year_turn.commands import (
    checked_agency,
    draft_of_row,
    every_planned_row,
    unchanged_since,
)
from kmcore.year_turn.errors import YearTurnError
from kmcore.year_turn.kinds import SUCCEEDED, TARGETS, Fate, RowState
from kmcore.year_turn.models import YearPlanRow
from kmcore.year_turn.plan_form import NO_TAKER
from kmcore.year_turn.read_models import PlannedFate, PlannedRow

NONE_CHANGES: Final = N_("ไม่มีรายการใดเปลี่ยน")
DECIDED: Final = N_("มีมติแล้ว")
NO_DRAFT: Final = N_("ยังไม่อยู่ในร่าง")
GROUND: Final = N_("ข้อมูลเปลี่ยนหลังเตรียมร่าง ดูทีละรายการก่อน")
SAME: Final = N_("เป็นอย่างนี้อยู่แล้ว")
OWN: Final = N_("หน่วยงานที่รับเป็นเจ้าของเดิม ถ้าทำต่อให้เลือกต่อเนื่อง")
SHARE: Final = N_("เป้าของปีใหม่ต้องบอกร้อยละทีละรายการ")
SEVERAL: Final = N_("แบ่งให้หลายหน่วยงานไว้แล้ว แก้ทีละรายการ")
CARRIED: Final = N_("มีเงินกันไว้เบิกเหลื่อมปี แก้ทีละรายการ")


@dataclass(frozen=True)
class ManyPlans:
    """What is chosen for many drafts: one fate, to whom where it is handed over, and each draft's version as seen."""

    fiscal_year: int
    fate: Fate
    agency: str | None
    versions: Mapping[int, int]


@dataclass(frozen=True)
class RowOfMany:
    """A row of a choice: what it would be, or why it is left as it is (empty: it changes)."""

    row: PlannedRow
    planned: PlannedFate
    left: str = ""


def planned_alike(rows: Iterable[PlannedRow], fate: Fate, agency: str | None) -> list[RowOfMany]:
    """Return what one fate would make of each row; what cannot be chosen for many is left as it is, and told why.

    Amounts, areas and notes of a draft stay.
    """
    return [_alike(row, fate, agency) for row in rows]


def change_plans(engine: Engine, by: By, form: ManyPlans) -> int:
    """Choose one fate for many drafts, all or none; return how many were changed.

    Raises:
        YearTurnError: no row is chosen or none would change, no taker is named, a draft was changed by somebody else.
    """
    with command(engine, by, permissions.PREPARE_YEAR) as running:
        session = running.session
        if form.fate is Fate.HANDED_OVER and not form.agency:
            raise YearTurnError(NO_TAKER, field="agency")
        checked_agency(session, form.agency)
        every = {row.number: row for row in every_planned_row(session, form.fiscal_year)}
        chosen = [every[number] for number in form.versions if number in every]
        for row in chosen:
            unchanged_since(row, form.versions[row.number or 0])
        changes = [one for one in planned_alike(chosen, form.fate, form.agency) if not one.left]
        if not changes:
            raise YearTurnError(NONE_CHANGES, field="rows")
        stored = _stored(session.exec(select(YearPlanRow).where(YearPlanRow.fiscal_year == form.fiscal_year)))
        for one in changes:
            kept = stored[one.row.number or 0]
            draft_of_row(kept, one.planned, running, one.row.old)
            kept.version += 1
        detail: dict[str, object] = {
            "fiscal_year": form.fiscal_year,
            "rows": len(changes),
            "fate": str(form.fate),
            "which": _titles(changes),
        }
        if form.agency and form.fate is Fate.HANDED_OVER:
            detail["agency"] = form.agency
        running.commit(detail, thing=f"year:{form.fiscal_year}")
        return len(changes)


def _alike(row: PlannedRow, fate: Fate, agency: str | None) -> RowOfMany:
    taker = agency if fate is Fate.HANDED_OVER else None
    planned = replace(row.planned, fate=fate, agency=taker)
    if fate not in SUCCEEDED:
        planned = replace(planned, amount=None, districts=())
    return RowOfMany(row, planned, _left(row, planned))


def _left(row: PlannedRow, planned: PlannedFate) -> str:
    """Return why a row is left as it is; empty where it changes."""
    reasons = {
        NO_DRAFT: row.state is RowState.PROPOSED,
        DECIDED: row.state is RowState.DECIDED,
        GROUND: row.changed is not None,
        SEVERAL: bool(row.planned.others),
        SAME: planned == row.planned,
        OWN: planned.fate is Fate.HANDED_OVER
        and planned.agency is not None
        and planned.agency == row.old.agency,
        SHARE: row.old.kind == TARGETS and planned.fate in SUCCEEDED,
        CARRIED: bool(planned.carried_satang) and planned.fate not in SUCCEEDED,
    }
    return next((_(sentence) for sentence, is_so in reasons.items() if is_so), "")


def _stored(rows: Iterable[YearPlanRow]) -> dict[int, YearPlanRow]:
    return {row.id or 0: row for row in rows}


def _titles(changes: Sequence[RowOfMany]) -> list[str]:
    return [one.row.title for one in changes]
