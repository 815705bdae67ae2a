"""What the recorder's page sends, form by form: a shape of its own each, and the command's form made from it."""

from datetime import date
from typing import Literal

from pydantic import Field

from dashboard.web.recorder.typed_days import typed_day, typed_due
from dashboard.web.request_body import (
    NO_FORM,
    BadBodyError,
    Code,
    Codes,
    Flag,
    RequestModel,
    RowNumber,
    Text,
    TextOrNone,
    Typed,
    Version,
)
from kmcore.bilingual import thai_of
from kmcore.errors import Faults
from kmcore.i18n import N_, _
from kmcore.meetings.agenda.form import read_minutes
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.kinds import FloorKind, Presence
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.queries import MeetingInfo
from kmcore.meetings.room.read_models import AttendanceForm, FloorItem, ResolutionForm
from kmcore.programme.kinds import ResolutionKind


class NothingSent(RequestModel):
    """A form without fields: the address says all."""


class VersionSent(RequestModel):
    """``version``: of what is changed, as the page last saw it."""

    version: Version = Field(default=0, title=N_("รุ่นของข้อความ"))


class ReasonSent(VersionSent):
    """Why something is done."""

    reason: Text = Field(default="", title=N_("เหตุผล"))


class CorrectionSent(RequestModel):
    """A correction of the minutes of the session before."""

    place: Text = Field(default="", title=N_("ที่ใดในรายงาน"))
    before: Text = Field(default="", title=N_("ข้อความเดิม"))
    after: Text = Field(default="", title=N_("ข้อความที่แก้"))
    agency_code: Code = Field(default=None, title=N_("หน่วยงาน"))


class ResolutionSent(VersionSent):
    """A resolution as it was typed."""

    kind: ResolutionKind = Field(title=N_("ชนิดของข้อ"))
    text: Text = Field(default="", title=N_("ข้อความ"))
    head: RowNumber = Field(default=None, title=N_("ระเบียบวาระ"))
    agenda_id: RowNumber = Field(default=None, title=N_("เรื่อง"))
    makes_item: Flag = Field(default=False, title=N_("เป็นงานติดตาม"))
    action_code: Code = Field(default=None, title=N_("งานติดตาม"))
    title: TextOrNone = Field(default=None, title=N_("ชื่องาน"))
    owner: Code = Field(default=None, title=N_("เจ้าของ"))
    supporters: Codes = Field(default=(), title=N_("หน่วยหนุนเสริม"))
    due: Text = Field(default="", title=N_("วันกำหนด"))
    check_code: Code = Field(default=None, title=N_("ข้อตรวจตัวเลข"))
    statement_id: RowNumber = Field(default=None, title=N_("ค่าที่เลือก"))
    submission: Text = Field(default="", title=N_("เลขของการส่ง"))

    def form(self, meeting_code: str, meeting_day: date, faults: Faults) -> ResolutionForm:
        """Return the command's form; a due date that cannot be read is added to ``faults``."""
        sent = self.model_dump(exclude={"version", "due"})
        due = faults.taken(None, typed_due, self.due, meeting_day)
        return ResolutionForm(meeting_code=meeting_code, due=due, **sent)


class AttendanceSent(VersionSent):
    """Somebody in the attendance."""

    presence: Presence = Field(title=N_("การมาประชุม"))
    agency_code: Code = Field(default=None, title=N_("หน่วยงาน"))
    name: TextOrNone = Field(default=None, title=N_("ชื่อ"))
    position: TextOrNone = Field(default=None, title=N_("ตำแหน่ง"))
    instead_of: TextOrNone = Field(default=None, title=N_("แทนผู้ใด"))
    reason: TextOrNone = Field(default=None, title=N_("เหตุผล"))

    def form(self, meeting_code: str) -> AttendanceForm:
        """Return the command's form."""
        return AttendanceForm(meeting_code=meeting_code, **self.model_dump(exclude={"version"}))


class FloorSent(RequestModel):
    """What is to be put on the floor; without a kind: nothing."""

    kind: FloorKind | Literal[""] | None = Field(default=None, title=N_("ชนิดของเรื่อง"))
    ref: Text = Field(default="", title=N_("เรื่อง"))

    def item(self) -> FloorItem | None:
        """Return the matter, None to leave the floor empty."""
        return FloorItem(self.kind, self.ref) if self.kind else None


class DiscussionSent(FloorSent, VersionSent):
    """What was said of a matter."""

    text: Text = Field(default="", title=N_("คำอภิปราย"))

    def matter(self) -> FloorItem:
        """Return the matter it was said of.

        Raises:
            BadBodyError: none is named.
        """
        found = self.item()
        if found is None:
            raise BadBodyError(_(NO_FORM), "kind")
        return found


class MatterSent(RequestModel):
    """A matter that comes up in the room."""

    head: RowNumber = Field(default=None, title=N_("ระเบียบวาระ"))
    title: Text = Field(default="", title=N_("เรื่อง"))
    minutes: Typed = Field(default="", title=N_("จำนวนนาที"))
    agency_code: Code = Field(default=None, title=N_("หน่วยงาน"))
    check_code: Code = Field(default=None, title=N_("ข้อตรวจตัวเลข"))

    def form(self, meeting_code: str, faults: Faults) -> AgendaForm:
        """Return the command's form; minutes that cannot be read are added to ``faults``."""
        minutes = faults.taken(None, read_minutes, self.minutes)
        sent = {**self.model_dump(), "head": self.head or 0, "minutes": minutes}
        return AgendaForm(meeting_code=meeting_code, **sent)


class NextSessionSent(RequestModel):
    """The circle's next session."""

    on_date: Text = Field(default="", title=N_("วันประชุม"))
    start_time: TextOrNone = Field(default=None, title=N_("เวลาเริ่ม"))
    place: TextOrNone = Field(default=None, title=N_("สถานที่"))

    def form(self, info: MeetingInfo, faults: Faults) -> MeetingForm:
        """Return the command's form: time, place and chair as usual where they are left out.

        A day that cannot be read is added to ``faults``.
        """
        return MeetingForm(
            circle_code=info.circle.code,
            on_date=faults.taken(date.min, typed_day, self.on_date, info.on_date, "on_date"),
            start_time=self.start_time,
            place=self.place,
            chair=thai_of(info.chair),
            heads=info.heads,
        )
