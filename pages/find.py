"""ค้นหา: every noun of the programme found by name or by code, and the page of each."""

from functools import partial

from dashboard.views.find.noun_address import noun_in_address
from dashboard.views.find.noun_page import draw_noun, noun_title
from dashboard.views.find.noun_search import draw_search
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _

asked = noun_in_address()
if asked is None:
    draw_search(open_page(_("ค้นหา"), _("พื้นที่ หน่วยงาน รุ่น ภารกิจ งบ งาน วง และที่มา ด้วยชื่อหรือรหัส")))
else:
    draw_noun(open_page(partial(noun_title, asked)), asked)
