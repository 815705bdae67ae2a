"""Why a page of a province that begins is empty, in one sentence, with the way to the step that fills it."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.navigation import shown_view, view_named, view_page
from dashboard.query_cache import ask, reference_date
from dashboard.session.current_user import current_user
from dashboard.session.links import link
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.access.authorization import can
from kmcore.exchange.new_province.progress import setup_steps, without_data
from kmcore.exchange.new_province.read_models import SetupStep, StepCode, StepState
from kmcore.i18n import _

# What a page has nothing to show without.
STANDS_ON: Final[Mapping[str, StepCode]] = {
    "villages": StepCode.AREAS,
    "visits": StepCode.AREAS,
    "budget": StepCode.BUDGET,
    "agencies": StepCode.AGENCIES,
    "my_work": StepCode.AGENCIES,
    "plan": StepCode.AGENCIES,
    "actions": StepCode.CIRCLE,
    "meeting": StepCode.CIRCLE,
    "prepare": StepCode.CIRCLE,
    "reporting_window": StepCode.CIRCLE,
    "circles": StepCode.CIRCLE,
    "replay": StepCode.CIRCLE,
}


def draw_setup_hint() -> None:
    """Draw it on a page that cannot say anything yet; nothing where it can."""
    steps, view = ask(setup_steps, reference_date()), shown_view()
    step = without_data(steps) if view == "overview" else _missing(steps, STANDS_ON.get(view))
    if step is None:
        return
    may = can(current_user(), permissions.SET_PROVINCE).allowed
    draw_template(
        "widgets/setup_hint.html",
        lacking=step.lacking[0],
        title=step.title,
        address=link("setup", step=step.code.value) if may else "",
    )


def draw_way_to_setup() -> None:
    """Draw the way back to the set-up, while it has work for the reader."""
    if view_named("setup").in_bar() and can(current_user(), permissions.SET_PROVINCE).allowed:
        st.page_link(view_page("setup"), label=_("← ตั้งต้นจังหวัด"), query_params={}, width="content")


def _missing(steps: Sequence[SetupStep], code: StepCode | None) -> SetupStep | None:
    """Return the step, where nothing of it is there; of the areas, where not all of it is."""
    step = next((one for one in steps if one.code == code), None)
    if step is None or step.state is StepState.DONE:
        return None
    return step if step.state is StepState.MISSING or code is StepCode.AREAS else None
