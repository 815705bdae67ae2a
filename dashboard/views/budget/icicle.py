"""The icicle on the page: where one is, the drawing, and the lines that have no place in it."""

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from dashboard.navigation import view_named, view_page
from dashboard.present import formatting
from dashboard.query_cache import ask, keep
from dashboard.session.current_user import current_user
from dashboard.session.links import link
from dashboard.session.theme import is_dark
from dashboard.views.budget.budget_scope import LINE, BudgetScope, enter_line, years_offered
from dashboard.views.budget.icicle_blocks import difference_words
from dashboard.views.budget.icicle_chart import SELECTION, icicle_chart
from dashboard.views.budget.icicle_partition import IcicleBlock, partition
from dashboard.views.budget.icicle_tones import icicle_tones
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.thai.fiscal_words import no_budget_words, year_words
from kmcore.year_turn.queries import planned_years

HEIGHT: Final = 376  # pixels; the width is the panel's


def draw_icicle_panel(scope: BudgetScope) -> None:
    """Draw the panel: the way back up, a legend, the icicle, the lines without an extent."""
    with st.container(border=True, height="stretch", key="icicle_panel"):
        tone = icicle_tones(dark=is_dark())
        draw_template("budget/legend.html", demo=scope.made_up("allocated", "disbursed"), tone=tone)
        _breadcrumb(scope)
        _chart(scope)
        _left_out(scope)


def _breadcrumb(scope: BudgetScope) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="budget_path"):
        if scope.line is None:
            draw_template("budget/here.html", title=_("งบทั้งหมด"))
            return
        st.page_link(view_page("budget"), label=_("งบทั้งหมด"), query_params={**scope.kept})
        for row in scope.above():
            st.page_link(view_page("budget"), label=row.title, query_params={LINE: row.code, **scope.kept})
        draw_template("budget/here.html", title=scope.line.title)


def _chart(scope: BudgetScope) -> None:
    spec = keep(_spec, scope.as_of, scope.year, scope.code, is_dark())
    if spec is None and not scope.rows:
        draw_template(
            "budget/no_year.html",
            words=no_budget_words(scope.year),
            years=_other_years(scope),
            plan=_plan_link(scope),
        )
        return
    if spec is None:
        draw_template("widgets/empty.html", text=_("รายการนี้ยังไม่มีวงเงินหรือเงินจัดสรร จึงยังไม่มีแผนภาพ"))
        return
    key = f"icicle_{scope.code or 'all'}"  # a new key for each: a click is not remembered further on
    st.vega_lite_chart(
        spec=spec,
        width="stretch",
        key=key,
        on_select=lambda: _clicked(key, scope),
        selection_mode=SELECTION,
        alt=_("วงเงินของรายการงบและรายการย่อย ตัวเลขเดียวกันอยู่ในตารางของหน้านี้"),
    )


def _other_years(scope: BudgetScope) -> list[tuple[str, str]]:
    """Return the years that have a budget, each with its address: nothing of them is shown as this year's."""
    years = [year for year in years_offered(scope.as_of) if year != scope.year]
    return [(year_words(year), link("budget", year=str(year))) for year in years]


def _plan_link(scope: BudgetScope) -> str:
    """Return where the draft for a year without a budget is, for who may read it; "" where nobody prepares it."""
    readable = view_named("year").open_to(current_user()) and scope.year in ask(planned_years)
    return link("year", year=str(scope.year)) if readable else ""


def _spec(*asked: Any) -> dict[str, Any] | None:
    as_of, year, top, is_dark = asked
    return icicle_chart(as_of, year, top, HEIGHT, dark=is_dark)


def _clicked(key: str, scope: BudgetScope) -> None:
    """Enter the block that was clicked; a click on the one we are in goes back up."""
    points = st.session_state[key].selection.get(SELECTION) or []
    if not points:
        return
    code = str(points[0]["code"])
    enter_line(scope.line.parent_code if scope.line and code == scope.line.code else code)


def _left_out(scope: BudgetScope) -> None:
    """Name what the drawing cannot show: lines without an extent, and children that hold too much."""
    blocks = partition(scope.rows, scope.code)
    draw_template(
        "budget/left_out.html",
        lines=_without_extent(scope, blocks),
        over=[
            (_title(scope, block.code), difference_words(block.satang))
            for block in blocks
            if block.difference and not block.extent
        ],
        link=lambda code: link("budget", line=code),
    )


def _without_extent(scope: BudgetScope, blocks: Sequence[IcicleBlock]) -> list[tuple[str, str, str]]:
    empty = {block.code: block for block in blocks if not block.difference and not block.extent}
    rows = [row for row in scope.rows if row.code in empty and row.code != scope.code]
    return [(row.code, row.title, _why(empty[row.code], row.control_satang)) for row in rows]


def _why(block: IcicleBlock, control: int | None) -> str:
    if control is None and block.satang == 0:
        return _("ที่มาไม่ระบุจำนวน")
    return _("{amount} บาท", amount=formatting.baht(block.satang))


def _title(scope: BudgetScope, code: str) -> str:
    return next(row.title for row in scope.rows if row.code == code)
