"""The timeline on the page: the drawing where there is room for it, the same entries month by month where there is not."""

from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.query_cache import ask, keep
from dashboard.session.links import carried_by_links
from dashboard.session.theme import is_dark
from dashboard.views.plan.entry_words import days_words, entry_link, kind_words, state_words
from dashboard.views.plan.month_groups import first_months
from dashboard.views.plan.plan_choice import ENTRY, By, PlanChoice, Show, agency_names
from dashboard.views.plan.plan_scope import PlanScope, scope_of_day, what_is_drawn
from dashboard.views.plan.timeline_chart import SELECTION, timeline_chart
from dashboard.views.plan.timeline_rows import MOST_ROWS, TimelineRow, timeline_rows
from dashboard.widgets.page_head import PageContext, draw_footnote
from dashboard.widgets.templates import draw_finished, draw_template, finished_html
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
            drawn = what_is_drawn(choice)
            spec, rows = keep(_spec, here.as_of, drawn, is_dark())
            key = f"plan_chart_{choice.year}_{choice.by}_{choice.agency}_{choice.district}"
            st.vega_lite_chart(
                spec=spec,
                width="stretch",
                key=key,
                on_select=lambda: _clicked(key),
                selection_mode=SELECTION,
                alt=_("เส้นเวลาของแผน ปีงบประมาณ {year} รายการเดียวกันอยู่ในรายการของหน้านี้", year=choice.year),
            )
            if rows > MOST_ROWS:
                draw_footnote(
                    _(
                        "แสดง {shown} จาก {all} แถว เลือกหน่วยงานหรืออำเภอ หรือดูรายการด้านล่าง",
                        shown=MOST_ROWS,
                        all=rows,
                    )
                )
        draw_finished(keep(_months, here.as_of, drawn, carried_by_links()))


def _rows(as_of: date, choice: PlanChoice) -> list[TimelineRow]:
    entries = scope_of_day(as_of, choice).year
    names = (
        agency_names()
        if choice.by is By.AGENCY
        else {area.code: area.name(as_of) for area in ask(districts, as_of)}
    )
    return timeline_rows(entries, choice.by, names, names)


def _spec(*asked: Any) -> tuple[dict[str, Any], int]:
    """Return the drawing of the first rows, and how many rows there are."""
    as_of, choice, dark = asked
    rows = _rows(as_of, choice)
    names = [area.short for area in ask(districts, as_of)]
    return timeline_chart(rows[:MOST_ROWS], choice.year, as_of, dark=dark, names=names), len(rows)


def _months(as_of: date, choice: PlanChoice, _carried: tuple[str | None, ...]) -> Markup:
    """Return what a telephone and paper show: where a year is long, from the month looked at on."""
    year = scope_of_day(as_of, choice).year
    months = first_months(year, as_of)
    return finished_html(
        "plan/months.html",
        months=months,
        link=lambda one: entry_link(one, choice),
        days=days_words,
        state=state_words,
        kind=kind_words,
        shown=sum(len(month.entries) for month in months),
        whole=len(year),
        every=choice.link(show=Show.WHOLE.value),
    )


def _clicked(key: str) -> None:
    """Open the entry that was clicked."""
    points = st.session_state[key].selection.get(SELECTION) or []
    if points:
        st.query_params[ENTRY] = str(points[0]["entry"])
