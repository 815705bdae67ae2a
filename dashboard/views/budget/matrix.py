"""The budget by slice and agency (rows) and cohort (columns); whatever is chosen, it adds up to the whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from dashboard.present import formatting
from dashboard.present.figures import linked_figure
from dashboard.query_cache import ask
from dashboard.session.links import allowed_parameter, link
from dashboard.views.budget.amounts import exact_baht, hover_text, short_million
from dashboard.views.budget.budget_scope import LINE, BudgetScope
from dashboard.views.budget.matrix_cell import NOBODY, cell_address, shown_for
from dashboard.views.budget.party_names import cohort_name, party_name
from dashboard.widgets.address_widgets import address_segments
from dashboard.widgets.tables import Column, draw_table
from dashboard.widgets.templates import draw_template
from kmcore.bilingual import Bilingual
from kmcore.budget.frames import budget_matrix
from kmcore.budget.kinds import CONTROL, MEASURES, REMAINING, LineStatus, Measure, Stage
from kmcore.budget.read_models import BudgetRow
from kmcore.exchange.tables import frame_rows
from kmcore.i18n import _
from kmcore.programme.party import Party, party_of
from kmcore.programme.queries import cohorts

MEASURE = "measure"
# The stages a measure is made of: entries of the demonstration at one of them make it a demonstration's figure.
MADE_OF: dict[Measure, tuple[Stage, ...]] = {
    CONTROL: (),
    REMAINING: (*Stage,),
    **{stage: (stage,) for stage in Stage},
}


FirmnessByLine = dict[tuple[str, Party], str]


@dataclass
class MatrixLine:
    """A row of the matrix: a slice and an agency, with satang by cohort (None: no cohort is named)."""

    slice_code: str
    title: Bilingual
    party: Party
    cells: dict[int | None, int | None] = field(default_factory=dict)

    @property
    def total(self) -> int | None:
        """Return the row's sum; None where no cell states anything."""
        return sum_of_stated(self.cells.values())


def sum_of_stated(amounts: Iterable[int | None]) -> int | None:
    """Return the sum of what is stated; None where nothing is."""
    stated = [satang for satang in amounts if satang is not None]
    return sum(stated) if stated else None


def draw_matrix_panel(scope: BudgetScope) -> None:
    """Draw the matrix of the whole budget for the measure the address asks for."""
    measure = allowed_parameter(MEASURE, set(MEASURES), _("ไม่รู้จักตัวเลขที่ขอ จึงแสดงวงเงิน")) or MEASURES[0]
    with st.container(border=True, height="stretch", key="budget_matrix"):
        draw_template("budget/matrix.html", demo=scope.whole.made_up(*MADE_OF[measure]))
        address_segments(
            MEASURE, _("ตัวเลข"), {name: formatting.stage(name) for name in MEASURES}, measure, MEASURES[0]
        )
        _table(
            pivot(frame_rows(ask(budget_matrix, scope.as_of, scope.year)), measure),
            _drafts(scope),
            measure,
            scope.as_of,
        )


def pivot(records: Iterable[dict[str, Any]], measure: Measure) -> list[MatrixLine]:
    """Return the rows of ``kmcore.budget.frames.matrix``, a line each slice and agency, in tree order."""
    lines: dict[tuple[str, Party], MatrixLine] = {}
    for record in records:
        key = record["slice_code"], party_of(record["agency"])
        title = Bilingual(record["slice_th"], record["slice_en"])
        line = lines.setdefault(key, MatrixLine(key[0], title, key[1]))
        line.cells[record["cohort"]] = record[f"{measure}_satang"]
    return list(lines.values())


def _table(lines: Sequence[MatrixLine], drafts: FirmnessByLine, measure: Measure, as_of: date) -> None:
    named = {number for line in lines for number in line.cells}
    known = {cohort.number for cohort in ask(cohorts, as_of)} | {number for number in named if number}
    used: list[int | None] = [*sorted(known), *([None] if None in named else [])]
    columns: list[Column[MatrixLine]] = [
        Column(
            _("ส่วนงบ"),
            lambda line: line.title,
            link=lambda line: link("budget", **{LINE: line.slice_code}),
        ),
        Column(_("หน่วยงาน"), lambda line: _agency(line, drafts)),
        *(_cohort(number, measure) for number in used),
        Column(
            _("รวม"),
            lambda line: _money(line.total),
            "number",
            lambda line: _opens(line, measure, None, line.total, whole=True),
        ),
    ]
    sums = [sum_of_stated(line.cells.get(number) for line in lines) for number in used]
    total = [
        _("รวม"),
        "",
        *(
            linked_figure(
                _money(satang), link("budget", show=shown_for(measure), cohort=str(number or NOBODY))
            )
            for number, satang in zip(used, sums, strict=True)
        ),
        linked_figure(
            _money(sum_of_stated(line.total for line in lines)), link("budget", show=shown_for(measure))
        ),
    ]
    empty = _("ยังไม่มีรายการงบ ณ วันที่เลือก")
    draw_table(columns, lines, total=total if lines else None, empty=empty)


def _agency(line: MatrixLine, firm: FirmnessByLine) -> str:
    name = party_name(line.party) or _("ไม่ระบุ")
    return " · ".join(filter(None, (name, firm.get((line.slice_code, line.party), ""))))


def _drafts(scope: BudgetScope) -> FirmnessByLine:
    """Return how firm a slice's lines for an agency are, where one of them is a draft or only asked for."""
    loose = [row for row in scope.rows if row.status != LineStatus.STATED]
    return {(_slice(scope, row), row.party): formatting.line_status(row.status) for row in loose}


def _slice(scope: BudgetScope, row: BudgetRow) -> str:
    """Return the child of the root that a line lies under, as the matrix cuts it."""
    path = [*BudgetScope(scope.as_of, scope.year, scope.rows, row).above(), row]
    return path[min(1, len(path) - 1)].code


def _cohort(number: int | None, measure: Measure) -> Column[MatrixLine]:
    return Column(
        cohort_name(number) or _("ไม่ระบุรุ่น"),
        lambda line: _money(line.cells[number]) if number in line.cells else "",
        "number",
        lambda line: _opens(line, measure, number, line.cells.get(number), whole=False),
    )


def _opens(
    line: MatrixLine, measure: Measure, cohort: int | None, satang: int | None, *, whole: bool
) -> str | None:
    if satang is None:
        return None
    return cell_address(measure, line.slice_code, line.party, cohort, whole=whole)


def _money(satang: int | None) -> Any:
    return hover_text(short_million(satang), exact_baht(satang))
