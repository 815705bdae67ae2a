"""What stands in the plan, and how far it has come."""

from enum import StrEnum


class PlanKind(StrEnum):
    """What an entry of the plan is."""

    ACTIVITY = "activity"
    CIRCLE = "circle"
    VISIT = "visit"
    TRAINING = "training"
    APPOINTMENT = "appointment"


class PlanState(StrEnum):
    """How far an entry has come by the day looked at.

    PASSED: the day of something of which nobody records whether it was held is over. UNDATED: it has no day yet.
    """

    LATE = "late"
    RUNNING = "running"
    COMING = "coming"
    HELD = "held"
    PASSED = "passed"
    CANCELLED = "cancelled"
    UNDATED = "undated"
