"""The board's controls: quick filters with their counts, the grouping, kind, agency, and the switch."""

import streamlit as st

from dashboard.present import formatting
from dashboard.session.links import drop_unknown_parameters
from dashboard.views.actions.board_choice import ALL, OWN, BoardChoice, read_board_choice
from dashboard.views.actions.board_filters import (
    BoardData,
    filter_counts,
    moved_count,
    role_counts,
    silent_among,
)
from dashboard.views.actions.filter_words import (
    agency_names,
    grouping_names,
    kind_names,
    moved_since,
    role_names,
    status_names,
    view_names,
)
from dashboard.widgets.address_widgets import address_pills, address_segments, address_select, address_switch
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.programme.agency_words import AgencyNames


def choice_in_address(names: AgencyNames) -> BoardChoice:
    """Return what the address asks for. What means nothing is said so, dropped, and the rest goes on."""
    choice, unknown = read_board_choice(st.query_params, names)
    drop_unknown_parameters(unknown)
    return choice


def draw_board_controls(here: PageContext, board: BoardData, choice: BoardChoice, names: AgencyNames) -> None:
    """Draw the controls in two rows; each writes its choice into the address."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="quick"):
        address_pills("view", _("ดูเฉพาะ"), _views(board, choice), choice.view, ALL)
        _demo_mark(board, "desk-only")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="board_controls"):
        address_segments(
            "by", _("จัดกลุ่ม"), grouping_names(), choice.grouping, BoardChoice(view=choice.view).grouping
        )
        address_select("kind", _("ประเภท"), kind_names(), choice.kind, ALL, width=150)
        address_select("agency", _("หน่วยงาน"), agency_names(names), choice.agency, ALL, width=150)
        if choice.agency != ALL:
            address_segments("role", _("หน้าที่"), _roles(board, choice), choice.role, OWN)
        if choice.status != ALL:
            address_select("status", _("สถานะ"), status_names(), choice.status, ALL, width=170)
        if here.since:
            count = formatting.number(moved_count(board, choice))
            address_switch("since", f"{moved_since(here)} ({count})", chosen=choice.since)
        _demo_mark(board, "phone-only")


def _demo_mark(board: BoardData, place: str) -> None:
    """Mark the counts; pills fill a phone's width, so there the mark stands in the next row."""
    if any(row.demo for row in board.rows):
        draw_template("widgets/demo_mark.html", place=place)


def _roles(board: BoardData, choice: BoardChoice) -> dict[str, str]:
    found = role_counts(board, choice)
    return {role: f"{text} **{formatting.number(found[role])}**" for role, text in role_names().items()}


def _views(board: BoardData, choice: BoardChoice) -> dict[str, str]:
    """Return the quick filters with their counts: of items, for silence of agencies."""
    found = filter_counts(board, choice) | {"silent": len(silent_among(board, choice))}
    names = view_names(coming=board.coming is not None)
    return {view: f"{text} **{formatting.number(found[view])}**" for view, text in names.items()}
