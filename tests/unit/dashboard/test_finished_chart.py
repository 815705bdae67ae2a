"""A finished chart: nothing of its rows is lost on the way into Arrow, and the spec can be used again."""

from typing import Any

import altair as alt
from pyarrow import ipc

from dashboard.streamlit_host.finished_chart import finished_chart

ROWS: list[dict[str, Any]] = [{"name": "งบฉุกเฉิน", "satang": 1.5}, {"name": "ร่าง", "satang": None}]


def chart() -> alt.LayerChart | alt.FacetChart:
    points = alt.Chart(alt.InlineData(values=ROWS)).mark_point().encode(x="satang:Q")
    words = alt.Chart(alt.InlineData(values=[{"text": "ก"}])).mark_text().encode(text="text:N")
    return alt.layer(points, words)


def test_every_data_set_holds_its_rows() -> None:
    spec = finished_chart(chart())
    tables = [ipc.open_stream(data).read_all().to_pylist() for data in spec["datasets"].values()]
    assert ROWS in tables
    assert [{"text": "ก"}] in tables


def test_every_layer_finds_its_data_by_name() -> None:
    spec = finished_chart(chart())
    assert {layer["data"]["name"] for layer in spec["layer"]} == set(spec["datasets"])


def test_a_chart_without_rows_has_no_data_sets() -> None:
    assert finished_chart(alt.Chart(alt.UrlData("/somewhere.json")).mark_point())["datasets"] == {}


def test_a_mark_without_a_tooltip_of_its_own_says_nothing_of_its_fields() -> None:
    told = alt.Chart(alt.InlineData(values=ROWS)).mark_bar().encode(x="satang:Q", tooltip="name:N")
    spec = finished_chart(alt.layer(*chart().layer, told))
    silent = [layer["mark"].get("tooltip", "its own") for layer in spec["layer"]]
    assert silent == [None, None, "its own"]
