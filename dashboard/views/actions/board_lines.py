"""A line of the board ready to draw: of the item as a whole, or of one agency's part in it."""

from dataclasses import dataclass
from datetime import date

from dashboard.present.item_words import asks_to_governor, due_left, earlier_dues, still_silent
from dashboard.session.links import link
from dashboard.views.actions.board_choice import BoardChoice
from dashboard.views.actions.board_sections import BoardGroup, BoardLine
from kmcore.actions.owner_words import OwnerLine, owner_with_agencies
from kmcore.actions.queries import ActionRow
from kmcore.programme.agency_words import AgencyNames, short_names


@dataclass(frozen=True)
class LineWords:
    """What a line says besides the item's own fields. ``last_by`` is empty where the heading says who."""

    row: ActionRow
    address: str
    owner: OwnerLine
    due_left: str
    earlier: tuple[date, ...]
    progress: int | None
    last_on: date | None
    last_by: str
    obstacle: str
    asks: tuple[tuple[str, str], ...]
    silent: str
    demo: bool


def line_words(line: BoardLine, choice: BoardChoice, names: AgencyNames) -> LineWords:
    """Return the line's words; links keep the filters."""
    row, part = line.row, line.part
    parts = (part,) if part else row.open_asks
    return LineWords(
        row=row,
        address=link("actions", **choice.query(), item=row.code),
        owner=owner_with_agencies(row, names),
        due_left=due_left(row),
        earlier=tuple(earlier_dues(row)),
        progress=part.progress if part else row.progress,
        last_on=part.last_update if part else row.last_update,
        last_by="" if part else short_names(filter(None, [row.last_agency]), names),
        obstacle=(part.obstacle if part else row.obstacle) or "",
        asks=tuple(asks_to_governor(parts, names)),
        silent="" if part else still_silent(row, names),
        demo=part.demo if part else row.demo,
    )


def groups_with_words(
    groups: list[BoardGroup], choice: BoardChoice, names: AgencyNames
) -> list[tuple[BoardGroup, list[tuple[str, list[LineWords]]]]]:
    """Return each group with its kinds and their lines, for the template."""
    return [
        (
            group,
            [
                (section.kind.value, [line_words(line, choice, names) for line in section.lines])
                for section in group.sections
            ],
        )
        for group in groups
    ]
