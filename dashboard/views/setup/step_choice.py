"""Which step is shown: the one in the address, else the first that is not done."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from dashboard.session.links import allowed_parameter, link
from kmcore.exchange.new_province.progress import first_unfinished
from kmcore.exchange.new_province.read_models import SetupStep, StepCode
from kmcore.i18n import _

STEP: Final = "step"


def chosen_step(steps: Sequence[SetupStep]) -> SetupStep:
    """Return the step to show."""
    asked = allowed_parameter(STEP, set(StepCode), _("ไม่มีขั้นนี้ในหน้าตั้งต้นจังหวัด จึงแสดงขั้นแรกที่ยังไม่ครบ"))
    wanted = StepCode(asked) if asked in set(StepCode) else first_unfinished(tuple(steps))
    return next((step for step in steps if step.code == wanted), steps[0])


def step_link(code: StepCode) -> str:
    """Return the address of a step."""
    return link("setup", **{STEP: code.value})


def leave_step() -> None:
    """Go on with the first step that is not done."""
    st.query_params.pop(STEP, None)


def stay_on(code: StepCode) -> None:
    """Stay on a step that is done now: there is something to see."""
    st.query_params[STEP] = code.value
