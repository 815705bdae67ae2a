"""How far a meeting has come, who came, and what is on the floor."""

from enum import StrEnum
from typing import Final


class MeetingLife(StrEnum):
    """How far a meeting has come. ``held``: the sources say it took place; it was never run here, so nothing is frozen."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    HELD = "held"
    CANCELLED = "cancelled"


class StepKind(StrEnum):
    """What happened to a meeting, in ``meeting_step``: appended, never changed."""

    OPENED = "opened"
    CLOSED = "closed"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    APPROVED = "approved"


class Presence(StrEnum):
    """How somebody stands in the attendance (แบบที่ 11): member present, absent, by a substitute; or no member."""

    PRESENT = "present"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"
    ATTENDING = "attending"


# Who counts as having come.
IN_THE_ROOM: Final = frozenset({Presence.PRESENT, Presence.SUBSTITUTE, Presence.ATTENDING})


class FloorKind(StrEnum):
    """What can be on the floor: a head of the agenda, one of its items, or an action item out of head 3."""

    HEAD = "head"
    AGENDA = "agenda"
    ACTION = "action"
