"""One kind whole: what can be done with it, its rows, its newest batches."""

import streamlit as st

from dashboard.navigation import view_page
from dashboard.query_cache import reference_date
from dashboard.views.registers.batch_list import draw_batches
from dashboard.views.registers.register_address import ACT, KIND, SEARCH, Act, RegisterAddress
from dashboard.views.registers.register_files import draw_register_files
from dashboard.views.registers.row_list import draw_rows
from dashboard.views.registers.writers import may_write, writers_words
from dashboard.widgets.page_head import PageContext, draw_footnote
from dashboard.widgets.setup_hint import draw_way_to_setup
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.exchange.village_acts import acts_on
from kmcore.i18n import _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.listing import GRID_ROWS
from kmcore.registers.row_commands import ways_to_change


def draw_kind(user: User, kind: RegisterKind, asked: RegisterAddress, here: PageContext) -> None:
    """Draw the kind's list with its acts for who may write it."""
    draw_way_back()
    draw_template("registers/kind_head.html", kind=kind.words, writers=writers_words(kind))
    if may_write(user, kind):
        _draw_acts(kind, asked)
    note = st.container()
    found = draw_rows(kind, asked)
    if found > GRID_ROWS and may_write(user, kind) and ways_to_change(kind):
        with note:
            draw_footnote(
                _(
                    "“แก้หลายแถว” รับได้ครั้งละ {most} แถว ค้นให้แคบลงก่อน หรือดาวน์โหลดแฟ้มท้ายหน้านี้ แก้ใน Excel แล้วนำเข้าทั้งแฟ้ม",
                    most=GRID_ROWS,
                )
            )
    draw_register_files(kind, here)
    draw_batches(user, kind)


def draw_way_back(kind: RegisterKind | None = None) -> None:
    """Draw the links back: to all registers, and from a row or a form to its kind."""
    with st.container(horizontal=True, gap="small", key="register_steps"):
        draw_way_to_setup()
        st.page_link(view_page("registers"), label=_("← ทะเบียนทั้งหมด"), query_params={}, width="content")
        if kind is not None:
            label = _("← {kind}", kind=kind.words)
            st.page_link(view_page("registers"), label=label, query_params={KIND: kind.code}, width="content")


def draw_day_note(here: PageContext) -> None:
    """Say on another day than the data's own that registers do not follow it: they hold every row, with its days."""
    if here.as_of != reference_date():
        draw_footnote(_("ทะเบียนแสดงทุกแถวตามที่เก็บไว้ขณะนี้ ไม่เปลี่ยนตามวันที่เลือกดู วันของแต่ละแถวอยู่ในแถวนั้น"))


def _draw_acts(kind: RegisterKind, asked: RegisterAddress) -> None:
    with st.container(horizontal=True, gap="small", key="register_acts"):
        for act, label, icon in (
            (Act.ADD, _("เพิ่ม{one}", one=kind.one_words), ":material/add:"),
            (Act.GRID, _("แก้หลายแถว"), ":material/table_edit:"),
            (Act.IMPORT, _("นำเข้าจากแฟ้ม"), ":material/upload_file:"),
            *([(Act.VILLAGES, _("ทำกับหลายหมู่บ้าน"), ":material/checklist:")] if acts_on(kind) else []),
        ):
            if act is Act.GRID and not ways_to_change(kind):
                continue
            query = {KIND: kind.code, ACT: str(act)}
            if act is Act.GRID and asked.search:
                query[SEARCH] = asked.search
            st.page_link(view_page("registers"), label=label, icon=icon, query_params=query, width="content")
