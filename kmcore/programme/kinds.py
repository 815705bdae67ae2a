"""The kinds that responsibilities, evidence and what a meeting leaves behind come in."""

from enum import StrEnum
from typing import Final


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
    """What a meeting leaves behind, from what binds to what one person thinks. Never mixed.

    ARRANGED: settled between parties beside the meeting. ANNOUNCED: told for information. PLANNED: stands in a
    plan or a timetable. DRAFT: stands in a paper that nobody has approved.
    """

    DECISION = "decision"
    INSTRUCTION = "instruction"
    ARRANGED = "arranged"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    DRAFT = "draft"
    PROPOSAL = "proposal"
    OPINION = "opinion"


BINDING: Final = frozenset({ResolutionKind.DECISION, ResolutionKind.INSTRUCTION})
# What whoever writes in session chooses from; the others are readings of a source.
RECORDED_IN_SESSION: Final = (
    ResolutionKind.DECISION,
    ResolutionKind.INSTRUCTION,
    ResolutionKind.PROPOSAL,
    ResolutionKind.OPINION,
)


class ResponsibilityStatus(StrEnum):
    """How firmly a source gives a responsibility.

    DRAFT: the paper it stands on was one. PROPOSED: an idea; it is shown, and never in force.
    """

    STATED = "stated"
    DRAFT = "draft"
    INFERRED = "inferred"
    PROPOSED = "proposed"
