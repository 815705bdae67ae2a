"""What the page is about: who looks, at whose items, and what the address holds of it. Pure."""

from dataclasses import dataclass

from kmcore.access.actor import User
from kmcore.actions.queries import ActionRow


@dataclass(frozen=True)
class AgencyWork:
    """An agency's items in the order they hurt; ``query`` is what every address on the page carries."""

    user: User
    agency_code: str
    rows: tuple[ActionRow, ...]
    query: dict[str, str]
