"""How a document comes about: what every one of them says of itself, and where that can be checked."""

from dataclasses import dataclass
from datetime import date, datetime

from kmcore.documents.kinds import Kind, Media, document_names
from kmcore.documents.paper import Fixed, Runs, Stamp
from kmcore.i18n import _
from kmcore.meetings.queries import MeetingInfo
from kmcore.thai.numbers import grouped
from kmcore.thai.spoken_dates import spoken_day, spoken_moment

VERIFY = "/verify/"


@dataclass(frozen=True)
class DocumentProvenance:
    """A document about to be made of a meeting.

    ``as_of``: the day it speaks of; ``made_at`` is aware. ``revision``: the store's, ``snapshot``: the number of the
    frozen picture its figures come from, None for the store's. ``filters``: what it is limited to, in words.
    ``home``: the server's address for people, "https://host", "" unknown. ``named``: it may show people's names.
    ``agency``: the short name of the one a letter goes to.
    """

    kind: Kind
    media: Media
    meeting: MeetingInfo
    code: str
    as_of: date
    made_at: datetime
    revision: int
    snapshot: int | None = None
    filters: tuple[str, ...] = ()
    demo: bool = False
    home: str = ""
    named: bool = True
    thai_digits: bool = False
    agency: str = ""

    @property
    def address(self) -> str:
        """Return where the document is checked; without the host where that is unknown."""
        return f"{self.home}{VERIFY}{self.code}"

    @property
    def title(self) -> str:
        """Return what it is and of which meeting, in the current language."""
        parts = (document_names()[self.kind], self.agency, self.meeting.circle.name)
        return " ".join((*filter(None, parts), spoken_day(self.meeting.on_date)))


def stamp_of(making: DocumentProvenance) -> Stamp:
    """Return what the document says of itself, in the current language."""
    rows: list[tuple[str, Runs]] = [
        (_("เอกสาร"), (making.title,)),
        (_("ข้อมูล ณ วันที่"), (spoken_day(making.as_of, "long"),)),
        (_("จัดทำเมื่อ"), (spoken_moment(making.made_at),)),
        (_("ขอบเขต"), ("; ".join(making.filters) or _("ทั้งวง ทุกหน่วยงาน"),)),
        (_("ฐานข้อมูล"), (basis(making),)),
        (_("รหัสตรวจสอบ"), (Fixed(making.code),)),
        (_("ตรวจสอบที่"), _where(making)),
    ]
    if making.demo:
        rows.append((_("สาธิต"), (_("มีข้อมูลสาธิตที่สมมติขึ้นปนอยู่ ห้ามใช้อ้างอิงเป็นผลจริง"),)))
    return Stamp(tuple(rows), foot_of(making), making.address if making.home else "")


def foot_of(making: DocumentProvenance) -> Runs:
    """Return the line at the foot of every page."""
    words = _("ข้อมูล ณ {day} · จัดทำ {made}", day=spoken_day(making.as_of), made=spoken_moment(making.made_at))
    mark = (" · ", _("มีข้อมูลสาธิต")) if making.demo else ()
    return (_("รหัสตรวจสอบ"), " ", Fixed(making.code), " · ", words, *mark)


def basis(making: DocumentProvenance) -> str:
    """Return what the figures stand on: a frozen picture, or the store at a revision."""
    if making.snapshot is not None:
        return _("ภาพที่แช่แข็ง ณ ปิดประชุม ครั้งที่ {number}", number=making.snapshot)
    return _("รุ่นข้อมูล {revision}", revision=grouped(making.revision))


def _where(making: DocumentProvenance) -> Runs:
    if making.home:
        return (Fixed(making.address),)
    return (Fixed(making.address), " ", _("ของแดชบอร์ดวงเอื้อ"))
