"""How somebody stands in an attendance, in words."""

from kmcore.i18n import _
from kmcore.meetings.kinds import Presence


def presence_name(presence: Presence) -> str:
    """Return how somebody stands in the attendance, in words."""
    return {
        Presence.PRESENT: _("มา"),
        Presence.ABSENT: _("ไม่มา"),
        Presence.SUBSTITUTE: _("มาแทน"),
        Presence.ATTENDING: _("เข้าร่วม"),
    }[presence]
