"""How activities come into the plan: by a form, a file, the empty file to fill in; what an empty plan says."""

from collections.abc import Sequence

import streamlit as st

from dashboard.navigation import view_page
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.authorization import Target, can
from kmcore.activity_plan.kinds import PlanKind
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.i18n import _
from kmcore.registers.definitions import KINDS

ACTIVITIES = "activities"


def draw_ways_in(user: User, entries: Sequence[PlanEntry]) -> None:
    """Draw, for who may, the ways to add activities; where there are none, first what is missing."""
    own = Target(agencies=frozenset({user.agency_code} if user.agency_code else ()))
    writes = user.signed_in and can(user, KINDS[ACTIVITIES].permission, own).allowed
    empty = not any(one.kind is PlanKind.ACTIVITY for one in entries)
    if empty:
        text = (
            _("ยังไม่มีกิจกรรมในแผน ที่เห็นเป็นการประชุมวง แผนนิเทศ อบรม และวันนัด") if entries else _("ยังไม่มีอะไรในแผน")
        )
        remedy = (
            _("เพิ่มทีละรายการ กรอกหลายแถวในตาราง หรือกรอกแฟ้มเปล่าแล้วนำเข้า")
            if writes
            else _("ฝ่ายเลขานุการและผู้รายงานของหน่วยงานเพิ่มกิจกรรมได้เมื่อเข้าสู่ระบบ")
        )
        draw_template("widgets/empty.html", text=f"{text} {remedy}")
    if not writes:
        return
    with st.container(horizontal=True, gap="small", key="plan_acts"):
        for query, label, icon in (
            ({"do": "add"}, _("เพิ่มกิจกรรม"), ":material/add:"),
            ({"do": "grid"}, _("แก้หลายแถว"), ":material/table_edit:"),
            ({"do": "import"}, _("นำเข้าจากแฟ้ม"), ":material/upload_file:"),
            ({}, _("แฟ้มเปล่าและทุกแถวในทะเบียน"), ":material/table:"),
        ):
            st.page_link(
                view_page("registers"),
                label=label,
                icon=icon,
                query_params={"kind": ACTIVITIES, **query},
                width="content",
            )
