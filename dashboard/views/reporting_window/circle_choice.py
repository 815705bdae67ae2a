"""Whose reports the page speaks of: the province's circle, or another that meets next and is owed reports."""

from typing import Final

from dashboard.query_cache import ask
from dashboard.session.address import parameter
from dashboard.widgets.address_widgets import address_select
from dashboard.widgets.page_head import PageContext
from kmcore.i18n import _
from kmcore.meetings.queries import PROVINCE_CIRCLE
from kmcore.reminders.queries import circles_with_window

CIRCLE: Final = "circle"


def choose_window_circle(here: PageContext) -> str:
    """Draw the choice where there is one, and return the chosen circle's code."""
    names = {one.code: one.name for one in ask(circles_with_window, here.as_of)}
    usual = next(iter(names), PROVINCE_CIRCLE)
    chosen = parameter(CIRCLE, names, usual)
    if len(names) > 1:
        address_select(CIRCLE, _("วง"), names, chosen, usual, width=420)
    return chosen
