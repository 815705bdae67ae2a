"""งานของฉัน: an agency's open items in the order they hurt, and the report on one of them."""

from dashboard.query_cache import ask
from dashboard.session.report_drafts import items_with_draft
from dashboard.session.report_form_state import leave_forms
from dashboard.views.my_work.agency_choice import address_of, whose
from dashboard.views.my_work.cards import circle_day, draw_list
from dashboard.views.my_work.one_item import asked_row, draw_item
from dashboard.views.my_work.page_context import Work
from dashboard.views.my_work.session_expired import say_if_over
from dashboard.widgets.page_head import open_page
from dashboard.widgets.sign_in_prompt import require_access
from dashboard.widgets.templates import draw_template
from kmcore.actions.agency_items import reportable_items
from kmcore.i18n import _

say_if_over()
user = require_access("my_work")
here = open_page(_("งานของฉัน"))
agency = whose(user)
if agency is None:
    draw_template("widgets/empty.html", text=_("เลือกหน่วยงานเพื่อดูงานและรายงานแทนหน่วยงานนั้น"))
else:
    rows = ask(reportable_items, agency.code, here.as_of, here.since, circle_day(here))
    work = Work(user, agency.code, tuple(rows), address_of(user, agency))
    chosen = asked_row(rows)
    if chosen:
        draw_item(here, work, chosen)
    else:
        leave_forms()
        draw_list(here, work, items_with_draft(user.account_id or 0))
