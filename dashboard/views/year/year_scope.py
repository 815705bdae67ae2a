"""Which year the page prepares, its plan, and what the reader may do with it."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.query_cache import ask, reference_date
from dashboard.session.links import YEAR, link
from dashboard.widgets.register_history import register_row_link
from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.i18n import _
from kmcore.programme.queries import agencies
from kmcore.programme.words import agency_names, cohort_name, mission_names
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_text import key_from
from kmcore.registers.shown_rows import row_address
from kmcore.year_turn.commands import FARTHEST
from kmcore.year_turn.queries import planned_years, year_plan
from kmcore.year_turn.read_models import PlannedRow, YearPlan
from kmcore.year_turn.rules import turn_looked_for

ROW = "row"


@dataclass(frozen=True)
class YearScope:
    """The year that begins (BE), its plan as it is today, the years offered, and whether the reader may change it.

    ``looked_at``: the day that the reader looks at, by which the year is proposed; the plan is today's all the same.
    """

    user: User
    year: int
    today: date
    plan: YearPlan
    years: tuple[int, ...]
    prepares: bool
    decides: bool
    looked_at: date | None = None

    @property
    def old_year(self) -> int:
        """Return the year that ends."""
        return self.year - 1

    @property
    def agency_codes(self) -> list[str]:
        """Return the agencies that something can be handed over to."""
        return [one.code for one in ask(agencies)]

    def agency(self, code: str | None) -> str:
        """Return an agency's short name; "" for none."""
        return ask(agency_names).get(code, code) if code else ""

    def work(self, cohort: int | None, mission: str | None) -> str:
        """Return what a responsibility is about: a cohort, or a mission."""
        return (
            cohort_name(cohort)
            if cohort is not None
            else ask(mission_names).get(mission or "", mission or "")
        )

    def row(self) -> PlannedRow | None:
        """Return the row that the address names, None where it names none that is there."""
        asked = st.query_params.get(ROW, "")
        return next((row for row in self.plan.rows if asked == str(row.number)), None)


def settle_year(user: User, as_of: date) -> YearScope:
    """Return what the address asks for; the year of the turn that is next on the day looked at where it asks none."""
    usual = turn_looked_for(as_of)
    offered = {usual - 1, usual, usual + 1, *ask(planned_years)}
    year = _year_asked_for(usual)
    today = reference_date()
    return YearScope(
        user,
        year,
        today,
        ask(year_plan, year, today),
        tuple(sorted({*offered, year})),
        can(user, permissions.PREPARE_YEAR).allowed,
        can(user, permissions.DECIDE_YEAR).allowed,
        as_of,
    )


def _year_asked_for(usual: int) -> int:
    """Return the year the address names, any within reach; the usual one, and a sentence, for anything else."""
    asked = st.query_params.get(YEAR)
    if asked is None:
        return usual
    if asked.isascii() and asked.isdecimal() and abs(int(asked) - usual) <= FARTHEST:
        return int(asked)
    st.warning(_("ไม่รู้จักปีงบประมาณตามที่อยู่นี้ จึงแสดงปีถัดไป เลือกปีด้านล่าง"))
    return usual


def row_link(row: PlannedRow) -> str:
    """Return where a row's plan is looked at and changed; of one that nobody drafted, where the row itself stands."""
    if row.number is None:
        kind = KINDS[row.old.kind]
        return register_row_link(kind.code, row_address(key_from(kind, row.old.key)))
    return link("year", row=str(row.number)) + "#year_row"


def close_row() -> None:
    """Let the page show no single row from the next run on."""
    st.query_params.pop(ROW, None)
