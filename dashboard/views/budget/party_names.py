"""Who a budget line is for, in words."""

from dashboard.query_cache import ask
from kmcore.budget.read_models import BudgetRow
from kmcore.programme import agency_words, words
from kmcore.programme.queries import agencies


def party_name(codes: str) -> str:
    """Return "ปกครอง + ยมนา" for "dopa+yomna"; "" for nobody. An unknown code is shown as it is."""
    return agency_words.party_name(codes, {agency.code: agency.short for agency in ask(agencies)})


def party_of_line(row: BudgetRow) -> str:
    """Return the short names of a line's party, or of its agency; "" where its source names nobody."""
    return party_name(row.party or row.agency_code or "")


def cohort_name(number: int | None) -> str:
    """Return "รุ่น 2"; "" for no cohort."""
    return "" if number is None else words.cohort_name(number)
