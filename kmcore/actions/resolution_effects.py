"""Work that a circle's resolutions make, hand over, date and end; inside the caller's transaction, no commit here.

What the resolutions of a day give an item is a function of how the item stood on the eve and of those that stand, in
order (``give``): whatever was recorded, changed or struck out before, in whatever order, the outcome is the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import Session, col, select

from kmcore.actions import statements
from kmcore.actions.models import ActionDue, ActionItem, ActionParty, PartyRole
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.party import NO_PARTY, Party
from kmcore.storage.base import Origin

_NUMBERED: Final = re.compile(r"A(\d+)")
_BY_RESOLUTION: Final = re.compile(r"R\d+")
EVE: Final = timedelta(days=1)


@dataclass(frozen=True)
class ItemWording:
    """What an item says of itself; ``stated_as`` in Thai and English is the shade ("มติ")."""

    title: str
    kind: ResolutionKind
    stated_as_th: str
    stated_as_en: str


@dataclass(frozen=True)
class ItemAssignment:
    """What a resolution gives an item on its day; None and () leave it as it is. ``resolution``: its code.

    ``before_meeting``: the session that ``due`` stands before; the date moves with it.
    """

    resolution: str
    owner: str | None = None
    supporters: Party = NO_PARTY
    due: date | None = None
    before_meeting: str | None = None


def open_item(session: Session, wording: ItemWording, meeting_code: str, on: date) -> str:
    """Add an item that a meeting made on its day, of nobody yet; return its code, one more than the highest."""
    there = session.exec(select(ActionItem.code, ActionItem.position)).all()
    numbers = [int(found[1]) for code, _place in there if (found := _NUMBERED.fullmatch(code))]
    row = ActionItem(
        code=f"A{max(numbers, default=0) + 1}",
        position=max((place for _code, place in there), default=0) + 1,
        title=wording.title,
        title_en="",
        kind=wording.kind,
        stated_as=wording.stated_as_th,
        stated_as_en=wording.stated_as_en,
        meeting_code=meeting_code,
        opened_on=on,
        origin=Origin.LIVE,
    )
    session.add(row)
    session.flush()
    return row.code


def reword_item(session: Session, code: str, wording: ItemWording) -> None:
    """Let an item say something else of itself."""
    row = session.get_one(ActionItem, code)
    row.title, row.kind = wording.title, wording.kind
    row.stated_as, row.stated_as_en = wording.stated_as_th, wording.stated_as_en


def end_item(session: Session, code: str, on: date) -> None:
    """Take an item off every board from a day on; its row, and its code, stay."""
    session.get_one(ActionItem, code).ended_on = on


def was_reported(session: Session, code: str) -> bool:
    """Tell whether anybody has ever reported on an item."""
    return statements.newest_number(session, code) > 0


def apply_assignments(session: Session, code: str, on: date, given: Iterable[ItemAssignment]) -> None:
    """Let an item stand as on the eve of a day, then give it what the day's resolutions give, in order."""
    undo_assignments(session, code, on)
    for one in given:
        hand_over(session, code, on, one.owner, one.supporters)
        if one.due is not None or one.before_meeting is not None:
            set_due(session, code, one.due, on, one.resolution, before_meeting=one.before_meeting)


def undo_assignments(session: Session, code: str, on: date) -> None:
    """Undo what resolutions of a day gave an item: parts that began on it, parts it ended, due dates set on it.

    A part ends by nothing else than a hand-over, so one that ends on the eve was ended by the day.
    """
    rows = _parts(session, code)
    for row in rows:
        if row.from_date == on and row.origin == Origin.LIVE:
            session.delete(row)
        elif row.to_date == on - EVE:
            row.to_date = _until(rows, row, on)
    _undo_dues(session, code, on)
    session.flush()


def _undo_dues(session: Session, code: str, on: date) -> None:
    """Take back the dates that resolutions of the day set, and those that followed one of these to a moved session."""
    query = select(ActionDue).where(col(ActionDue.action_code) == code)
    gone = False  # the one before, which a date that followed its session takes the place of
    for due in session.exec(query.order_by(col(ActionDue.set_on), col(ActionDue.id))).all():
        of_the_day = due.set_on == on and due.origin == Origin.LIVE
        followed = gone and due.before_meeting is not None
        gone = of_the_day and (_BY_RESOLUTION.fullmatch(due.reason or "") is not None or followed)
        if gone:
            session.delete(due)


def hand_over(session: Session, code: str, on: date, owner: str | None, supporters: Sequence[str]) -> None:
    """Give an item one owner, and other supporters, from a day on; None and () leave them as they are.

    Who had the part keeps it until the eve, so that past boards keep their owners. A hand-over of a later day that is
    there already stays as it is.
    """
    rows = _parts(session, code)
    now = {row.agency_code: PartyRole(row.role) for row in rows if _lasts(row, on)}
    set_parts(session, code, on, _wanted(now, owner, supporters))


def set_parts(session: Session, code: str, on: date, wanted: Mapping[str, PartyRole]) -> None:
    """Give an item these parts from a day on and no others, as ``hand_over`` does."""
    rows = _parts(session, code)
    now = {row.agency_code: row for row in rows if _lasts(row, on)}
    for agency, row in now.items():
        if wanted.get(agency) != row.role:
            _end(session, row, on)
    session.flush()
    for agency, role in wanted.items():
        if agency not in now or now[agency].role != role:
            _begin(session, ActionParty(action_code=code, agency_code=agency, from_date=on, role=role), rows)
    session.flush()


def set_due(  # noqa: PLR0913 - what a due date is, by name
    session: Session, code: str, due: date | None, on: date, reason: str, *, before_meeting: str | None = None
) -> None:
    """Set an item's due date on a day; ``reason`` says by what, as a resolution's code. Earlier ones stay readable.

    ``before_meeting``: the session it stands before; without a date where that session has none any more.
    """
    row = ActionDue(
        action_code=code,
        due_date=due,
        set_on=on,
        reason=reason,
        before_meeting=before_meeting,
        origin=Origin.LIVE,
    )
    session.add(row)
    session.flush()


def _wanted(now: dict[str, PartyRole], owner: str | None, supporters: Sequence[str]) -> dict[str, PartyRole]:
    """Return who is to have which part: an owner's part outweighs a supporter's."""
    kept = {
        agency: role for agency, role in now.items() if not (owner if role == PartyRole.OWNER else supporters)
    }
    owners = {owner: PartyRole.OWNER} if owner else {}
    helping = {agency: PartyRole.SUPPORT for agency in supporters if kept.get(agency) != PartyRole.OWNER}
    return {**kept, **helping, **owners}


def _parts(session: Session, code: str) -> list[ActionParty]:
    query = select(ActionParty).where(col(ActionParty.action_code) == code)
    return list(session.exec(query.order_by(col(ActionParty.from_date), col(ActionParty.agency_code))))


def _lasts(row: ActionParty, on: date) -> bool:
    return row.from_date <= on and (row.to_date is None or row.to_date >= on)


def _end(session: Session, row: ActionParty, on: date) -> None:
    """One that began this very day has never counted on a day before."""
    if row.from_date == on and row.origin == Origin.LIVE:
        session.delete(row)
    else:
        row.to_date = on - EVE


def _begin(session: Session, part: ActionParty, rows: Sequence[ActionParty]) -> None:
    part.to_date = _until(rows, part, part.from_date)
    there = session.get(ActionParty, (part.action_code, part.agency_code, part.from_date))
    if there is None:
        part.origin = Origin.LIVE
        session.add(part)
    else:  # the source's own, of this very day, that was ended above
        there.role, there.to_date = part.role, part.to_date


def _until(rows: Sequence[ActionParty], part: ActionParty, on: date) -> date | None:
    """Return the last day of a part that begins anew: the eve of a later hand-over of it, None without one."""
    later = [
        row.from_date
        for row in rows
        if row.from_date > on and (row.role == part.role or row.agency_code == part.agency_code)
    ]
    return min(later) - EVE if later else None
