"""What is stored of a meeting, field by field with its name, for the receipts of what is sent to it. Pure."""

from collections.abc import Callable, Iterator, Mapping

from dashboard.present import formatting
from dashboard.present.presence_words import presence_name
from kmcore.i18n import _, _n
from kmcore.meetings.agenda.queries import AgendaRow
from kmcore.meetings.read_models import MeetingInfo
from kmcore.meetings.room.read_models import AttendanceEntry, FloorItem, MeetingRoom
from kmcore.programme.agency_words import short_names
from kmcore.thai.spoken_dates import spoken_time

Lines = Iterator[tuple[str, object]]
Names = Mapping[str, str]


def session_lines(info: MeetingInfo) -> Lines:
    """Return when and where a session meets, who chairs it, which one of the year it is."""
    yield from when_and_where(info)
    yield _("ประธาน"), info.chair
    yield _("ครั้งที่"), info.number
    yield _("ระเบียบวาระ"), _("{count} ระเบียบวาระ", count=info.heads)


def when_and_where(info: MeetingInfo) -> Lines:
    """Return when and where a session meets."""
    yield _("วันประชุม"), formatting.day(info.on_date, "weekday")
    yield _("เวลา"), spoken_time(info.start_time)
    yield _("สถานที่"), info.place


def resolution_lines(room: MeetingRoom, code: str, names: Names) -> Lines:
    """Return a resolution and the work it gives; why it was struck out, where it was."""
    row = next(row for row in room.resolutions if row.code == code)
    yield formatting.kind(row.kind), row.text
    yield _("งานติดตาม"), row.action_code
    yield _("เจ้าของงาน"), short_names(row.owners, names) if row.action_code else None
    yield _("หน่วยหนุนเสริม"), short_names(row.supporters, names) if row.action_code else None
    yield _("กำหนด"), formatting.day(row.due_date) if row.action_code and row.due_date else None
    yield _("เหตุผล"), row.withdrawn_reason


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


def correction_lines(room: MeetingRoom, names: Names) -> Lines:
    """Return the last correction of the minutes."""
    found = room.corrections[-1]
    yield _("ที่ใดในรายงาน"), found.place
    yield _("ข้อความเดิม"), found.before
    yield _("แก้เป็น"), found.after
    yield _("หน่วยงานที่ขอแก้"), _agency(found.agency_code, names)


def matter_lines(room: MeetingRoom, number: int, names: Names) -> Lines:
    """Return a matter of the agenda."""
    row: AgendaRow = next(row for head in room.agenda.heads for row in head.items if row.id == number)
    yield _("ชื่อเรื่อง"), row.title
    yield _("ระเบียบวาระที่"), row.head
    yield _("ผู้เสนอ"), _agency(row.agency_code, names)
    yield _("เวลา"), _n("{count} นาที", row.minutes) if row.minutes else None
    yield _("รายละเอียด"), row.detail


def person_lines(room: MeetingRoom, entry: int, names: Names) -> Lines:
    """Return somebody in the attendance."""
    found: AttendanceEntry = next(one for one in room.attendance if one.id == entry)
    yield _("มาในฐานะ"), presence_name(found.presence)
    yield _("หน่วยงาน"), _agency(found.agency_code, names)
    yield _("ชื่อ"), found.name
    yield _("ตำแหน่ง"), found.position
    yield _("มาแทนใคร"), found.instead_of
    yield _("เหตุผลที่ไม่มา"), found.reason


def _agency(code: str | None, names: Names) -> str:
    return names.get(code, code) if code else ""
