"""ประวัติในทะเบียน: what was changed in the noun's own row, and the way to correct it for those who may."""

from collections.abc import Mapping
from typing import Final

from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.register_history import draw_history_of, register_row_way
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


def register_way(noun: ShownNoun) -> tuple[str, bool]:
    """Return the address of the noun's row, and whether the reader may change it there."""
    return register_row_way(REGISTERS[noun.kind], noun.code)


def draw_register(_here: PageContext, noun: ShownNoun) -> None:
    """Draw the history of the noun's row."""
    draw_history_of(REGISTERS[noun.kind], noun.code)
