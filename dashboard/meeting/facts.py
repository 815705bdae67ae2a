"""What is known of a meeting, blank where no source says it; and the next one with what waits for it."""

from dataclasses import dataclass
from datetime import time
from typing import Final

from dashboard import html, words
from dashboard.frame import Here
from dashboard.links import link
from dashboard.meeting.choice import Around
from dashboard.sources.labels import Known, Ref, ref
from dashboard.store import ask
from kmcore.actions.queries import Status, board, due_before
from kmcore.evidence.queries import OPEN, checks
from kmcore.i18n import _, _n, language
from kmcore.meetings.queries import MeetingInfo
from kmcore.programme.queries import agencies
from kmcore.thai.dates import format_time

# The attendance that agencies carry (``AgencyInfo.present``) is of this circle and no other.
ATTENDED: Final = "khun-uea-2550-01-09"


@dataclass(frozen=True)
class Fact:
    """A line of the sheet. ``value`` None: no source says it."""

    name: str
    value: str | None
    ref: Ref | None = None


def draw_facts(meeting: MeetingInfo, around: Around, known: Known) -> None:
    """Draw the sheet of a meeting, with the way to the sessions before and after it."""
    html.draw(
        "meeting_facts.html",
        meeting=meeting,
        facts=_facts(meeting, known),
        before=(around.before, _address(around.before)) if around.before else None,
        after=(around.after, _address(around.after)) if around.after else None,
    )


def _address(meeting: MeetingInfo) -> str:
    return link("meeting", meeting=meeting.code)


def _facts(meeting: MeetingInfo, known: Known) -> list[Fact]:
    place = ref(meeting.source, known)
    told = _n("{count} คน", meeting.attendees) if meeting.attendees is not None else None
    clock = _clock(meeting.start_time)
    facts = [
        Fact(_("วันประชุม"), words.day(meeting.on_date, "weekday"), place),
        Fact(_("เริ่มเวลา"), clock, place if clock else None),
        Fact(_("สถานที่"), meeting.place, place if meeting.place else None),
        Fact(_("ประธาน"), meeting.chair),
    ]
    if not meeting.held:
        return facts
    came, where = _attendance(meeting, known)
    return [
        *facts,
        Fact(_("ผู้มาประชุม"), told, where if told else None),
        Fact(_("หน่วยงานที่มา"), came, where if came else None),
        Fact(_("ครั้งที่"), words.number(meeting.number) if meeting.number else None),
        Fact(_("รายชื่อ เวลาเลิก ผู้จดรายงาน"), None),
    ]


def _clock(stored: str | None) -> str | None:
    return (
        format_time(time.fromisoformat(stored), lang="en" if language() == "en" else "th") if stored else None
    )


def _attendance(meeting: MeetingInfo, known: Known) -> tuple[str | None, Ref | None]:
    if meeting.code != ATTENDED:
        return None, None
    present = [agency for agency in ask(agencies) if agency.present]
    names = " · ".join(agency.short for agency in present)
    return names or None, ref(present[0].source, known) if present else None


@dataclass(frozen=True)
class Waiting:
    """Something to have ready for the next meeting, and where it is."""

    text: str
    address: str
    demo: bool = False


def draw_next(coming: MeetingInfo | None, shown: str, here: Here, known: Known) -> None:
    """Draw the card of the session that comes, with what waits for it; it may be the one ``shown``."""
    html.draw(
        "meeting_next.html",
        title=_("ก่อนถึงวงนี้") if coming and coming.code == shown else _("วงครั้งต่อไป"),
        meeting=coming,
        when=_when(coming) if coming else "",
        clock=_clock(coming.start_time) if coming else None,
        address=_address(coming) if coming else "",
        ref=ref(coming.source, known) if coming else None,
        waiting=_waiting(coming, here) if coming else [],
    )


def _when(coming: MeetingInfo) -> str:
    if coming.on_date < coming.as_of:
        return _("ยังไม่มีบันทึกการประชุม")
    names = {0: _("วันนี้"), 1: _("พรุ่งนี้")}
    return names.get(coming.days_to_go, _("อีก {days} วัน", days=coming.days_to_go))


def _waiting(coming: MeetingInfo, here: Here) -> list[Waiting]:
    rows = ask(board, here.as_of, here.since)
    demo = any(row.demo for row in rows)
    due = due_before(rows, coming.on_date)
    left = sum(row.status != Status.DONE for row in rows)
    numbers = sum(row.state == OPEN for row in ask(checks, here.as_of))
    return [
        Waiting(
            _("งานครบกำหนดก่อนวง เสร็จแล้ว {done} จาก {total}", done=due.done, total=due.total),
            link("actions", view="due"),
            demo,
        ),
        Waiting(_("เรื่องสืบเนื่อง {count} งานยังไม่เสร็จ", count=left), link("actions"), demo),
        Waiting(_("ตัวเลขขัดกัน รอตัดสิน {count} ข้อ", count=numbers), link("checks", show="open")),
    ]
