"""Taking the tree apart so that the parts add up to it again, whatever they are grouped by."""

from collections.abc import Sequence
from typing import NamedTuple

from kmcore.bilingual import Bilingual
from kmcore.budget.kinds import Stage
from kmcore.budget.read_models import BudgetRow, OwnAmounts
from kmcore.budget.rules import children_sums, known_controls
from kmcore.programme.party import NO_PARTY, Party


class _Place(NamedTuple):
    """What a line takes over from the lines above it."""

    slice_code: str
    slice: Bilingual
    party: Party
    cohort: int | None


def own_amounts(rows: Sequence[BudgetRow]) -> list[OwnAmounts]:
    """Return what each line of the whole tree holds itself, in tree order.

    Every leaf is a part. A line with children is one only where it holds something its children do not
    make up: entries of its own, or control beyond theirs (the difference). Where a line states no
    control, what the lines under it state stands for it. So the parts' sums are the tree's.
    """
    places, sums, controls = _places(rows), children_sums(rows), known_controls(rows)
    below = _controls_below(rows, controls)
    made = (
        _part(row, places[row.code], sums.get(row.code, {}), _own(row, below.get(row.code, 0)))
        for row in rows
    )
    return [part for row, part in zip(rows, made, strict=True) if not row.has_children or _holds(part)]


def _places(rows: Sequence[BudgetRow]) -> dict[str, _Place]:
    places: dict[str, _Place] = {}
    for row in rows:
        above = places.get(row.parent_code or "")
        party = row.party or (above.party if above else NO_PARTY)
        cohort = above.cohort if above and row.cohort_number is None else row.cohort_number
        top = above[:2] if above and row.depth > 1 else (row.code, row.title)
        places[row.code] = _Place(*top, party, cohort)
    return places


def _controls_below(rows: Sequence[BudgetRow], controls: dict[str, int | None]) -> dict[str, int]:
    below: dict[str, int] = {}
    for row in rows:
        if row.parent_code is not None:
            below[row.parent_code] = below.get(row.parent_code, 0) + (controls[row.code] or 0)
    return below


def _own(row: BudgetRow, below: int) -> int | None:
    """A line that states no control has none beyond its children's."""
    return None if row.control_satang is None else row.control_satang - below


def _part(row: BudgetRow, place: _Place, children: dict[Stage, int], control: int | None) -> OwnAmounts:
    return OwnAmounts(
        code=row.code,
        **place._asdict(),
        control_satang=control,
        by_stage={stage: row.by_stage.get(stage, 0) - children.get(stage, 0) for stage in Stage},
        demo=row.demo,
    )


def _holds(part: OwnAmounts) -> bool:
    return bool(part.control_satang or any(part.by_stage.values()))
