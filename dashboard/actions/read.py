"""What the page asks kmcore for."""

from dashboard.actions.filters import Board
from dashboard.actions.wording import Names
from dashboard.frame import Here
from dashboard.store import ask
from kmcore.actions.queries import board, silent_agencies
from kmcore.meetings.queries import next_circle
from kmcore.programme.queries import agencies


def read_board(here: Here) -> Board:
    """Return the board of the page's day."""
    coming = ask(next_circle, here.as_of)
    silent = ask(silent_agencies, here.as_of, here.since) if here.since else []
    rows = tuple(ask(board, here.as_of, here.since))
    return Board(rows, coming.on_date if coming else None, tuple(silent))


def short_agencies() -> Names:
    """Return the programme's agencies' short names by code, in their order."""
    return {agency.code: agency.short for agency in ask(agencies) if agency.in_programme}
