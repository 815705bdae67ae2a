"""A chart made once for everybody: its spec with the rows already as Streamlit sends them."""

from typing import Any

import altair as alt
from streamlit.dataframe_util import convert_anything_to_arrow_bytes


def finished_chart(chart: alt.LayerChart | alt.FacetChart | alt.Chart) -> dict[str, Any]:
    """Return the chart's spec for ``keep``. Its data sets are Arrow bytes, which Streamlit passes on.

    Left as rows they would be turned into frames and then into Arrow at every run of the page: about
    1.5 ms of CPU a data set, and each layer has its own.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    rows = spec.get("datasets", {})
    spec["datasets"] = {name: convert_anything_to_arrow_bytes(values) for name, values in rows.items()}
    _quiet(spec)
    return spec


def _quiet(part: dict[str, Any]) -> None:
    """Let a mark that has no tooltip of its own have none: Streamlit would read out its fields by their names in code."""
    for layer in part.get("layer", []):
        _quiet(layer)
    if "spec" in part:
        _quiet(part["spec"])
    if "mark" in part and "tooltip" not in part.get("encoding", {}):
        mark = part["mark"] if isinstance(part["mark"], dict) else {"type": part["mark"]}
        part["mark"] = {**mark, "tooltip": None}
