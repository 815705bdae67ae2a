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
from dashboard.web.wall.panels import Part, drawn, turn
from dashboard.web.wall.scene import Scene, meeting_of_the_day, scene
from kmcore.clock import system_clock
from kmcore.i18n import speaking
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.storage.unit_of_work import reading, revision

MOST: Final = 8  # meetings whose walls are looked at at once


@dataclass(frozen=True)
class Drawn:
    """A wall at one revision. ``at``: when that revision was first drawn; ``floor`` as the page's script reads it.

    ``frozen``: it is a picture kept at a closing.
    """

    code: str
    revision: int
    day: date
    at: datetime
    life: str
    turn: tuple[str, ...]
    floor: dict[str, Any] | None
    frozen: bool
    parts: Mapping[str, Part]


_kept: OrderedDict[tuple[str, str], Drawn] = OrderedDict()
_one_at_a_time: Final = Lock()  # many walls ask at the same moment: the first draws, the others find it


def wall(code: str | None) -> Drawn | None:
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


def _draw(session: Session, code: str, now: int, day: date) -> Drawn:
    seen = scene(session, code, day)
    return Drawn(
        code=code,
        revision=now,
        day=day,
        at=system_clock(),
        life=seen.life.value,
        turn=turn(seen.life),
        floor=_floor(seen),
        frozen=seen.frozen is not None,
        parts=drawn(seen),
    )


def _floor(seen: Scene) -> dict[str, Any] | None:
    """Return what has the floor: a key that is another for every time it is put there."""
    floor = seen.room.floor
    return {"key": f"{floor.kind}:{floor.ref}:{floor.since.isoformat()}"} if floor else None


def _keep(key: tuple[str, str], made: Drawn) -> None:
    _kept[key] = made
    _kept.move_to_end(key)
    while len(_kept) > MOST:
        _kept.popitem(last=False)
