"""The disbursement curve on the page, with the source of its target."""

from typing import Any

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, keep
from dashboard.session.links import link
from dashboard.session.theme import chart_ink
from dashboard.views.budget.budget_scope import LINE, BudgetScope
from dashboard.views.budget.curve_chart import curve_chart
from dashboard.widgets.source_labels import known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.budget.kinds import Stage
from kmcore.budget.queries import quarter_targets
from kmcore.budget.rules import tree_total
from kmcore.i18n import _
from kmcore.thai.fiscal_words import year_words


def draw_curve_panel(scope: BudgetScope) -> None:
    """Draw the panel for the line entered, in the fiscal year its budget is for."""
    year = scope.year
    money = tree_total(scope.rows, scope.code)
    line = {LINE: scope.code} if scope.code else {}
    wanted, known = ask(quarter_targets, year, scope.as_of), known_sources()
    refs = (
        source_ref(code, known) for code in dict.fromkeys(target.source for target in wanted if target.source)
    )
    with st.container(border=True, height="stretch", key="budget_curve"):
        draw_template(
            "budget/curve.html",
            title=" · ".join(filter(None, (year_words(year), scope.line.title if scope.line else ""))),
            allocated=formatting.million(money.allocated_satang) if money.allocated_satang > 0 else "",
            disbursed=formatting.million(money.disbursed_satang),
            opens={stage.value: link("budget", show=stage, **line) for stage in Stage},
            demo=scope.made_up("disbursed"),
        )
        spec = keep(_spec, scope.as_of, scope.code, year, chart_ink())
        if spec:
            alt = _alt(scope, money.disbursed_satang, money.allocated_satang)
            st.vega_lite_chart(spec=spec, width="stretch", alt=alt, key="budget_curve_chart")
        draw_template("budget/target.html", refs=[found for found in refs if found], wanted=wanted)


def _spec(*asked: Any) -> dict[str, Any] | None:
    return curve_chart(*asked)


def _alt(scope: BudgetScope, paid: int, allocated: int) -> str:
    return _(
        "เบิกจ่ายสะสม {share} ของเงินจัดสรร ณ {day} เทียบกับเป้าของแต่ละไตรมาส",
        share=formatting.percent(paid, allocated),
        day=formatting.day(scope.as_of),
    )
