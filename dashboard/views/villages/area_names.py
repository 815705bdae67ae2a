"""Names of districts and subdistricts, for pictures and tables of the map's areas."""

from datetime import date

from dashboard.query_cache import ask
from kmcore.areas.queries import districts, subdistricts


def area_names(as_of: date) -> dict[str, str]:
    """Return each district's and subdistrict's short name by its code."""
    return {area.code: area.short for area in [*ask(districts, as_of), *ask(subdistricts, None, as_of)]}
