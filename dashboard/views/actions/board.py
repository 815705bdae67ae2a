"""The board on the page: groups of lines in one table, cards on a phone."""

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.query_cache import keep
from dashboard.session.links import carried_by_links, link
from dashboard.views.actions.board_choice import ALL, BoardChoice
from dashboard.views.actions.board_controls import choice_in_address, draw_board_controls
from dashboard.views.actions.board_files import board_files
from dashboard.views.actions.board_filters import chosen_items
from dashboard.views.actions.board_groups import board_groups, codes_of_groups
from dashboard.views.actions.board_lines import groups_with_words
from dashboard.views.actions.board_query import agency_names_on_board, read_board
from dashboard.views.actions.board_sections import BoardGroup
from dashboard.views.actions.filter_words import filter_sentences, grouping_names
from dashboard.widgets.list_choice import draw_list_choice
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_finished, finished_html
from kmcore.i18n import _


def draw_board(here: PageContext) -> None:
    """Draw the controls, what they leave of the board, and the buttons that hand it out."""
    board = read_board(here)
    names = agency_names_on_board(board, here.as_of)
    choice = choice_in_address(names)
    draw_board_controls(here, board, choice, names)
    filters = filter_sentences(here, choice, names, coming=board.coming is not None)
    codes = codes_in_order(here, choice)
    if codes:
        everything = link("actions", **BoardChoice(by=choice.by).query())
        draw_list_choice(filters, shown=len(codes), whole=len(board.rows), address=everything)
    draw_finished(keep(_finished, here, choice, carried_by_links()))
    board_files(here.as_of, codes, filters)


def codes_in_order(here: PageContext, choice: BoardChoice) -> list[str]:
    """Return the codes of the board in the order in which the choice shows them."""
    return codes_of_groups(keep(_groups, here, choice))


def _groups(here: PageContext, choice: BoardChoice) -> list[BoardGroup]:
    board = read_board(here)
    return board_groups(chosen_items(board, choice), choice, board, agency_names_on_board(board, here.as_of))


def _finished(here: PageContext, choice: BoardChoice, _carried: tuple[str | None, ...]) -> Markup:
    board = read_board(here)
    return finished_html(
        "actions/board.html",
        groups=groups_with_words(
            keep(_groups, here, choice), choice, agency_names_on_board(board, here.as_of)
        ),
        tally=lambda group, status: link(
            "actions", **choice.query(agency=group.agency, role=group.role, status=status, view=ALL)
        ),
        demo=any(row.demo for row in chosen_items(board, choice)),
        caption=_("งานติดตาม {grouping}", grouping=grouping_names()[choice.grouping]),
        empty=_empty(here, choice),
        clear=link("actions", **BoardChoice(by=choice.by).query()) if choice.narrowed else "",
    )


def _empty(here: PageContext, choice: BoardChoice) -> str:
    if not read_board(here).rows:
        return _("ยังไม่มีงานติดตามในวันที่ {day}", day=formatting.day(here.as_of))
    if choice.since and here.since:
        return _("ไม่มีงานที่เคลื่อนไหวหลังวง {day} ในตัวกรองนี้", day=formatting.day(here.since))
    return _("ไม่มีงานในตัวกรองนี้")
