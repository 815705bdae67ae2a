"""What changes the plan for a new year: drafts prepared and changed, parts decided by a circle, a decision undone.

A draft counts nowhere. A decision writes into the registers, all of it in one transaction, as one batch.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access import permissions
from kmcore.access.actor import By
from kmcore.access.command import RunningCommand, command
from kmcore.budget.queries import budget_lines
from kmcore.i18n import N_, _
from kmcore.meetings.queries import binding_resolutions
from kmcore.registers.batch_command import batch_head
from kmcore.registers.batch_writing import write_batch
from kmcore.registers.definitions import KINDS
from kmcore.registers.following import following_writes
from kmcore.registers.kinds import BatchHow
from kmcore.registers.row_store import all_rows, fields_of
from kmcore.registers.row_text import values_text
from kmcore.registers.undo_command import take_back
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.thai.fiscal import fiscal_year_be
from kmcore.thai.fiscal_words import year_number
from kmcore.thai.money import format_baht
from kmcore.year_turn.errors import YearTurnError
from kmcore.year_turn.kinds import AMOUNT_OF, LINES, RESPONSIBILITIES, SUCCEEDED, TARGETS, Fate, RowState
from kmcore.year_turn.models import YearPlanDecision, YearPlanRow, YearPlanTaker
from kmcore.year_turn.plan_form import PlanForm, read_plan
from kmcore.year_turn.queries import batches_of, decision_stands, planned_rows
from kmcore.year_turn.read_models import ChangedGround, OldRow, PlannedFate, PlannedRow
from kmcore.year_turn.register_writes import TurnWrites, parents_first
from kmcore.year_turn.standing_rows import every_village_under
from kmcore.year_turn.words import turn_names

FARTHEST: Final = 20  # years from the day of the data that somebody may plan for
NO_ROW: Final = N_("ไม่มีรายการนี้ในร่างปี {year} แล้ว เปิดหน้าขึ้นปีงบประมาณใหม่อีกครั้ง")
OTHER_EDIT: Final = N_("“{title}” ถูกแก้โดย {who} หลังจากเปิดหน้านี้ ยังไม่ได้บันทึก ดูค่าล่าสุดแล้วทำอีกครั้ง")
DECIDED: Final = N_("“{title}” มีมติแล้ว จึงแก้ร่างไม่ได้ ถ้ามติเปลี่ยน ให้ถอนการนำเข้าทะเบียนก่อน")
NOT_CHOSEN: Final = N_("“{title}” ยังไม่ได้เลือกว่าจะต่อเนื่อง สิ้นสุด หรือส่งต่อ เลือกก่อน หรือเอาออกจากรายการที่จะตัดสิน")
NOTHING: Final = N_("ยังไม่ได้เลือกรายการ เลือกอย่างน้อยหนึ่งรายการที่วงมีมติ")
NO_RESOLUTION: Final = N_("ไม่มีมติหรือข้อสั่งการนี้ของวง หรือถูกถอนไปแล้ว เลือกมติจากรายการ หรือบันทึกมติในวงก่อน")
CHANGED: Final = N_("“{title}” เปลี่ยนไปหลังจากเตรียมร่าง: {fields}{who} เปิดร่างของรายการนี้ ดูสองค่า แล้วบันทึกอีกครั้ง")
GONE: Final = N_("“{title}” ถูกถอน หรือสิ้นสุดก่อนขึ้นปี หลังจากเตรียมร่าง{who} เอาออกจากรายการที่จะตัดสิน")
NO_AGENCY: Final = N_("ไม่มีหน่วยงานนี้ในทะเบียน เลือกหน่วยงานจากรายการ")
OVER: Final = N_("กันเงินเหลื่อมปี {carried} บาท แต่ “{title}” เหลือ {left} บาท แก้จำนวน")
HAS_CHILDREN: Final = N_("“{title}” มีรายการย่อย กันเงินเหลื่อมปีที่รายการย่อยแทน")
PARTS_OF_PARENT: Final = N_("“{title}” มีรายการย่อย ส่งต่อให้หลายหน่วยงานที่รายการย่อยแทน")
NO_PARENT: Final = N_("“{title}” อยู่ใต้รายการที่วงยังไม่ได้ตัดสิน เลือกรายการแม่พร้อมกัน หรือตัดสินรายการแม่ก่อน")
THERE: Final = N_("ทะเบียนมีเป้าไตรมาส {quarter} ของปี {year} อยู่แล้ว แก้ที่ทะเบียน หรือเลือกสิ้นสุด")
TOO_FAR: Final = N_("ปีงบประมาณ {year} ไกลเกินไป เลือกปีภายใน {most} ปี")
UNDONE: Final = N_("การนำเข้าทะเบียนครั้งนี้ถอนคืนไปแล้ว")


@dataclass(frozen=True)
class DecisionForm:
    """What a circle decided: which drafts (each with the version seen), by which resolution."""

    fiscal_year: int
    resolution: str
    versions: Mapping[int, int]


@dataclass(frozen=True)
class MadeDecision:
    """A decision that was kept: its number, the registers' batch (None: nothing was to be written), how many rows."""

    number: int
    batch: int | None
    rows: int
    revision: int


def prepare_year(engine: Engine, by: By, fiscal_year: int) -> int:
    """Draft a plan for every row of the year before that has none, as the program proposes; return how many.

    Raises:
        YearTurnError: nobody plans for a year so far away.
    """
    with command(engine, by, permissions.PREPARE_YEAR) as running:
        _near(running, fiscal_year)
        rows = planned_rows(running.session, fiscal_year, turn_names(running.session))
        new = [row for row in rows if row.state is RowState.PROPOSED]
        for row in new:
            running.session.add(_new_draft(running, fiscal_year, row))
        if not new:
            return 0
        running.commit({"fiscal_year": fiscal_year, "rows": len(new)}, thing=f"year:{fiscal_year}")
        return len(new)


def change_plan(engine: Engine, by: By, form: PlanForm) -> int:
    """Change the draft for one row; it is drafted anew from the row as it stands now. Return the revision.

    Raises:
        YearTurnError, FormError: fields that cannot be taken; the draft was changed by somebody else, or is decided.
    """
    with command(engine, by, permissions.PREPARE_YEAR) as running:
        session = running.session
        row, shown = _draft(session, form.number)
        unchanged_since(shown, form.version)
        if shown.state is RowState.DECIDED:
            raise YearTurnError(DECIDED, title=shown.title)
        planned = read_plan(form, shown.old)
        for agency in (planned.agency, *(one.agency for one in planned.others)):
            checked_agency(session, agency)
        _checked_parts(session, shown, planned)
        _checked_money(running, row.fiscal_year, shown.old, shown.title, planned)
        before = _told(shown.planned, shown.old.kind)
        draft_of_row(row, planned, running, shown.old)
        row.version += 1
        after = _told(planned, shown.old.kind)
        detail: dict[str, object] = {"kind": row.kind, "row": shown.title, "before": before, "after": after}
        return running.commit(detail, thing=f"year:{row.fiscal_year}")


def decide_rows(engine: Engine, by: By, form: DecisionForm) -> MadeDecision:
    """Make drafts real by a circle's resolution: one batch of the registers, from 1 October of the new year's beginning.

    Raises:
        YearTurnError, FormError: no row is chosen, no resolution stands, a draft or the row it is about was changed
            since it was seen (who, what), a row is not ready; nothing is written then.
    """
    with command(engine, by, permissions.DECIDE_YEAR) as running:
        session = running.session
        if not form.versions:
            raise YearTurnError(NOTHING, field="rows")
        _standing_resolution(running, form.resolution)
        every = {row.number: row for row in every_planned_row(session, form.fiscal_year)}
        chosen = [_chosen(every, number, form) for number in form.versions]
        _decidable(running, form, chosen, every.values())
        return _decide(running, form, parents_first(chosen), list(every.values()))


def undo_decision(engine: Engine, by: By, number: int) -> int:
    """Take a decision back: its rows are drafts again, and the registers are what they were. Return the revision.

    Raises:
        YearTurnError: it was undone before.
        UndoError: something stands on what it wrote, or somebody changed it since.
    """
    with command(engine, by, permissions.DECIDE_YEAR) as running:
        session = running.session
        decision = session.get(YearPlanDecision, number)
        if decision is None or not decision_stands(decision, batches_of(session, [decision])):
            raise YearTurnError(UNDONE)
        if decision.batch_id is not None:
            take_back(running, decision.batch_id)
        decision.undone_at = running.now
        for row in session.exec(select(YearPlanRow).where(YearPlanRow.decision_id == number)):
            row.version += 1  # its decision is still told, and stands no more
        detail: dict[str, object] = {"decision": number, "batch": decision.batch_id}
        return running.commit(detail, thing=f"year:{decision.fiscal_year}")


def every_planned_row(session: Session, fiscal_year: int) -> list[PlannedRow]:
    """Return every row of a year's plan, as it stands in this transaction."""
    return planned_rows(session, fiscal_year, turn_names(session))


def _near(running: RunningCommand, fiscal_year: int) -> None:
    today = reference_day(running.session, settings(), lambda: running.now)
    if abs(fiscal_year - fiscal_year_be(today)) > FARTHEST:
        raise YearTurnError(TOO_FAR, year=year_number(fiscal_year), most=FARTHEST)


def _new_draft(running: RunningCommand, fiscal_year: int, shown: PlannedRow) -> YearPlanRow:
    row = YearPlanRow(
        fiscal_year=fiscal_year,
        kind=shown.old.kind,
        row_key=shown.old.key,
        fate=shown.planned.fate,
        ground="",
        changed_at=running.now,
        changed_by=running.user.actor,
    )
    draft_of_row(row, shown.planned, running, shown.old)
    return row


def draft_of_row(row: YearPlanRow, planned: PlannedFate, running: RunningCommand, old: OldRow) -> None:
    """Draft a row anew: what is planned, from the row as it stands now."""
    row.fate, row.agency_code, row.amount = planned.fate, planned.agency, planned.amount
    row.carried_satang, row.carried_note = planned.carried_satang, planned.carried_note
    row.districts, row.note = "+".join(planned.districts) or None, planned.note
    _set_takers(running.session, row, planned)
    row.ground = values_text(fields_of(KINDS[row.kind], old.values))
    row.changed_at, row.changed_by = running.now, running.user.actor


def _set_takers(session: Session, row: YearPlanRow, planned: PlannedFate) -> None:
    session.add(row)
    session.flush()  # a new row has its number now
    for old in session.exec(select(YearPlanTaker).where(YearPlanTaker.row_id == row.id)):
        session.delete(old)
    session.flush()
    for place, one in enumerate(planned.others, start=2):
        areas = "+".join(one.areas) or None
        session.add(
            YearPlanTaker(
                row_id=row.id or 0, place=place, agency_code=one.agency, amount=one.amount, areas=areas
            )
        )


def _told(planned: PlannedFate, kind: str) -> dict[str, object]:
    """Return a draft for the trail; what its amount counts is said by the field's name."""
    said = {
        "fate": str(planned.fate),
        "agency": planned.agency,
        AMOUNT_OF[kind]: planned.amount,
        "carried_satang": planned.carried_satang,
        "carried_note": planned.carried_note,
        "districts": list(planned.districts),
        "note": planned.note,
        "further_takers": [one.agency for one in planned.others],
        f"further_{AMOUNT_OF[kind]}": [one.amount for one in planned.others if one.amount is not None],
        "further_areas": [area for one in planned.others for area in one.areas],
    }
    return {name: value for name, value in said.items() if value or value == 0}


def _draft(session: Session, number: int) -> tuple[YearPlanRow, PlannedRow]:
    row = session.get(YearPlanRow, number)
    shown = (
        next((one for one in every_planned_row(session, row.fiscal_year) if one.number == number), None)
        if row
        else None
    )
    if row is None or shown is None:
        raise YearTurnError(NO_ROW, year=year_number(row.fiscal_year) if row else "")
    return row, shown


def unchanged_since(shown: PlannedRow, version: int) -> None:
    """Refuse where a draft is not the one that was seen.

    Raises:
        YearTurnError: naming who changed it.
    """
    if shown.version != version:
        raise YearTurnError(OTHER_EDIT, title=shown.title, who=shown.changed_by)


def checked_agency(session: Session, agency: str | None) -> None:
    """Refuse an agency that is not in the register.

    Raises:
        YearTurnError: in a sentence.
    """
    if agency and (agency,) not in all_rows(session, KINDS["agencies"]):
        raise YearTurnError(NO_AGENCY, field="agency")


def _checked_parts(session: Session, shown: PlannedRow, planned: PlannedFate) -> None:
    """Refuse to hand a line with lines under it to several: each of those is handed over by itself."""
    if shown.old.kind == LINES and planned.others:
        lines = all_rows(session, KINDS[LINES]).values()
        if any(line["parent_code"] == shown.old.values["code"] for line in lines):
            raise YearTurnError(PARTS_OF_PARENT, field="agency_2", title=shown.title)


def _checked_money(
    running: RunningCommand, fiscal_year: int, old: OldRow, title: str, planned: PlannedFate
) -> None:
    """Refuse to carry over more than a line has left of its own year's money."""
    if old.kind != LINES or not planned.carried_satang:
        return
    today = reference_day(running.session, settings(), lambda: running.now)
    tree = budget_lines(running.session, max(today, old.values["from_date"]), fiscal_year - 1)
    line = next((one for one in tree if one.code == old.values["code"]), None)
    left = line.remaining_satang if line else 0
    if line and line.has_children:
        raise YearTurnError(HAS_CHILDREN, field="carried", title=title)
    if planned.carried_satang > left:
        carried = format_baht(planned.carried_satang, unit="")
        raise YearTurnError(
            OVER, field="carried", title=title, carried=carried, left=format_baht(left, unit="")
        )


def _standing_resolution(running: RunningCommand, code: str) -> None:
    today = reference_day(running.session, settings(), lambda: running.now)
    if code not in {row.code for row, _meeting in binding_resolutions(running.session, today)}:
        raise YearTurnError(NO_RESOLUTION, field="resolution")


def _chosen(every: Mapping[int | None, PlannedRow], number: int, form: DecisionForm) -> PlannedRow:
    shown = every.get(number)
    if shown is None:
        raise YearTurnError(NO_ROW, year=year_number(form.fiscal_year), field="rows")
    unchanged_since(shown, form.versions[number])
    if shown.state is RowState.DECIDED:
        raise YearTurnError(DECIDED, title=shown.title)
    if shown.planned.fate is Fate.UNDECIDED:
        raise YearTurnError(NOT_CHOSEN, title=shown.title, field="rows")
    if shown.changed is not None:
        raise _changed_error(shown.title, shown.changed)
    return shown


def _changed_error(title: str, changed: ChangedGround) -> YearTurnError:
    who = _(" (โดย {who})", who=changed.who) if changed.who else ""
    if changed.gone:
        return YearTurnError(GONE, title=title, who=who, field="rows")
    fields = ", ".join(
        _("{field} เดิม {was} ตอนนี้ {now}", field=field, was=was or "–", now=now or "–")
        for field, was, now in changed.fields
    )
    return YearTurnError(CHANGED, title=title, fields=fields, who=who, field="rows")


def _decidable(
    running: RunningCommand, form: DecisionForm, chosen: list[PlannedRow], every: Iterable[PlannedRow]
) -> None:
    """Refuse rows that cannot be written as they are: a line before its parent, too much carried, a target there is."""
    lines = {row.old.values["code"]: row for row in every if row.old.kind == LINES}
    targets = all_rows(running.session, KINDS[TARGETS])
    for row in chosen:
        _checked_money(running, form.fiscal_year, row.old, row.title, row.planned)
        if row.old.kind == LINES and row.planned.fate in SUCCEEDED:
            parent = lines.get(row.old.values["parent_code"] or "")
            settled = parent is None or parent in chosen or parent.state is RowState.DECIDED
            if not settled:
                raise YearTurnError(NO_PARENT, title=row.title, field="rows")
        quarter = row.old.values.get("quarter")
        if row.planned.fate is Fate.GOES_ON and (form.fiscal_year, quarter) in targets:
            raise YearTurnError(THERE, quarter=quarter, year=year_number(form.fiscal_year), field="rows")


def _decide(
    running: RunningCommand, form: DecisionForm, chosen: list[PlannedRow], every: list[PlannedRow]
) -> MadeDecision:
    session = running.session
    writes = _writes(running, form.fiscal_year, every)
    stored = {
        row.id: row
        for row in session.exec(select(YearPlanRow).where(YearPlanRow.fiscal_year == form.fiscal_year))
    }
    decision = YearPlanDecision(
        fiscal_year=form.fiscal_year,
        resolution_code=form.resolution,
        at=running.now,
        actor=running.user.actor,
    )
    session.add(decision)
    session.flush()
    for shown in chosen:
        row = stored[shown.number]
        row.successor, row.decision_id = writes.add_row(shown.old, shown.planned), decision.id
        row.version += 1
    reason = _("ขึ้นปีงบประมาณ {year} ตามมติ {code}", year=year_number(form.fiscal_year), code=form.resolution)
    if found := writes.writes:
        head = batch_head(running, BatchHow.TURN, reason=reason)
        decision.batch_id = write_batch(session, found[0].kind or KINDS[LINES], head, found)
    number, batch = decision.id or 0, decision.batch_id
    detail: dict[str, object] = {
        "fiscal_year": form.fiscal_year,
        "resolution": form.resolution,
        "rows": len(chosen),
        "batch": batch,
    }
    return MadeDecision(number, batch, len(chosen), running.commit(detail, thing=f"year:{form.fiscal_year}"))


def _writes(running: RunningCommand, fiscal_year: int, every: list[PlannedRow]) -> TurnWrites:
    """Begin the writes: with the codes there are, and the new lines of those decided before."""
    session, kind = running.session, KINDS[RESPONSIBILITIES]
    taken = {one: {str(key[0]) for key in all_rows(session, KINDS[one])} for one in (RESPONSIBILITIES, LINES)}
    positions = (row["position"] for row in all_rows(session, KINDS[LINES]).values())
    return TurnWrites(
        fiscal_year,
        taken,
        _decided_lines(session, every),
        max(positions, default=0),
        lambda before, after, day: following_writes(running, kind, before, after, day),
        lambda code: every_village_under(session, code, fiscal_year),
    )


def _decided_lines(session: Session, every: Iterable[PlannedRow]) -> dict[str, str]:
    """Return the new line of each old one that was decided before and stands."""
    decided = [row.number for row in every if row.state is RowState.DECIDED and row.old.kind == LINES]
    rows = session.exec(select(YearPlanRow).where(col(YearPlanRow.id).in_(decided)))
    return {_only_key(row.row_key): _only_key(row.successor) for row in rows if row.successor}


def _only_key(text: str) -> str:
    return str(json.loads(text)[0])
