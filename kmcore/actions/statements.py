"""What the tables hold by a day, one statement each; for this subject's own queries, checks and commands."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from kmcore.actions.models import ActionDue, ActionItem, ActionParty, ActionUpdate, Attachment

Row = TypeVar("Row", ActionDue, ActionParty, ActionUpdate)


def opened_items(session: Session, as_of: date, code: str | None) -> list[ActionItem]:
    """Return the items opened by the day and not ended by it, in order; with ``code`` that one or none."""
    standing = or_(col(ActionItem.ended_on).is_(None), col(ActionItem.ended_on) > as_of)
    query = select(ActionItem).where(col(ActionItem.opened_on) <= as_of, standing)
    if code is not None:
        query = query.where(col(ActionItem.code) == code)
    return list(session.exec(query.order_by(col(ActionItem.position), col(ActionItem.code))))


def parties(session: Session, as_of: date, code: str | None) -> dict[str, list[ActionParty]]:
    """Return who has a part in which item on the day."""
    lasting = or_(col(ActionParty.to_date).is_(None), col(ActionParty.to_date) >= as_of)
    query = select(ActionParty).where(col(ActionParty.from_date) <= as_of, lasting)
    if code is not None:
        query = query.where(col(ActionParty.action_code) == code)
    return _by_item(session.exec(query))


def dues(session: Session, as_of: date, code: str | None) -> dict[str, list[ActionDue]]:
    """Return the due dates set by the day, in the order they were set."""
    query = select(ActionDue).where(col(ActionDue.set_on) <= as_of)
    if code is not None:
        query = query.where(col(ActionDue.action_code) == code)
    return _by_item(session.exec(query.order_by(col(ActionDue.set_on), col(ActionDue.id))))


def latest_updates(session: Session, as_of: date, code: str | None) -> dict[str, list[ActionUpdate]]:
    """Return each agency's last report on each item by the day."""
    place = func.row_number().over(
        partition_by=(col(ActionUpdate.action_code), col(ActionUpdate.agency_code)),
        order_by=_newest_first(),
    )
    ranked = select(col(ActionUpdate.id), place.label("place")).where(col(ActionUpdate.reported_on) <= as_of)
    if code is not None:
        ranked = ranked.where(col(ActionUpdate.action_code) == code)
    newest = ranked.subquery()
    query = select(ActionUpdate).join(newest, newest.c.id == col(ActionUpdate.id)).where(newest.c.place == 1)
    return _by_item(session.exec(query))


def all_updates(session: Session, as_of: date, code: str) -> list[ActionUpdate]:
    """Return every report on an item by the day, newest first."""
    query = select(ActionUpdate).where(
        col(ActionUpdate.action_code) == code, col(ActionUpdate.reported_on) <= as_of
    )
    return list(session.exec(query.order_by(*_newest_first())))


def updates_after(session: Session, code: str, number: int) -> list[ActionUpdate]:
    """Return the reports on an item written after the one of this number, oldest first, whatever their day."""
    query = select(ActionUpdate).where(col(ActionUpdate.action_code) == code, col(ActionUpdate.id) > number)
    return list(session.exec(query.order_by(col(ActionUpdate.id))))


def newest_number(session: Session, code: str) -> int:
    """Return the number of the report on an item that was written last, 0 for none."""
    query = select(func.max(ActionUpdate.id)).where(col(ActionUpdate.action_code) == code)
    return session.exec(query).one() or 0


def photos_of(session: Session, updates: Sequence[ActionUpdate]) -> dict[int, list[int]]:
    """Return the numbers of the reports' photos, without the photos, by report."""
    wanted = col(Attachment.update_id).in_([update.id for update in updates])
    query = select(Attachment.update_id, Attachment.id).where(wanted).order_by(col(Attachment.id))
    found: dict[int, list[int]] = {}
    for update_id, number in session.exec(query):
        found.setdefault(update_id, []).append(number or 0)
    return found


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    """Two reports of one moment: the one written later counts."""
    return (
        col(ActionUpdate.reported_on).desc(),
        col(ActionUpdate.reported_at).desc(),
        col(ActionUpdate.id).desc(),
    )


def _by_item(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.action_code, []).append(row)
    return found
