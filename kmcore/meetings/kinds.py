"""The four kinds of what a meeting leaves behind."""

from enum import StrEnum


class ResolutionKind(StrEnum):
    """Never mixed: มติ, ข้อสั่งการ, ข้อเสนอ, ความเห็นผู้เขียน."""

    DECISION = "decision"
    INSTRUCTION = "instruction"
    PROPOSAL = "proposal"
    OPINION = "opinion"
