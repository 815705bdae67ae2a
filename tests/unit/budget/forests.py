"""Random budgets: any shape, gaps in what is stated, corrections, lines that begin later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from kmcore.budget.kinds import Stage
from kmcore.budget.read_models import BudgetRow
from kmcore.budget.tree import EntrySums, StoredLine, grow_tree

CIRCLE = date(2007, 1, 9)
amounts = st.one_of(st.just(0), st.integers(-500, 500), st.integers(-(10**15), 10**15))


@dataclass(frozen=True)
class Forest:
    """Lines and their own entries, as the database would hand them over."""

    lines: tuple[StoredLine, ...]
    sums: Mapping[str, EntrySums]

    def grown(self, as_of: date = CIRCLE) -> list[BudgetRow]:
        return grow_tree(self.lines, self.sums, as_of, 2550)

    def own(self, code: str) -> EntrySums:
        return self.sums.get(code, EntrySums())

    def above(self, code: str) -> list[StoredLine]:
        """Return the line and those above it, up to its root, found the slow and obvious way."""
        by_code = {line.code: line for line in self.lines}
        chain = [by_code[code]]
        while chain[-1].parent_code is not None:
            chain.append(by_code[chain[-1].parent_code])
        return chain


def line(code: str, parent: str | None = None, **values: Any) -> StoredLine:
    """Return a line with nothing remarkable about it but ``values``."""
    plain = StoredLine(
        code, parent, 0, code, code, None, None, None, 2550, "stated", None, CIRCLE, None, False
    )
    return plain._replace(**values)


def children(rows: Iterable[BudgetRow], code: str) -> list[BudgetRow]:
    return [row for row in rows if row.parent_code == code]


@st.composite
def forests(draw: st.DrawFn, *, later: bool = False) -> Forest:
    """Draw up to twelve lines in any number of trees; with ``later``, some begin after the circle."""
    size = draw(st.integers(0, 12))
    parents = [draw(st.one_of(st.none(), st.integers(0, each - 1))) if each else None for each in range(size)]
    lines = [
        line(
            f"l{each}",
            None if parent is None else f"l{parent}",
            position=draw(st.integers(0, 3)),
            agency_code=draw(st.sampled_from([None, "nfe", "dopa"])),
            party=draw(st.sampled_from([None, "dopa+yomna"])),
            cohort_number=draw(st.sampled_from([None, 1, 2])),
            control_satang=draw(st.one_of(st.none(), amounts)),
            from_date=CIRCLE + timedelta(days=draw(st.integers(-1, 2)) if later else 0),
            demo=draw(st.booleans()),
        )
        for each, parent in enumerate(parents)
    ]
    with_entries = draw(st.lists(st.sampled_from(lines), unique_by=lambda line: line.code)) if lines else []
    sums = {
        each.code: draw(
            st.builds(EntrySums, st.fixed_dictionaries(dict.fromkeys(Stage, amounts)), st.booleans())
        )
        for each in with_entries
    }
    return Forest(tuple(draw(st.permutations(lines))), sums)
