"""The lines entered and those right under them, with a red row wherever a sum does not agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.session.links import link
from dashboard.views.budget.amounts import exact_baht, short_million, signed_million
from dashboard.views.budget.budget_scope import LINE, BudgetScope
from dashboard.views.budget.entry_list import draw_entry_list
from dashboard.views.budget.matrix_cell import shown_for
from dashboard.views.budget.party_names import cohort_name, party_of_line
from dashboard.widgets.source_labels import KnownSources, SourceRef, known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.budget.kinds import CONTROL, MEASURES, REMAINING, SPENT, Measure, Stage
from kmcore.budget.read_models import BudgetRow, Difference, DifferenceKind
from kmcore.budget.rules import differences
from kmcore.i18n import _

ENTRIES_OF_A_LEAF = 6


@dataclass(frozen=True)
class LineTableRow:
    """A row of the table: a line, or a difference under it (``found``)."""

    row: BudgetRow
    level: int
    address: str
    who: str
    source: SourceRef | None
    found: Difference | None = None

    @property
    def cells(self) -> list[tuple[str, str, str]]:
        """Return the amounts as shown, to the satang, and where each opens to what it is made of."""
        if self.found:
            return [(*_cell(self.found, measure), self._opens(measure)) for measure in MEASURES]
        amounts = {measure: self.row.satang(measure) for measure in MEASURES}
        return [
            (short_million(satang), exact_baht(satang), self._opens(measure))
            for measure, satang in amounts.items()
        ]

    def _opens(self, measure: Measure) -> str:
        """The control is what a source states; of a line without one it is what the lines under it state."""
        if measure == CONTROL and self.source and not self.found:
            return self.source.address
        return link("budget", **{LINE: self.row.code, "show": shown_for(measure)})

    @property
    def difference(self) -> str:
        """Return what a line's control has beyond its children's; a dash where there is nothing to compare."""
        if not self.row.has_children or self.row.control_satang is None:
            return formatting.NONE
        return signed_million(self.row.difference_satang) if self.row.difference_satang else "0"

    @property
    def sentence(self) -> str:
        """Return what is wrong, in words and baht."""
        return difference_sentence(self.found) if self.found else ""


def _cell(found: Difference, measure: Measure) -> tuple[str, str]:
    """A difference stands in the column of its stage; spending beyond what was allocated in the last one."""
    column = REMAINING if found.stage == SPENT else found.stage
    if measure != column:
        return "", ""
    return signed_million(found.difference_satang), exact_baht(found.difference_satang)


def difference_sentence(found: Difference) -> str:
    """Return a difference as a sentence."""
    amount, stage = (
        exact_baht(abs(found.difference_satang)),
        formatting.stage(found.stage) if found.stage != SPENT else "",
    )
    if found.kind == DifferenceKind.OVER_CONTROL:
        return _("จัดสรรเกินวงเงิน {amount}", amount=amount)
    if found.kind == DifferenceKind.OVER_ALLOCATED:
        return _("ผูกพันและเบิกจ่ายเกินที่จัดสรร {amount}", amount=amount)
    if found.difference_satang > 0:
        return _("ส่วนต่าง {stage}: มากกว่าบรรทัดย่อยรวมกัน {amount}", stage=stage, amount=amount)
    return _("ส่วนต่าง {stage}: น้อยกว่าบรรทัดย่อยรวมกัน {amount}", stage=stage, amount=amount)


def draw_line_table(scope: BudgetScope) -> None:
    """Draw the table; a line without lines under it shows its entries below."""
    found, known = differences(scope.rows), known_sources()
    rows = list(_table_rows(scope, found, known))
    inside = scope.within()
    seen = {each.row.code for each in rows}
    draw_template(
        "budget/lines.html",
        rows=rows,
        heads=[_("วงเงิน"), *(formatting.stage(measure) for measure in MEASURES[1:])],
        deeper=_deeper(scope, found, inside - seen),
        agrees=_compared(scope, inside) and not any(each.line_code in inside for each in found),
        demo=scope.made_up(*Stage),
    )
    if scope.line and not scope.line.has_children:
        draw_entry_list(scope, None, ENTRIES_OF_A_LEAF)


def _table_rows(
    scope: BudgetScope, found: Sequence[Difference], known: KnownSources
) -> Iterator[LineTableRow]:
    """Yield each top line, its children, and after them what they do not make up."""
    for top in scope.tops:
        yield _line(top, 0, known)
        for child in scope.children(top.code):
            yield _line(child, 1, known)
            yield from _differences(child, 1, found)
        yield from _differences(top, 0, found)


def _line(row: BudgetRow, level: int, known: KnownSources) -> LineTableRow:
    who = " · ".join(
        filter(None, (formatting.line_status(row.status), party_of_line(row), cohort_name(row.cohort_number)))
    )
    return LineTableRow(row, level, link("budget", **{LINE: row.code}), who, source_ref(row.source, known))


def _differences(row: BudgetRow, level: int, found: Sequence[Difference]) -> list[LineTableRow]:
    return [LineTableRow(row, level, "", "", None, each) for each in found if each.line_code == row.code]


def _compared(scope: BudgetScope, inside: set[str]) -> bool:
    return any(row.has_children for row in scope.rows if row.code in inside)


def _deeper(scope: BudgetScope, found: Sequence[Difference], hidden: set[str]) -> list[tuple[str, str]]:
    """Return the lines further down where something does not agree, with their addresses."""
    codes = {each.line_code for each in found} & hidden
    return [(row.title, link("budget", **{LINE: row.code})) for row in scope.rows if row.code in codes]
