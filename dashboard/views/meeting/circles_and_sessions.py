"""The circles and their sessions: what the papers plan, what was held, what no source says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.present.meeting_life import LifeLook, life_look
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.widgets.source_labels import KnownSources, SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.areas.queries import districts
from kmcore.meetings.queries import CircleInfo, MeetingInfo
from kmcore.sources.read_models import CheckRow

MOST: Final = 8  # sessions of a circle listed here


@dataclass(frozen=True)
class SessionLink:
    """A meeting in the list of its circle."""

    row: MeetingInfo
    look: LifeLook
    address: str


@dataclass(frozen=True)
class CircleLine:
    """A circle of the province, or all district circles that plan alike.

    ``sessions``: the first of those with a date; ``more``: how many others the calendar has.
    """

    name: str
    count: int
    planned: int | None
    sessions: tuple[SessionLink, ...]
    more: int
    ref: SourceRef | None
    checks: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DistrictCircle:
    """District circles by name, with the district's villages."""

    name: str
    planned: int | None
    address: str


def draw_circles(
    circles: Sequence[CircleInfo],
    held: Sequence[MeetingInfo],
    questions: Sequence[CheckRow],
    known: KnownSources,
    as_of: date,
) -> None:
    """Draw the provincial circles and the district circles, compactly; sub-circles are in ปฏิทินวง."""
    of_province = [row for row in circles if row.level == "province"]
    of_districts = [row for row in circles if row.level == "district"]
    names = {area.code: area.short for area in [*ask(districts), *ask(districts, as_of)]}
    members = [
        DistrictCircle(
            names.get(row.district_code or "", row.name),
            row.planned_sessions,
            link("villages", area=row.district_code or ""),
        )
        for row in sorted(of_districts, key=lambda row: list(names).index(row.district_code or ""))
    ]
    draw_template(
        "meeting/circles.html",
        lines=[_line([row], held, questions, known) for row in of_province],
        district=_line(of_districts, held, questions, known) if of_districts else None,
        members=members,
        calendar=link("circles"),
    )


def _line(
    rows: Sequence[CircleInfo],
    held: Sequence[MeetingInfo],
    questions: Sequence[CheckRow],
    known: KnownSources,
) -> CircleLine:
    codes, first = {row.code for row in rows}, rows[0]
    numbers = Counter(row.planned_sessions for row in rows)
    sources = {row.source for row in rows}
    dated = [row for row in held if row.circle.code in codes]
    return CircleLine(
        name=first.name,
        count=len(rows),
        planned=first.planned_sessions if len(numbers) == 1 else None,
        sessions=tuple(
            SessionLink(row, life_look(row.life), link("meeting", meeting=row.code)) for row in dated[:MOST]
        ),
        more=max(0, len(dated) - MOST),
        ref=source_ref(first.source, known),
        checks=tuple(
            (row.title, link("checks", check=row.code))
            for row in questions
            if any(statement.source in sources for statement in row.statements)
        ),
    )
