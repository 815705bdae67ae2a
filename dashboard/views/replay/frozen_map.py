"""The map of a picture: its own counts on its own shapes, for the boundaries may be others by now."""

from datetime import date
from hashlib import sha256
from typing import Any

import streamlit as st

from dashboard.present.coverage_map_chart import DESK, PHONE, MapData, coverage_map
from dashboard.query_cache import keep
from dashboard.session.theme import chart_ink
from dashboard.views.replay.picture_view import PictureView, read_picture
from dashboard.widgets.coverage_map import on_phone
from kmcore.areas.map_names import map_name
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage
from kmcore.snapshot.picture import PictureDistrict


def draw_frozen_map(view: PictureView, *, key: str, legend: bool = True) -> None:
    """Draw the districts of a picture; a sentence where it has no map."""
    if not view.picture.shapes.geojson:
        st.info(_("ภาพนี้ไม่มีแผนที่ ดูจำนวนรายอำเภอจากตาราง"))
        return
    size, as_of = PHONE if on_phone() else DESK, view.chosen.closed.info.as_of
    spec = keep(_spec, view.chosen.code, view.chosen.number, as_of, size, chart_ink(), legend)
    alt = _("แผนที่หมู่บ้านที่มีผลรายงาน รายอำเภอ ตัวเลขเดียวกันอยู่ในตารางของหน้านี้")
    st.vega_lite_chart(spec=spec, key=key, width="content", alt=alt)


def _spec(  # noqa: PLR0913, PLR0917 - all that the drawing depends on: it is the key it is kept by
    code: str,
    number: int | None,
    as_of: date,
    size: tuple[int, int],
    text: str,
    legend: bool,  # noqa: FBT001 - positions are the key it is kept by
) -> dict[str, Any]:
    picture = read_picture(code, number, as_of).picture
    shapes = picture.shapes.geojson or ""
    data = MapData(
        rows=tuple(_coverage(part, demo=picture.demo) for part in picture.districts),
        names=tuple(
            (part.code, map_name(part.code, part.name.th, part.name.en)) for part in picture.districts
        ),
        geojson=shapes,
        address=_address(code, number, sha256(shapes.encode()).hexdigest()[:12]),
        measure="reported",
        size=size,
        ink=text,
        legend=legend,
    )
    return _still(coverage_map(data))


def _address(code: str, number: int | None, version: str) -> str:
    """A computed picture has the shapes of today: the map that everyone fetches."""
    if number is None:
        return f"/maps/district.geojson?v={version}"
    return f"/maps/frozen/{code}/{number}.geojson?v={version}"


def _coverage(part: PictureDistrict, *, demo: bool) -> Coverage:
    return Coverage(
        code=part.code,
        register=part.villages,
        villages=part.villages,
        cohorts={},
        promised=part.promised,
        reported=part.reported,
        verified=part.verified,
        overlap=0,
        gap=part.gap,
        demo=demo,
    )


def _still(spec: dict[str, Any]) -> dict[str, Any]:
    """Nothing here is chosen by a click: the districts keep the usual pointer."""
    for layer in spec["layer"]:
        if isinstance(layer.get("mark"), dict):
            layer["mark"].pop("cursor", None)
    return spec
