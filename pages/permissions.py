"""สิทธิ์การใช้งาน: which role may do what, and why somebody may or may not; what is kept about the reader."""

from dashboard.access.me import draw_me
from dashboard.access.rules import draw_question, draw_rules
from dashboard.frame import open_page
from dashboard.visitor import visitor
from kmcore.i18n import _

open_page(_("สิทธิ์การใช้งาน"), _("บทบาทใดทำอะไรได้ และเพราะอะไร"))
user = visitor()
draw_question(user)
draw_rules(user)
draw_me(user)
