"""How far a meeting has come, in words, with a colour and a sign."""

from dataclasses import dataclass
from typing import Final

from kmcore.i18n import N_, _
from kmcore.meetings.kinds import Life


@dataclass(frozen=True)
class LifeLook:
    """``status`` is the colour's class, ``name`` the word in the current language."""

    status: str
    sign: str
    name: str


_LOOKS: Final = {
    Life.PLANNED: ("not_started", "○", N_("ยังไม่ประชุม")),
    Life.OPEN: ("on_track", "●", N_("กำลังประชุม")),
    Life.CLOSED: ("done", "✓", N_("ปิดประชุมแล้ว")),
    Life.HELD: ("done", "✓", N_("ประชุมแล้ว")),
    Life.CANCELLED: ("late", "✕", N_("ยกเลิกแล้ว")),
}


def life_look(life: Life) -> LifeLook:
    """Return how a meeting's state is shown."""
    status, sign, name = _LOOKS[life]
    return LifeLook(status, sign, _(name))
