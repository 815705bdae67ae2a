"""The wall's panels, by the key that shows each, and drawing them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.templates import render_template
from dashboard.web.wall.agency_bars import agencies_panel
from dashboard.web.wall.agenda import agenda_panel
from dashboard.web.wall.decisions import decisions_panel
from dashboard.web.wall.district_map import map_panel
from dashboard.web.wall.money import budget_panel
from dashboard.web.wall.overdue_items import overdue_panel
from dashboard.web.wall.overview_panel import overview_panel
from dashboard.web.wall.wall_meeting import WallMeeting
from kmcore.i18n import N_, _
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.words import life_names
from kmcore.thai.spoken_dates import spoken_clock

PanelFill = Callable[[WallMeeting], dict[str, Any]]


@dataclass(frozen=True)
class Panel:
    """A panel: the digit that shows it, its short name at the foot, its template, what fills it."""

    key: str
    short: str
    template: str
    view: PanelFill


AGENDA: Final = "6"
PANELS: Final = (
    Panel("1", N_("ภาพรวม"), "overview", overview_panel),
    Panel("2", N_("แผนที่"), "map", map_panel),
    Panel("3", N_("งบ"), "budget", budget_panel),
    Panel("4", N_("เกินกำหนด"), "overdue", overdue_panel),
    Panel("5", N_("หน่วยงาน"), "agencies", agencies_panel),
    Panel(AGENDA, N_("วาระ"), "agenda", agenda_panel),
    Panel("7", N_("ตัดสิน"), "decisions", decisions_panel),
)
EVERY_PANEL: Final = tuple(panel.key for panel in PANELS)
# While people come in: the agenda, the map that fills, how far all is.
PANELS_BEFORE: Final = (AGENDA, "2", "1")


@dataclass(frozen=True)
class DrawnPart:
    """A piece of the page with what tells one drawing of it from another."""

    html: Markup
    digest: str


def panels_in_turn(life: MeetingLife) -> tuple[str, ...]:
    """Return which panels come in turn when nobody touches a key."""
    return PANELS_BEFORE if life is MeetingLife.PLANNED else EVERY_PANEL


def draw_parts(meeting: WallMeeting) -> Mapping[str, DrawnPart]:
    """Return every part of the page that can change, by name: the panels by their key, ``head`` and ``foot``."""
    parts = {panel.key: _part(panel.template, panel.view(meeting)) for panel in PANELS}
    return {**parts, "head": _part("head", _head(meeting)), "foot": _part("foot", _foot(meeting))}


def _part(template: str, values: dict[str, Any]) -> DrawnPart:
    made = render_template(f"wall/{template}.html", **values).strip()
    return DrawnPart(made, sha256(made.encode()).hexdigest()[:12])


def _head(meeting: WallMeeting) -> dict[str, Any]:
    info = meeting.room.meeting
    return {
        "circle": meeting.picture.meeting.name,
        "number": info.number,
        "day": formatting.day(info.on_date, "weekday"),
        "state": life_words(meeting),
        "life": meeting.life.value,
    }


def life_words(meeting: WallMeeting) -> str:
    """Return how far the session has come, in words."""
    floor = meeting.room.floor
    if meeting.life is MeetingLife.OPEN and floor is not None and floor.head:
        return _("กำลังประชุม วาระที่ {number}", number=floor.head)
    if meeting.life is MeetingLife.PLANNED:
        return _("ยังไม่เริ่มประชุม")  # said to people who sit in the room
    return _("ยกเลิกประชุม") if meeting.life is MeetingLife.CANCELLED else life_names()[meeting.life]


def _foot(meeting: WallMeeting) -> dict[str, Any]:
    kept = meeting.frozen
    frozen = (
        _(
            "ภาพ ณ ปิดประชุม {day} {time} ครั้งที่ {number}",
            day=formatting.day(kept.as_of),
            time=spoken_clock(kept.taken_at),
            number=kept.number,
        )
        if kept
        else ""
    )
    return {"frozen": frozen, "as_of": formatting.day(meeting.picture.as_of)}
