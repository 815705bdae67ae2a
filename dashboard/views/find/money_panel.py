"""เงิน: the budget lines that concern a noun, by stage, of the year chosen; of a line what lies under it and its entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.address import number_parameter
from dashboard.session.links import YEAR, link
from dashboard.session.noun_links import noun_link
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.nouns import cohort_of, line_name, party_names
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import SourceRef, known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.budget.kinds import CONTROL, MEASURES, REMAINING, Stage
from kmcore.budget.queries import allocated_per_village, budget_entries, budget_lines_of_every_year
from kmcore.budget.read_models import BudgetRow, EntryRow
from kmcore.i18n import _
from kmcore.programme.queries import cohorts
from kmcore.programme.village_record import village_record
from kmcore.search.kinds import NounKind
from kmcore.storage.base import Origin
from kmcore.thai.fiscal import fiscal_year_be

NEWEST: Final = 6


@dataclass(frozen=True)
class StageAmount:
    """What a line has at a stage, in baht, and where it opens to what it is made of."""

    name: str
    words: str
    address: str


@dataclass(frozen=True)
class NounLine:
    """A budget line ready to draw. ``spent``: hundredths of what was allocated that are disbursed, for the bar."""

    row: BudgetRow
    name: Markup
    who: Markup
    amounts: tuple[StageAmount, ...]
    spent: int | None
    ref: SourceRef | None


def draw_money(here: PageContext, noun: ShownNoun) -> None:
    """Draw the lines of the year chosen, or say that the budget says nothing of this noun."""
    found = _lines_of(here, noun)
    years = sorted({row.fiscal_year for row in found})
    year = _chosen(years, fiscal_year_be(here.as_of))
    rows = [row for row in found if row.fiscal_year == year]
    per_village = _per_village(here, noun, year)
    draw_template(
        "find/money.html",
        title=_("เงิน"),
        year=formatting.era_year(year) if year else "",
        years=[(formatting.era_year(one), _year_link(noun, one), one == year) for one in years],
        lines=[_line(row, noun) for row in rows],
        per_village=per_village,
        children=_children(here, noun),
        entries=_entries(here, noun),
        every=link("budget", line=noun.code, show="entries") if noun.line else "",
        empty=_empty(noun),
        demo=any(row.demo for row in rows),
    )


def _lines_of(here: PageContext, noun: ShownNoun) -> list[BudgetRow]:
    if noun.line:
        return list(noun.lines)
    rows = ask(budget_lines_of_every_year, here.as_of)
    if noun.agency:
        return [row for row in rows if noun.agency in row.party]
    numbers = _cohorts_of(here, noun)
    return [row for row in rows if row.cohort_number in numbers]


def _cohorts_of(here: PageContext, noun: ShownNoun) -> set[int]:
    if noun.kind is NounKind.VILLAGE:
        own = ask(village_record, noun.code, here.as_of).cohort
        return {own.number} if own else set()
    if noun.mission:
        return {one.number for one in ask(cohorts, here.as_of) if one.mission_code == noun.mission}
    return set() if noun.cohort is None else {noun.cohort}


def _chosen(years: Sequence[int], this_year: int) -> int | None:
    """Return the year of the address, else the day's own, else the last that there is."""
    if not years:
        return None
    return number_parameter(YEAR, set(years)) or (this_year if this_year in years else years[-1])


def _year_link(noun: ShownNoun, year: int) -> str:
    address = noun_link(noun.kind, noun.code)
    return f"{address}&{YEAR}={year}"


def _line(row: BudgetRow, noun: ShownNoun) -> NounLine:
    allocated = row.satang(Stage.ALLOCATED) or 0
    who = party_names(code for code in row.party if code != noun.agency)
    return NounLine(
        row,
        line_name(row.code, row.title) if row.code != noun.code else Markup(""),
        who,
        tuple(_amount(row, measure) for measure in MEASURES if row.satang(measure) is not None),
        round(100 * row.disbursed_satang / allocated) if allocated > 0 else None,
        source_ref(row.source, known_sources()),
    )


def _amount(row: BudgetRow, measure: str) -> StageAmount:
    source = source_ref(row.source, known_sources())
    shown = measure if measure not in {CONTROL, REMAINING} else "entries"
    address = source.address if measure == CONTROL and source else link("budget", line=row.code, show=shown)
    return StageAmount(formatting.stage(measure), formatting.baht(row.satang(measure)), address)


def _per_village(here: PageContext, noun: ShownNoun, year: int | None) -> dict[str, object] | None:
    """Return what was allocated for each village of its cohort: an average, never the village's own money."""
    numbers = _cohorts_of(here, noun) if noun.kind in {NounKind.VILLAGE, NounKind.COHORT} else set()
    each = next((one for one in ask(allocated_per_village, here.as_of, year) if one.cohort in numbers), None)
    if each is None or each.satang_per_village is None:
        return None
    return {
        "cohort": cohort_of(each.cohort),
        "each": formatting.baht(each.satang_per_village),
        "allocated": formatting.baht(each.allocated_satang),
        "villages": formatting.number(each.villages),
        "address": noun_link(NounKind.LINE, each.line_codes[0]) if each.line_codes else "",
    }


def _children(here: PageContext, noun: ShownNoun) -> list[tuple[Markup, str, bool]]:
    """Return the lines right under a line: name, what it controls or was allocated, made up or not."""
    if noun.line is None:
        return []
    rows = [row for row in ask(budget_lines_of_every_year, here.as_of) if row.parent_code == noun.code]
    return [
        (
            line_name(row.code, row.title),
            formatting.baht(row.control_satang or row.allocated_satang),
            row.demo,
        )
        for row in rows
    ]


def _entries(here: PageContext, noun: ShownNoun) -> list[tuple[EntryRow, SourceRef | None, bool, Markup]]:
    if noun.line is None or not noun.lines:
        return []
    known = known_sources()
    return [
        (
            entry,
            source_ref(entry.source, known),
            entry.origin == Origin.DEMO,
            line_name(entry.line_code, entry.title) if entry.line_code != noun.code else Markup(""),
        )
        for entry in ask(budget_entries, noun.code, here.as_of, NEWEST)
    ]


def _empty(noun: ShownNoun) -> str:
    if noun.area and noun.kind is not NounKind.VILLAGE:
        return _("งบในข้อมูลนี้แบ่งตามรุ่นและหน่วยงาน ยังไม่แบ่งตามพื้นที่ จึงบอกเงินของที่นี่ไม่ได้")
    if noun.kind is NounKind.VILLAGE:
        return _("ยังไม่จัดเข้ารุ่น จึงยังไม่มีรายการงบที่เกี่ยวข้อง ฝ่ายเลขานุการเพิ่มได้ที่ทะเบียนรุ่นของหมู่บ้าน")
    return _("ยังไม่มีรายการงบที่ระบุชื่อนี้ในวันที่เลือกดู ฝ่ายเลขานุการเพิ่มได้ที่ทะเบียนรายการงบ")
