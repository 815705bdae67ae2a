"""Panel 5: how each agency's items stand, and who has said nothing since last time."""

from dataclasses import dataclass
from typing import Any

from dashboard.present import formatting
from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.drawing.palette import STATUS
from kmcore.i18n import _
from kmcore.snapshot.picture import PictureAgency
from kmcore.thai.spoken_dates import spoken_day_of_year


@dataclass(frozen=True)
class StatusPiece:
    """A status within an agency's bar: its code, sign and words, and how many items."""

    code: str
    sign: str
    name: str
    count: int


@dataclass(frozen=True)
class AgencyBar:
    """An agency's items by status. ``rest``: what keeps its bar in scale with the longest one."""

    name: str
    pieces: tuple[StatusPiece, ...]
    total: int
    rest: int
    silent: bool


def agencies_panel(meeting: WallMeeting) -> dict[str, Any]:
    """Return what the panel is drawn from."""
    picture = meeting.picture
    owning = [one for one in picture.agencies if one.total]
    longest = max((one.total for one in owning), default=0)
    since = picture.meeting.since
    return {
        "title": _("งานของแต่ละหน่วยงาน"),
        "demo": any(item.demo for item in picture.items),
        "bars": [_bar(one, longest) for one in owning],
        "silent": sum(one.silent for one in owning),
        "legend": [(code, look.sign, formatting.status(code)) for code, look in STATUS.items()],
        "since": spoken_day_of_year(since) if since else "",
    }


def _bar(part: PictureAgency, longest: int) -> AgencyBar:
    pieces = tuple(
        StatusPiece(code, look.sign, formatting.status(code), count)
        for code, look in STATUS.items()
        if (count := part.statuses.get(code, 0))
    )
    return AgencyBar(part.name, pieces, part.total, longest - part.total, part.silent)
