"""What can be put on the floor, in the agenda's order: heads, the matters under them, and the items of head 3."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from dashboard.present import formatting
from dashboard.present.item_words import due_left
from dashboard.query_cache import ask
from kmcore.actions.owner_words import owner_with_agencies
from kmcore.actions.queries import ActionRow, board
from kmcore.i18n import _, speaking
from kmcore.meetings.agenda.queries import in_order_of_urgency
from kmcore.meetings.agenda.read_models import AgendaRow, ArisingRow, Head, HeadKind
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.read_models import MeetingRoom
from kmcore.programme.agency_words import short_names

Names = Mapping[str, str]
Json = dict[str, Any]


@dataclass(frozen=True)
class Matter:
    """One matter. ``no`` is what people call it by: "3", "4.1", "A8". ``spent``: seconds it had the floor before.

    ``said`` and ``version`` are of what was said of it; a head has none (``takes_said``). ``action``: its open item.
    """

    kind: FloorKind
    ref: str
    head: int
    head_kind: HeadKind
    no: str
    title: str
    minutes: int | None
    spent: int
    agency: str | None = None
    check: str | None = None
    said: str = ""
    version: int = 0
    arising: ArisingRow | None = None

    @property
    def key(self) -> str:
        """Return what the page calls it by."""
        return f"{self.kind}:{self.ref}"

    @property
    def takes_said(self) -> bool:
        """Tell whether what is said of it can be written down."""
        return self.kind is not FloorKind.HEAD


def matters(room: MeetingRoom) -> list[Matter]:
    """Return every matter of the agenda in order.

    What is resolved in session moves no item of head 3 to another place: the one after this stays the one after it.
    """
    return [matter for head in room.agenda.heads for matter in _of_head(head, room, _places(room))]


def _places(room: MeetingRoom) -> dict[str, int]:
    """Return the place of each item as it stood when the meeting began: late first, as of the meeting's day."""
    eve = ask(board, room.day - timedelta(days=1))
    begun = in_order_of_urgency([replace(row, as_of=room.day) for row in eve])
    return {row.code: place for place, row in enumerate(begun)}


def matter_json(matter: Matter, names: Names) -> Json:
    """Return a matter as the page's script knows it."""
    row = matter.arising.row if matter.arising else None
    return {
        "key": matter.key,
        "kind": matter.kind,
        "ref": matter.ref,
        "head": matter.head,
        "head_kind": matter.head_kind,
        "no": matter.no,
        "title": matter.title,
        "minutes": matter.minutes,
        "spent": matter.spent,
        "check": matter.check,
        "said": matter.said,
        "version": matter.version,
        "takes_said": matter.takes_said,
        "facts": _facts(matter, names),
        "action": row.code if row else None,
        "demo": row is not None and row.demo,
        "owners": list(row.owners) if row else [],
        "owned_by": short_names(row.owners, names) if row else "",
        "assign": _assigning(row) if row else "",
        "due": row.due_date.isoformat() if row and row.due_date else None,
    }


def _of_head(head: Head, room: MeetingRoom, places: Mapping[str, int]) -> Iterator[Matter]:
    number = str(head.number)
    spent = _spent(room, FloorKind.HEAD, number)
    yield Matter(FloorKind.HEAD, number, head.number, head.kind, number, head.title, None, spent)
    for place, row in enumerate(head.items, start=1):
        yield _of_agenda(row, head, f"{head.number}.{place}", room)
    for arising in sorted(head.arising, key=lambda one: places.get(one.row.code, len(places))):
        yield _of_action(arising, head, room)


def _of_agenda(row: AgendaRow, head: Head, no: str, room: MeetingRoom) -> Matter:
    ref = str(row.id)
    return Matter(
        FloorKind.AGENDA,
        ref,
        head.number,
        head.kind,
        no,
        row.title,
        row.minutes,
        _spent(room, FloorKind.AGENDA, ref),
        agency=row.agency_code,
        check=row.check_code,
        said=row.said or "",
        version=row.version,
    )


def _of_action(arising: ArisingRow, head: Head, room: MeetingRoom) -> Matter:
    row = arising.row
    return Matter(
        FloorKind.ACTION,
        row.code,
        head.number,
        head.kind,
        row.code,
        row.title,
        None,
        _spent(room, FloorKind.ACTION, row.code),
        said=arising.said or "",
        version=arising.version,
        arising=arising,
    )


def _spent(room: MeetingRoom, kind: FloorKind, ref: str) -> int:
    return room.spent.get((kind, ref), 0)


def _facts(matter: Matter, names: Names) -> list[str]:
    """Return what the room should know when the matter comes up, a short line each."""
    if matter.arising is None:
        return [_("ผู้เสนอ {agency}", agency=names.get(matter.agency, matter.agency))] if matter.agency else []
    row, arising = matter.arising.row, matter.arising
    said = _("ทำแล้ว: {done}", done=arising.done) if arising.done else _("ยังไม่มีรายงาน")
    asks = [_("ขอให้ผู้ว่าฯ ช่วย: {ask}", ask=ask.text) for ask in row.asks]
    return [_standing(row, names), said, *asks, _("เสนอ: {proposal}", proposal=arising.proposal.text)]


def _standing(row: ActionRow, names: Names) -> str:
    who = owner_with_agencies(row, names)
    parts = [formatting.status(row.status), f"{who.who} {who.more}".strip()]
    if row.due_date:
        left = due_left(row)
        parts.append(_("กำหนด {day}", day=formatting.day(row.due_date)) + (f" ({left})" if left else ""))
    return " · ".join(parts)


def _assigning(row: ActionRow) -> str:
    """Return the words of the resolution that names the item's owner. Thai on every page: they go into the minutes."""
    with speaking("th"):
        return _(
            "มอบหมายให้ {owner} เป็นเจ้าของงาน {code} {title}",
            owner="{owner}",
            code=row.code,
            title=row.title.th,
        )
