"""From the tables' rows to what leaves the house; for ``queries`` only."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kmcore.actions.agency_parts import AgencyPart
from kmcore.actions.models import ActionDue, ActionItem, ActionParty, ActionUpdate, PartyRole, WorkState
from kmcore.actions.read_models import ActionRow, DueSet, Update
from kmcore.bilingual import Bilingual
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.base import Origin


def action_row(
    item: ActionItem,
    parts: tuple[AgencyPart, ...],
    dues: Sequence[ActionDue],
    as_of: date,
    since: date | None,
) -> ActionRow:
    """Return the item with its parts and the due dates set by the day, oldest first."""
    set_dues = tuple(map(_due, dues))
    return ActionRow(
        code=item.code,
        title=Bilingual(item.title, item.title_en),
        kind=ResolutionKind(item.kind),
        stated_as=Bilingual(item.stated_as, item.stated_as_en),
        meeting_code=item.meeting_code,
        opened_on=item.opened_on,
        owner_label=Bilingual.or_none(item.owner_label, item.owner_label_en),
        support_label=Bilingual.or_none(item.support_label, item.support_label_en),
        parts=parts,
        dues=set_dues,
        source=item.source_code,
        demo=_made_up(item) or any(part.demo for part in parts) or any(due.demo for due in set_dues),
        as_of=as_of,
        since=since,
    )


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
        state=WorkState(update.state),
        progress=update.progress,
        last_update=update.reported_on,
        reported_at=update.reported_at,
        done=update.done,
        obstacle=update.obstacle,
        ask=update.ask,
        spoke=since is None or update.reported_on > since,
        demo=part.demo or _made_up(update),
    )


def update_row(row: ActionUpdate, authors: Mapping[int, str], photos: Mapping[int, Sequence[int]]) -> Update:
    """Return a report as it was made; ``authors`` by account, ``photos`` by the report's number."""
    return Update(
        agency_code=row.agency_code,
        reported_on=row.reported_on,
        reported_at=row.reported_at,
        state=WorkState(row.state),
        progress=row.progress,
        done=row.done,
        obstacle=row.obstacle,
        ask=row.ask,
        origin=row.origin,
        source=row.source_code,
        id=row.id or 0,
        author=authors.get(row.account_id or 0),
        link=row.link,
        late=row.late,
        photos=tuple(photos.get(row.id or 0, ())),
    )


def _due(row: ActionDue) -> DueSet:
    return DueSet(row.due_date, row.set_on, row.reason, row.source_code, _made_up(row))


def _made_up(row: ActionItem | ActionParty | ActionDue | ActionUpdate) -> bool:
    return row.origin == Origin.DEMO
