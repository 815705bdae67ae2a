"""What stands behind the minutes: how they stand, what is to be filled in, opinions apart, papers, sources."""

from collections.abc import Iterator, Mapping
from typing import Final

from kmcore.documents.citations import Citations, source_blocks
from kmcore.documents.minutes.read_models import Blank, BlankKind, Minutes
from kmcore.documents.paper import Block, Heading, NewPage, Para, Runs
from kmcore.i18n import N_, _, _n
from kmcore.thai.spoken_dates import spoken_day

HANG = 0.9


def annex(minutes: Minutes, cited: Citations) -> Iterator[Block]:
    """Yield the annex; it begins a page, so that it can be taken off the minutes."""
    yield NewPage()
    yield Heading((_("ภาคผนวก"),))
    yield from _standing(minutes)
    yield from _blanks(minutes)
    yield from _opinions(minutes, cited)
    yield from _papers(minutes, cited)
    yield from source_blocks(cited)


def _standing(minutes: Minutes) -> Iterator[Block]:
    yield Heading((_("สถานะของรายงานนี้"),), level=2)
    yield Para((_state(minutes),))
    if not minutes.told:
        yield Para((_("เวลาเริ่มและเลิกประชุมเป็นเวลาที่กดเปิดและปิดการประชุมในระบบ ตรวจกับเวลาจริงก่อนรับรอง"),))
    for place, one in enumerate(minutes.amended, start=1):
        who = (" (", one.agency, ")") if one.agency else ()
        before, after = " ".join(one.before.split()), " ".join(one.after.split())
        words = _("{place} จาก “{before}” เป็น “{after}”", place=one.place, before=before, after=after)
        yield _listed(place, (_("ข้อแก้ไข"), " ", words, *who))


def _state(minutes: Minutes) -> str:
    by = minutes.approval
    if by is not None:
        day = spoken_day(by.on_date, "long")
        return _("รับรองแล้วในการประชุม{circle} เมื่อวันที่ {day}", circle=by.circle, day=day)
    if minutes.under_way:
        return _("ร่าง ระหว่างการประชุม ข้อความยังเปลี่ยนได้จนกว่าจะปิดการประชุม")
    if minutes.told:
        return _("ร่าง เรียบเรียงจากบันทึกที่มีผู้เขียนไว้ ไม่ใช่รายงานที่ที่ประชุมรับรอง ส่วนที่ที่มาไม่กล่าวถึงเว้นว่างไว้ ไม่มีการเติมแทน")
    return _("ร่าง รอการรับรองในการประชุมครั้งถัดไป")


def _blanks(minutes: Minutes) -> Iterator[Block]:
    count = len(minutes.blanks)
    yield Heading((_n("ช่องว่างที่ต้องเติม {count} แห่ง", count),), level=2)
    for place, blank in enumerate(minutes.blanks, start=1):
        yield _listed(place, (blank_words(blank),))


def blank_words(blank: Blank) -> str:
    """Return what is to be filled in, in the current language."""
    if blank.kind is BlankKind.PRESENT and blank.place:
        return _("ชื่อและตำแหน่งของผู้มาประชุม {count} คน", count=blank.place)
    return _(BLANKS[blank.kind], place=blank.place)


BLANKS: Final[Mapping[BlankKind, str]] = {
    BlankKind.NUMBER: N_("ครั้งที่ของการประชุมในปีนั้น"),
    BlankKind.START: N_("เวลานัดประชุม"),
    BlankKind.PLACE: N_("สถานที่ประชุม"),
    BlankKind.PRESENT: N_("รายชื่อผู้มาประชุม"),
    BlankKind.ABSENT: N_("รายชื่อผู้ไม่มาประชุม พร้อมเหตุผล"),
    BlankKind.REASON: N_("เหตุที่ไม่มาประชุม {place} คน"),
    BlankKind.ATTENDING: N_("รายชื่อผู้เข้าร่วมประชุมที่ไม่ใช่สมาชิกของวง"),
    BlankKind.CHAIR: N_("ประธานในที่ประชุม"),
    BlankKind.OPENING: N_("คำกล่าวเปิดของประธาน"),
    BlankKind.HEAD: N_("ระเบียบวาระที่ {place} เนื้อหาและมติ"),
    BlankKind.RESOLUTION: N_("มติที่ประชุมของระเบียบวาระที่ {place}"),
    BlankKind.CLOSING: N_("เวลาเลิกประชุม"),
    BlankKind.RECORDER: N_("ชื่อและลายมือชื่อผู้จดรายงานการประชุม"),
    BlankKind.CHECKER: N_("ชื่อและลายมือชื่อผู้ตรวจรายงานการประชุม"),
}


def _opinions(minutes: Minutes, cited: Citations) -> Iterator[Block]:
    for group in minutes.opinions:
        yield Heading((group.whose,), level=2)
        for place, one in enumerate(group.said, start=1):
            yield _listed(place, (" ".join(one.text.split()), *cited.of(one.source)))


def _papers(minutes: Minutes, cited: Citations) -> Iterator[Block]:
    if minutes.papers:
        yield Heading((_("เอกสารประกอบการประชุม"),), level=2)
    for paper in minutes.papers:
        draft: Runs = (" ", _("(ร่าง)")) if paper.draft else ()
        yield _listed(paper.number, (paper.title, *draft, *cited.of(paper.source)))


def _listed(number: int, runs: Runs) -> Para:
    return Para((f"{number}.", "\t", *runs), left=HANG, first=-HANG)
