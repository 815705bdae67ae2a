"""How each agency's items stand, as bars of the statuses."""

from datetime import date
from typing import Any

import altair as alt
import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, keep
from dashboard.session.theme import chart_ink
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import board, by_agency
from kmcore.drawing.palette import INK, STATUS
from kmcore.i18n import _
from kmcore.programme.queries import agencies

BAR = 18
SPOKEN = alt.expr("datum.agency + ' ' + datum.status + ' ' + datum.count")
PADDING = {"left": 0, "top": 2, "right": 2, "bottom": 4}  # Streamlit's own would add 20 at the foot


def draw_agency_panel(here: PageContext) -> None:
    """Draw the panel: a legend of signs and words, then a bar an agency."""
    with st.container(border=True, key="agency_panel"):
        draw_template(
            "overview/status_legend.html",
            title=_("งานที่แต่ละหน่วยงานรับผิดชอบ"),
            statuses=list(STATUS),
            demo=here.demo,
        )
        spec = keep(_bars, here.as_of, here.since, chart_ink())
        if spec is None:
            draw_template("widgets/empty.html", text=_("ยังไม่มีงานที่มีหน่วยงานรับผิดชอบ"))
            return
        st.vega_lite_chart(
            spec=spec,
            width="stretch",
            alt=_("จำนวนงานตามสถานะของแต่ละหน่วยงาน ตัวเลขเดียวกันอยู่ในหน้าติดตามงาน"),
            key="overview_agencies",
        )


def _bars(as_of: date, since: date | None, ink: str) -> dict[str, Any] | None:
    """Return the finished chart, None without an item. Agencies keep their order; a silent one is named so."""
    people = [agency for agency in ask(agencies) if agency.in_programme]
    counts = [count for count in by_agency(ask(board, as_of, since), people) if count.total]
    names = {agency.code: agency.short for agency in people}
    records: list[dict[str, Any]] = [
        {
            "agency": f"○ {names[count.agency_code]}" if count.silent else names[count.agency_code],
            "status": formatting.status(status),
            "order": list(STATUS).index(status),
            "count": number,
            "sign": f"{STATUS[status].sign} {number}",
        }
        for count in counts
        for status, number in count.statuses.items()
        if number
    ]
    if not records:
        return None
    order = list(dict.fromkeys(record["agency"] for record in records))
    bars = (
        _base(order, ink)
        .mark_bar(height=BAR, description=SPOKEN)
        .encode(x2="to:Q", color=_colour(), tooltip=_tooltip())
    )
    inside = _base(order, ink).mark_text(fontSize=13, fontWeight=600, dy=1, clip=False, aria=False)
    numbers = inside.encode(
        x=alt.X("middle:Q"),
        text="sign:N",
        color=alt.condition("indexof([1, 5], datum.order) >= 0", alt.value(INK), alt.value("white")),
    )
    chart = alt.layer(bars, numbers, data=alt.InlineData(values=records)).properties(
        height=len(order) * (BAR + 4), padding=PADDING
    )
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def _base(order: list[str], ink: str) -> alt.Chart:
    base: alt.Chart = (
        alt.Chart()
        .transform_stack(stack="count", groupby=["agency"], sort=[alt.SortField("order")], as_=["from", "to"])
        .transform_calculate(middle="(datum.from + datum.to) / 2")
        .encode(
            y=alt.Y(
                "agency:N",
                sort=order,
                title=None,
                axis=alt.Axis(labelPadding=8, labelLimit=300, labelColor=ink, aria=False),
            ),
            x=alt.X("from:Q", title=None, axis=None),
        )
    )
    return base


def _colour() -> alt.Color:
    scale = alt.Scale(
        domain=[formatting.status(code) for code in STATUS], range=[look.fill for look in STATUS.values()]
    )
    return alt.Color("status:N", scale=scale, legend=None)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("agency:N", title=_("หน่วยงาน")),
        alt.Tooltip("status:N", title=_("สถานะ")),
        alt.Tooltip("count:Q", title=_("งาน")),
    ]
