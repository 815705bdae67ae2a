"""Every kind of row: how many, when one was last changed, who writes them."""

import streamlit as st

from dashboard.present import formatting
from dashboard.present.audit_words import moment_words
from dashboard.query_cache import ask
from dashboard.views.registers.register_address import kind_link
from dashboard.views.registers.writers import may_see, writers_words
from dashboard.widgets.tables import Column, draw_table
from kmcore.access.actor import User
from kmcore.i18n import _
from kmcore.registers.definitions import KINDS
from kmcore.registers.listing import register_counts
from kmcore.registers.queries import RegisterCount


def draw_kinds(user: User) -> None:
    """Draw the table of the kinds that the reader may look at, each with the way into it."""
    columns = [
        Column[RegisterCount](_("ทะเบียน"), lambda one: KINDS[one.kind].words, link=_link),
        Column[RegisterCount](_("จำนวน"), lambda one: formatting.number(one.rows), "number", _link),
        Column[RegisterCount](
            _("แก้ล่าสุด"), lambda one: moment_words(one.newest) if one.newest else formatting.NONE
        ),
        Column[RegisterCount](_("ผู้แก้ได้"), lambda one: writers_words(KINDS[one.kind]), "quiet"),
    ]
    with st.container(key="register_kinds"):
        counts = [one for one in ask(register_counts) if may_see(user, KINDS[one.kind])]
        draw_table(columns, counts, caption=_("ทะเบียนทั้งหมด"))


def _link(one: RegisterCount) -> str:
    return kind_link(KINDS[one.kind])
