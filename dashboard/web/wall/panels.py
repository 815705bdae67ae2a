"""The wall's panels, by the key that shows each, and drawing them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.templates import render_template
from dashboard.web.wall.agencies import standing
from dashboard.web.wall.agenda import agenda
from dashboard.web.wall.decisions import decide
from dashboard.web.wall.district_map import district_map
from dashboard.web.wall.money import budget
from dashboard.web.wall.overdue import owed
from dashboard.web.wall.scene import Scene
from dashboard.web.wall.villages import overview
from dashboard.web.wall.wall_words import moment
from kmcore.i18n import N_, _
from kmcore.meetings.kinds import Life

View = Callable[[Scene], dict[str, Any]]


@dataclass(frozen=True)
class Panel:
    """A panel: the digit that shows it, its short name at the foot, its template, what fills it."""

    key: str
    short: str
    template: str
    view: View


AGENDA: Final = "6"
SCAN: Final = "0"
PANELS: Final = (
    Panel("1", N_("ภาพรวม"), "overview", overview),
    Panel("2", N_("แผนที่"), "map", district_map),
    Panel("3", N_("งบ"), "budget", budget),
    Panel("4", N_("เกินกำหนด"), "owed", owed),
    Panel("5", N_("หน่วยงาน"), "standing", standing),
    Panel(AGENDA, N_("วาระ"), "agenda", agenda),
    Panel("7", N_("ตัดสิน"), "decide", decide),
)
EVERY: Final = tuple(panel.key for panel in PANELS)
# While people come in: the agenda, the map that fills, how far all is.
BEFORE: Final = (AGENDA, "2", "1")


@dataclass(frozen=True)
class Part:
    """A piece of the page with what tells one drawing of it from another."""

    html: Markup
    digest: str


def turn(life: Life) -> tuple[str, ...]:
    """Return which panels come in turn when nobody touches a key."""
    return BEFORE if life is Life.PLANNED else EVERY


def drawn(scene: Scene) -> Mapping[str, Part]:
    """Return every part of the page that can change, by name: the panels by their key, ``head`` and ``foot``."""
    parts = {panel.key: _part(panel.template, panel.view(scene)) for panel in PANELS}
    return {**parts, "head": _part("head", _head(scene)), "foot": _part("foot", _foot(scene))}


def _part(template: str, values: dict[str, Any]) -> Part:
    made = render_template(f"wall/{template}.html", **values).strip()
    return Part(made, sha256(made.encode()).hexdigest()[:12])


def _head(scene: Scene) -> dict[str, Any]:
    info = scene.room.meeting
    return {
        "circle": scene.picture.meeting.name,
        "number": info.number,
        "day": formatting.day(info.on_date, "weekday"),
        "state": state(scene),
        "life": scene.life.value,
    }


def state(scene: Scene) -> str:
    """Return how far the session has come, in words."""
    floor = scene.room.floor
    if scene.life is Life.OPEN and floor is not None and floor.head:
        return _("กำลังประชุม วาระที่ {number}", number=floor.head)
    return {
        Life.PLANNED: _("ยังไม่เริ่มประชุม"),
        Life.OPEN: _("กำลังประชุม"),
        Life.CLOSED: _("ปิดประชุมแล้ว"),
        Life.HELD: _("ประชุมแล้ว"),
        Life.CANCELLED: _("ยกเลิกประชุม"),
    }[scene.life]


def _foot(scene: Scene) -> dict[str, Any]:
    kept = scene.frozen
    frozen = (
        _(
            "ภาพ ณ ปิดประชุม {day} {time} ครั้งที่ {number}",
            day=formatting.day(kept.as_of),
            time=moment(kept.taken_at),
            number=kept.number,
        )
        if kept
        else ""
    )
    return {"frozen": frozen, "as_of": formatting.day(scene.picture.as_of)}
