"""The steps of a province's set-up as they stand: what is there, what is missing, why it matters."""

from dataclasses import dataclass
from enum import StrEnum


class StepCode(StrEnum):
    """The steps, in the order in which most provinces take them; the values stand in addresses."""

    PROVINCE = "province"
    AREAS = "areas"
    AGENCIES = "agencies"
    PLAN = "plan"
    BUDGET = "budget"
    CIRCLE = "circle"
    PEOPLE = "people"


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True)
class StepPart:
    """One thing that a step brings: ``words`` what it is, ``count`` how many rows there are.

    ``kind``: the register it stands in, "" for none. ``needed``: the step is not done without it. ``lacking``: in a
    sentence, what there should be; "" where there is enough. ``of_absence``: it counts what is not there yet.
    """

    words: str
    count: int
    kind: str = ""
    needed: bool = True
    lacking: str = ""
    of_absence: bool = False


@dataclass(frozen=True)
class SetupStep:
    """A step as it stands, in the reader's language.

    ``why``: why it matters. ``without``: what works already without it. ``waits``: on what it truly depends and which
    is not there yet, "" for nothing.
    """

    code: StepCode
    title: str
    why: str
    without: str
    parts: tuple[StepPart, ...]
    waits: str = ""

    @property
    def state(self) -> StepState:
        """Return how far it is."""
        if not any(part.lacking for part in self.parts):
            return StepState.DONE
        there = any(part.count for part in self.parts if not part.of_absence)
        return StepState.PARTLY if there else StepState.MISSING

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return what is still missing, a sentence each."""
        return tuple(part.lacking for part in self.parts if part.lacking)
