"""What may become of a row when the fiscal year turns, and how far the plan for it has come."""

from enum import StrEnum
from typing import Final

RESPONSIBILITIES, PROMISES = "responsibilities", "promises"
LINES, ENTRIES, TARGETS = "budget-lines", "budget-entries", "budget-targets"
PLANNED_KINDS: Final = (
    RESPONSIBILITIES,
    LINES,
    TARGETS,
)  # whose rows a plan speaks of, in the order of the page


# What a plan's amount is, by the kind of the row: the register's own field.
AMOUNT_OF: Final = {RESPONSIBILITIES: "pledged", LINES: "control_satang", TARGETS: "cumulative_bp"}


class Fate(StrEnum):
    """What becomes of a row of the year that ends. UNDECIDED: nobody has chosen yet."""

    GOES_ON = "goes_on"
    ENDS = "ends"
    HANDED_OVER = "handed_over"
    UNDECIDED = "undecided"


SUCCEEDED: Final = frozenset({Fate.GOES_ON, Fate.HANDED_OVER})


class RowState(StrEnum):
    """How far a row has come. PROPOSED: only the program proposes; DRAFT: prepared; DECIDED: a circle decided."""

    PROPOSED = "proposed"
    DRAFT = "draft"
    DECIDED = "decided"
