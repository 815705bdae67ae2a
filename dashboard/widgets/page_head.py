"""The top of every page: its question, the day it speaks of, the demonstration ribbon."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.address import AddressedDay, settle_day
from dashboard.session.links import link
from dashboard.widgets.account_control import draw_account_control
from dashboard.widgets.as_of_picker import draw_as_of_picker
from dashboard.widgets.setup_hint import draw_setup_hint
from dashboard.widgets.templates import draw_template
from kmcore.exchange.demo import has_demo
from kmcore.i18n import _
from kmcore.meetings.queries import last_circle


@dataclass(frozen=True)
class PageContext:
    """What every page needs: the day, the last circle before it (what "since" means), demo or not."""

    as_of: date
    since: date | None
    demo: bool


def open_page(title: str | Callable[[date], str], hint: str = "") -> PageContext:
    """Draw the page's head and return what the page speaks of. ``title``: itself, or what makes it for the day."""
    day = settle_day()
    demo = ask(has_demo)
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        draw_template(
            "widgets/page_head.html",
            title=title if isinstance(title, str) else title(day.as_of),
            hint=hint,
            demo=demo,
            address=f"{link('sources')}#demo",
        )
        draw_as_of_picker(day.as_of)
        draw_account_control()
    if day.problem:
        st.warning(formatting.plain(day.problem))
    draw_setup_hint()
    return PageContext(day.as_of, _last_circle(day), demo)


def _last_circle(day: AddressedDay) -> date | None:
    circle = ask(last_circle, day.as_of)
    return circle.on_date if circle else None


def draw_footnote(*notes: str) -> None:
    """Draw the small print of a page."""
    draw_template("widgets/notes.html", notes=[note for note in notes if note])


def demo_note() -> str:
    """Return what the mark means, for tables and exports."""
    return _("สาธิต = มีแถวที่สร้างขึ้นเพื่อสาธิต ไม่ใช่ข้อมูลจริง")
