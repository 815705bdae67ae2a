"""The map of a picture: its own counts on its own shapes, for the boundaries may be others by now."""

from datetime import date

import streamlit as st

from dashboard.query_cache import keep
from dashboard.views.replay.picture_view import PictureView, read_picture
from dashboard.widgets.area_map import MapMarkup, draw_area_map, map_markup
from kmcore.i18n import _
from kmcore.snapshot.map_areas import picture_areas


def draw_frozen_map(view: PictureView, *, key: str, legend: bool = True) -> None:
    """Draw the districts of a picture; a sentence where it has no map."""
    if not view.picture.shapes.geojson:
        st.info(_("ภาพนี้ไม่มีแผนที่ ดูจำนวนรายอำเภอจากตาราง"))
        return
    as_of = view.chosen.closed.info.as_of
    draw_area_map(keep(_markup, view.chosen.code, view.chosen.number, as_of), key=key, legend=legend)


def _markup(code: str, number: int | None, as_of: date) -> MapMarkup:
    picture = read_picture(code, number, as_of).picture
    label = _("แผนที่หมู่บ้านที่มีผลรายงาน รายอำเภอ ตัวเลขเดียวกันอยู่ในตารางของหน้านี้")
    return map_markup(picture.shapes.geojson or "", picture_areas(picture), label)
