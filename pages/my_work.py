"""งานของฉัน: an agency's open items in the order they hurt, and the report on one of them."""

from dashboard.query_cache import ask
from dashboard.session.report_drafts import items_with_draft
from dashboard.session.report_form_state import leave_forms
from dashboard.views.my_work.agency_choice import chosen_agency, query_of_agency
from dashboard.views.my_work.agency_work import AgencyWork
from dashboard.views.my_work.item_cards import draw_list
from dashboard.views.my_work.item_page import draw_own_item, item_in_address
from dashboard.views.my_work.session_expired import stop_if_session_expired
from dashboard.widgets.page_head import open_page
from dashboard.widgets.sign_in_prompt import require_access
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.meetings.agency_rounds import items_to_report

stop_if_session_expired()
user = require_access("my_work")
here = open_page(_("งานของฉัน"))
agency = chosen_agency(user)
if agency is None:
    draw_template("widgets/empty.html", text=_("เลือกหน่วยงานเพื่อดูงานและรายงานแทนหน่วยงานนั้น"))
else:
    found = ask(items_to_report, agency.code, here.as_of)
    rows, days = [one.row for one in found], {one.row.code: one.next_session for one in found}
    work = AgencyWork(user, agency.code, tuple(rows), query_of_agency(user, agency), days)
    chosen = item_in_address(rows)
    if chosen:
        draw_own_item(here, work, chosen)
    else:
        leave_forms()
        draw_list(here, work, items_with_draft(user.account_id or 0))
