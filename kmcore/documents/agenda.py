"""ระเบียบวาระการประชุม on paper: the official heads, head 3 with every open item, who has not answered. Always Thai."""

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Final

from kmcore.actions.owner_words import owner_line
from kmcore.actions.words import status_names
from kmcore.documents.citations import Citations, source_blocks
from kmcore.documents.paper import (
    Block,
    Bold,
    Fixed,
    Gap,
    Grid,
    Heading,
    PaperColumn,
    Para,
    RuledLine,
    Runs,
    Small,
    Title,
)
from kmcore.i18n import _, _n
from kmcore.meetings.agenda.read_models import Agenda, AgendaRow, ArisingRow, Head, HeadKind
from kmcore.meetings.queries import MeetingInfo
from kmcore.programme.agency_words import ON_PAPER
from kmcore.programme.read_models import AgencyInfo
from kmcore.reminders.message import clock_time
from kmcore.thai.dates import format_time
from kmcore.thai.era import to_be
from kmcore.thai.plain_text import one_line
from kmcore.thai.spoken_dates import spoken_day

WIDTHS: Final = (1.3, 5.3, 4.8, 4.6)
LONGEST: Final = 320  # letters of what was done; the dashboard has the rest
FIRST: Final = 2.5

Agencies = Mapping[str, AgencyInfo]


def agenda_blocks(agenda: Agenda, agencies: Agencies, cited: Citations) -> tuple[Block, ...]:
    """Return the agenda as blocks, in the current language; ``cited`` numbers the sources as they come up."""
    return (
        *_head(agenda.meeting),
        *(block for head in agenda.heads for block in _of_head(agenda, head, agencies, cited)),
        *_silent(agenda, agencies),
        *source_blocks(cited),
    )


def _head(info: MeetingInfo) -> Iterator[Block]:
    number: Runs = (str(info.number),) if info.number else (Gap(1.6),)
    start = clock_time(info)
    at: Runs = (format_time(start),) if isinstance(start, time) else (Gap(2), " ", _("น."))
    place: Runs = (info.place,) if info.place else (Gap(8),)
    day = _("วันที่ {day}", day=spoken_day(info.on_date, "long"))
    yield Title(
        (
            (_("ระเบียบวาระการประชุม{circle}", circle=info.circle.name),),
            (_("ครั้งที่"), " ", *number, f"/{to_be(info.on_date.year)}"),
            (day, " ", _("เวลา"), " ", *at),
            (_("ณ"), " ", *place),
        )
    )
    yield RuledLine()


def _of_head(agenda: Agenda, head: Head, agencies: Agencies, cited: Citations) -> Iterator[Block]:
    yield Heading((_("ระเบียบวาระที่ {number}", number=head.number), "  ", head.title))
    if head.kind is HeadKind.MINUTES and agenda.before:
        yield Para((_minutes_of(agenda.before),), first=FIRST)
    for place, row in enumerate(head.items, start=1):
        yield from _item(f"{head.number}.{place}", row, agencies)
    if head.arising:
        yield from _arising(head, agencies, cited)
    if not head.items and not head.arising and not (head.kind is HeadKind.MINUTES and agenda.before):
        yield Para((_("ไม่มี"),), first=FIRST)


def _minutes_of(before: MeetingInfo) -> str:
    day = spoken_day(before.on_date, "long")
    return _("รายงานการประชุม{circle} เมื่อวันที่ {day}", circle=before.circle.name, day=day)


def _item(number: str, row: AgendaRow, agencies: Agencies) -> Iterator[Block]:
    found = agencies.get(row.agency_code or "")
    who = found.name if found else ""
    how = [
        _("ผู้เสนอ {agency}", agency=who) if who else "",
        _n("{count} นาที", row.minutes) if row.minutes else "",
    ]
    said = " · ".join(filter(None, how))
    yield Heading((number, "  ", one_line(row.title, LONGEST)), level=2)
    for line in filter(None, map(str.strip, (row.detail or "").split("\n"))):
        yield Para((line,), first=FIRST)
    if said:
        yield Para((Small(said),), first=FIRST)


def _arising(head: Head, agencies: Agencies, cited: Citations) -> Iterator[Block]:
    count = len(head.arising)
    words = _n("งานติดตามที่ยังไม่เสร็จทั้งหมด {count} เรื่อง เรื่องที่ต้องพิจารณาก่อนอยู่ข้างบน", count)
    yield Para((words,), first=FIRST, keep=True)
    heads = (_("รหัส"), _("เรื่องและที่มา"), _("ที่ดำเนินการแล้ว"), _("เสนอที่ประชุม"))
    columns = tuple(PaperColumn(width, name) for width, name in zip(WIDTHS, heads, strict=True))
    yield Grid(columns, tuple(_row(one, agencies, cited) for one in head.arising))


def _row(one: ArisingRow, agencies: Agencies, cited: Citations) -> tuple[Runs, ...]:
    row = one.row
    mark: Runs = (" ", Small(_("(สาธิต)"))) if row.demo else ()
    stands: Runs = (Bold(status_names()[row.status]), *mark)
    due = _("กำหนด {day}", day=spoken_day(row.due_date)) if row.due_date else _("ไม่มีกำหนด")
    title: Runs = (
        one_line(row.title),
        " ",
        Small(f"{_owner(one, agencies)} · {due}"),
        " ",
        Small(_origin(one)),
        *cited.of(row.source),
    )
    done = one_line(one.done, LONGEST) if one.done else _("ยังไม่มีรายงาน")
    return (Fixed(row.code),), title, (*stands, " ", done), (one_line(one.proposal.text, LONGEST),)


def _owner(one: ArisingRow, agencies: Agencies) -> str:
    return owner_line(one.row, {code: info.short for code, info in agencies.items()}, ON_PAPER)


def _origin(one: ArisingRow) -> str:
    """Return where the item comes from: the meeting, and what came up there."""
    met = _("จากประชุม {day}", day=spoken_day(one.meeting_date)) if one.meeting_date else ""
    return " ".join(filter(None, (met, one.place)))


def _silent(agenda: Agenda, agencies: Agencies) -> Iterator[Block]:
    since = agenda.before
    if since is None:
        return
    day = spoken_day(since.on_date)
    yield Heading((_("หน่วยงานที่ยังไม่รายงานตั้งแต่การประชุม {day}", day=day),))
    names = [agencies[code].name if code in agencies else code for code in agenda.silent]
    for place, name in enumerate(names, start=1):
        yield Para((f"{place}.", "\t", name), left=1.0, first=-1.0)
    if not names:
        yield Para((_("รายงานครบทุกหน่วยงาน"),), first=FIRST)
