"""The list: one line on the circle to come, a card for each open item, the finished ones folded."""

from collections.abc import Container
from datetime import date

import streamlit as st

from dashboard.navigation import view_page
from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.my_work.agency_work import AgencyWork
from dashboard.views.my_work.reasons import is_finished, order_reasons, own_part
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import ActionRow
from kmcore.i18n import _, _n
from kmcore.meetings.queries import next_circle
from kmcore.thai.spoken_dates import days_until


def next_circle_day(here: PageContext) -> date | None:
    """Return the day of the province's circle to come."""
    coming = ask(next_circle, here.as_of)
    return coming.on_date if coming else None


def next_circle_words(here: PageContext, day: date | None) -> str:
    """Return "วงครั้งหน้า 9 ก.พ. 2550 · พรุ่งนี้" of the next session of a circle."""
    if day is None:
        return _("ยังไม่กำหนดวันประชุมวงครั้งหน้า")
    return _("วงครั้งหน้า {day} · {when}", day=formatting.day(day), when=days_until((day - here.as_of).days))


def draw_list(here: PageContext, work: AgencyWork, drafts: Container[str]) -> None:
    """Draw the agency's items; ``drafts`` are the codes of those with something typed and not yet sent."""
    done = [row for row in work.rows if is_finished(row, work.agency_code)]
    left = [row for row in work.rows if row not in done]
    count = _n("เหลือ {count} งาน", len(left)) if left else _("ไม่มีงานค้าง")
    draw_template("my_work/head.html", circle=next_circle_words(here, next_circle_day(here)), count=count)
    if not work.rows:
        draw_template("widgets/empty.html", text=_("หน่วยงานนี้ยังไม่มีงานติดตามในวันที่เลือกดู"))
    with st.container(key="my_cards", gap="small"):
        for row in left:
            _card(work, row, draft=row.code in drafts)
    if done:
        with st.expander(_n("เสร็จแล้ว {count} งาน", len(done)), key="my_done"):
            for row in done:
                _card(work, row, draft=row.code in drafts)


def _card(work: AgencyWork, row: ActionRow, *, draft: bool) -> None:
    """Draw one item; the link in it lies over the whole card, so that a thumb need not aim."""
    code = work.agency_code
    with st.container(border=True, key=f"my_card_{row.code}", gap=None):
        why = [] if is_finished(row, code) else order_reasons(row, code, work.next_sessions[row.code])
        draw_template("my_work/card_top.html", row=row, reasons=why, draft=draft)
        label, there = formatting.plain(row.title), {**work.query, "item": row.code}
        st.page_link(view_page("my_work"), label=label, query_params=there)
        draw_template("my_work/card.html", row=row, part=own_part(row, code))
