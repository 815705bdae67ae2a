"""From the tables' rows to what leaves the house; for ``queries`` only."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kmcore.actions.agency_parts import AgencyPart
from kmcore.actions.models import ActionDue, ActionItem, ActionParty, ActionUpdate, PartyRole
from kmcore.actions.read_models import ActionRow, DueSet
from kmcore.actions.report import Report, Update
from kmcore.storage.base import Origin
from kmcore.storage.from_row import from_row


def action_row(
    item: ActionItem,
    parts: tuple[AgencyPart, ...],
    dues: Sequence[ActionDue],
    as_of: date,
    since: date | None,
) -> ActionRow:
    """Return the item with its parts and the due dates set by the day, oldest first."""
    set_dues = tuple(map(_due, dues))
    demo = _made_up(item) or any(part.demo for part in parts) or any(due.demo for due in set_dues)
    return from_row(ActionRow, item, parts=parts, dues=set_dues, demo=demo, as_of=as_of, since=since)


def parts_of(
    parties: Sequence[ActionParty],
    latest: Sequence[ActionUpdate],
    places: Mapping[str, int],
    since: date | None,
) -> tuple[AgencyPart, ...]:
    """Return the owners, the support, then others that reported, each group by the agencies' ``places``."""
    parts = {
        party.agency_code: AgencyPart(party.agency_code, PartyRole(party.role), demo=_made_up(party))
        for party in parties
    }
    for update in latest:
        known = parts.get(update.agency_code, AgencyPart(update.agency_code, None))
        parts[update.agency_code] = _reported(known, update, since)
    roles = [PartyRole.OWNER, PartyRole.SUPPORT, None]
    return tuple(sorted(parts.values(), key=lambda part: (roles.index(part.role), places[part.agency_code])))


def _reported(part: AgencyPart, update: ActionUpdate, since: date | None) -> AgencyPart:
    return replace(
        part,
        report=from_row(Report, update),
        spoke=since is None or _is_after(update, since),
        demo=part.demo or _made_up(update),
    )


def _is_after(update: ActionUpdate, since: date) -> bool:
    """Tell whether a report answers for the time after the circle of the day ``since``.

    What was written on that very day before the circle was over was counted in it; what was written after is news.
    """
    return update.reported_on > since or (update.reported_on == since and update.after_circle)


def update_row(row: ActionUpdate, authors: Mapping[int, str], photos: Mapping[int, Sequence[int]]) -> Update:
    """Return a report as it was made; ``authors`` by account, ``photos`` by the report's number."""
    number = row.id or 0
    return from_row(
        Update,
        row,
        id=number,
        author=authors.get(row.account_id or 0),
        photos=tuple(photos.get(number, ())),
    )


def _due(row: ActionDue) -> DueSet:
    return from_row(DueSet, row)


def _made_up(row: ActionItem | ActionParty | ActionDue | ActionUpdate) -> bool:
    return row.origin == Origin.DEMO
