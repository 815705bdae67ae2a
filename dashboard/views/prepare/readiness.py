"""What is ready and what is missing, one line each; each leads to where it is done."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from dashboard.navigation import view_named
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.prepare.meeting_context import CHANGING, MeetingContext
from dashboard.views.prepare.minutes_matters import unwritten_matters
from dashboard.views.prepare.page_tabs import AGENDA, TAB
from kmcore.i18n import _, _n
from kmcore.meetings.agenda.queries import HeadKind, suggested_numbers
from kmcore.meetings.kinds import MeetingLife, Presence
from kmcore.programme.agency_words import short_names


@dataclass(frozen=True)
class ReadinessLine:
    """One thing. ``done`` None: it asks for nothing. ``address`` None: there is nowhere to go."""

    text: str
    done: bool | None
    address: str | None = None
    demo: bool = False


def readiness(context: MeetingContext) -> list[ReadinessLine]:
    """Return what this meeting needs at its stage."""
    if context.life in CHANGING:
        return list(_before(context))
    if context.life is MeetingLife.CLOSED:
        return list(_after(context))
    return list(_past(context))


def attendance_counts(context: MeetingContext) -> str:
    """Return who came, as numbers; "" where no attendance is kept. No name is in it."""
    room = context.room
    if not room.attendance:
        return ""
    came, absent = room.count(Presence.PRESENT) + room.count(Presence.SUBSTITUTE), room.count(Presence.ABSENT)
    others = room.count(Presence.ATTENDING)
    parts = [_("มา {count}", count=came), _("ไม่มา {count}", count=absent)]
    return " · ".join([*parts, *([_("เข้าร่วม {count}", count=others)] if others else [])])


def _before(context: MeetingContext) -> Iterator[ReadinessLine]:
    yield _place(context)
    yield from _silent(context)
    arising, consider = context.agenda.head(HeadKind.ARISING), context.agenda.head(HeadKind.CONSIDER)
    if arising:
        text = _n("เรื่องสืบเนื่อง {count} งาน พร้อมที่มาและข้อเสนอ", len(arising.arising))
        yield ReadinessLine(text, done=True, address=_head(context, arising.number), demo=context.agenda.demo)
    if consider:
        yield _consider(context, len(consider.items), consider.number)
    yield from _last_minutes(context)
    yield _attendance(context)


def _head(context: MeetingContext, number: int) -> str:
    """Return where a head of the agenda is: on this page, or on the part of it that is not drawn now."""
    elsewhere = st.query_params.get(TAB, AGENDA) != AGENDA
    return f"{link('prepare', meeting=context.meeting.code) if elsewhere else ''}#head-{number}"


def _place(context: MeetingContext) -> ReadinessLine:
    clock, place = bool(context.meeting.start_time), bool(context.meeting.place)
    if clock and place:
        return ReadinessLine(_("กำหนดเวลาและสถานที่แล้ว"), done=True)
    text = {
        (False, False): _("ยังไม่กำหนดเวลาและสถานที่"),
        (False, True): _("ยังไม่กำหนดเวลา"),
        (True, False): _("ยังไม่กำหนดสถานที่"),
    }[clock, place]
    return ReadinessLine(text, done=False, address=link("circles", circle=context.meeting.circle.code))


def _silent(context: MeetingContext) -> Iterator[ReadinessLine]:
    if context.agenda.before is None:
        return
    may_look = view_named("reporting_window").open_to(context.user)
    window = link("reporting_window", circle=context.meeting.circle.code) if may_look else None
    if context.agenda.silent:
        names = short_names(context.agenda.silent, context.names())
        yield ReadinessLine(_("ยังไม่รายงานหลังวงที่แล้ว {names}", names=names), False, window, context.agenda.demo)
    else:
        yield ReadinessLine(_("ทุกหน่วยงานรายงานหลังวงที่แล้ว"), True, window, context.agenda.demo)


def _consider(context: MeetingContext, count: int, number: int) -> ReadinessLine:
    if count:
        return ReadinessLine(
            _n("เรื่องเสนอเพื่อพิจารณา {count} เรื่อง", count), done=True, address=_head(context, number)
        )
    waiting = len(ask(suggested_numbers, context.meeting.code, context.here.as_of))
    text = (
        _n("ยังไม่มีเรื่องเสนอเพื่อพิจารณา มีตัวเลขขัดกันรอตัดสิน {count} ข้อ", waiting)
        if waiting
        else _("ยังไม่มีเรื่องเสนอเพื่อพิจารณา")
    )
    return ReadinessLine(text, done=False, address=_head(context, number))


def _last_minutes(context: MeetingContext) -> Iterator[ReadinessLine]:
    if context.last is not None:
        yes = context.last.approved is not None
        text = _("รับรองรายงานการประชุมครั้งที่แล้วแล้ว") if yes else _("รายงานการประชุมครั้งที่แล้วรอรับรอง")
        waits = (
            None if context.life is MeetingLife.PLANNED else False
        )  # there is nothing to be done about it yet
        yield ReadinessLine(text, done=yes or waits, address=_head(context, 2))


def _attendance(context: MeetingContext) -> ReadinessLine:
    text = attendance_counts(context)
    if text:
        return ReadinessLine(_("ผู้มาประชุม {counts}", counts=text), done=True)
    return ReadinessLine(_("ยังไม่บันทึกผู้มาประชุม"), done=None if context.life is MeetingLife.PLANNED else False)


def _after(context: MeetingContext) -> Iterator[ReadinessLine]:
    standing, concluded = len(context.room.standing), link("meeting", meeting=context.meeting.code)
    text = _n("ข้อสรุป {count} ข้อ", standing) if standing else _("ไม่มีข้อสรุปที่บันทึกไว้")
    yield ReadinessLine(text, done=bool(standing), address=concluded)
    yield _attendance(context)
    left = len(unwritten_matters(context.room))
    text = _n("เรื่องที่ยังไม่มีข้อความในรายงาน {count} เรื่อง", left) if left else _("ทุกเรื่องที่พิจารณามีข้อความในรายงาน")
    yield ReadinessLine(text, done=not left)
    yield _approval(context)
    yield _frozen(context)


def _past(context: MeetingContext) -> Iterator[ReadinessLine]:
    if context.life is MeetingLife.HELD:
        yield ReadinessLine(
            _("ประชุมไปแล้วตามเอกสารต้นทาง"),
            None,
            link("meeting", meeting=context.meeting.code),
            context.meeting.demo,
        )
        yield _approval(context)
        yield _frozen(context)
    else:
        yield ReadinessLine(
            _("การประชุมครั้งนี้ยกเลิกแล้ว"), None, link("circles", circle=context.meeting.circle.code)
        )


def _approval(context: MeetingContext) -> ReadinessLine:
    approved = context.room.approved
    if approved is not None and approved.in_meeting_code:
        address = link("prepare", meeting=approved.in_meeting_code)
        return ReadinessLine(_("รายงานการประชุมรับรองแล้ว"), done=True, address=address)
    return ReadinessLine(_("รายงานการประชุมรอรับรองในวงครั้งต่อไป"), done=None)


def _frozen(context: MeetingContext) -> ReadinessLine:
    text = _("ภาพ ณ ปิดประชุม") if context.life is MeetingLife.CLOSED else _("ภาพของวันประชุม")
    return ReadinessLine(text, None, link("replay", meeting=context.meeting.code))
