"""Who answers for an item, in words: one rule for screen, wall, frozen picture and paper. Pure but for the language."""

from dataclasses import dataclass
from typing import Final, Protocol

from kmcore.i18n import _
from kmcore.programme.agency_words import BESIDE, AgencyNames, short_names
from kmcore.programme.party import Party
from kmcore.thai.numbers import grouped

FEW: Final = 3  # agencies that are still named one by one


class OwnedItem(Protocol):
    """An item with who answers for it, on the board or in a picture."""

    @property
    def owners(self) -> Party:
        """The codes of the agencies that answer for it."""

    @property
    def owner_label(self) -> str | None:
        """The owner in the source's own words, where it uses some."""

    @property
    def has_owner(self) -> bool:
        """Whether anybody answers for it."""


@dataclass(frozen=True)
class OwnerLine:
    """Who answers for an item: ``who`` in the source's words or the agencies; ``more`` the agencies then."""

    who: str
    more: str = ""
    missing: bool = False


def owner_with_agencies(item: OwnedItem, names: AgencyNames) -> OwnerLine:
    """Return who owns an item, as the source puts it where it does, with the agencies that this means."""
    if not item.has_owner:
        return OwnerLine(nobody(), missing=True)
    agencies = short_names(item.owners, names)
    if item.owner_label is None:
        return OwnerLine(agencies)
    if len(item.owners) > FEW:
        return OwnerLine(item.owner_label, f"({grouped(len(item.owners))})")
    return OwnerLine(item.owner_label, "" if agencies in item.owner_label else agencies)


def owner_line(item: OwnedItem, names: AgencyNames, between: str = BESIDE) -> str:
    """Return who owns an item in one line: the source's own words, else the agencies, else that nobody does."""
    return item.owner_label or short_names(item.owners, names, between) or nobody()


def owner_in_short(item: OwnedItem, names: AgencyNames, between: str = BESIDE) -> str:
    """Return the owner where room is scarce: a few agencies by name, else the source's own words; "" for nobody."""
    if item.owner_label and not 0 < len(item.owners) <= FEW:
        return item.owner_label
    return short_names(item.owners, names, between)


def nobody() -> str:
    """Return the words for that nobody owns an item."""
    return _("ไม่มีเจ้าของ")
