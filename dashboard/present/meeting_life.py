"""How far a meeting has come, in words, with a colour and a sign."""

from dataclasses import dataclass
from typing import Final

from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.planning.words import life_names


@dataclass(frozen=True)
class LifeLook:
    """``status`` is the colour's class, ``name`` the word in the current language."""

    status: str
    sign: str
    name: str


_LOOKS: Final = {
    MeetingLife.PLANNED: ("not_started", "○"),
    MeetingLife.OPEN: ("on_track", "●"),
    MeetingLife.CLOSED: ("done", "✓"),
    MeetingLife.HELD: ("done", "✓"),
    MeetingLife.CANCELLED: ("late", "✕"),
}


def life_look(life: MeetingLife) -> LifeLook:
    """Return how a meeting's state is shown."""
    status, sign = _LOOKS[life]
    return LifeLook(status, sign, life_names()[life])
