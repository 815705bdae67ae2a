"""Panel 6: the agenda before the session, the matter on the floor during it, what was resolved after it."""

from dataclasses import dataclass
from typing import Any

from dashboard.present import formatting
from dashboard.web.wall.district_map import drawing
from dashboard.web.wall.floor import on_floor
from dashboard.web.wall.resolutions import concluded, counted, recorded
from dashboard.web.wall.scene import Scene
from dashboard.web.wall.wall_words import clock
from kmcore.i18n import _, _n
from kmcore.meetings.agenda.read_models import Head
from kmcore.meetings.kinds import FloorKind, Life, Step
from kmcore.meetings.room.read_models import Room


@dataclass(frozen=True)
class Point:
    """A head of the agenda: its number and title, what is under it, and where the session has got to."""

    number: int
    title: str
    matters: tuple[str, ...]
    count: str
    now: bool
    dealt: bool

    @property
    def listed(self) -> int:
        """Return how many matters are named under it."""
        return len(self.matters)


def agenda(scene: Scene) -> dict[str, Any]:
    """Return what the panel is drawn from: ``view`` says which of its four faces."""
    if scene.life is Life.OPEN:
        return _in_session(scene)
    if scene.life in {Life.CLOSED, Life.HELD}:
        return _afterwards(scene)
    return _beforehand(scene)


def _beforehand(scene: Scene) -> dict[str, Any]:
    info = scene.room.meeting
    cancelled = next((one for one in reversed(scene.room.steps) if one.step is Step.CANCELLED), None)
    return {
        "view": "before",
        "title": _("ระเบียบวาระการประชุม"),
        "demo": scene.picture.demo,
        "points": points(scene.room),
        "day": formatting.day(info.on_date, "weekday"),
        "clock": clock(info.start_time),
        "place": info.place or "",
        "ground": scene.picture.villages,
        "drawing": drawing(scene.picture, named=False),
        "cancelled": scene.life is Life.CANCELLED,
        "reason": (cancelled.reason or "") if cancelled else "",
    }


def _in_session(scene: Scene) -> dict[str, Any]:
    floor = scene.room.floor
    return {
        "view": "floor" if floor else "between",
        "title": _("กำลังพิจารณา") if floor else _("กำลังประชุม"),
        "demo": scene.picture.demo if floor is None else _shows_demo(scene),
        "points": points(scene.room),
        "matter": on_floor(scene, floor) if floor else None,
        "resolutions": recorded(scene),
    }


def _shows_demo(scene: Scene) -> bool:
    """Tell whether the item on the floor is partly made up; a matter of the agenda is typed by people."""
    floor = scene.room.floor
    item = scene.item(floor.ref) if floor and floor.kind is FloorKind.ACTION else None
    return bool(item and item.demo)


def _afterwards(scene: Scene) -> dict[str, Any]:
    lines = concluded(scene.picture)
    return {
        "view": "after",
        "title": _("ผลการประชุม"),
        "demo": False,
        "resolutions": lines,
        "counts": counted(lines),
        "attended": scene.picture.attended.present,
        "day": formatting.day(scene.picture.meeting.on_date, "weekday"),
    }


def points(room: Room) -> list[Point]:
    """Return the heads with the matters under each; head 3 only says how many items arise."""
    return [_point(room, head) for head in room.agenda.heads]


def _point(room: Room, head: Head) -> Point:
    refs = {(FloorKind.HEAD.value, str(head.number))}
    refs |= {(FloorKind.AGENDA.value, str(row.id)) for row in head.items}
    refs |= {(FloorKind.ACTION.value, one.row.code) for one in head.arising}
    spent = {(str(kind), ref) for (kind, ref), seconds in room.spent.items() if seconds}
    return Point(
        number=head.number,
        title=head.title,
        matters=tuple(row.title for row in head.items),
        count=_n("{count} เรื่อง", len(head.arising)) if head.arising else "",
        now=room.floor is not None and room.floor.head == head.number,
        dealt=bool(refs & spent),
    )
