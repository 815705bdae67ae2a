"""What the board is made of: lines in sections by kind, sections in groups under a heading. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kmcore.actions.queries import ActionRow, AgencyPart
from kmcore.programme.kinds import ResolutionKind


@dataclass(frozen=True)
class Line:
    """An item on the board; under an agency's heading ``part`` is what that agency has in it."""

    row: ActionRow
    part: AgencyPart | None = None


@dataclass(frozen=True)
class Section:
    """The lines of one kind."""

    kind: ResolutionKind
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Group:
    """A heading and what stands under it. ``status`` gives the heading its colour and sign."""

    title: str
    sections: tuple[Section, ...]
    status: str = ""
    note: str = ""
    alarm: str = ""
    tally: tuple[tuple[str, int], ...] = ()

    @property
    def count(self) -> int:
        """Return how many items stand under the heading."""
        return sum(len(section.lines) for section in self.sections)


def of(rows: Iterable[ActionRow]) -> tuple[Section, ...]:
    """Return whole items by kind (``sections``)."""
    return sections(map(Line, rows))


def sections(lines: Iterable[Line]) -> tuple[Section, ...]:
    """Return the lines by kind; in each kind the nearest due first, then the board's order."""
    ordered = sorted(lines, key=lambda line: line.row.due_date or date.max)
    by_kind = {kind: tuple(line for line in ordered if line.row.kind == kind) for kind in ResolutionKind}
    return tuple(Section(kind, found) for kind, found in by_kind.items() if found)
