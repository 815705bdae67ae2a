"""The circles of a district: its own, and those of districts that became part of it by the day."""

from datetime import date

from dashboard.query_cache import ask
from kmcore.areas.queries import successors
from kmcore.meetings.queries import CircleInfo, circles


def circles_of_district(as_of: date, district: str) -> list[CircleInfo]:
    """Return the circles that a district's page tells of on a day."""
    became = ask(successors, as_of)

    def is_here(code: str | None) -> bool:
        return code is not None and district in {code, became.get(code, code)}

    return [one for one in ask(circles, as_of) if is_here(one.district_code)]
