"""One item's page: how it stands, who has done what, its history, and the line it comes from."""

import streamlit as st

from dashboard.navigation import view_page
from dashboard.present.item_words import due_left, earlier_dues
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.actions.board import codes_in_order
from dashboard.views.actions.board_choice import BoardChoice
from dashboard.views.actions.board_controls import choice_in_address
from dashboard.views.actions.board_query import agency_names_on_board, read_board
from dashboard.widgets.audit_targets import trail_link
from dashboard.widgets.item_history import history_values
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.actions.owner_words import owner_with_agencies
from kmcore.actions.queries import ActionDetail, ActionRow, AgencyPart, item_detail
from kmcore.errors import NotFoundError
from kmcore.i18n import _
from kmcore.programme.agency_words import short_names
from kmcore.programme.queries import agencies


def item_in_address(here: PageContext) -> ActionDetail | None:
    """Return the item the address names; None where it names none, and with a sentence an unknown one."""
    code = st.query_params.get("item")
    if code is None:
        return None
    try:
        return ask(item_detail, code, here.as_of, here.since)
    except NotFoundError:
        # What was asked for is not repeated on the screen: it may be anything.
        st.warning(_("ไม่พบงานติดตามที่ระบุมาในที่อยู่ หรืองานนั้นยังไม่เปิดในวันที่เลือกดู จึงแสดงทุกงาน เลือกจากรายการข้างล่าง"))
        st.query_params.pop("item", None)
        return None


def draw_item(here: PageContext, detail: ActionDetail) -> None:
    """Draw the item with the way back to the board as it was, and to its neighbours there."""
    choice = choice_in_address(agency_names_on_board(read_board(here), here.as_of))
    _steps(here, detail.row.code, choice)
    row, names, known = detail.row, {one.code: one.short for one in ask(agencies)}, known_sources()
    draw_template(
        "actions/item.html",
        row=row,
        owner=owner_with_agencies(row, names),
        supporters=short_names(row.supporters, names),
        due_left=due_left(row),
        earlier=earlier_dues(row),
        parts=_shown_parts(row),
        full={one.code: one.name for one in ask(agencies)},
        source=source_ref(row.source, known),
        **history_values(here, detail),
        meeting_link=link("meeting", meeting=row.meeting_code),
        trail=trail_link(f"action:{row.code}"),
    )


def _shown_parts(row: ActionRow) -> list[AgencyPart]:
    """Owners, whether they have reported or not, and whoever else has."""
    return [part for part in row.parts if part.owner or part.last_update]


def _steps(here: PageContext, code: str, choice: BoardChoice) -> None:
    codes = codes_in_order(here, choice)
    if code not in codes:
        codes = codes_in_order(here, BoardChoice())
    place = codes.index(code)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="item_steps"):
        _step(_("← กลับไปที่กระดาน"), choice.query())
        if place:
            _step(_("‹ ก่อนหน้า {code}", code=codes[place - 1]), choice.query(), codes[place - 1])
        if place + 1 < len(codes):
            _step(_("ถัดไป {code} ›", code=codes[place + 1]), choice.query(), codes[place + 1])


def _step(label: str, query: dict[str, str], code: str | None = None) -> None:
    there = query | {"item": code} if code else query
    st.page_link(view_page("actions"), label=label, query_params=there, width="content")
