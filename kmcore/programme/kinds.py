"""The kinds that responsibilities and evidence come in."""

from enum import StrEnum


class ResponsibilityRole(StrEnum):
    """What an agency does in a responsibility."""

    LEAD = "lead"
    SHARE = "share"
    SUPPORT = "support"


class Scheme(StrEnum):
    """The two ways the minutes divide the villages; they overlap (docs/domain.md, 1)."""

    COHORT = "cohort"
    MISSION = "mission"


class EvidenceKind(StrEnum):
    """Reported by the agency itself, or verified by someone else on the spot."""

    REPORTED = "reported"
    VERIFIED = "verified"
