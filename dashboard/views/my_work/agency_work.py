"""What the page is about: who looks, at whose items, and what the address holds of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kmcore.access.actor import User
from kmcore.actions.queries import ActionRow


@dataclass(frozen=True)
class AgencyWork:
    """An agency's items in the order they hurt; ``query`` is what every address on the page carries.

    ``next_sessions``: the day of the next session of the circle that made an item, by the item's code.
    """

    user: User
    agency_code: str
    rows: tuple[ActionRow, ...]
    query: dict[str, str]
    next_sessions: Mapping[str, date | None]
