"""Putting matters on the agenda: by hand, or a question of numbers with one click; five heads or six."""

from typing import Final

import streamlit as st

from dashboard.present.room_lines import heads_lines
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.prepare.agenda_matters import NOBODY, draw_matter_fields, typed_matter
from dashboard.views.prepare.meeting_context import MeetingContext
from dashboard.views.prepare.open_forms import OpenForm, draw_end, form_at, form_box, open_button, send_form
from dashboard.views.prepare.receipts import matter_receipt, room_receipt
from dashboard.widgets.flash import attempt, draw_flash
from dashboard.widgets.templates import draw_template
from kmcore.i18n import N_, _, _n
from kmcore.meetings.agenda.commands import add_agenda_item, set_heads
from kmcore.meetings.agenda.queries import AgendaForm, Head, HeadKind, suggested_numbers
from kmcore.sources.read_models import CheckRow

ADDED: Final = N_("เพิ่มเรื่องในระเบียบวาระแล้ว")
HEADS_SET: Final = N_("เปลี่ยนจำนวนวาระแล้ว")
NAME, HEADS = "add", "prepare_heads"


def draw_adding(context: MeetingContext) -> None:
    """Draw the way to a new matter, and the choice of heads."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="prepare_adding"):
        consider = context.agenda.head(HeadKind.CONSIDER)
        empty = {"title": "", "detail": "", "minutes": None, "agency_code": NOBODY}
        open_button(NAME, _("เพิ่มเรื่อง"), {**empty, "head": consider.number if consider else 1}, icon="add")
        st.session_state[HEADS] = context.meeting.heads
        st.segmented_control(
            _("จำนวนวาระ"),
            [5, 6],
            format_func=lambda count: _n("{count} วาระ", count),
            key=HEADS,
            required=True,
            label_visibility="collapsed",
            on_change=_set_heads,
            args=(context.meeting.code,),
        )
    if form := form_at(NAME):
        with form_box(form, "form_add"):
            draw_matter_fields(form, context)
            draw_end(form, _add, context.meeting.code, label=_("เพิ่มเรื่อง"))
    else:
        draw_flash(NAME)


def draw_suggested(context: MeetingContext, head: Head) -> None:
    """Draw the numbers that disagree and are not on the agenda yet, each to be put there with one click."""
    found = ask(suggested_numbers, context.meeting.code, context.here.as_of)
    if not found:
        return
    label = _n("ตัวเลขขัดกันที่รอตัดสิน {count} ข้อ เสนอเข้าวาระได้", len(found))
    with st.expander(label, icon=":material/balance:", key="suggested", on_change="rerun") as opened:
        if opened.open:
            for one in found:
                _suggestion(context, head, one)


def _suggestion(context: MeetingContext, head: Head, one: CheckRow) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"suggest_{one.code}"):
        draw_template("prepare/suggested.html", one=one, address=link("checks", check=one.code))
        form = AgendaForm(context.meeting.code, head.number, one.title.th, check_code=one.code)
        st.button(
            _("เพิ่มเข้าวาระ"),
            key=f"add_{one.code}",
            icon=":material/add:",
            type="tertiary",
            on_click=attempt,
            args=(matter_receipt(context.meeting.code, ADDED), add_agenda_item, form),
            kwargs={"place": f"head{head.number}"},
        )


def _add(form: OpenForm, meeting_code: str) -> None:
    done = matter_receipt(meeting_code, ADDED)
    send_form(form, done, add_agenda_item, typed_matter(form, meeting_code, None), place=NAME)


def _set_heads(meeting_code: str) -> None:
    done = room_receipt(meeting_code, heads_lines, HEADS_SET)
    attempt(done, set_heads, meeting_code, st.session_state[HEADS], place=NAME)
