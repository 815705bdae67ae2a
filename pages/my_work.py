"""งานของฉัน: an agency's open items in the order they hurt, and the report on one of them."""

from dashboard import html
from dashboard.frame import open_page
from dashboard.my_work.cards import draw_list
from dashboard.my_work.drafts import kept_drafts
from dashboard.my_work.item import asked_row, draw_item
from dashboard.my_work.opened import leave_forms
from dashboard.my_work.over import say_if_over
from dashboard.my_work.whose import address_of, whose
from dashboard.my_work.work import Work
from dashboard.sign_in import admit
from dashboard.store import ask
from kmcore.actions.my_items import my_items
from kmcore.i18n import _

say_if_over()
user = admit("my_work")
here = open_page(_("งานของฉัน"))
agency = whose(user)
if agency is None:
    html.draw("empty.html", text=_("เลือกหน่วยงานเพื่อดูงานและรายงานแทนหน่วยงานนั้น"))
else:
    rows = ask(my_items, agency.code, here.as_of, here.since)
    work = Work(user, agency.code, tuple(rows), address_of(user, agency))
    chosen = asked_row(rows)
    if chosen:
        draw_item(here, work, chosen)
    else:
        leave_forms()
        draw_list(here, work, kept_drafts(user.account_id or 0))
