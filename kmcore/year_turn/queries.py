"""Reading the turn of a fiscal year: each old row beside what is planned, the sums before and after, what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlmodel import Session, col, func, select

from kmcore.meetings.queries import binding_resolutions
from kmcore.privacy.audit_trail import actor_of, trail_people
from kmcore.programme.queries import cohorts, missions
from kmcore.registers.definition import Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.models import RegisterBatch
from kmcore.registers.queries import row_history
from kmcore.registers.row_text import key_from
from kmcore.registers.shown_rows import RowNames
from kmcore.storage.subjects import Subject, reads
from kmcore.year_turn.balance import agency_balances, unheld_work
from kmcore.year_turn.kinds import PLANNED_KINDS, RESPONSIBILITIES, Fate, RowState
from kmcore.year_turn.models import YearPlanDecision, YearPlanRow, YearPlanTaker
from kmcore.year_turn.read_models import (
    ChangedGround,
    OldRow,
    PlannedFate,
    PlannedRow,
    ProposedFate,
    ResolutionChoice,
    TakersPart,
    YearDecision,
    YearPlan,
)
from kmcore.year_turn.rules import proposals, relay_heirs
from kmcore.year_turn.standing_rows import (
    every_responsibility,
    ground_from,
    held_in_new_year,
    lines_of_year,
    old_rows,
    standing_row,
    villages_by_area,
    villages_under,
)
from kmcore.year_turn.village_shares import shared_villages, takers_of
from kmcore.year_turn.words import TurnNames, turn_names

RESOLUTIONS_OFFERED: Final = 40  # the newest: a year has a dozen circles


@reads(*Subject)
def year_plan(session: Session, fiscal_year: int, as_of: date) -> YearPlan:
    """Return the plan for a fiscal year (BE): its rows as the registers have them now, resolutions known on a day."""
    names = turn_names(session)
    rows = planned_rows(session, fiscal_year, names)
    return YearPlan(
        fiscal_year,
        tuple(rows),
        tuple(
            agency_balances(
                rows,
                list(held_in_new_year(session, fiscal_year).items()),
                (lines_of_year(session, fiscal_year - 1), lines_of_year(session, fiscal_year)),
            )
        ),
        tuple(unheld_work(rows, list(held_in_new_year(session, fiscal_year).items()), _work(session, names))),
        tuple(year_decisions(session, fiscal_year)),
        tuple(resolutions_to_stand_on(session, as_of)),
    )


@reads(*Subject)
def planned_years(session: Session) -> tuple[int, ...]:
    """Return the fiscal years (BE) that somebody has begun to prepare, the earliest first."""
    return tuple(sorted(session.exec(select(YearPlanRow.fiscal_year).distinct())))


@reads(*Subject)
def areas_of_row(session: Session, fiscal_year: int, responsibility: str) -> dict[str, int]:
    """Return how many villages of each district and subdistrict stand under an old responsibility, by the area's code."""
    return villages_by_area(session, responsibility, fiscal_year)


def planned_rows(session: Session, fiscal_year: int, names: TurnNames) -> list[PlannedRow]:
    """Return every row that the turn is about, and those that a draft speaks of although they are gone."""
    olds = old_rows(session, fiscal_year)
    proposed = proposals(olds, relay_heirs(every_responsibility(session), fiscal_year))
    reading = _PlanReading(session, fiscal_year, names, _stored(session, fiscal_year))
    rows = [reading.planned(old, given) for old, given in zip(olds, proposed, strict=True)]
    return sorted([*rows, *reading.left_over()], key=lambda row: PLANNED_KINDS.index(row.old.kind))


def stored_plan(row: YearPlanRow, takers: Iterable[YearPlanTaker]) -> PlannedFate:
    """Return what a stored draft says; ``takers``: the further ones of any rows, in their order."""
    return PlannedFate(
        Fate(row.fate),
        row.agency_code,
        row.amount,
        row.carried_satang,
        row.carried_note,
        _codes(row.districts),
        row.note,
        tuple(
            TakersPart(one.agency_code, one.amount, _codes(one.areas))
            for one in takers
            if one.row_id == row.id
        ),
    )


def further_takers(session: Session, fiscal_year: int) -> list[YearPlanTaker]:
    """Return who takes over further parts of a year's rows, of each row in their order."""
    query = select(YearPlanTaker).join(YearPlanRow, col(YearPlanRow.id) == col(YearPlanTaker.row_id))
    query = query.where(YearPlanRow.fiscal_year == fiscal_year)
    return list(session.exec(query.order_by(col(YearPlanTaker.row_id), col(YearPlanTaker.place))))


def _codes(joined: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (joined or "").split("+")))


def decision_stands(decision: YearPlanDecision | None, batches: Mapping[int, RegisterBatch]) -> bool:
    """Tell whether a decision counts: neither it nor its batch in the registers was undone."""
    if decision is None or decision.undone_at is not None:
        return False
    return decision.batch_id is None or batches[decision.batch_id].undone_by is None


def decisions_of_year(session: Session, fiscal_year: int) -> dict[int, YearPlanDecision]:
    """Return the decisions on a year's plan by their number."""
    query = select(YearPlanDecision).where(YearPlanDecision.fiscal_year == fiscal_year)
    return {row.id or 0: row for row in session.exec(query.order_by(col(YearPlanDecision.id).desc()))}


def batches_of(session: Session, decisions: Iterable[YearPlanDecision]) -> dict[int, RegisterBatch]:
    """Return the batches of decisions by their number."""
    numbers = [row.batch_id for row in decisions if row.batch_id is not None]
    rows = session.exec(select(RegisterBatch).where(col(RegisterBatch.id).in_(numbers)))
    return {row.id or 0: row for row in rows}


def year_decisions(session: Session, fiscal_year: int) -> list[YearDecision]:
    """Return the decisions on a year's plan, the newest first."""
    found, people = decisions_of_year(session, fiscal_year), trail_people(session)
    batches = batches_of(session, found.values())
    told = {row.code: meeting for row, meeting in binding_resolutions(session, date.max)}
    texts = {row.code: str(row.text) for row, _meeting in binding_resolutions(session, date.max)}
    counts = _rows_of_decisions(session, fiscal_year)
    return [
        YearDecision(
            number=number,
            resolution=row.resolution_code,
            text=texts.get(row.resolution_code, ""),
            circle=told[row.resolution_code].circle.name if row.resolution_code in told else "",
            on_date=told[row.resolution_code].on_date if row.resolution_code in told else row.at.date(),
            at=row.at,
            who=actor_of(row.actor, people).label,
            rows=counts.get(number, 0),
            batch=row.batch_id,
            stands=decision_stands(row, batches),
            struck=row.resolution_code not in told,
        )
        for number, row in found.items()
    ]


def resolutions_to_stand_on(session: Session, as_of: date) -> list[ResolutionChoice]:
    """Return the newest resolutions of circles that bind, as known on a day."""
    found = binding_resolutions(session, as_of)[:RESOLUTIONS_OFFERED]
    return [
        ResolutionChoice(row.code, str(row.text), meeting.circle.name, meeting.on_date)
        for row, meeting in found
    ]


def ground_changed(
    session: Session, kind: str, key: str, ground: str, now: Values | None
) -> ChangedGround | None:
    """Return how a row differs from what a plan was drafted from, and whose change that was; None where it does not."""
    register, was = KINDS[kind], ground_from(kind, ground)
    fields = [
        one for one in register.fields if one.name in was and (now is None or now[one.name] != was[one.name])
    ]
    if not fields:
        return None
    names, history = RowNames(session), row_history(session, register, key_from(register, key))
    who = actor_of(history[0].batch.actor, trail_people(session)).label if history else ""
    if now is None:
        return ChangedGround((), who, gone=True)
    told = tuple(
        (one.words, names.words(one, was[one.name]), names.words(one, now[one.name])) for one in fields
    )
    return ChangedGround(told, who)


def _stored(session: Session, fiscal_year: int) -> dict[tuple[str, str], YearPlanRow]:
    rows = session.exec(select(YearPlanRow).where(YearPlanRow.fiscal_year == fiscal_year))
    return {(row.kind, row.row_key): row for row in rows}


def _rows_of_decisions(session: Session, fiscal_year: int) -> dict[int, int]:
    query = select(YearPlanRow.decision_id, func.count()).where(YearPlanRow.fiscal_year == fiscal_year)
    return {row[0]: row[1] for row in session.exec(query.group_by(col(YearPlanRow.decision_id))) if row[0]}


def _work(session: Session, names: TurnNames) -> list[tuple[int | None, str | None, str, int]]:
    """Return the cohorts and missions that somebody should carry: number or code, name, villages."""
    return [
        *((one.number, None, names.work(one.number, None), one.target_villages) for one in cohorts(session)),
        *((None, one.code, names.work(None, one.code), one.target_villages) for one in missions(session)),
    ]


@dataclass
class _PlanReading:
    """Puts old rows beside what is stored of them."""

    session: Session
    fiscal_year: int
    names: TurnNames
    stored: dict[tuple[str, str], YearPlanRow]

    def __post_init__(self) -> None:
        self.decisions = decisions_of_year(self.session, self.fiscal_year)
        self.batches = batches_of(self.session, self.decisions.values())
        self.people = trail_people(self.session)
        self.takers = further_takers(self.session, self.fiscal_year)

    def planned(self, old: OldRow, proposal: ProposedFate) -> PlannedRow:
        """Return an old row with its draft, else with what is proposed for it."""
        row = self.stored.pop((old.kind, old.key), None)
        title = self.names.title(old)
        if row is None:
            shares = self._shares(old, proposal.planned)
            return PlannedRow(
                old=old,
                title=title,
                state=RowState.PROPOSED,
                planned=proposal.planned,
                why=proposal.why,
                went_along=sum(shares),
                shares=shares,
            )
        return self._drafted(old, title, row, proposal)

    def left_over(self) -> list[PlannedRow]:
        """Return the drafts whose rows the turn is not about any more: ended since, or taken out; decided ones too."""
        return [self._without_old(row) for row in self.stored.values()]

    def _without_old(self, row: YearPlanRow) -> PlannedRow:
        was = ground_from(row.kind, row.ground)
        now = standing_row(self.session, row.kind, row.row_key)
        values = {**was, **(now or {})}
        old = OldRow(
            kind=row.kind,
            key=row.row_key,
            values=values,
            agency=values.get("agency_code"),
            cohort=values.get("cohort_number"),
            mission=values.get("mission_code"),
        )
        return self._drafted(old, self.names.title(old), row, None)

    def _drafted(
        self, old: OldRow, title: str, row: YearPlanRow, proposal: ProposedFate | None
    ) -> PlannedRow:
        decision = self.decisions.get(row.decision_id or 0)
        decided = decision_stands(decision, self.batches)
        planned = stored_plan(row, self.takers)
        shares = self._shares(old, planned)
        now = standing_row(self.session, row.kind, row.row_key) if proposal is None else dict(old.values)
        changed = None if decided else ground_changed(self.session, row.kind, row.row_key, row.ground, now)
        if proposal is None and not decided:  # the turn is not about it any more, whatever it says now
            changed = replace(changed or ChangedGround((), ""), gone=True)
        return PlannedRow(
            old=old,
            title=title,
            state=RowState.DECIDED if decided else RowState.DRAFT,
            planned=planned,
            why=proposal.why if proposal and proposal.planned == planned else "",
            number=row.id,
            version=row.version,
            changed_by=actor_of(row.changed_by, self.people).label,
            changed_at=row.changed_at,
            changed=changed,
            decision=row.decision_id if decided else None,
            went_along=sum(shares),
            shares=shares,
        )

    def _shares(self, old: OldRow, planned: PlannedFate) -> tuple[int, ...]:
        takers = takers_of(old, planned)
        if old.kind != RESPONSIBILITIES or not (planned.districts or planned.others):
            return (old.villages, *(0 for _each in takers[1:]))
        villages = villages_under(self.session, old.values["code"], self.fiscal_year)
        return tuple(len(each) for each in shared_villages(villages, takers))
