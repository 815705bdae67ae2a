"""The coverage map: shapes from a kept address, colours and labels in the spec."""

import json
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from dashboard.present import formatting
from kmcore.drawing.coverage_shades import DARK, shade_of, shades
from kmcore.drawing.labels import LINE, LabelRequest, PlacedLabel, place_labels
from kmcore.drawing.palette import INK
from kmcore.drawing.shapes import AreaShape, Projection, fit_projection, read_shapes
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage
from kmcore.programme.coverage_measures import measure_value, measure_whole

DESK: Final = (500, 430)
PHONE: Final = (330, 400)
SELECTION: Final = "area"
NO_PADDING: Final = {"left": 0, "top": 0, "right": 0, "bottom": 0}  # Streamlit adds 20 at the foot of a 0
SPOKEN: Final = alt.expr("datum.name + ' ' + datum.count + ' ' + datum.share + ' ' + datum.mark")
SHAPES: Final = alt.JsonDataFormat(property="features", type="json")


@dataclass(frozen=True)
class MapData:
    """What a map draws: rows of one level, their short names, the shapes and where to fetch them."""

    rows: tuple[Coverage, ...]
    names: tuple[tuple[str, str], ...]
    geojson: str
    address: str
    measure: str
    district: str | None = None
    size: tuple[int, int] = DESK
    ink: str = INK
    legend: bool = True


def coverage_map(data: MapData) -> dict[str, Any]:
    """Return the finished Vega-Lite spec. A click selects ``code`` in the parameter ``area``."""
    areas = _shown(data)
    projection = fit_projection(areas, *data.size)
    values = [_record(row, dict(data.names), data.measure) for row in data.rows]
    labels = _labels(data, areas, projection)
    chart = alt.layer(_shapes(data, values), *_texts(labels, data)).properties(
        width=data.size[0], height=data.size[1], padding=NO_PADDING, autosize="none"
    )
    spec: dict[str, Any] = chart.to_dict(validate=False)
    for layer in spec["layer"]:
        if "mark" in layer:
            layer["projection"] = projection.as_vega()
    return spec


def _shown(data: MapData) -> tuple[AreaShape, ...]:
    areas = read_shapes(data.geojson)
    return tuple(area for area in areas if data.district in {None, area.district_code})


def _record(row: Coverage, names: dict[str, str], measure: str) -> dict[str, Any]:
    part, all_of_it = measure_value(row, measure), measure_whole(row, measure)
    return {
        "code": row.code,
        "name": names.get(row.code, row.code),
        "shade": shade_of(part, all_of_it),
        "count": _(
            "{part} จาก {whole} หมู่บ้าน", part=formatting.number(part), whole=formatting.number(all_of_it)
        ),
        "share": formatting.percent(part, all_of_it),
        "mark": _("สาธิต") if row.demo and measure != "villages" else "",
    }


def _shapes(data: MapData, values: list[dict[str, Any]]) -> alt.Chart:
    classes = shades()
    colour = alt.Color(
        "shade:O",
        scale=alt.Scale(
            domain=[shade.number for shade in classes], range=[shade.colour for shade in classes]
        ),
        legend=_legend(data) if data.legend else None,
    )
    chosen = alt.selection_point(name=SELECTION, fields=["code"], on="click", toggle=False, empty=False)
    chart: alt.Chart = (
        alt.Chart(alt.UrlData(url=data.address, format=SHAPES))
        .transform_lookup(
            lookup="code",
            from_=alt.LookupData(
                data=alt.InlineData(values=values),
                key="code",
                fields=["name", "shade", "count", "share", "mark"],
            ),
            default="0",
        )
        .mark_geoshape(stroke="white", strokeWidth=1.4, cursor="pointer", description=SPOKEN)
        .encode(
            color=colour,
            tooltip=[
                alt.Tooltip("name:N", title=_("พื้นที่")),
                alt.Tooltip("count:N", title=_("จำนวน")),
                alt.Tooltip("share:N", title=_("สัดส่วน")),
                alt.Tooltip("mark:N", title=_("หมายเหตุ")),
            ],
        )
        .add_params(chosen)
    )
    if data.district:
        chart = chart.transform_filter(f"datum.district_code === '{data.district}'")
    return chart


def _legend(data: MapData) -> alt.Legend:
    """Return the legend, in the corner of the drawing that the province leaves empty."""
    used = [shade for shade in shades() if shade.number]
    names = {str(shade.number): shade.label for shade in used}
    return alt.Legend(
        orient="none",
        aria=False,  # Vega would read it out in English; each area says its share
        legendX=2,
        legendY=2,
        title=None,
        values=[shade.number for shade in used],
        labelExpr=f"{json.dumps(names, ensure_ascii=False)}[datum.label]",
        labelColor=data.ink,
        labelFontSize=13,
        symbolType="square",
        symbolSize=160,
        symbolStrokeWidth=0,
        rowPadding=1,
    )


def _labels(data: MapData, areas: tuple[AreaShape, ...], projection: Projection) -> list[PlacedLabel]:
    """Names with their share where there is room; at the province's subdistrict level there is none."""
    if len(areas) > 40:
        return []
    names, rows = dict(data.names), {row.code: row for row in data.rows}
    wanted = []
    for area in areas:
        row = rows.get(area.code)
        if row is None:
            continue
        name = names[area.code]
        forms = ((name, _second_line(row, data.measure)), (name,))
        wanted.append(
            LabelRequest(area.code, projection.project(area.geometry), projection.pixels(*area.anchor), forms)
        )
    return place_labels(wanted)


def _second_line(row: Coverage, measure: str) -> str:
    """Return the share in whole per cent, or the number of villages where the measure is no share.

    What is not nothing is not called 0 %, nor what is not all 100 %.
    """
    part, all_of_it = measure_value(row, measure), measure_whole(row, measure)
    if measure == "villages" or not all_of_it:
        return formatting.number(row.register)
    rounded = (200 * part + all_of_it) // (2 * all_of_it)
    if 0 < part < all_of_it and rounded in {0, 100}:
        return "<1%" if rounded == 0 else ">99%"
    return f"{rounded}%"


def _texts(labels: list[PlacedLabel], data: MapData) -> list[alt.LayerChart | alt.FacetChart]:
    rows = {row.code: row for row in data.rows}
    records = [
        {
            "x": label.x,
            "y": label.y,
            "text": "\n".join(label.lines),
            "size": label.size,
            "dark": shade_of(
                measure_value(rows[label.code], data.measure), measure_whole(rows[label.code], data.measure)
            )
            > DARK,
            "lines": len(label.lines),
        }
        for label in labels
    ]
    if not records:
        return []
    kinds = sorted({(label.size, len(label.lines)) for label in labels})
    texts = [_text(size, lines, data.size) for size, lines in kinds]
    # One data set for all: Streamlit turns each into Arrow anew at every run.
    return [alt.layer(*texts, data=alt.InlineData(values=records))]


def _text(size: int, lines: int, drawing: tuple[int, int]) -> alt.Chart:
    """Return the labels of one size and number of lines: Vega sets neither of these mark by mark."""
    height = size * LINE
    chart: alt.Chart = (
        alt.Chart()
        .transform_filter((alt.datum.size == size) & (alt.datum.lines == lines))
        .mark_text(
            baseline="middle",
            lineBreak="\n",
            lineHeight=height,
            fontSize=size,
            dy=-height * (lines - 1) / 2,
            tooltip=None,
            aria=False,  # the area beneath says it
        )
        .encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[0, drawing[0]], nice=False), axis=None),
            y=alt.Y("y:Q", scale=alt.Scale(domain=[drawing[1], 0], nice=False), axis=None),
            text=alt.Text("text:N"),
            color=alt.condition(alt.datum.dark, alt.value("white"), alt.value(INK)),
        )
    )
    return chart
