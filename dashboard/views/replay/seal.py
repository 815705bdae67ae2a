"""The seal: whether what is seen was frozen, when, by which role, and whether it is still what was frozen."""

from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.replay.picture_choice import ChosenPicture, picture_name
from dashboard.views.replay.picture_view import PictureView
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.meetings.kinds import MeetingLife, StepKind
from kmcore.meetings.room.queries import StepTaken, meeting_room
from kmcore.thai.spoken_dates import spoken_moment


@dataclass(frozen=True)
class MeetingStep:
    """Something that happened to the meeting, ready to draw."""

    name: str
    when: str
    label: str
    reason: str | None
    mark: str


def draw_seal(view: PictureView, before: ChosenPicture | None) -> None:
    """Draw the seal of a picture with the meeting's steps; ``before``: the session it can be laid beside."""
    compare = link("replay", meeting=view.chosen.code, **{"with": before.key}) if before else ""
    draw_template(
        "replay/seal.html",
        name=picture_name(view.chosen),
        view=view,
        frozen=view.frozen,
        when=seal_moment(view) if view.frozen else "",
        again=view.chosen.closed.info.life is MeetingLife.OPEN and view.frozen is not None,
        steps=_steps(view),
        compare=compare,
        before=picture_name(before) if before else "",
        meeting=link("meeting", meeting=view.chosen.code),
    )


def seal_moment(view: PictureView) -> str:
    """Return when the picture was frozen, on the Bangkok clock; a dash where it was not."""
    if view.frozen is None:
        return formatting.NONE
    return spoken_moment(view.frozen.taken_at)


def _steps(view: PictureView) -> list[MeetingStep]:
    found = ask(meeting_room, view.chosen.code, view.chosen.closed.info.as_of)
    return [_step(step) for step in found.steps]


def _step(step: StepTaken) -> MeetingStep:
    return MeetingStep(
        name=_name(step.step),
        when=spoken_moment(step.at),
        label=step.label,
        reason=step.reason,
        mark="report" if step.step in {StepKind.CLOSED, StepKind.APPROVED} else "mark",
    )


def _name(step: StepKind) -> str:
    return {
        StepKind.OPENED: _("เปิดประชุม"),
        StepKind.CLOSED: _("ปิดประชุมและแช่แข็งภาพ"),
        StepKind.REOPENED: _("เปิดประชุมอีกครั้ง"),
        StepKind.CANCELLED: _("ยกเลิกการประชุม"),
        StepKind.APPROVED: _("รับรองรายงานการประชุม"),
    }[step]
