"""The list of entries that a headline counts: what is late and what comes soon, or one of them, or the plan whole."""

from collections.abc import Sequence

import streamlit as st

from dashboard.present import formatting
from dashboard.session.noun_links import area_link, noun_link
from dashboard.views.plan.entry_words import days_words, entry_link, kind_words, people_words, state_words
from dashboard.views.plan.month_groups import month_groups
from dashboard.views.plan.plan_choice import PlanChoice, Show, agency_names, show_names
from dashboard.views.plan.plan_scope import PlanScope
from dashboard.widgets.address_widgets import address_pills
from dashboard.widgets.tables import Column, draw_table
from kmcore.activity_plan.kinds import PlanState
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.activity_plan.rules import SOON
from kmcore.i18n import _
from kmcore.search.kinds import NounKind

BY_THEMSELVES = frozenset({Show.LATE, Show.COMING, Show.UNDATED})  # few, or without months


def draw_list_switch(scope: PlanScope, choice: PlanChoice) -> None:
    """Draw which list is shown, each with its count."""
    with st.container(key="plan_switch"):
        address_pills("show", _("รายการ"), show_names(scope.counts), choice.show.value, Show.NOW.value)


def draw_entry_list(scope: PlanScope, choice: PlanChoice) -> None:
    """Draw the chosen list."""
    with st.container(border=True, key="plan_list"):
        if choice.show is Show.NOW:
            late, soon = scope.shown(Show.LATE), scope.shown(Show.COMING)
            _draw(late, choice, _("เลยกำหนด ยังไม่จัด"), _("✓ ไม่มีรายการที่เลยกำหนด"))
            words = _("{days} วันข้างหน้า", days=SOON)
            _draw(soon, choice, words, _("ไม่มีรายการที่ใกล้ถึงกำหนด"))
            return
        shown = scope.shown(choice.show)
        if choice.show in BY_THEMSELVES:
            _draw(shown, choice, "", _("ไม่มีรายการตามที่เลือก"))
            return
        if not shown:
            _draw((), choice, "", _("ไม่มีรายการตามที่เลือก"))
        for month in month_groups(shown):
            _draw(month.entries, choice, month.name, "")


def _draw(entries: Sequence[PlanEntry], choice: PlanChoice, caption: str, empty: str) -> None:
    """Draw entries as a table that becomes a list on a phone."""
    names = agency_names()
    columns = [
        Column[PlanEntry](
            _("เรื่อง"),
            lambda one: one.title,
            link=lambda one: entry_link(one, choice),
            demo=lambda one: one.demo,
        ),
        Column[PlanEntry](_("คือ"), kind_words, "quiet"),
        Column[PlanEntry](_("วันตามแผน"), days_words),
        Column[PlanEntry](
            _("หน่วยงาน"),
            lambda one: names.get(one.agency_code or "", formatting.NONE),
            link=lambda one: noun_link(NounKind.AGENCY, one.agency_code) if one.agency_code else None,
        ),
        Column[PlanEntry](
            _("พื้นที่"),
            lambda one: one.area or _("ทั้งจังหวัด"),
            link=lambda one: area_link(one.area_code) if one.area_code else None,
        ),
        Column[PlanEntry](_("สถานะ"), state_words),
        Column[PlanEntry](_("คนมา / คาดไว้"), people_words, "number", lambda one: entry_link(one, choice)),
    ]
    draw_table(
        columns,
        entries,
        caption=_("{what} ({count})", what=caption, count=formatting.number(len(entries))) if caption else "",
        empty=empty,
        mark=lambda one: "late" if one.state is PlanState.LATE else "",
    )
