"""Addresses of this view with one thing changed."""

from typing import Any

from dashboard.session import links
from dashboard.views.villages.map_choice import NEW_SINCE, PAINT, PROPOSED, MapChoice


def map_parameters(choice: MapChoice, **changes: Any) -> dict[str, str]:
    """Return the address parameters of a choice; None drops one, defaults are left out."""
    everything = {
        "level": choice.level if choice.level != "district" and not choice.filters.area else None,
        PAINT: choice.paint or None,
        "measure": choice.measure if choice.measure != "reported" else None,
        "cohort": choice.filters.cohort,
        "mission": choice.filters.mission,
        "agency": choice.filters.agency,
        "area": choice.filters.area,
        "shade": choice.shade,
        NEW_SINCE: choice.filters.new_since,
        PROPOSED: 1 if choice.filters.proposed else None,
        **changes,
    }
    return {name: str(given) for name, given in everything.items() if given is not None}


def map_link(choice: MapChoice, **changes: Any) -> str:
    """Return the address of a choice with changes, on this server."""
    return links.link("villages", **map_parameters(choice, **changes))
