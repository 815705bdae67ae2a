"""How firm a budget line is, the stages money goes through, and what is measured of it."""

from enum import StrEnum
from typing import Final


class LineStatus(StrEnum):
    """How firm a line is: D5 of the minutes is a draft, the extra budget only asked for."""

    STATED = "stated"
    DRAFT = "draft"
    REQUESTED = "requested"


class Stage(StrEnum):
    """จัดสรร, ผูกพัน, เบิกจ่าย, in the order money goes through them: the order of every table."""

    ALLOCATED = "allocated"
    COMMITTED = "committed"
    DISBURSED = "disbursed"


SPENT_AT: Final = frozenset({Stage.COMMITTED, Stage.DISBURSED})  # money at these stages is no longer free

# What can be measured of money: an amount at a stage, what the source states (control), and the two that follow
# from the stages: spent (ใช้จ่าย) = what is at SPENT_AT, remaining (คงเหลือ) = allocated - spent.
Measure = str
CONTROL, SPENT, REMAINING = "control", "spent", "remaining"
MEASURES: Final[tuple[Measure, ...]] = (CONTROL, *Stage, REMAINING)
