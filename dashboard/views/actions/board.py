"""The board on the page: groups of lines in one table, cards on a phone."""

import streamlit as st
from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.templates import render_template
from dashboard.query_cache import keep
from dashboard.session.address import AS_OF, LANGUAGE
from dashboard.session.links import link
from dashboard.views.actions.board_choice import Choice
from dashboard.views.actions.board_files import board_files
from dashboard.views.actions.board_lines import ready
from dashboard.views.actions.board_questions import read_board, short_agencies
from dashboard.views.actions.board_sections import Group
from dashboard.views.actions.controls import asked_choice, draw_controls
from dashboard.views.actions.filter_words import filter_sentences, grouping_names
from dashboard.views.actions.filters import chosen
from dashboard.views.actions.groups import codes, grouped
from dashboard.widgets.page_head import PageContext
from kmcore.i18n import _


def draw_board(here: PageContext) -> None:
    """Draw the controls, what they leave of the board, and the buttons that hand it out."""
    board = read_board(here)
    names = short_agencies(board)
    choice = asked_choice(names)
    draw_controls(here, board, choice, names)
    # The links inside carry these two, so a finished board is good for those who share them.
    carried = tuple(st.query_params.get(name) for name in (AS_OF, LANGUAGE))
    st.html(keep(_finished, here, choice, carried))
    filters = filter_sentences(here, choice, names, coming=board.coming is not None)
    board_files(here.as_of, order(here, choice), filters)


def order(here: PageContext, choice: Choice) -> list[str]:
    """Return the codes of the board in the order in which the choice shows them."""
    return codes(keep(_groups, here, choice))


def _groups(here: PageContext, choice: Choice) -> list[Group]:
    board = read_board(here)
    return grouped(chosen(board, choice), choice, board, short_agencies(board))


def _finished(here: PageContext, choice: Choice, _carried: tuple[str | None, ...]) -> Markup:
    board = read_board(here)
    return render_template(
        "actions/board.html",
        groups=ready(keep(_groups, here, choice), choice, short_agencies(board)),
        demo=any(row.demo for row in chosen(board, choice)),
        caption=_("งานติดตาม {grouping}", grouping=grouping_names()[choice.grouping]),
        empty=_empty(here, choice),
        clear=link("actions", **Choice(by=choice.by).query()) if choice.narrowed else "",
    )


def _empty(here: PageContext, choice: Choice) -> str:
    if not read_board(here).rows:
        return _("ยังไม่มีงานติดตามในวันที่ {day}", day=formatting.day(here.as_of))
    if choice.since and here.since:
        return _("ไม่มีงานที่เคลื่อนไหวหลังวง {day} ในตัวกรองนี้", day=formatting.day(here.since))
    return _("ไม่มีงานในตัวกรองนี้")
