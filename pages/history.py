"""บันทึกการใช้งาน: who did what, when, from where, to what, before and after; each sees what touches her."""

from dashboard import html
from dashboard.access.trail_page import draw_trail
from dashboard.frame import open_page
from dashboard.links import link
from dashboard.sign_in import admit
from kmcore.i18n import _

user = admit("history")
open_page(_("บันทึกการใช้งาน"), _("ใครทำอะไร เมื่อใด กับอะไร ก่อนและหลังเป็นอย่างไร"))
draw_trail(user)
html.draw("access_history_foot.html", me=f"{link('permissions')}#me")
