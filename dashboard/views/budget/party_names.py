"""Who a budget line is for, in words."""

from dashboard.query_cache import ask
from kmcore.budget.read_models import BudgetRow
from kmcore.programme import agency_words, words
from kmcore.programme.party import Party
from kmcore.programme.queries import agencies


def party_name(party: Party) -> str:
    """Return "ปกครอง + ยมนา"; "" for nobody. An unknown code is shown as it is."""
    return agency_words.party_name(party, {agency.code: agency.short for agency in ask(agencies)})


def party_of_line(row: BudgetRow) -> str:
    """Return the short names of a line's party; "" where its source names nobody."""
    return party_name(row.party)


def cohort_name(number: int | None) -> str:
    """Return "รุ่น 2"; "" for no cohort."""
    return "" if number is None else words.cohort_name(number)
