"""What the page asks kmcore for."""

from datetime import date

from dashboard.query_cache import ask
from dashboard.views.actions.board_filters import BoardData
from dashboard.widgets.page_head import PageContext
from kmcore.actions import queries
from kmcore.meetings.queries import next_circle
from kmcore.programme.agency_words import AgencyNames
from kmcore.programme.queries import agencies


def read_board(here: PageContext) -> BoardData:
    """Return the board of the page's day."""
    coming = ask(next_circle, here.as_of)
    silent = ask(queries.silent_agencies, here.as_of, here.since) if here.since else []
    rows = tuple(ask(queries.board, here.as_of, here.since))
    return BoardData(rows, coming.on_date if coming else None, tuple(silent))


def agency_names_on_board(board: BoardData, as_of: date) -> AgencyNames:
    """Return the short names by code of the programme's agencies on the day, and of others with a part in an item."""
    known = {one.code for one in ask(agencies, as_of) if one.in_programme}
    known |= {part.agency_code for row in board.rows for part in row.parts}
    return {one.code: one.short for one in ask(agencies) if one.code in known}
