"""The matter on the floor: what the room must see of it, whether it is a head, a matter of the agenda, or an item."""

from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.web.wall.decisions import DisputedNumber, disputed_number
from dashboard.web.wall.wall_meeting import WallMeeting
from dashboard.web.wall.wall_words import width
from kmcore.actions.owner_words import owner_in_short
from kmcore.drawing.palette import StatusStyle
from kmcore.i18n import _
from kmcore.meetings.agenda.read_models import AgendaRow, ArisingRow
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.read_models import OnFloor
from kmcore.programme.agency_words import short_names
from kmcore.snapshot.picture import PictureItem
from kmcore.thai.spoken_dates import spoken_day_of_year


@dataclass(frozen=True)
class ItemState:
    """How an item stands: whose, status with its sign, due, progress (None: never reported)."""

    who: str
    helped: str
    status: str
    look: StatusStyle
    name: str
    due: str
    progress: int | None
    bar: str


@dataclass(frozen=True)
class FloorMatter:
    """What is on the floor. ``notes``: heading and text, the most telling first; ``below``: what a head holds."""

    head: str
    title: str
    origin: str
    minutes: int | None
    since_ms: int
    spent_s: int
    standing: ItemState | None
    notes: tuple[tuple[str, str], ...]
    number: DisputedNumber | None
    below: tuple[str, ...]


def matter_on_floor(meeting: WallMeeting, floor: OnFloor) -> FloorMatter:
    """Return the matter that ``floor`` says."""
    item = meeting.item(floor.ref) if floor.kind is FloorKind.ACTION else None
    row = _row(meeting, floor)
    question = meeting.number(row.check_code) if row and row.check_code else None
    arising = _arising(meeting, floor)
    return FloorMatter(
        head=_head(meeting, floor),
        title=floor.title,
        origin=_origin(arising),
        minutes=floor.minutes,
        since_ms=int(floor.since.timestamp() * 1000),
        spent_s=floor.spent_before_s,
        standing=_standing(meeting, item) if item else None,
        notes=_of_item(meeting, item, arising) if item else _of_row(meeting, row),
        number=disputed_number(question) if question else None,
        below=_below(meeting, floor),
    )


def _head(meeting: WallMeeting, floor: OnFloor) -> str:
    title = next((one.title for one in meeting.room.agenda.heads if one.number == floor.head), "")
    if not title:
        return ""
    if floor.kind is FloorKind.HEAD:  # its title stands below
        return _("วาระที่ {number}", number=floor.head)
    return _("วาระที่ {number} {title}", number=floor.head, title=title)


def _row(meeting: WallMeeting, floor: OnFloor) -> AgendaRow | None:
    if floor.kind is not FloorKind.AGENDA:
        return None
    rows = (row for head in meeting.room.agenda.heads for row in head.items)
    return next((row for row in rows if str(row.id) == floor.ref), None)


def _arising(meeting: WallMeeting, floor: OnFloor) -> ArisingRow | None:
    if floor.kind is not FloorKind.ACTION:
        return None
    found = (one for head in meeting.room.agenda.heads for one in head.arising)
    return next((one for one in found if one.row.code == floor.ref), None)


def _origin(arising: ArisingRow | None) -> str:
    """Return where the item comes from; without the source's file and line, which are for those who look it up."""
    if arising is None or arising.meeting_date is None:
        return ""
    day = formatting.day(arising.meeting_date)
    if arising.place:
        return _("จากประชุม {day} {place}", day=day, place=arising.place)
    return _("จากประชุม {day}", day=day)


def _standing(meeting: WallMeeting, item: PictureItem) -> ItemState:
    return ItemState(
        who=owner_in_short(item, meeting.picture.agency_names),
        helped=short_names(item.supporters, meeting.picture.agency_names),
        status=item.status,
        look=formatting.look(item.status),
        name=formatting.status(item.status),
        due=_("กำหนด {day}", day=spoken_day_of_year(item.due_date)) if item.due_date else "",
        progress=item.progress,
        bar=width(item.progress or 0, 100),
    )


def _of_item(
    meeting: WallMeeting, item: PictureItem, arising: ArisingRow | None
) -> tuple[tuple[str, str], ...]:
    notes = (
        *(
            (_("{who} ขอ", who=short_names([ask.agency_code], meeting.picture.agency_names)), ask.text)
            for ask in item.asks
        ),
        (_("ติดขัด"), item.obstacle or ""),
        (_("ทำไปแล้ว"), item.done or ""),
        (_("ข้อเสนอ"), _proposal(item, arising)),
    )
    return tuple((head, text) for head, text in notes if text)


def _proposal(item: PictureItem, arising: ArisingRow | None) -> str:
    """Return what is proposed; one that only repeats the ask or the obstacle says nothing new."""
    if arising is None or (not arising.proposal.written and (item.asks or item.obstacle)):
        return ""
    return arising.proposal.text


def _of_row(meeting: WallMeeting, row: AgendaRow | None) -> tuple[tuple[str, str], ...]:
    if row is None:
        return ()
    by = short_names([row.agency_code], meeting.picture.agency_names) if row.agency_code else ""
    notes = ((_("ผู้เสนอ"), by), (_("รายละเอียด"), row.detail or ""))
    return tuple((head, text) for head, text in notes if text)


def _below(meeting: WallMeeting, floor: OnFloor) -> tuple[str, ...]:
    """Return what a head on the floor holds."""
    if floor.kind is not FloorKind.HEAD:
        return ()
    head = next((one for one in meeting.room.agenda.heads if str(one.number) == floor.ref), None)
    if head is None:
        return ()
    return (*(row.title for row in head.items), *(one.row.title for one in head.arising))
