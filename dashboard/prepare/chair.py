"""Who chairs: said by the secretariat as a role, for everyone to read. Decisions are settled in the chair's name."""

from typing import Final

import streamlit as st

from dashboard import html
from dashboard.prepare.desk import CHANGING, Desk
from dashboard.prepare.opened import Form, draw_end, form_at, line, open_button, send
from kmcore.i18n import _
from kmcore.meetings.room.presiding import preside

NAME: Final = "chair"


def draw_chair(desk: Desk) -> None:
    """Draw the chair's line; where nobody has said it yet, the form opens with the chair of the session before."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="prepare_chair"):
        html.draw("prepare_chair.html", chair=desk.meeting.chair)
        if desk.life not in CHANGING or not desk.may("record_meeting"):
            return
        last = desk.last.meeting.chair_th if desk.last else None
        label = _("เปลี่ยนประธาน") if desk.meeting.chair else _("ระบุประธาน")
        open_button(NAME, label, {"chair": desk.meeting.chair_th or last or ""})
    if form := form_at(NAME):
        with st.container(border=True, key="form_chair"):
            line(form, "chair", _("ตำแหน่งของประธาน"))
            draw_end(form, _save, desk.meeting.code)


def _save(form: Form, meeting_code: str) -> None:
    send(form, preside, meeting_code, str(form.value("chair") or ""))
