"""The newest batches, of one kind or of all: who wrote how many rows when; one batch's rows; each taken back."""

import streamlit as st

from dashboard.navigation import view_page
from dashboard.query_cache import ask
from dashboard.uncached import ask_uncached
from dashboard.views.registers.register_address import kind_link
from dashboard.views.registers.undoing import draw_undo, may_undo
from dashboard.views.registers.writers import draw_not_seen, may_see
from dashboard.widgets.register_history import batch_words, change_line
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.i18n import _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.listing import shown_batch
from kmcore.registers.queries import batch_record, newest_batches

NEWEST = 10
SHOWN_ROWS = 200


def draw_batches(user: User, kind: RegisterKind | None = None) -> None:
    """Draw the newest batches, each with the button that takes it back for who may."""
    found = ask(newest_batches, kind.code if kind else None, NEWEST)
    with st.container(border=True, key="register_batches"):
        draw_template("registers/batches_head.html", empty=not found)
        for record in found:
            with st.container(horizontal=True, vertical_alignment="center", key=f"batch_{record.number}"):
                draw_template("registers/batch.html", batch=batch_words(record))
                if may_undo(user, record):
                    draw_undo(record, "list")


def draw_batch(user: User, number: int) -> None:
    """Draw what one batch did, row by row."""
    record = ask_uncached(batch_record, number)
    st.page_link(view_page("registers"), label=_("← ทะเบียนทั้งหมด"), query_params={}, width="content")
    if record is None:
        st.warning(_("ไม่มีชุดที่ {number} ดูชุดล่าสุดที่หน้าทะเบียน", number=number))
        return
    if not may_see(user, KINDS[record.kind]):
        draw_not_seen(user, KINDS[record.kind])
        return
    draw_template("registers/batch.html", batch=batch_words(record))
    if may_undo(user, record):
        draw_undo(record, "page")
    changes = ask_uncached(shown_batch, number, SHOWN_ROWS)
    draw_template(
        "registers/batch_rows.html",
        rows=[change_line(one) for one in changes],
        total=record.rows,
        more=record.rows - len(changes),
        trail=kind_link(KINDS[record.kind]),
    )
