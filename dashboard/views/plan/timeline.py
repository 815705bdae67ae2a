"""The timeline on the page: the drawing where there is room for it, the same entries month by month where there is not."""

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from dashboard.query_cache import ask, keep
from dashboard.session.theme import is_dark
from dashboard.views.plan.entry_words import days_words, entry_link, kind_words, state_words
from dashboard.views.plan.month_groups import month_groups
from dashboard.views.plan.plan_choice import ENTRY, By, PlanChoice, Show, agency_names
from dashboard.views.plan.plan_scope import PlanScope, plan_scope
from dashboard.views.plan.timeline_chart import SELECTION, timeline_chart
from dashboard.views.plan.timeline_rows import MOST_ROWS, TimelineRow, timeline_rows
from dashboard.widgets.page_head import PageContext, draw_footnote
from dashboard.widgets.templates import draw_template
from kmcore.activity_plan.queries import activity_plan
from kmcore.areas.queries import districts
from kmcore.i18n import _


def draw_timeline(here: PageContext, scope: PlanScope, choice: PlanChoice) -> None:
    """Draw the panel; nothing where nothing of the year has a day."""
    if not scope.year:
        return
    with st.container(border=True, key="plan_timeline"):
        demo = any(one.demo for one in scope.year)
        draw_template("plan/timeline_head.html", year=choice.year, demo=demo)
        with st.container(key="plan_drawing"):
            rows = _rows(here.as_of, choice)
            spec = keep(_spec, here.as_of, replace(choice, entry="", show=Show.NOW), is_dark())
            key = f"plan_chart_{choice.year}_{choice.by}_{choice.agency}_{choice.district}"
            st.vega_lite_chart(
                spec=spec,
                width="stretch",
                key=key,
                on_select=lambda: _clicked(key),
                selection_mode=SELECTION,
                alt=_("เส้นเวลาของแผน ปีงบประมาณ {year} รายการเดียวกันอยู่ในรายการของหน้านี้", year=choice.year),
            )
            if len(rows) > MOST_ROWS:
                draw_footnote(
                    _(
                        "แสดง {shown} จาก {all} แถว เลือกหน่วยงานหรืออำเภอ หรือดูรายการด้านล่าง",
                        shown=MOST_ROWS,
                        all=len(rows),
                    )
                )
        draw_template(
            "plan/months.html",
            months=month_groups(scope.year),
            link=lambda one: entry_link(one, choice),
            days=days_words,
            state=state_words,
            kind=kind_words,
        )


def _rows(as_of: date, choice: PlanChoice) -> list[TimelineRow]:
    entries = plan_scope(ask(activity_plan, as_of), choice).year
    names = (
        agency_names()
        if choice.by is By.AGENCY
        else {area.code: area.name(as_of) for area in ask(districts, as_of)}
    )
    return timeline_rows(entries, choice.by, names, names)


def _spec(*asked: Any) -> dict[str, Any]:
    as_of, choice, dark = asked
    return timeline_chart(_rows(as_of, choice)[:MOST_ROWS], choice.year, as_of, dark=dark)


def _clicked(key: str) -> None:
    """Open the entry that was clicked."""
    points = st.session_state[key].selection.get(SELECTION) or []
    if points:
        st.query_params[ENTRY] = str(points[0]["entry"])
