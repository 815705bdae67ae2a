"""How firm a budget line is, and the stages money goes through."""

from enum import StrEnum


class LineStatus(StrEnum):
    """How firm a line is: D5 of the minutes is a draft, the extra budget only asked for."""

    STATED = "stated"
    DRAFT = "draft"
    REQUESTED = "requested"


class Stage(StrEnum):
    """จัดสรร, ผูกพัน, เบิกจ่าย. Remaining = allocated - (committed + disbursed)."""

    ALLOCATED = "allocated"
    COMMITTED = "committed"
    DISBURSED = "disbursed"
