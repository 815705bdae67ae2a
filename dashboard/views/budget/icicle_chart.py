"""The icicle as a finished Vega-Lite spec: fills by stage, drafts hatched, a click gives a line's code."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import altair as alt

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.streamlit_host.finished_chart import finished_chart
from dashboard.views.budget.icicle_blocks import (
    FILLED,
    SHARES,
    IcicleDrawing,
    block_record,
    blocks_of,
    difference_record,
    hatch,
)
from dashboard.views.budget.icicle_labels import FONT, PAD, block_labels
from dashboard.views.budget.icicle_partition import IcicleBlock
from dashboard.views.budget.icicle_tones import icicle_tones
from dashboard.views.budget.party_names import party_of_line
from kmcore.budget.kinds import MEASURES
from kmcore.budget.queries import budget_lines
from kmcore.budget.read_models import BudgetRow
from kmcore.drawing.chart_palette import IcicleTones
from kmcore.i18n import _

SELECTION: Final = "line"
WIDTHS: Final = (210, 318, 470, 700)  # pixels the words are laid out for
THIN: Final = 6  # pixels: a frame of usual width would cover a block as low as this
# What is read out of a block; the other marks are silent: Vega would read their coordinates.
SPOKEN: Final = alt.expr("datum.title + ' ' + datum.control")
Records = list[dict[str, Any]]

NO_PADDING: Final = {"left": 0, "top": 0, "right": 0, "bottom": 0}  # Streamlit adds 20 at the foot of a 0


def icicle_chart(
    as_of: date, fiscal_year: int, top: str | None, height: int, *, dark: bool
) -> dict[str, Any] | None:
    """Return the spec of a line and the lines under it (None: of a year's roots); None: nothing has an amount.

    ``height`` is in pixels. The drawing is as wide as its panel; its words are laid out for several widths, and
    those for the widest that the panel has room for are shown.
    """
    rows = {row.code: row for row in ask(budget_lines, as_of, fiscal_year)}
    blocks, drawing = blocks_of(list(rows.values()), top, (WIDTHS[-1], height))
    if drawing is None:
        return None
    chart = alt.layer(*_layers(blocks, rows, drawing, icicle_tones(dark=dark)))
    return finished_chart(chart.properties(height=height, padding=NO_PADDING))


def _layers(
    blocks: Sequence[IcicleBlock], rows: dict[str, BudgetRow], drawing: IcicleDrawing, tone: IcicleTones
) -> list[alt.Chart]:
    seen = [block for block in blocks if block.extent and not block.difference]
    beyond = [block for block in blocks if block.difference]
    records = [
        block_record(block, rows[block.code], drawing, party_of_line(rows[block.code])) for block in seen
    ]
    drafts = [block for block in seen if rows[block.code].status != "stated"]
    return [
        *(_fill(records, drawing, end, colour) for end, colour in _fills(tone)),
        _strokes([stroke for block in drafts for stroke in hatch(block, drawing)], drawing, tone),
        *_differences([difference_record(block, drawing) for block in beyond], drawing, tone),
        *_texts_by_width(seen, beyond, rows, drawing, tone),
        _frames(records, drawing, tone),
    ]


def _fills(tone: IcicleTones) -> list[tuple[str, str]]:
    ends = ("x2", *(f"fill_{stage}" for stage in FILLED))
    return list(zip(ends, (tone.control, tone.allocated, tone.disbursed), strict=True))


def _base(records: Iterable[dict[str, Any]], drawing: IcicleDrawing) -> alt.Chart:
    base: alt.Chart = alt.Chart(alt.InlineData(values=list(records))).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, zero=False)),
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[drawing.height, 0], nice=False, zero=False)),
    )
    return base


def _fill(records: Records, drawing: IcicleDrawing, end: str, colour: str) -> alt.Chart:
    """Fill each block from its left to ``end``: so no edge of a fill runs through a line of words."""
    chart: alt.Chart = (
        _base(records, drawing)
        .mark_rect(color=colour, tooltip=None, aria=False)
        .encode(x2=f"{end}:Q", y2="y2:Q")
    )
    return chart


def _strokes(strokes: Iterable[dict[str, Any]], drawing: IcicleDrawing, tone: IcicleTones) -> alt.Chart:
    chart: alt.Chart = (
        _base(strokes, drawing)
        .mark_rule(color=tone.ink, opacity=0.13, strokeWidth=1.5, tooltip=None, aria=False)
        .encode(x2="x2:Q", y2="y2:Q")
    )
    return chart


def _differences(records: Records, drawing: IcicleDrawing, tone: IcicleTones) -> list[alt.Chart]:
    """Draw what lines lack of the line above them; where they exceed it, a stroke at its end."""
    within = [item for item in records if item["y2"] > item["y"]]
    beyond = [item for item in records if item["y2"] <= item["y"]]
    base = _base(within, drawing).mark_rect(
        color=tone.difference, stroke=tone.page, strokeWidth=2, aria=False
    )
    over = _base(beyond, drawing).mark_rule(color=tone.difference_ink, strokeWidth=5, clip=True, aria=False)
    tooltip = alt.Tooltip("title:N", title=_("ส่วนต่าง"))
    return [base.encode(x2="x2:Q", y2="y2:Q", tooltip=tooltip), over.encode(x2="x2:Q", tooltip=tooltip)]


def _texts_by_width(
    seen: Sequence[IcicleBlock],
    beyond: Sequence[IcicleBlock],
    rows: dict[str, BudgetRow],
    drawing: IcicleDrawing,
    tone: IcicleTones,
) -> list[alt.Chart]:
    """Write the labels for each width, and show those of the width there is: Vega asks again when it changes."""
    charts: list[alt.Chart] = []
    for width, wider in zip(WIDTHS, (*WIDTHS[1:], None), strict=True):
        drawn = replace(drawing, width=width)
        low = "true" if width == WIDTHS[0] else f"width >= {width}"
        high = "true" if wider is None else f"width < {wider}"
        charts += _texts(block_labels(seen, beyond, rows, drawn), drawn, tone, f"{low} && {high}")
    return charts


def _texts(texts: Records, drawing: IcicleDrawing, tone: IcicleTones, shown: str) -> list[alt.Chart]:
    """Write the labels where ``shown`` is so; those of a column are cut at its edge, wherever the screen puts that."""
    return [
        _base(chosen, drawing)
        .mark_text(
            align="left",
            baseline="middle",
            dx=PAD,
            fontSize=FONT,
            fontWeight=600 if bold else 400,
            opacity=alt.ExprRef(f"({shown}) ? 1 : 0"),
            limit=alt.ExprRef(f"width * {SHARES[drawing.columns][column]} - {2 * PAD}"),
            tooltip=None,
            aria=False,
        )
        .encode(
            text="text:N",
            color=alt.condition("datum.red", alt.value(tone.difference_ink), alt.value(tone.ink)),
        )
        for column in range(drawing.columns)
        for bold in (True, False)
        if (chosen := [text for text in texts if (text["column"], text["bold"]) == (column, bold)])
    ]


def _frames(records: Records, drawing: IcicleDrawing, tone: IcicleTones) -> alt.Chart:
    """Lay a frame over each block, above its text: what is pointed at and clicked."""
    chosen = alt.selection_point(name=SELECTION, fields=["code"], on="click", toggle=False, empty=False)
    chart: alt.Chart = (
        _base(records, drawing)
        .mark_rect(fillOpacity=0, stroke=tone.page, cursor="pointer", description=SPOKEN)
        .encode(
            x2="x2:Q",
            y2="y2:Q",
            strokeWidth=alt.condition(f"datum.y2 - datum.y < {THIN}", alt.value(0.5), alt.value(2)),
            tooltip=_tooltip(),
        )
        .add_params(chosen)
    )
    return chart


def _tooltip() -> list[alt.Tooltip]:
    heads = {
        "title": _("รายการงบ"),
        **{measure: formatting.stage(measure) for measure in MEASURES},
        "agency": _("หน่วยงาน"),
        "mark": _("หมายเหตุ"),
    }
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in heads.items()]
