"""An entry of the plan in words: its days, its state with a sign, where a click leads."""

from collections.abc import Mapping
from typing import Final

from dashboard.present import formatting
from dashboard.session.links import link
from dashboard.views.plan.plan_choice import ENTRY, PlanChoice
from kmcore.activity_plan.kinds import PlanKind, PlanState
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.activity_plan.words import kind_names, state_names
from kmcore.i18n import _
from kmcore.thai.spoken_dates import days_overdue, days_until, spoken_day, spoken_day_of_year

STATE_SIGNS: Final[Mapping[PlanState, str]] = {
    PlanState.LATE: "●",
    PlanState.RUNNING: "▶",
    PlanState.COMING: "○",
    PlanState.HELD: "✓",
    PlanState.PASSED: "–",
    PlanState.CANCELLED: "×",
    PlanState.UNDATED: "◊",
}


def entry_link(entry: PlanEntry, choice: PlanChoice) -> str:
    """Return the address that opens an entry on this page."""
    return choice.link(**{ENTRY: entry.address})


def days_words(entry: PlanEntry) -> str:
    """Return what is planned: "11 ม.ค. 2550", "1 ก.พ. – 31 มี.ค. 2550", or that no day is set."""
    if entry.begin is None:
        return _("ยังไม่กำหนดวัน")
    if entry.last == entry.begin or entry.last is None:
        return spoken_day(entry.begin)
    same_year = entry.begin.year == entry.last.year
    first = spoken_day_of_year(entry.begin) if same_year else spoken_day(entry.begin)
    return f"{first} – {spoken_day(entry.last)}"


def state_words(entry: PlanEntry) -> str:
    """Return the state with its sign: "● เลยกำหนด ยังไม่จัด เกิน 28 วัน", "✓ จัดแล้ว 11 ม.ค. 2550"."""
    words = f"{STATE_SIGNS[entry.state]} {state_names()[entry.state]}"
    if entry.state is PlanState.LATE:
        return f"{words} {days_overdue(entry.days_late)}"
    if entry.state is PlanState.HELD and entry.held_on:
        return f"{words} {spoken_day(entry.held_on)}"
    if entry.state is PlanState.COMING and entry.begin:
        return f"{words} {days_until((entry.begin - entry.as_of).days)}"
    return words


def kind_words(entry: PlanEntry) -> str:
    """Return what the entry is."""
    return kind_names()[entry.kind]


def people_words(entry: PlanEntry) -> str:
    """Return who came of who was to come: "48 / 50", "– / 50"; a dash where neither is said."""
    if entry.people_planned is None and entry.people_reached is None:
        return formatting.NONE
    if entry.people_planned is None:
        return formatting.number(entry.people_reached)
    return f"{formatting.number(entry.people_reached)} / {formatting.number(entry.people_planned)}"


def row_address(entry: PlanEntry) -> str:
    """Return where the entry's own row, or its own page, is."""
    if entry.register is not None:
        return link("registers", kind=entry.register, row=entry.code)
    if entry.kind is PlanKind.CIRCLE:
        return link("prepare", meeting=entry.code)
    return link("meeting")
