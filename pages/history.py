"""บันทึกการใช้งาน: who did what, when, from where, to what, before and after; each sees what touches her."""

from dashboard.session.links import link
from dashboard.views.history.trail import draw_trail
from dashboard.widgets.page_head import open_page
from dashboard.widgets.sign_in_prompt import require_access
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _

user = require_access("history")
open_page(_("บันทึกการใช้งาน"), _("ใครทำอะไร เมื่อใด กับอะไร ก่อนและหลังเป็นอย่างไร"))
draw_trail(user)
draw_template("history/foot.html", me=f"{link('permissions')}#me")
