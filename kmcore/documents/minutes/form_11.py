"""The minutes on paper, in the order and the words of Form 11 (แบบที่ 11). Always Thai."""

from collections.abc import Iterator

from kmcore.documents.citations import Citations
from kmcore.documents.minutes.annex import annex
from kmcore.documents.minutes.head_blocks import head_blocks
from kmcore.documents.minutes.read_models import Minutes
from kmcore.documents.minutes.roll_blocks import roll_blocks
from kmcore.documents.paper import Block, Gap, Para, RuledLine, Runs, Sign, Space, Title
from kmcore.i18n import _
from kmcore.thai.era import to_be
from kmcore.thai.spoken_dates import spoken_day

FIRST = 2.5  # cm: where a paragraph of an official paper begins


def minutes_blocks(minutes: Minutes, cited: Citations) -> tuple[Block, ...]:
    """Return the minutes as blocks, in the current language; ``cited`` numbers the sources as they come up."""
    return (
        *_head(minutes, cited),
        *roll_blocks(minutes.roll, cited),
        *_opening(minutes, cited),
        *(block for part in minutes.heads for block in head_blocks(part, cited)),
        *_closing(minutes),
        *annex(minutes, cited),
    )


def _head(minutes: Minutes, cited: Citations) -> Iterator[Block]:
    year = to_be(minutes.on_date.year)
    number: Runs = (str(minutes.number),) if minutes.number else (Gap(1.6),)
    when = _("เมื่อวันที่ {day}", day=spoken_day(minutes.on_date, "long"))
    start: Runs = (minutes.start,) if minutes.start else (Gap(2), " ", _("น."))
    place: Runs = (minutes.place, *cited.of(minutes.source)) if minutes.place else (Gap(8),)
    lines: list[Runs] = [
        (_("รายงานการประชุม{circle}", circle=minutes.circle),),
        (_("ครั้งที่"), " ", *number, f"/{year}"),
        (when, *cited.of(minutes.date_source), " ", _("เวลา"), " ", *start),
        (_("ณ"), " ", *place),
    ]
    if state := _state(minutes):
        lines.insert(0, (state,))
    yield Title(tuple(lines))
    yield RuledLine()


def _state(minutes: Minutes) -> str:
    """Return what is written over a draft; nothing over minutes that were approved."""
    if minutes.under_way:
        return _("(ร่าง การประชุมยังไม่ปิด)")
    return "" if minutes.approval else _("(ร่าง ยังไม่ได้รับรอง)")


def _opening(minutes: Minutes, cited: Citations) -> Iterator[Block]:
    at: Runs = (minutes.opened,) if minutes.opened else (Gap(2), " ", _("น."))
    source = cited.of(minutes.source) if minutes.told else ()
    yield Para((_("เริ่มประชุมเวลา"), " ", *at, *source), keep=True)
    if minutes.told:
        yield Para((_("ประธานกล่าวเปิดประชุม"), " ", Gap(9)), first=FIRST)
    else:
        yield Para((_("ประธานกล่าวเปิดประชุม แล้วดำเนินการประชุมตามระเบียบวาระ ดังนี้"),), first=FIRST)


def _closing(minutes: Minutes) -> Iterator[Block]:
    at: Runs = (minutes.closed,) if minutes.closed else (Gap(2.5), " ", _("น."))
    yield Space(0.3)
    yield Para((_("เลิกประชุมเวลา"), " ", *at), keep=True)
    yield Sign(_("ผู้จดรายงานการประชุม"))
    yield Sign(_("ผู้ตรวจรายงานการประชุม"))
