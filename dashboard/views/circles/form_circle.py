"""Adding circles: an informal one under another, and those of a province that begins with nothing."""

from typing import Final

import streamlit as st
from sqlalchemy import Engine

from dashboard.query_cache import ask
from dashboard.views.circles.form_fields import (
    ROOM,
    TIME,
    PlanningContext,
    PlanningForm,
    clock_field,
    send_button,
)
from dashboard.views.circles.receipts import circle_receipt
from dashboard.widgets.form_fields import one_line_field
from kmcore.access.actor import By
from kmcore.errors import Faults
from kmcore.i18n import N_, _
from kmcore.meetings.planning.commands import add_circle
from kmcore.meetings.planning.read_models import CircleForm
from kmcore.storage.dataset import province_info

SUB_ADDED: Final = N_("เพิ่มวงย่อยแล้ว เลือกได้จากรายการวง")
ADDED: Final = N_("เพิ่มวงแล้ว เลือกได้จากรายการวง")
NAME, TOPIC, WHICH, PLAN = "name_th", "topic", "level", "planned_sessions"
PROVINCE: Final = "province"


def draw_sub_circle_form(planning: PlanningContext) -> None:
    """Draw the form of a sub-circle of the chosen one."""
    if planning.series is None:
        return
    parent = planning.series.circle.code
    form = PlanningForm(f"sub_{parent}", planning.today)
    name, topic = st.columns(2)
    with name:
        one_line_field(form, NAME, _("ชื่อวงย่อย"))
    with topic:
        one_line_field(form, TOPIC, _("หัวข้อ"))
    _usual(form)

    def add(engine: Engine, by: By, typed: PlanningForm, faults: Faults) -> str:
        return add_circle(
            engine,
            by,
            CircleForm(
                name_th=typed.text(NAME),
                parent_code=parent,
                topic=typed.text(TOPIC),
                usual_time=typed.text(TIME),
                usual_place=typed.text(ROOM),
            ),
            faults,
        )

    send_button(form, _("เพิ่มวงย่อย"), circle_receipt(SUB_ADDED), add)


def draw_main_circle_form(planning: PlanningContext) -> None:
    """Draw the form of a circle of the province or of a district that is not there yet."""
    form = PlanningForm("circle", planning.today)
    which: str = st.selectbox(
        form.called(WHICH, _("วงของ")),
        list(planning.missing),
        format_func=planning.missing.__getitem__,
        key=form.key(WHICH),
        width=420,
    )
    name, plan = st.columns([8, 5])
    with name:
        one_line_field(form, NAME, _("ชื่อวง"), _example(which))
    with plan:
        one_line_field(form, PLAN, _("ครั้งตามแผน (ถ้าทราบ)"))
    _usual(form)

    def add(engine: Engine, by: By, typed: PlanningForm, faults: Faults) -> str:
        return add_circle(engine, by, _main(which, typed, faults), faults)

    send_button(form, _("เพิ่มวง"), circle_receipt(ADDED), add)


def _example(which: str) -> str:
    """Return how the circle may be called: the province's by its name, where it has one."""
    province = ask(province_info).name.th
    named = which == PROVINCE and province
    return _("เช่น วงคุณเอื้อจังหวัด{province}", province=province) if named else ""


def _main(which: str, typed: PlanningForm, faults: Faults) -> CircleForm:
    district = which != PROVINCE
    return CircleForm(
        name_th=typed.text(NAME),
        level="district" if district else PROVINCE,
        district_code=which if district else None,
        planned_sessions=faults.taken(None, typed.whole, PLAN),
        usual_time=typed.text(TIME),
        usual_place=typed.text(ROOM),
    )


def _usual(form: PlanningForm) -> None:
    time, room = st.columns([5, 8])
    with time:
        clock_field(form)
    with room:
        one_line_field(form, ROOM, _("สถานที่ประจำ (ถ้ามี)"))
