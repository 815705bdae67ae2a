"""The top of the page: which year, that it is a draft, how far it has come, and how it is begun."""

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.session.links import link
from dashboard.views.year.year_scope import YearScope
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.receipt import Receipt
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, _n
from kmcore.thai.fiscal import fiscal_range
from kmcore.thai.fiscal_words import year_number, year_words
from kmcore.thai.numbers import grouped
from kmcore.thai.spoken_dates import spoken_day
from kmcore.year_turn.commands import prepare_year
from kmcore.year_turn.kinds import Fate, RowState


def draw_year_head(scope: YearScope) -> None:
    """Draw the years to choose from, what this one is and how far it has come; for who may, the way to begin."""
    first, last = fiscal_range(scope.year)
    with st.container(border=True, key="year_head"):
        draw_template(
            "year/head.html",
            title=year_words(scope.year),
            span=_("{first} – {last}", first=spoken_day(first), last=spoken_day(last)),
            years=[
                (year_number(year), link("year", year=str(year)), year == scope.year) for year in scope.years
            ],
            counts=_counts(scope),
            of_today=scope.looked_at not in {None, scope.today},
            open=len(scope.plan.rows) > _decided(scope) or not scope.plan.rows,
        )
        if scope.plan.unprepared:
            _draw_beginning(scope)


def _counts(scope: YearScope) -> list[str]:
    """Return how many rows have come how far, in words; what there is none of is left out."""
    drafts = scope.plan.in_state(RowState.DRAFT)
    undecided = sum(row.planned.fate is Fate.UNDECIDED for row in drafts)
    changed = sum(row.changed is not None for row in drafts)
    found = {
        _n("ร่าง {count} รายการ", len(drafts), count=grouped(len(drafts))): len(drafts),
        _n("ยังไม่เลือก {count} รายการ", undecided, count=grouped(undecided)): undecided,
        _n("ข้อมูลเปลี่ยนหลังเตรียมร่าง {count} รายการ", changed, count=grouped(changed)): changed,
        _n("มีมติแล้ว {count} รายการ", _decided(scope), count=grouped(_decided(scope))): _decided(scope),
    }
    return [words for words, count in found.items() if count]


def _decided(scope: YearScope) -> int:
    return len(scope.plan.in_state(RowState.DECIDED))


def _draw_beginning(scope: YearScope) -> None:
    count, old = scope.plan.unprepared, year_number(scope.old_year)
    begun = len(scope.plan.rows) > count
    words = (
        _n("รายการของปี {year} ที่ยังไม่อยู่ในร่าง {count} รายการ", count, count=grouped(count), year=old)
        if begun
        else _n("ยังไม่มีใครเตรียมปีนี้ ปี {year} มี {count} รายการให้เตรียม", count, count=grouped(count), year=old)
    )
    with st.container(horizontal=True, vertical_alignment="center", key="year_begin"):
        draw_template("year/begin.html", words=words)
        if not scope.prepares:
            return
        top = st.container()
        label = _("เติมลงในร่าง") if begun else _("เริ่มเตรียมร่าง")
        if st.button(label, type="primary", key="year_prepare"):
            done = done_by(prepare_year, top, {}, engine(), acting_user(), scope.year)
            if done:
                said = _n(
                    "เตรียมร่าง {count} รายการแล้ว ยังไม่นับเป็นตัวเลขใดจนกว่าวงจะมีมติ", done[0], count=grouped(done[0])
                )
                redraw_with_flash(Receipt(said))
