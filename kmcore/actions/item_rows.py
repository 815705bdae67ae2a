"""Items as rows of the registers: read, opened, changed and taken back in the caller's transaction; no commit here.

They are written as a circle's resolutions write them (``resolution_effects``): parts end and begin on a day, a further
due date leaves the earlier ones readable, a code is never given again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import Session, col, select

from kmcore.actions.models import ActionDue, ActionItem, ActionParty, PartyRole
from kmcore.actions.resolution_effects import (
    ItemWording,
    end_item,
    open_item,
    set_due,
    set_parts,
    was_reported,
)
from kmcore.errors import KmError
from kmcore.i18n import N_
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.party import joined_codes, party_of

AS_KEPT: Final = ("code", "title", "meeting_code", "opened_on")
REPORTED: Final = N_("มีหน่วยงานรายงานงาน {code} แล้ว จึงถอนไม่ได้ แก้งานนั้น หรือให้ที่ประชุมสรุปว่าจะทำอย่างไร")


class ItemRowError(KmError):
    """An item cannot be written as a row asks."""


@dataclass(frozen=True)
class ItemOpening:
    """What an item begins with: the session it is of, its day, who has which part, by when."""

    meeting_code: str
    on: date
    owners: str | None = None
    support: str | None = None
    due: date | None = None


@dataclass(frozen=True)
class ItemDay:
    """The day from which a change counts, and why it was made."""

    on: date
    reason: str


def item_rows(session: Session) -> list[dict[str, Any]]:
    """Return every item that was not struck out, in order: with its parts and its due date of now."""
    query = select(ActionItem).where(col(ActionItem.ended_on).is_(None))
    parts, dues = _parts_of_now(session), _newest_dues(session)
    return [
        {
            **{name: getattr(item, name) for name in AS_KEPT},
            "kind": str(item.kind),
            "owners": _joined(parts.get(item.code, {}), PartyRole.OWNER),
            "support": _joined(parts.get(item.code, {}), PartyRole.SUPPORT),
            "due_date": dues.get(item.code),
            "origin": str(item.origin),
        }
        for item in session.exec(query.order_by(col(ActionItem.position), col(ActionItem.code)))
    ]


def open_item_row(session: Session, wording: ItemWording, opening: ItemOpening, reason: str) -> str:
    """Open an item with its parts and due date; return the code it was given."""
    code = open_item(session, wording, opening.meeting_code, opening.on)
    set_parts(session, code, opening.on, _wanted(opening.owners, opening.support))
    if opening.due is not None:
        set_due(session, code, opening.due, opening.on, reason)
    return code


def change_item_row(
    session: Session, code: str, values: Mapping[str, Any], wording: ItemWording, day: ItemDay
) -> None:
    """Change what a row says of an item, from a day on; ``wording``: its words now, as far as ``values`` speak of them."""
    item = session.get_one(ActionItem, code)
    on = max(day.on, item.opened_on)
    if "title" in values:
        item.title, item.title_en = wording.title, ""  # the English of other words would say something else
    if "kind" in values:
        item.kind, item.stated_as, item.stated_as_en = (
            wording.kind,
            wording.stated_as_th,
            wording.stated_as_en,
        )
    if {"owners", "support"} & values.keys():
        now = _parts_of_now(session).get(code, {})
        owners = values.get("owners", _joined(now, PartyRole.OWNER))
        support = values.get("support", _joined(now, PartyRole.SUPPORT))
        set_parts(session, code, on, _wanted(owners, support))
    if "due_date" in values:
        set_due(session, code, values["due_date"], on, day.reason)
    session.flush()


def is_taken_back(session: Session, code: str) -> bool:
    """Tell whether there is an item of this code that was struck out or taken back."""
    item = session.get(ActionItem, code)
    return item is not None and item.ended_on is not None


def take_back_item_row(session: Session, code: str) -> None:
    """Take an item off every board from its first day on; its row and its code stay.

    Raises:
        ItemRowError: agencies have reported on it.
    """
    if was_reported(session, code):
        raise ItemRowError(REPORTED, code=code)
    end_item(session, code, session.get_one(ActionItem, code).opened_on)
    session.flush()


def bring_back_item_row(session: Session, code: str) -> None:
    """Put an item that was taken back on the boards again."""
    session.get_one(ActionItem, code).ended_on = None
    session.flush()


def item_kind(session: Session, code: str) -> ResolutionKind:
    """Return the kind of an item."""
    return ResolutionKind(session.get_one(ActionItem, code).kind)


def _parts_of_now(session: Session) -> dict[str, dict[str, PartyRole]]:
    found: dict[str, dict[str, PartyRole]] = {}
    for part in session.exec(select(ActionParty).where(col(ActionParty.to_date).is_(None))):
        found.setdefault(part.action_code, {})[part.agency_code] = PartyRole(part.role)
    return found


def _newest_dues(session: Session) -> dict[str, date | None]:
    query = select(ActionDue).order_by(col(ActionDue.set_on), col(ActionDue.id))
    return {due.action_code: due.due_date for due in session.exec(query)}


def _joined(parts: Mapping[str, PartyRole], role: PartyRole) -> str | None:
    return joined_codes(sorted(agency for agency, one in parts.items() if one is role)) or None


def _wanted(owners: str | None, support: str | None) -> dict[str, PartyRole]:
    """Return who is to have which part: an owner's part outweighs a supporter's."""
    helping = dict.fromkeys(party_of(support), PartyRole.SUPPORT)
    return {**helping, **dict.fromkeys(party_of(owners), PartyRole.OWNER)}
