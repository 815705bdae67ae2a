"""An agency's part in an item, and what the parts say together. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kmcore.actions.models import PartyRole, WorkState
from kmcore.actions.report import Report


@dataclass(frozen=True)
class AgencyPart:
    """What an agency has in an item, and its latest report by the day; None: it never reported.

    ``role`` None: it reports on an item that is neither its own nor its to support. ``spoke``: it reported after the day asked about (ever, when no day was asked about).
    """

    agency_code: str
    role: PartyRole | None
    report: Report | None = None
    spoke: bool = False
    demo: bool = False

    @property
    def state(self) -> WorkState | None:
        """Return how far the agency says its part is."""
        return self.report.state if self.report else None

    @property
    def progress(self) -> int | None:
        """Return the progress it reported, 0-100."""
        return self.report.progress if self.report else None

    @property
    def last_update(self) -> date | None:
        """Return the day of its latest report."""
        return self.report.reported_on if self.report else None

    @property
    def obstacle(self) -> str | None:
        """Return what its latest report says is in the way."""
        return self.report.obstacle if self.report else None

    @property
    def ask(self) -> str | None:
        """Return what its latest report asks the governor for."""
        return self.report.ask if self.report else None

    @property
    def owner(self) -> bool:
        """Tell whether the agency answers for the item."""
        return self.role == PartyRole.OWNER

    @property
    def finished(self) -> bool:
        """Tell whether the agency's latest word is that its part is done."""
        return self.state == WorkState.DONE

    @property
    def silent(self) -> bool:
        """Tell whether an owner still owes a report: its part is not done and it has not spoken."""
        return self.owner and not self.finished and not self.spoke


def counting_parts(parts: Sequence[AgencyPart]) -> list[AgencyPart]:
    """Return the parts whose reports make the item's state and progress.

    They are the owners'; where nobody owns the item, those of everyone who has reported.
    """
    return [part for part in parts if part.owner] or parts_with_report(parts)


def parts_with_report(parts: Sequence[AgencyPart]) -> list[AgencyPart]:
    """Return the parts that have a report, newest first."""
    spoken = [(part.report.reported_on, part.report.reported_at, part) for part in parts if part.report]
    return [part for *_, part in sorted(spoken, key=lambda found: found[:2], reverse=True)]


def item_state(parts: Sequence[AgencyPart]) -> WorkState | None:
    """Return the item's state from each agency's latest report; None when nobody has reported.

    Done only when all that count (see ``counted``) are done. Else blocked when any agency is, a
    supporter too: an item waits for whoever is stuck. Else in progress, unless all who spoke say
    that they have not started.
    """
    said = {part.state for part in parts_with_report(parts)}
    if not said:
        return None
    if all(part.finished for part in counting_parts(parts)):
        return WorkState.DONE
    if WorkState.BLOCKED in said:
        return WorkState.BLOCKED
    return WorkState.NOT_STARTED if said == {WorkState.NOT_STARTED} else WorkState.IN_PROGRESS


def item_progress(parts: Sequence[AgencyPart]) -> int | None:
    """Return the item's progress, 0-100: the mean over the parts that count, rounded half up.

    Each agency's latest report counts once; an owner that has not reported counts 0. None when none
    of them has ever reported.
    """
    counting = counting_parts(parts)
    if not parts_with_report(counting):
        return None
    total = sum(part.progress or 0 for part in counting)
    return (2 * total + len(counting)) // (2 * len(counting))
