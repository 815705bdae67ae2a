"""All steps at a glance: done, partly or missing, how many rows, what is lacking."""

from collections.abc import Sequence

from dashboard.present import formatting
from dashboard.views.setup.step_choice import step_link
from dashboard.widgets.templates import draw_template
from kmcore.exchange.new_province.read_models import SetupStep, StepCode, StepState


def draw_steps(steps: Sequence[SetupStep], chosen: SetupStep) -> None:
    """Draw the list; each step leads to its panel."""
    done = sum(step.state is StepState.DONE for step in steps)
    draw_template(
        "setup/steps.html",
        steps=[_line(step, chosen) for step in steps],
        done=done,
        total=len(steps),
        province=chosen.code,
    )


def _line(step: SetupStep, chosen: SetupStep) -> dict[str, object]:
    return {
        "title": step.title,
        "state": step.state.value,
        "address": step_link(step.code),
        "chosen": step.code == chosen.code,
        "counts": [] if step.code is StepCode.PROVINCE else counts_of(step),
        "lacking": step.lacking,
    }


def counts_of(step: SetupStep) -> list[tuple[str, str]]:
    """Return how many there are of what is there: the number and its words."""
    return [(formatting.number(part.count), part.words) for part in step.parts if part.count]
