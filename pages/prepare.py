"""เตรียมและบันทึกประชุม: is this meeting ready, what is missing, and what comes next."""

from dashboard.session.current_user import current_user
from dashboard.session.links import link
from dashboard.views.prepare import page_tabs
from dashboard.views.prepare.agenda import draw_agenda
from dashboard.views.prepare.attendance import draw_attendance
from dashboard.views.prepare.meeting_context import meeting_context
from dashboard.views.prepare.meeting_head import draw_meeting_head
from dashboard.views.prepare.minutes_form import draw_minutes
from dashboard.views.prepare.papers import draw_paper_files
from dashboard.widgets.flash import draw_flash
from dashboard.widgets.page_head import open_page
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _

here = open_page(_("เตรียมและบันทึกประชุม"), _("ต้องทำอะไรต่อ"))
draw_flash()
context = meeting_context(current_user(), here)
if context is None:
    draw_template("prepare/empty.html", address=link("circles"))
else:
    draw_meeting_head(context)
    draw = {
        page_tabs.AGENDA: draw_agenda,
        page_tabs.PEOPLE: draw_attendance,
        page_tabs.MINUTES: draw_minutes,
        page_tabs.PAPERS: draw_paper_files,
    }
    draw[page_tabs.draw_tabs(context)](context)
