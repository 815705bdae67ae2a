"""Before anything: how many of how many have reported, and how many days are left."""

from collections.abc import Sequence

from dashboard.session.links import link
from dashboard.views.reporting_window import answer_words
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.access.roles import is_of_agency
from kmcore.reminders.queries import AgencyStanding, ReportingState, WindowInfo, WindowState


def draw_window_head(window: WindowInfo, shown: Sequence[AgencyStanding], user: User) -> None:
    """Draw the head: all agencies for those who see all, her own for a lead."""
    counts = {kind: sum(one.answer == kind for one in shown) for kind in ReportingState}
    lead = is_of_agency(user.role)
    draw_template(
        "reporting_window/head.html",
        window=window,
        left=answer_words.time_left(window),
        tone=_tone(window),
        meaning=answer_words.state_meaning(window),
        own=shown[0] if lead and shown else None,
        lead=lead,
        all_in=counts[ReportingState.ALL],
        partly=counts[ReportingState.PARTLY],
        silent=counts[ReportingState.SILENT],
        total=len(shown),
        my_work=link("my_work"),
        meeting=link("meeting", meeting=window.meeting.code),
        demo=any(one.demo for one in shown),
    )


def _tone(window: WindowInfo) -> str:
    if window.state == WindowState.CLOSED:
        return "plain"
    urgent = {WindowState.LAST_DAYS: "at_risk", WindowState.CIRCLE_DAY: "late"}
    return urgent.get(window.state, "plain")
