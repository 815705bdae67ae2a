"""What the forms of a meeting stored, read back from the store, each said where it belongs."""

from collections.abc import Callable, Iterator

from dashboard.present.presence_words import presence_name
from dashboard.query_cache import ask, reference_date
from dashboard.widgets.flash import Done
from dashboard.widgets.receipt import receipt
from kmcore.i18n import N_, _, _n
from kmcore.meetings.agenda.queries import AgendaRow
from kmcore.meetings.room.queries import meeting_room
from kmcore.meetings.room.read_models import AttendanceEntry, FloorItem, MeetingRoom, RecordedCorrection
from kmcore.programme.words import agency_names

SAVED = N_("บันทึกแล้ว")
Lines = Iterator[tuple[str, object]]


def room_receipt(code: str, lines: Callable[[MeetingRoom], Lines], sentence: str = SAVED) -> Done:
    """Return what says, after a sending, the ``lines`` of the meeting as it is stored now."""
    return lambda _answer: receipt(_(sentence), lines(_room(code)))


def matter_receipt(code: str, sentence: str = SAVED, number: int | None = None) -> Done:
    """Return what says which matter is stored: of this number, else the one the command returned."""
    return lambda answer: receipt(_(sentence), _matter(_room(code), number or answer))


def person_receipt(code: str) -> Done:
    """Return what says who stands in the attendance, by the entry the command returned."""
    return lambda entry: receipt(_(SAVED), _person(_room(code), entry))


def chair_lines(room: MeetingRoom) -> Lines:
    """Return who chairs."""
    yield _("ตำแหน่งของประธาน"), room.meeting.chair


def number_lines(room: MeetingRoom) -> Lines:
    """Return which session of the year it is."""
    yield _("ครั้งที่ของปี"), room.meeting.number


def heads_lines(room: MeetingRoom) -> Lines:
    """Return how many heads the agenda has."""
    yield _("ระเบียบวาระ"), _("{count} ระเบียบวาระ", count=room.meeting.heads)


def reopening_lines(room: MeetingRoom) -> Lines:
    """Return why the session was opened again."""
    yield _("เหตุผล"), room.steps[-1].reason


def said_lines(item: FloorItem) -> Callable[[MeetingRoom], Lines]:
    """Return what reads what the minutes say of a matter."""

    def lines(room: MeetingRoom) -> Lines:
        rows = {("agenda", str(row.id)): row.said for head in room.agenda.heads for row in head.items}
        arising = {("action", one.row.code): one.said for head in room.agenda.heads for one in head.arising}
        yield _("ข้อความในรายงาน"), (rows | arising).get((str(item.kind), item.ref)) or _("ว่าง")

    return lines


def proposal_lines(action_code: str) -> Callable[[MeetingRoom], Lines]:
    """Return what reads what is proposed of an item."""

    def lines(room: MeetingRoom) -> Lines:
        found = (one for head in room.agenda.heads for one in head.arising if one.row.code == action_code)
        yield _("ข้อเสนอ"), next(found).proposal.text

    return lines


def dropped_lines(number: int) -> Callable[[MeetingRoom], Lines]:
    """Return what reads of a matter that it was not taken up, and why."""

    def lines(room: MeetingRoom) -> Lines:
        row = next(row for head in room.agenda.heads for row in head.items if row.id == number)
        yield _("ชื่อเรื่อง"), row.title
        yield _("เหตุผล"), row.dropped_reason

    return lines


def correction_lines(room: MeetingRoom) -> Lines:
    """Return the last correction of the minutes."""
    yield from _correction(room.corrections[-1])


def _room(code: str) -> MeetingRoom:
    return ask(meeting_room, code, reference_date())


def _matter(room: MeetingRoom, number: int) -> Lines:
    row: AgendaRow = next(row for head in room.agenda.heads for row in head.items if row.id == number)
    yield _("ชื่อเรื่อง"), row.title
    yield _("ระเบียบวาระที่"), row.head
    yield _("ผู้เสนอ"), _agency(row.agency_code)
    yield _("เวลา"), _n("{count} นาที", row.minutes) if row.minutes else None
    yield _("รายละเอียด"), row.detail


def _person(room: MeetingRoom, entry: int) -> Lines:
    found: AttendanceEntry = next(one for one in room.attendance if one.id == entry)
    yield _("มาในฐานะ"), presence_name(found.presence)
    yield _("หน่วยงาน"), _agency(found.agency_code)
    yield _("ชื่อ"), found.name
    yield _("ตำแหน่ง"), found.position
    yield _("มาแทนใคร"), found.instead_of
    yield _("เหตุผลที่ไม่มา"), found.reason


def _correction(found: RecordedCorrection) -> Lines:
    yield _("ที่ใดในรายงาน"), found.place
    yield _("ข้อความเดิม"), found.before
    yield _("แก้เป็น"), found.after
    yield _("หน่วยงานที่ขอแก้"), _agency(found.agency_code)


def _agency(code: str | None) -> str:
    return ask(agency_names).get(code, code) if code else ""
