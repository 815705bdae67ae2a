"""สิทธิ์การใช้งาน: which role may do what, and why somebody may or may not; what is kept about the reader."""

from dashboard.session.current_user import current_user
from dashboard.views.permissions.my_data import draw_my_data
from dashboard.views.permissions.permission_table import draw_permission_question, draw_permission_table
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _

open_page(_("สิทธิ์การใช้งาน"), _("บทบาทใดทำอะไรได้ และเพราะอะไร"))
user = current_user()
draw_permission_question(user)
draw_permission_table(user)
draw_my_data(user)
