"""The old rows beside what is planned for them, kind by kind; who holds what before and after; what nobody would."""

from collections.abc import Callable
from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.year.row_words import new_words, old_words, row_mark, state_words
from dashboard.views.year.year_scope import YearScope, row_link
from dashboard.widgets.register_history import register_row_link
from dashboard.widgets.tables import Column, draw_table
from dashboard.widgets.templates import draw_template
from kmcore.exchange.demo import has_demo
from kmcore.i18n import N_, _, _n
from kmcore.thai.fiscal_words import year_number
from kmcore.thai.numbers import grouped
from kmcore.year_turn.kinds import LINES, PLANNED_KINDS, RESPONSIBILITIES, TARGETS, RowState
from kmcore.year_turn.read_models import AgencyBalance, PlannedRow, Unheld

TITLES: Final = {
    RESPONSIBILITIES: N_("ความรับผิดชอบและหมู่บ้าน"),
    LINES: N_("รายการงบประมาณ"),
    TARGETS: N_("เป้าเบิกจ่าย"),
}
NOTES: Final = {
    RESPONSIBILITIES: N_("ส่งต่อหรือต่อเนื่อง: หมู่บ้านที่ลงชื่อไว้ตามไปด้วย ตั้งแต่ 1 ต.ค."),
    LINES: N_("เงินไม่ข้ามปีเอง เงินกันไว้เบิกเหลื่อมปีเป็นรายการของตนเอง พร้อมที่มา"),
    TARGETS: N_("เป้าของปีหนึ่งไม่ใช่ของอีกปี"),
}


def draw_plan_tables(scope: YearScope) -> None:
    """Draw a table for each kind; a kind without a row in the old year says so."""
    draw_template("year/rows_anchor.html")
    for kind in PLANNED_KINDS:
        rows = scope.plan.of_kind(kind)
        with st.container(border=True, key=f"year_{kind.replace('-', '_')}"):
            demo = ask(has_demo) and any(row.old.villages for row in rows)
            draw_template("year/panel.html", title=_(TITLES[kind]), note=_(NOTES[kind]), demo=demo)
            empty = _("ปี {year} ไม่มีรายการชนิดนี้", year=year_number(scope.old_year))
            draw_table(_columns(scope), rows, empty=empty, mark=row_mark)


def _columns(scope: YearScope) -> list[Column[PlannedRow]]:
    old, new = year_number(scope.old_year), year_number(scope.year)
    decided = scope.plan.in_state(RowState.DECIDED)
    return [
        Column(_("รายการ"), lambda row: row.title, link=row_link),
        Column(_("ปี {year}", year=old), lambda row: old_words(scope, row)),
        Column(
            _("ปี {year}", year=new) if decided else _("ปี {year} (ร่าง)", year=new),
            lambda row: new_words(scope, row),
        ),
        Column(_("เหตุผลที่เสนอ"), lambda row: _(row.why) if row.why else row.planned.note or "", "quiet"),
        Column(_("สถานะ"), state_words),
    ]


def draw_unheld(scope: YearScope) -> None:
    """Draw what nobody would carry in the new year."""
    with st.container(border=True, key="year_unheld"):
        draw_template("year/panel.html", title=_("ไม่มีใครรับ"), note=_("หากเป็นไปตามร่างนี้"), demo=False)
        columns: list[Column[Unheld]] = [
            Column(_("งาน"), lambda one: one.title, link=lambda one: _unheld_link(scope, one)),
            Column(_("หมู่บ้าน"), lambda one: _n("{count} หมู่บ้าน", one.villages, count=grouped(one.villages))),
        ]
        draw_table(columns, scope.plan.unheld, empty=_("ทุกรุ่นและทุกภารกิจมีผู้รับ"))


def _unheld_link(scope: YearScope, one: Unheld) -> str | None:
    """Return the row that leaves villages behind; of a cohort or a mission its own row in the register."""
    if one.cohort is not None:
        return register_row_link("cohorts", str(one.cohort))
    if one.mission is not None:
        return register_row_link("missions", one.mission)
    return next((row_link(row) for row in scope.plan.rows if row.number == one.row), None)


def draw_balances(scope: YearScope) -> None:
    """Draw each agency's part before and after."""
    old, new = year_number(scope.old_year), year_number(scope.year)
    with st.container(border=True, key="year_balance"):
        draw_template(
            "year/panel.html",
            title=_("แต่ละหน่วยงาน ก่อนและหลัง"),
            note=_("ปี {old} → ปี {new} ตามร่างและมติ", old=old, new=new),
            demo=ask(has_demo) and any(sum(one.villages) for one in scope.plan.balances),
        )
        columns: list[Column[AgencyBalance]] = [
            Column(_("หน่วยงาน"), lambda one: scope.agency(one.agency), link=lambda _one: link("agencies")),
            Column(_("ความรับผิดชอบ"), _change(lambda one: one.held, grouped), "nowrap"),
            Column(_("หมู่บ้านที่รับปาก"), _change(lambda one: one.pledged, grouped), "nowrap"),
            Column(_("หมู่บ้านที่ลงชื่อ"), _change(lambda one: one.villages, grouped), "nowrap"),
            Column(_("วงเงิน (ล้านบาท)"), _change(lambda one: one.satang, formatting.million), "nowrap"),
        ]
        draw_table(columns, scope.plan.balances, empty=_("ยังไม่มีหน่วยงานใดรับผิดชอบในสองปีนี้"))


def _change(
    part: Callable[[AgencyBalance], tuple[int, int]], write: Callable[[int], str]
) -> Callable[[AgencyBalance], str]:
    def cell(one: AgencyBalance) -> str:
        before, after = part(one)
        return f"{write(before)} → {write(after)}"

    return cell
