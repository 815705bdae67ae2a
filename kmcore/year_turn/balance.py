"""What each agency holds before and after the turn, and what nobody would: pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kmcore.registers.definition import Values
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, SUCCEEDED, RowState
from kmcore.year_turn.read_models import AgencyBalance, Held, PlannedRow, Unheld
from kmcore.year_turn.rules import held_by, held_next
from kmcore.year_turn.village_shares import takers_of

InRegister = Sequence[tuple[str, Held]]  # the code and what it is, as the register has it for the new year
Work = tuple[int | None, str | None, str, int]


def held_before(rows: Iterable[PlannedRow]) -> list[Held]:
    """Return who held what in the year before."""
    return [held_by(row.old) for row in rows if row.old.kind == RESPONSIBILITIES]


def held_after(rows: Iterable[PlannedRow], there: InRegister) -> list[Held]:
    """Return who would hold what in the new year: what the register has, with what the plan changes in it.

    What is decided stands in the register already.
    """
    open_rows = [
        row for row in rows if row.old.kind == RESPONSIBILITIES and row.state is not RowState.DECIDED
    ]
    planned_over = {row.old.values["code"] for row in open_rows}
    kept = [held for code, held in there if code not in planned_over]
    to_come = (held for row in open_rows for held in held_next(row.old, row.planned, row.shares))
    return [*kept, *to_come]


def agency_balances(
    rows: Sequence[PlannedRow], there: InRegister, lines: tuple[Sequence[Values], Sequence[Values]]
) -> Iterator[AgencyBalance]:
    """Yield each agency's part before and after, in the order of their codes; who has none is left out. ``lines``: of the old year and the new.

    Money is the control of the lines without lines under them; the plan's lines count beside those there are.
    """
    before, after = held_before(rows), held_after(rows, there)
    money = _money(lines[0]), _planned_money(rows, lines[1])
    agencies = sorted({held.agency for held in (*before, *after)} | set(money[0]) | set(money[1]))
    for agency in filter(None, agencies):
        sides = [
            [held for held in side if held.agency == agency and held.carries] for side in (before, after)
        ]
        found = AgencyBalance(
            agency,
            _both(len(side) for side in sides),
            _both(sum(held.pledged or 0 for held in side) for side in sides),
            _both(sum(held.villages for held in side) for side in sides),
            (money[0].get(agency, 0), money[1].get(agency, 0)),
        )
        if any((*found.held, *found.pledged, *found.villages, *found.satang)):
            yield found


def unheld_work(rows: Sequence[PlannedRow], there: InRegister, work: Iterable[Work]) -> Iterator[Unheld]:
    """Yield each cohort and mission that nobody would carry, and the villages that would stay behind under a row."""
    after = [held for held in held_after(rows, there) if held.carries]
    for cohort, mission, title, villages in work:
        carried = any(
            held.cohort == cohort if cohort is not None else held.mission == mission for held in after
        )
        if not carried:
            yield Unheld(title, villages, cohort=cohort, mission=mission)
    for row in rows:
        left = row.old.villages - row.went_along
        if left > 0 and row.planned.fate in SUCCEEDED and row.state is not RowState.DECIDED:
            yield Unheld(row.title, left, row.number)


def _both(found: Iterable[int]) -> tuple[int, int]:
    before, after = found
    return before, after


def _money(lines: Sequence[Values]) -> dict[str, int]:
    parents = {line["parent_code"] for line in lines}
    found: dict[str, int] = {}
    for line in lines:
        if line["agency_code"] and line["code"] not in parents:
            found[line["agency_code"]] = found.get(line["agency_code"], 0) + (line["control_satang"] or 0)
    return found


def _planned_money(rows: Iterable[PlannedRow], there: Sequence[Values]) -> Mapping[str, int]:
    planned = [row for row in rows if row.old.kind == LINES and row.state is not RowState.DECIDED]
    parents = {row.old.values["parent_code"] for row in planned}
    found = _money(there)
    for row in planned:
        if row.planned.fate not in SUCCEEDED or row.old.values["code"] in parents:
            continue
        for one in takers_of(row.old, row.planned):
            if one.agency:
                found[one.agency] = found.get(one.agency, 0) + (one.amount or 0)
    return found
