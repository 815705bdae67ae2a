"""What earlier sessions of the circle did not reach: taken up with one tap, or dropped with a reason."""

from itertools import groupby
from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.present.room_lines import dropped_lines
from dashboard.query_cache import ask
from dashboard.views.prepare.meeting_context import MeetingContext
from dashboard.views.prepare.receipts import room_receipt
from dashboard.widgets.flash import attempt, draw_flash
from dashboard.widgets.form_faults import Labels
from dashboard.widgets.templates import draw_template
from kmcore.i18n import N_, _
from kmcore.meetings.agenda.carry_over import drop_matter, take_up_matter
from kmcore.meetings.agenda.unreached import UnreachedMatter, unreached_matters
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo

TAKEN_UP: Final = N_("ยกเรื่องมาวาระนี้แล้ว")
DROPPED: Final = N_("ไม่ยกเรื่องนี้มาแล้ว เหตุผลอยู่ในรายงานของครั้งเดิม")
PLACE: Final = "unreached"


def draw_unreached(context: MeetingContext) -> None:
    """Draw the matters that wait, by the session that left them."""
    draw_flash(PLACE)
    found = ask(unreached_matters, context.meeting.code, context.here.as_of)
    for meeting, group in groupby(found, key=lambda one: one.meeting):
        with st.container(border=True, key=f"unreached_{meeting.code}"):
            draw_template("prepare/note.html", text=_heading(meeting))
            for one in group:
                _matter(context, one)


def _heading(meeting: MeetingInfo) -> str:
    day = formatting.day(meeting.on_date)
    if meeting.life is MeetingLife.CANCELLED:
        return _("เรื่องของวง {day} ที่ยกเลิก", day=day)
    return _("ยังไม่ถึงจากวง {day}", day=day)


def _matter(context: MeetingContext, one: UnreachedMatter) -> None:
    number, code = one.row.id, context.meeting.code
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"left_{number}"):
        draw_template("prepare/unreached.html", row=one.row)
        st.button(
            _("ยกมาวาระนี้"),
            key=f"take_up_{number}",
            icon=":material/add:",
            type="tertiary",
            on_click=attempt,
            args=(TAKEN_UP, take_up_matter, code, number),
            kwargs={"place": PLACE},
        )
        with st.popover(_("ไม่ยกมา"), key=f"drop_{number}"):
            reason = f"drop_{number}_reason"
            label = _("เหตุผล")
            st.text_input(label, key=reason, on_change="ignore")
            st.button(
                _("ยืนยันไม่ยกมา"),
                key=f"drop_{number}_yes",
                on_click=_drop,
                args=(code, one, reason, {"reason": label}),
            )


def _drop(code: str, one: UnreachedMatter, reason: str, labels: Labels) -> None:
    done = room_receipt(one.meeting.code, dropped_lines(one.row.id), DROPPED)
    typed = st.session_state.get(reason) or ""
    attempt(done, drop_matter, code, one.row.id, typed, place=PLACE, labels=labels)
