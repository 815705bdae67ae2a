"""รายงานการประชุม: what was said of each matter, written in the order of the minutes."""

from itertools import groupby

import streamlit as st

from dashboard.present.room_lines import said_lines
from dashboard.views.prepare.meeting_context import MeetingContext
from dashboard.views.prepare.minutes_matters import MinutesMatter, minutes_matters
from dashboard.views.prepare.open_forms import (
    OpenForm,
    draw_end,
    form_at,
    form_box,
    open_button,
    send_form,
)
from dashboard.views.prepare.receipts import room_receipt
from dashboard.widgets.flash import draw_flash
from dashboard.widgets.form_fields import text_area_field
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.meetings.room.discussion import write_discussion

SAID = "said"


def draw_minutes(context: MeetingContext) -> None:
    """Draw the matters with what was said of them; who keeps the minutes writes it in place."""
    if context.room.approved:
        draw_template("prepare/note.html", text=_("รายงานการประชุมครั้งนี้รับรองแล้ว จึงอ่านได้อย่างเดียว"))
    titles = {head.number: head for head in context.agenda.heads}
    with st.container(key="prepare_minutes", gap="small"):
        for number, found in groupby(minutes_matters(context.room), key=lambda one: one.head):
            draw_template("prepare/heading.html", head=titles[number], count="", demo=False)
            for one in found:
                _matter(context, one)


def _matter(context: MeetingContext, one: MinutesMatter) -> None:
    name = f"said_{one.item.kind}_{one.item.ref}"
    draw_flash(f"{name}_said")
    with st.container(horizontal=True, gap="small", key=f"row_{name}"):
        draw_template("prepare/minutes_matter.html", one=one)
        if context.writes:
            label = _("แก้") if one.said else _("เขียน")
            open_button(name, label, {SAID: one.said or ""}, one.version)
    if form := form_at(name):
        with form_box(form, f"form_{name}"):
            text_area_field(form, SAID, _("ที่ประชุมพิจารณาและมีความเห็นว่าอย่างไร"), 160)
            draw_end(form, _save, context.meeting.code, one)


def _save(form: OpenForm, meeting_code: str, one: MinutesMatter) -> None:
    done = room_receipt(meeting_code, said_lines(one.item))
    send_form(
        form,
        done,
        write_discussion,
        meeting_code,
        one.item,
        form.text(SAID),
        form.version,
        place=f"{form.name}_said",
    )
