"""What the secretariat does to the calendar of circles, one form at a time."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

import streamlit as st

from dashboard.query_cache import ask
from dashboard.views.circles import form_circle, form_day, form_details, form_move, form_series
from dashboard.views.circles.form_fields import CHOSEN_FORM, PLACE, PlanningContext, draw_outcome
from dashboard.widgets.flash import draw_flash
from kmcore.areas.queries import districts
from kmcore.i18n import _
from kmcore.meetings.planning.queries import Series
from kmcore.meetings.queries import PROVINCE_CIRCLE

FORMS: Final[dict[str, Callable[[PlanningContext], None]]] = {
    "day": form_day.draw_day_form,
    "series": form_series.draw_series_form,
    "move": form_move.draw_move_form,
    "details": form_details.draw_details_form,
    "cancel": form_move.draw_cancel_form,
    "sub": form_circle.draw_sub_circle_form,
    "circle": form_circle.draw_main_circle_form,
}


def draw_planning(chosen: Series | None, found: Sequence[Series], today: date) -> None:
    """Draw what can be done and the form of what is chosen; how the last one went stands above."""
    planning = PlanningContext(chosen, today, _missing(found, today))
    names = _offered(planning)
    if st.session_state.get(CHOSEN_FORM) not in {None, *names}:
        st.session_state[CHOSEN_FORM] = None  # another circle was chosen, where this cannot be done
    if st.session_state.get(CHOSEN_FORM) is None:
        draw_flash(PLACE)
    form_name = st.pills(_("จัดวันประชุม"), list(names), format_func=names.__getitem__, key=CHOSEN_FORM)
    if form_name:
        with st.container(border=True, key="circle_form"):
            draw_outcome()
            FORMS[form_name](planning)


def _offered(planning: PlanningContext) -> dict[str, str]:
    offered = {}
    if planning.series:
        offered = {"day": _("กำหนดครั้งใหม่"), "series": _("วางทั้งชุด")}
        if planning.movable:
            offered |= {"details": _("เวลาและสถานที่")}
            offered |= {"move": _("เลื่อนประชุม"), "cancel": _("ยกเลิกประชุม")}
        if planning.series.circle.level != "sub":
            offered["sub"] = _("เพิ่มวงย่อย")
    if planning.missing:
        offered["circle"] = _("เพิ่มวงจังหวัดหรือวงอำเภอ")
    return offered


def _missing(found: Sequence[Series], today: date) -> dict[str, str]:
    """Return the circles that are not there, by district code ("province" for the province's), in words."""
    there = {one.circle.code for one in found}
    theirs = {one.circle.district_code for one in found if one.circle.level == "district"}
    province = {} if PROVINCE_CIRCLE in there else {form_circle.PROVINCE: _("จังหวัด")}
    return province | {
        area.code: area.name(today) for area in ask(districts, today) if area.code not in theirs
    }
