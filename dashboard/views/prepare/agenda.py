"""The agenda under its official heads, as everyone reads it; the secretariat changes it in place."""

import streamlit as st

from dashboard.session.links import link
from dashboard.views.prepare.agenda_matters import draw_matters
from dashboard.views.prepare.matter_adding import draw_adding, draw_suggested
from dashboard.views.prepare.matters_arising import draw_arising
from dashboard.views.prepare.meeting_context import MeetingContext
from dashboard.views.prepare.previous_minutes import draw_previous
from dashboard.views.prepare.unreached import draw_unreached
from dashboard.widgets.flash import draw_flash
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _n
from kmcore.meetings.agenda.queries import Head, HeadKind
from kmcore.meetings.room.read_models import RecordedResolution


def draw_agenda(context: MeetingContext) -> None:
    """Draw every head with what is under it."""
    if context.prepares:
        draw_adding(context)
        draw_unreached(context)
    with st.container(key="prepare_agenda", gap="small"):
        for head in context.agenda.heads:
            _head(context, head)


def _head(context: MeetingContext, head: Head) -> None:
    draw_template("prepare/heading.html", head=head, count=_count(head), demo=_demo(head))
    draw_flash(f"head{head.number}")
    if head.kind is HeadKind.MINUTES:
        draw_previous(context)
    if head.kind is HeadKind.ARISING:
        draw_arising(context, head)
    draw_matters(context, head)
    if head.kind is HeadKind.CONSIDER and context.prepares:
        draw_suggested(context, head)
    resolved = [one for one in context.room.standing if one.head == head.number]
    if resolved:
        _resolved(context, resolved)


def _count(head: Head) -> str:
    if head.kind is HeadKind.ARISING:
        return _n("{count} งาน", len(head.arising))
    return _n("{count} เรื่อง", len(head.items)) if head.items else ""


def _demo(head: Head) -> bool:
    return any(one.row.demo for one in head.arising)


def _resolved(context: MeetingContext, found: list[RecordedResolution]) -> None:
    lines = [(one, link("actions", item=one.action_code) if one.action_code else None) for one in found]
    draw_template("prepare/resolved.html", lines=lines, names=context.names())
