"""The newest drawing of each wall, kept by revision and made once for all who look.

Not by ``dashboard.query_cache.ask``: it keeps the answers of hundreds of revisions, and a picture is 100 kB. A wall is
open for eight hours, and of all its pictures only the newest is of use.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any, Final

from sqlmodel import Session

from dashboard.query_cache import usable_engine
from dashboard.web.wall.panels import DrawnPart, draw_parts, panels_in_turn
from dashboard.web.wall.wall_meeting import WallMeeting, meeting_of_the_day, read_wall_meeting
from kmcore.clock import system_clock
from kmcore.i18n import speaking
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading

MOST_WALLS: Final = 8  # meetings whose walls are looked at at once


@dataclass(frozen=True)
class DrawnWall:
    """A wall at one revision. ``at``: when that revision was first drawn; ``floor`` as the page's script reads it.

    ``frozen``: it is a picture kept at a closing.
    """

    code: str
    revision: int
    day: date
    at: datetime
    life: str
    panels_in_turn: tuple[str, ...]
    floor: dict[str, Any] | None
    frozen: bool
    parts: Mapping[str, DrawnPart]


_kept: OrderedDict[tuple[str, str], DrawnWall] = OrderedDict()
_one_at_a_time: Final = Lock()  # many walls ask at the same moment: the first draws, the others find it


def newest_wall(code: str | None) -> DrawnWall | None:
    """Return the wall of a meeting as the store has it now; ``code`` None: the day's (``meeting_of_the_day``).

    None where there is no meeting to show.

    Raises:
        NotFoundError: no meeting has this code.
        StorageError: the store cannot be used.
    """
    url = settings().database_url
    with _one_at_a_time, speaking("th"), reading(usable_engine(url)) as session:
        now, day = revision(session), reference_day(session, settings())
        code = code or meeting_of_the_day(session, day)
        if code is None:
            return None
        found = _kept.get((url, code))
        if found is None or (found.revision, found.day) != (now, day):
            found = _draw(session, code, now, day)
            _keep((url, code), found)
        return found


def _draw(session: Session, code: str, now: int, day: date) -> DrawnWall:
    seen = read_wall_meeting(session, code, day)
    return DrawnWall(
        code=code,
        revision=now,
        day=day,
        at=system_clock(),
        life=seen.life.value,
        panels_in_turn=panels_in_turn(seen.life),
        floor=_floor(seen),
        frozen=seen.frozen is not None,
        parts=draw_parts(seen),
    )


def _floor(seen: WallMeeting) -> dict[str, Any] | None:
    """Return what has the floor: a key that is another for every time it is put there."""
    floor = seen.room.floor
    return {"key": f"{floor.kind}:{floor.ref}:{floor.since.isoformat()}"} if floor else None


def _keep(key: tuple[str, str], made: DrawnWall) -> None:
    _kept[key] = made
    _kept.move_to_end(key)
    while len(_kept) > MOST_WALLS:
        _kept.popitem(last=False)
