"""The list of entries that a headline counts: what is late and what comes soon, or one of them, or the plan whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import ceil
from typing import Final

import streamlit as st
from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.templates import render_template
from dashboard.query_cache import keep
from dashboard.session.links import carried_by_links
from dashboard.session.noun_links import area_link, noun_link
from dashboard.views.plan.entry_words import days_words, entry_link, kind_words, people_words, state_words
from dashboard.views.plan.month_groups import MOST_AT_ONCE, month_groups
from dashboard.views.plan.plan_choice import PlanChoice, Show, agency_names, show_names
from dashboard.views.plan.plan_scope import PlanScope, scope_of_day
from dashboard.widgets.address_widgets import address_pills
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.tables import Column, finished_table
from dashboard.widgets.templates import draw_finished
from kmcore.activity_plan.kinds import PlanState
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.activity_plan.rules import SOON
from kmcore.i18n import _
from kmcore.search.kinds import NounKind

FIRST: Final = 25  # entries of each list of what has to be looked at now
PAGE: Final = "page"
LISTED: Final = "plan_listed"  # the choice of the last run
LONGEST_PAGE: Final = 5  # digits
BY_THEMSELVES: Final = frozenset({Show.LATE, Show.COMING, Show.UNDATED})  # few, or without months


def draw_list_switch(scope: PlanScope, choice: PlanChoice) -> None:
    """Draw which list is shown, each with its count."""
    with st.container(key="plan_switch"):
        address_pills("show", _("รายการ"), show_names(scope.counts), choice.show.value, Show.NOW.value)


def draw_entry_list(here: PageContext, choice: PlanChoice) -> None:
    """Draw the chosen list, a long one page by page."""
    page = _page(scope_of_day(here.as_of, choice), choice)
    with st.container(border=True, key="plan_list"):
        draw_finished(keep(_finished, here.as_of, replace(choice, entry=""), page, carried_by_links()))


def _finished(as_of: date, choice: PlanChoice, page: int, _carried: tuple[str | None, ...]) -> Markup:
    return Markup("").join(_parts(scope_of_day(as_of, choice), choice, page))


def _parts(scope: PlanScope, choice: PlanChoice, page: int) -> Iterator[Markup]:
    if choice.show is Show.NOW:
        words = _("{days} วันข้างหน้า", days=SOON)
        yield _newest(scope, choice, Show.LATE, _("เลยกำหนด ยังไม่จัด"), _("✓ ไม่มีรายการที่เลยกำหนด"))
        yield _newest(scope, choice, Show.COMING, words, _("ไม่มีรายการที่ใกล้ถึงกำหนด"))
        return
    shown = scope.shown(choice.show)
    entries = shown[(page - 1) * MOST_AT_ONCE : page * MOST_AT_ONCE]
    if choice.show in BY_THEMSELVES or not entries:
        yield _table(entries, choice, "", _("ไม่มีรายการตามที่เลือก"))
    else:
        for month in month_groups(entries):
            yield _table(month.entries, choice, _counted(month.name, len(month.entries)), "")
    if len(shown) > MOST_AT_ONCE:
        yield _pages(choice, page, _pages_of(shown))


def _newest(scope: PlanScope, choice: PlanChoice, show: Show, caption: str, empty: str) -> Markup:
    """Return the first entries of a list, with the way to all of them where it is long."""
    shown = scope.shown(show)
    table = _table(shown[:FIRST], choice, _counted(caption, len(shown)), empty)
    if len(shown) <= FIRST:
        return table
    words = _("ดูทั้งหมด {count} รายการ", count=formatting.number(len(shown)))
    return table + render_template("plan/every.html", words=words, address=choice.link(show=show.value))


def _pages(choice: PlanChoice, page: int, pages: int) -> Markup:
    here = {"show": choice.show.value}
    return render_template(
        "widgets/pages.html",
        page=page,
        pages=pages,
        before=choice.link(**here, page=str(page - 1)) if page > 1 else "",
        after=choice.link(**here, page=str(page + 1)) if page < pages else "",
    )


def _page(scope: PlanScope, choice: PlanChoice) -> int:
    """Return the page that the address asks for, held within the pages there are; another choice begins at its first."""
    now = replace(choice, entry="")
    if st.session_state.get(LISTED, now) != now:
        st.query_params.pop(PAGE, None)
    st.session_state[LISTED] = now
    asked = st.query_params.get(PAGE, "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST_PAGE else 1
    return min(max(number, 1), _pages_of(scope.shown(choice.show)))


def _pages_of(entries: Sequence[PlanEntry]) -> int:
    return max(ceil(len(entries) / MOST_AT_ONCE), 1)


def _counted(what: str, count: int) -> str:
    return _("{what} ({count})", what=what, count=formatting.number(count))


def _table(entries: Sequence[PlanEntry], choice: PlanChoice, caption: str, empty: str) -> Markup:
    """Return entries as a table that becomes a list on a phone."""
    names = agency_names()
    columns = [
        Column[PlanEntry](
            _("เรื่อง"),
            lambda one: one.title,
            link=lambda one: entry_link(one, choice),
            demo=lambda one: one.demo,
        ),
        Column[PlanEntry](_("คือ"), kind_words, "nowrap"),
        Column[PlanEntry](_("วันตามแผน"), days_words),
        Column[PlanEntry](
            _("หน่วยงาน"),
            lambda one: names.get(one.agency_code or "", formatting.NONE),
            "nowrap",
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
    return finished_table(
        columns,
        entries,
        caption=caption,
        empty=empty,
        mark=lambda one: "late" if one.state is PlanState.LATE else "",
    )
