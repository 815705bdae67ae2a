"""The ready message to an agency: what it still owes, by when, and where to report. Always Thai, plain text."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from kmcore.i18n import N_, _, speaking
from kmcore.meetings.queries import MeetingInfo
from kmcore.reminders.read_models import AgencyStanding, OwedReport, WindowInfo
from kmcore.thai.dates import format_date, format_time
from kmcore.thai.plain_text import one_line

MOST_ITEMS: Final = 12
MY_WORK: Final = "/my"


@dataclass(frozen=True)
class ReminderMessage:
    """A subject of one line, and the text."""

    subject: str
    text: str


def reminder_message(window: WindowInfo, standing: AgencyStanding, home: str) -> ReminderMessage:
    """Return the reminder to an agency, for LINE (``text``) and e-mail (both).

    ``home`` is the server's address for people, "https://host"; empty: the message names the page instead.
    It is written in Thai whatever the reader's language, for it goes to others.
    """
    with speaking("th"):
        lines = [
            _("เรียน {agency}", agency=one_line(standing.name)),
            _("ขอรายงานความคืบหน้าก่อน{circle}", circle=_circle(window.meeting)),
            "",
            *_owed(standing, window.as_of),
            "",
            _by_when(window),
            _("รายงานที่ {address}", address=home + MY_WORK) if home else _(NO_ADDRESS),
        ]
        day = format_date(window.meeting.on_date)
        subject = _("ขอรายงานก่อนประชุม {day}: {agency}", day=day, agency=one_line(standing.short))
    return ReminderMessage(subject, "\n".join(lines))


def _circle(meeting: MeetingInfo) -> str:
    name = one_line(meeting.circle.name)
    day = format_date(meeting.on_date, "weekday")
    start = clock_time(meeting)
    if start is None:
        return _("{circle} วัน{day}", circle=name, day=day)
    return _("{circle} วัน{day} เวลา {time}", circle=name, day=day, time=format_time(start))


def clock_time(meeting: MeetingInfo) -> time | None:
    """Return when a meeting starts on the Bangkok clock, None where no source says."""
    return time.fromisoformat(meeting.start_time) if meeting.start_time else None


def _owed(standing: AgencyStanding, today: date) -> list[str]:
    if not standing.missing:
        return [_("รายงานครบแล้วทั้ง {total} งาน ขอบคุณ แก้หรือเพิ่มได้จนถึงวันประชุม", total=standing.total)]
    head = _("ยังไม่ได้รายงาน {left} จาก {total} งาน", left=len(standing.missing), total=standing.total)
    lines = [head, *(_item(owed, today) for owed in standing.missing[:MOST_ITEMS])]
    more = len(standing.missing) - MOST_ITEMS
    return [*lines, _("• และอีก {more} งาน", more=more)] if more > 0 else lines


def _item(owed: OwedReport, today: date) -> str:
    row = owed.row
    title = one_line(row.title)
    if row.due_date is None:
        return _("• {code} {title}", code=row.code, title=title)
    due = format_date(row.due_date)
    if row.due_date < today:
        return _("• {code} {title} (เลยกำหนด {due} แล้ว {days} วัน)", code=row.code, title=title, due=due, days=(today - row.due_date).days)  # fmt: skip
    return _("• {code} {title} (กำหนด {due})", code=row.code, title=title, due=due)


def _by_when(window: WindowInfo) -> str:
    due = format_date(window.due_on, "weekday")
    if window.closed_at is not None:
        return _("ปิดรับแล้ว แต่ยังส่งได้ รายงานจะแสดงว่าส่งหลังปิดรับ")
    if window.as_of > window.due_on:
        return _("เลยวันครบกำหนดส่ง ({due}) แล้ว ส่งได้จนถึงเวลาประชุม", due=due)
    return _("ขอภายในวัน{due}", due=due)


NO_ADDRESS: Final = N_("รายงานที่หน้า “งานของฉัน” ของแดชบอร์ดวงเอื้อ")
