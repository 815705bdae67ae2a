"""ติดตามงาน: what was promised in the circle, by whom, by when, and what has been done since."""

from dashboard.views.actions.board import draw_board
from dashboard.views.actions.item_page import draw_item, item_in_address
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _

here = open_page(_("ติดตามงาน"))
found = item_in_address(here)
if found:
    draw_item(here, found)
else:
    draw_board(here)
