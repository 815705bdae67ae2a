"""The kinds that responsibilities, evidence and what a meeting leaves behind come in."""

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


class ResolutionKind(StrEnum):
    """What a meeting leaves behind: what is to be done, and what was learnt, follow from it too.

    Never mixed: มติ, ข้อสั่งการ, ข้อเสนอ, ความเห็นผู้เขียน.
    """

    DECISION = "decision"
    INSTRUCTION = "instruction"
    PROPOSAL = "proposal"
    OPINION = "opinion"
