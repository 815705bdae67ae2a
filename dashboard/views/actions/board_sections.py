"""What the board is made of: lines in sections by kind, sections in groups under a heading. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kmcore.actions.queries import ActionRow, AgencyPart
from kmcore.programme.kinds import ResolutionKind


@dataclass(frozen=True)
class BoardLine:
    """An item on the board; under an agency's heading ``part`` is what that agency has in it."""

    row: ActionRow
    part: AgencyPart | None = None


@dataclass(frozen=True)
class BoardSection:
    """The lines of one kind."""

    kind: ResolutionKind
    lines: tuple[BoardLine, ...]


@dataclass(frozen=True)
class BoardGroup:
    """A heading and what stands under it. ``status`` gives the heading its colour and sign.

    ``tally``: how the items of ``agency`` in its ``role`` stand.
    """

    title: str
    sections: tuple[BoardSection, ...]
    status: str = ""
    note: str = ""
    alarm: str = ""
    tally: tuple[tuple[str, int], ...] = ()
    agency: str = ""
    role: str = ""

    @property
    def count(self) -> int:
        """Return how many items stand under the heading."""
        return sum(len(section.lines) for section in self.sections)


def lines_of_items(rows: Iterable[ActionRow]) -> tuple[BoardSection, ...]:
    """Return whole items by kind (``sections``)."""
    return sections(map(BoardLine, rows))


def sections(lines: Iterable[BoardLine]) -> tuple[BoardSection, ...]:
    """Return the lines by kind; in each kind the nearest due first, then the board's order."""
    ordered = sorted(lines, key=lambda line: line.row.due_date or date.max)
    by_kind = {kind: tuple(line for line in ordered if line.row.kind == kind) for kind in ResolutionKind}
    return tuple(BoardSection(kind, found) for kind, found in by_kind.items() if found)
