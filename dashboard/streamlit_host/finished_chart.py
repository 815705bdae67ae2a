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
    return spec
