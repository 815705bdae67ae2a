"""แผนกิจกรรม: what is planned, by whom, where and when; what comes soon, and what is late."""

from dashboard.query_cache import ask
from dashboard.session.current_user import current_user
from dashboard.views.plan.entry_list import draw_entry_list, draw_list_switch
from dashboard.views.plan.entry_panel import draw_entry
from dashboard.views.plan.headlines import plan_headlines
from dashboard.views.plan.plan_choice import Show, draw_plan_controls, read_plan_choice
from dashboard.views.plan.plan_files import draw_plan_files
from dashboard.views.plan.plan_scope import scope_of_day
from dashboard.views.plan.timeline import draw_timeline
from dashboard.views.plan.ways_in import draw_ways_in
from dashboard.widgets.headline_figures import draw_headline_figures
from dashboard.widgets.page_flash import draw_page_flash
from dashboard.widgets.page_head import open_page
from kmcore.activity_plan.queries import activity_plan
from kmcore.i18n import _

here = open_page(_("แผนกิจกรรม"), _("ใครจะจัดอะไร ที่ไหน เมื่อไร อะไรใกล้ถึง และอะไรเลยกำหนด"))
user, entries = current_user(), ask(activity_plan, here.as_of)
choice = read_plan_choice(here)
scope = scope_of_day(here.as_of, choice)
draw_page_flash()
draw_plan_controls(here, choice)
draw_headline_figures(plan_headlines(scope, choice))
draw_list_switch(scope, choice)
draw_entry(user, entries, choice)
if choice.show is not Show.NOW:  # somebody asked for this very list
    draw_entry_list(here, choice)
draw_timeline(here, scope, choice)
draw_ways_in(user, entries)
if choice.show is Show.NOW:
    draw_entry_list(here, choice)
draw_plan_files(here, choice)
