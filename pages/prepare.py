"""เตรียมและบันทึกประชุม: is this meeting ready, what is missing, and what comes next."""

from dashboard import html
from dashboard.doing import draw_said
from dashboard.frame import open_page
from dashboard.links import link
from dashboard.prepare import parts
from dashboard.prepare.agenda import draw_agenda
from dashboard.prepare.desk import sit_down
from dashboard.prepare.head import draw_head
from dashboard.prepare.papers import draw_papers
from dashboard.prepare.people import draw_people
from dashboard.prepare.said import draw_minutes
from dashboard.visitor import visitor
from kmcore.i18n import _

here = open_page(_("เตรียมและบันทึกประชุม"), _("ต้องทำอะไรต่อ"))
draw_said()
desk = sit_down(visitor(), here)
if desk is None:
    html.draw("prepare_empty.html", address=link("circles"))
else:
    draw_head(desk)
    draw = {
        parts.AGENDA: draw_agenda,
        parts.PEOPLE: draw_people,
        parts.MINUTES: draw_minutes,
        parts.PAPERS: draw_papers,
    }
    draw[parts.draw_parts(desk)](desk)
