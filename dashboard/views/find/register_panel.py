"""ประวัติในทะเบียน: what was changed in the noun's own row, and the way to correct it for those who may."""

from collections.abc import Mapping
from typing import Final

from dashboard.query_cache import ask
from dashboard.session.current_user import current_user
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.register_history import draw_row_history, register_row_link
from kmcore.registers.definitions import KINDS
from kmcore.registers.listing import RegisterRow, register_row
from kmcore.registers.row_refusal import row_verdict
from kmcore.search.kinds import NounKind

# In which register a noun's own row stands.
REGISTERS: Final[Mapping[NounKind, str]] = {
    NounKind.DISTRICT: "districts",
    NounKind.SUBDISTRICT: "subdistricts",
    NounKind.VILLAGE: "villages",
    NounKind.AGENCY: "agencies",
    NounKind.COHORT: "cohorts",
    NounKind.MISSION: "missions",
    NounKind.LINE: "budget-lines",
}


def own_row(noun: ShownNoun) -> RegisterRow | None:
    """Return the noun's row in its register."""
    found: RegisterRow | None = ask(register_row, REGISTERS[noun.kind], noun.code)
    return found


def register_way(noun: ShownNoun) -> tuple[str, bool]:
    """Return the address of the noun's row, and whether the reader may change it there."""
    kind, row, user = KINDS[REGISTERS[noun.kind]], own_row(noun), current_user()
    may = row is not None and user.signed_in and row_verdict(kind, user, row.values).allowed
    return register_row_link(kind.code, noun.code), may


def draw_register(_here: PageContext, noun: ShownNoun) -> None:
    """Draw the history of the noun's row."""
    row = own_row(noun)
    draw_row_history(row.history if row else ())
