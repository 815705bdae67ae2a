"""Head 3 as it wrote itself: where each open item comes from, what was done, what is proposed now."""

from dataclasses import dataclass

import streamlit as st

from dashboard.present.item_words import due_left
from dashboard.present.room_lines import proposal_lines
from dashboard.session.links import link
from dashboard.views.prepare.meeting_context import MeetingContext
from dashboard.views.prepare.open_forms import (
    OpenForm,
    draw_end,
    form_at,
    form_box,
    open_button,
    send_form,
)
from dashboard.views.prepare.receipts import room_receipt
from dashboard.views.prepare.work_of_other_circles import draw_give_back, draw_work_to_take_up
from dashboard.widgets.flash import draw_flash
from dashboard.widgets.form_fields import text_area_field
from dashboard.widgets.source_labels import SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.actions.owner_words import OwnerLine, owner_with_agencies
from kmcore.i18n import _
from kmcore.meetings.agenda.commands import propose
from kmcore.meetings.agenda.queries import ArisingRow, Head
from kmcore.meetings.queries import PROVINCE_CIRCLE

PROPOSAL, ARISING = "proposal", "arising"


@dataclass(frozen=True)
class ArisingLine:
    """An open item ready to draw."""

    one: ArisingRow
    address: str
    owner: OwnerLine
    due: str
    by: str
    ref: SourceRef | None


def draw_arising(context: MeetingContext, head: Head) -> None:
    """Draw every open item; for the secretariat each with a way to write what is proposed."""
    lines = [_line(context, one) for one in head.arising]
    if context.prepares and context.meeting.circle.code != PROVINCE_CIRCLE:
        draw_work_to_take_up(context, head)
    draw_flash(ARISING)
    if not lines:
        draw_template("widgets/empty.html", text=_("ไม่มีงานที่ค้างอยู่จากวงก่อน ๆ"))
        return
    draw_template("prepare/arising_head.html", edits=context.prepares)
    if not context.prepares:
        draw_template("prepare/arising.html", lines=lines)
        return
    for line in lines:
        _editable(context, line)


def _line(context: MeetingContext, one: ArisingRow) -> ArisingLine:
    last, names = one.row.last_agency, context.names()
    return ArisingLine(
        one=one,
        address=link("actions", item=one.row.code),
        owner=owner_with_agencies(one.row, names),
        due=due_left(one.row),
        by=names.get(last or "", last or ""),
        ref=source_ref(one.row.source, context.known),
    )


def _editable(context: MeetingContext, line: ArisingLine) -> None:
    name = f"propose_{line.one.row.code}"
    with st.container(horizontal=True, gap="small", key=f"arising_{line.one.row.code}"):
        draw_template("prepare/arising.html", lines=[line])
        written = line.one.proposal.text if line.one.proposal.written else ""
        open_button(name, _("แก้ข้อเสนอ"), {PROPOSAL: written}, line.one.version)
        draw_give_back(context, line.one, ARISING)
    if form := form_at(name):
        with form_box(form, f"form_{name}"):
            text_area_field(form, PROPOSAL, _("ข้อเสนอต่อที่ประชุม (เว้นว่างให้ระบบเสนอเอง)"), 90)
            draw_end(form, _save, context.meeting.code, line.one.row.code)


def _save(form: OpenForm, meeting_code: str, action_code: str) -> None:
    done = room_receipt(meeting_code, proposal_lines(action_code))
    send_form(
        form, done, propose, meeting_code, action_code, form.text(PROPOSAL), form.version, place=ARISING
    )
