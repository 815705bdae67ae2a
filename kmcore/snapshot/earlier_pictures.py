"""Pictures that were frozen by earlier programs, read as today's.

Their texts are never written again: the checksum, and the audit chain that names it, speak of the text as it was frozen.
"""

from collections.abc import Mapping
from typing import Any

Plain = Mapping[str, Any]


def as_of_today(picture: Plain) -> Plain:
    """Return the values of a picture as today's program writes them; those of today's own come back as they are.

    Raises:
        TypeError, KeyError, AttributeError: it is no picture.
    """
    return {**picture, "items": [_with_every_ask(item) for item in picture["items"]]}


def _with_every_ask(item: Plain) -> Plain:
    """Return an item with its asks. Earlier programs kept only the newest one, without its day."""
    if "asks" in item:
        return item
    only = {"agency_code": item["ask_agency"], "text": item["ask"], "asked_on": None}
    return {**item, "asks": [only] if item["ask"] else []}
