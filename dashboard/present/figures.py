"""A figure that is shown: a value with the address of the rows it is made of."""

from markupsafe import Markup

from dashboard.present import formatting

_NOTHING = {"", "0", formatting.NONE}
_LINK = Markup('<a class="km-figure" href="{}">{}</a>')


def linked_figure(text: object, address: str | None) -> str | Markup:
    """Return ``text`` as a link to its rows; as it stands where there is no row to open: "0", "–", nothing."""
    words = text if isinstance(text, Markup) else str(text)
    return _LINK.format(address, words) if address and words not in _NOTHING else words
