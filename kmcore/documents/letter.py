"""The letter to an agency: what it has to do after a meeting, by when, and where to report. Always Thai.

The form is that of an external letter (หนังสือภายนอก) on the office's own paper, whose emblem is printed at the top.
Who signs, the letter's number and its date are the office's to fill in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kmcore.actions.queries import ActionRow
from kmcore.actions.words import status_names
from kmcore.documents.citations import Citations, source_blocks
from kmcore.documents.paper import Block, Fixed, Gap, Grid, PaperColumn, Para, Runs, Small, Space
from kmcore.documents.provenance import DocumentProvenance
from kmcore.i18n import _, _n
from kmcore.meetings.queries import MeetingInfo
from kmcore.programme.read_models import AgencyInfo
from kmcore.reminders.message import MY_WORK
from kmcore.sources.read_models import SourceRow
from kmcore.thai.plain_text import one_line
from kmcore.thai.spoken_dates import spoken_day

WIDTHS: Final = (1.3, 6.7, 2.4, 2.8, 2.8)
FIRST: Final = 2.5
EMBLEM: Final = 1.6  # cm: room for what is printed on the office's paper
RIGHT: Final = 8.0


@dataclass(frozen=True)
class Letter:
    """What a letter says. ``fresh``: the agency's items of this meeting, ``earlier``: those still open from before.

    ``following``: the circle's next session, None where none is set. ``sources``: of the items, by code.
    """

    agency: AgencyInfo
    meeting: MeetingInfo
    province: str
    fresh: tuple[ActionRow, ...]
    earlier: tuple[ActionRow, ...]
    following: MeetingInfo | None
    sources: Mapping[str, SourceRow]


def letter_blocks(letter: Letter, making: DocumentProvenance) -> tuple[Block, ...]:
    """Return the letter as blocks, in the current language."""
    cited = Citations(letter.sources)
    return (
        *_head(letter),
        *_why(letter),
        *_lists(letter, cited),
        *_ask(letter, making),
        *_end(),
        *source_blocks(cited),
    )


def _head(letter: Letter) -> Iterator[Block]:
    sender = _("ฝ่ายเลขานุการ{circle}", circle=letter.meeting.circle.name)
    yield Space(EMBLEM)
    yield Grid(
        (PaperColumn(8.0), PaperColumn(8.0)),
        (((_("ที่"), " ", Gap(4)), (sender,)), (("",), (letter.province,))),
        lined=False,
    )
    yield Para((_("วันที่"), " ", Gap(4)), left=RIGHT)
    about = _("แจ้งงานที่ต้องดำเนินการจากการประชุม{circle}", circle=letter.meeting.circle.name)
    yield _line(_("เรื่อง"), (about,))
    yield _line(_("เรียน"), (letter.agency.name,))
    yield Space(0.2)


def _line(label: str, runs: Runs) -> Para:
    return Para((label, "\t", *runs), left=1.5, first=-1.5)


def _why(letter: Letter) -> Iterator[Block]:
    day = spoken_day(letter.meeting.on_date, "long")
    parts = []
    if letter.fresh:
        parts.append(_n("มีงานจากการประชุมครั้งนี้ {count} เรื่อง", len(letter.fresh)))
    if letter.earlier:
        parts.append(_n("งานจากการประชุมครั้งก่อนที่ยังไม่เสร็จ {count} เรื่อง", len(letter.earlier)))
    told = " ".join(parts) or _("ขณะนี้ไม่มีงานที่ยังไม่เสร็จ")
    words = _(
        "ตามที่ได้มีการประชุม{circle} เมื่อวันที่ {day} นั้น {agency} {told}",
        circle=letter.meeting.circle.name,
        day=day,
        agency=letter.agency.name,
        told=told,
    )
    yield Para((words,), first=FIRST)


def _lists(letter: Letter, cited: Citations) -> Iterator[Block]:
    groups = ((_("งานจากการประชุมครั้งนี้"), letter.fresh), (_("งานที่ยังไม่เสร็จจากครั้งก่อน"), letter.earlier))
    for title, rows in groups:
        if rows:
            yield Para((title,), keep=True)
            yield _table(letter, rows, cited)


def _table(letter: Letter, rows: Sequence[ActionRow], cited: Citations) -> Grid:
    heads = (_("รหัส"), _("งาน"), _("หน้าที่"), _("กำหนด"), _("สถานะ"))
    columns = tuple(PaperColumn(width, head) for width, head in zip(WIDTHS, heads, strict=True))
    return Grid(columns, tuple(_row(letter, row, cited) for row in rows))


def _row(letter: Letter, row: ActionRow, cited: Citations) -> tuple[Runs, ...]:
    title: Runs = (one_line(row.title), *cited.of(row.source))
    part = _("เจ้าของงาน") if letter.agency.code in row.owners else _("หนุนเสริม")
    mark: Runs = (" ", Small(_("(สาธิต)"))) if row.demo else ()
    due = spoken_day(row.due_date) if row.due_date else _("ไม่มีกำหนด")
    return (Fixed(row.code),), title, (part,), (due,), (status_names()[row.status], *mark)


def _ask(letter: Letter, making: DocumentProvenance) -> Iterator[Block]:
    place: Runs = (Fixed(making.home + MY_WORK),) if making.home else (_("หน้า “งานของฉัน” ของแดชบอร์ดวงเอื้อ"),)
    coming = letter.following
    when = (
        _("ก่อนการประชุมครั้งถัดไปในวันที่ {day}", day=spoken_day(coming.on_date, "long"))
        if coming
        else _("ก่อนการประชุมครั้งถัดไป")
    )
    ask = _("จึงเรียนมาเพื่อโปรดดำเนินการ และรายงานความคืบหน้าต่อฝ่ายเลขานุการ{when} ที่", when=when)
    yield Para((ask, " ", *place), first=FIRST)


def _end() -> Iterator[Block]:
    yield Space(0.3)
    yield Para((_("ขอแสดงความนับถือ"),), left=RIGHT, keep=True)
    yield Space(1.2)
    yield Para(("(", Gap(5), ")"), left=RIGHT - 0.5, keep=True)
    yield Para((_("ตำแหน่ง"), " ", Gap(4.5)), left=RIGHT - 0.5)
    yield Space(0.4)
    yield Para((_("ฝ่ายเลขานุการของวง"),))
    yield Para((_("โทร."), " ", Gap(4)))
