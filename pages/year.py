"""ขึ้นปีงบประมาณใหม่: what goes on, what ends, what is handed over; a draft until a circle decides."""

from dashboard.views.year.decisions import draw_decisions
from dashboard.views.year.many_rows import draw_many_rows
from dashboard.views.year.plan_files import draw_plan_files
from dashboard.views.year.plan_tables import draw_balances, draw_plan_tables, draw_unheld
from dashboard.views.year.row_form import draw_chosen_row
from dashboard.views.year.year_head import draw_year_head
from dashboard.views.year.year_scope import settle_year
from dashboard.widgets.page_flash import draw_page_flash
from dashboard.widgets.page_head import open_page
from dashboard.widgets.sign_in_prompt import require_access
from kmcore.i18n import _

user = require_access("year")
here = open_page(_("ขึ้นปีงบประมาณใหม่"), _("อะไรต่อเนื่อง อะไรสิ้นสุด อะไรส่งต่อให้ใคร"))
scope = settle_year(user, here.as_of)
draw_page_flash()
draw_year_head(scope)
draw_chosen_row(scope)
draw_many_rows(scope)
draw_unheld(scope)
draw_plan_tables(scope)
draw_balances(scope)
draw_plan_files(scope)
draw_decisions(scope)
