"""The page's words: how an agency has answered, how many days are left, who was reminded when."""

from dashboard.present import formatting
from kmcore.i18n import _, _n
from kmcore.reminders.queries import (
    AgencyStanding,
    Channel,
    ReportingState,
    SentReminder,
    WindowInfo,
    WindowState,
)
from kmcore.thai.spoken_dates import spoken_moment

LOOKS = {
    ReportingState.SILENT: ("late", "○"),
    ReportingState.PARTLY: ("at_risk", "◐"),
    ReportingState.ALL: ("done", "✓"),
}


def answer_words(standing: AgencyStanding) -> str:
    """Return how much an agency has answered, in words."""
    return {
        ReportingState.SILENT: _("ยังไม่รายงาน"),
        ReportingState.PARTLY: _("รายงานบางส่วน"),
        ReportingState.ALL: _("ครบแล้ว"),
    }[standing.answer]


def time_left(window: WindowInfo) -> str:
    """Return what a glance should tell: how long there is to report."""
    if window.state == WindowState.CLOSED:
        return _("ปิดรับแล้ว")
    if window.state == WindowState.BEFORE:
        return _n("เปิดรับอีก {count} วัน", window.opens_in)
    if window.state == WindowState.CIRCLE_DAY:
        return _("วันนี้วันประชุม")
    if window.days_left == 0:
        return _("วันนี้วันสุดท้าย")
    return _n("เหลือ {count} วัน", window.days_left)


def state_meaning(window: WindowInfo) -> str:
    """Return what the state means for who reports."""
    if window.closed_at is not None:
        when = spoken_moment(window.closed_at)
        said = _("รายงานที่ส่งหลังจากนี้รับไว้ และแสดงว่าส่งหลังปิดรับ")
        if window.closed_by:
            return _("ปิดรับ {when} โดย{who} {said}", when=when, who=window.closed_by, said=said)
        return _("ปิดรับ {when} {said}", when=when, said=said)
    if window.state == WindowState.BEFORE:
        return _("ยังไม่ถึงช่วงรับรายงาน แต่ส่งได้เลย นับให้ตั้งแต่หลังวงที่แล้ว")
    if window.state == WindowState.CIRCLE_DAY:
        return _("เลยวันครบกำหนดส่งแล้ว ยังส่งได้จนกว่าจะปิดรับ")
    return ""


def reminder_words(sent: SentReminder) -> str:
    """Return a reminder in a line: by what, when, how many."""
    when = spoken_moment(sent.sent_at)
    if sent.channel == Channel.LINE:
        return _("LINE {when}", when=when)
    if sent.failed:
        return _("อีเมลส่งไม่สำเร็จ {when}", when=when)
    return _n("อีเมล {count} คน {when}", sent.recipients, when=when)


def owing_words(standing: AgencyStanding) -> str:
    """Return "ขาด 2 จาก 6 งาน"."""
    left, total = formatting.number(len(standing.missing)), formatting.number(standing.total)
    return _("ขาด {left} จาก {total} งาน", left=left, total=total)
