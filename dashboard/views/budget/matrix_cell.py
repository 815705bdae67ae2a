"""A cell of the matrix: which lines an agency and a cohort have in a slice, as the address names them."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard.session.links import drop_unknown_parameters, link
from dashboard.views.budget.amounts import exact_baht, hover_text, short_million
from dashboard.views.budget.budget_scope import LINE, BudgetScope
from dashboard.views.budget.party_names import cohort_name, party_name
from dashboard.widgets.source_labels import known_sources, source_column
from dashboard.widgets.tables import Column, draw_table
from dashboard.widgets.templates import draw_template
from kmcore.budget.breakdown import own_amounts
from kmcore.budget.kinds import CONTROL, REMAINING, Measure, Stage
from kmcore.budget.read_models import BudgetRow
from kmcore.i18n import _
from kmcore.programme.party import NO_PARTY, Party, joined_codes, party_of

PARTY: Final = "party"
COHORT: Final = "cohort"
NOBODY: Final = "none"  # no agency, or no cohort, is named


@dataclass(frozen=True)
class MatrixCell:
    """What narrows the lines entered; None: does not. ``party`` () is nobody, ``cohort`` 0 no cohort."""

    party: Party | None
    cohort: int | None

    @property
    def narrowed(self) -> bool:
        """Tell whether anything is left out."""
        return self.party is not None or self.cohort is not None

    def codes(self, scope: BudgetScope) -> set[str]:
        """Return the codes of the lines entered that hold something for the cell."""
        inside = scope.within()
        return {
            part.code
            for part in own_amounts(scope.rows)
            if part.code in inside
            and self.party in {None, part.party}
            and self.cohort in {None, part.cohort or 0}
        }


def cell_in_address(scope: BudgetScope) -> MatrixCell:
    """Return what the address narrows to; what it names and no line has is said so and left out."""
    parts = own_amounts(scope.rows)
    known = {
        PARTY: {joined_codes(part.party) or NOBODY for part in parts},
        COHORT: {str(part.cohort or NOBODY) for part in parts},
    }
    drop_unknown_parameters(
        name for name, values in known.items() if st.query_params.get(name) not in {None, *values}
    )
    party, cohort = st.query_params.get(PARTY), st.query_params.get(COHORT)
    return MatrixCell(
        None if party is None else NO_PARTY if party == NOBODY else party_of(party),
        None if cohort is None else 0 if cohort == NOBODY else int(cohort),
    )


def cell_address(measure: Measure, slice_code: str, party: Party, cohort: int | None, *, whole: bool) -> str:
    """Return where a cell's amount opens: its entries, for the control its lines; ``whole``: of every cohort."""
    query = {LINE: slice_code, "show": shown_for(measure), PARTY: joined_codes(party) or NOBODY}
    return link("budget", **query, **({} if whole else {COHORT: str(cohort or NOBODY)}))


def shown_for(measure: Measure) -> str:
    """Return which list beside the icicle an amount is made of: lines state the control, entries all else."""
    if measure == CONTROL:
        return "lines"
    return "entries" if measure == REMAINING else Stage(measure).value


def draw_cell_words(cell: MatrixCell, scope: BudgetScope, shown: str) -> None:
    """Say what narrows the list, with the way to the whole of it."""
    party = None if cell.party is None else party_name(cell.party) or _("ไม่ระบุหน่วยงาน")
    cohort = None if cell.cohort is None else cohort_name(cell.cohort or None) or _("ไม่ระบุรุ่น")
    whole = {"show": shown, **({LINE: scope.code} if scope.code else {})}
    draw_template(
        "budget/cell.html", words=" · ".join(filter(None, (party, cohort))), whole=link("budget", **whole)
    )


def draw_cell_lines(cell: MatrixCell, scope: BudgetScope) -> None:
    """Draw the lines of the cell with their control and the source that states it."""
    codes = cell.codes(scope)
    columns: list[Column[BudgetRow]] = [
        Column(_("รายการ"), lambda row: row.title, link=lambda row: link("budget", **{LINE: row.code})),
        Column(
            _("วงเงิน (ล้านบาท)"),
            lambda row: hover_text(short_million(row.control_satang), exact_baht(row.control_satang)),
            "number",
            lambda row: link("budget", **{LINE: row.code}) if row.control_satang is not None else None,
        ),
        source_column(known_sources(), lambda row: row.source),
    ]
    rows = [row for row in scope.rows if row.code in codes]
    draw_table(columns, rows, empty=_("ไม่มีรายการงบในช่องนี้ ณ วันที่เลือก"))
