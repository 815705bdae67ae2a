"""The value of an ODS cell."""

import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Final

from kmcore.registers.office_files.errors import damaged
from kmcore.registers.office_files.excel_dates import day_of, plain_number
from kmcore.registers.office_files.grid import CellFault, GridCell

_LENGTH: Final = re.compile(r"-?PT(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7})(?:[.,]\d*)?S)?")
_ERROR: Final = re.compile(r"#[A-Z/0]+[!?]?|Err:[0-9]+")
_VALUES: Final = {
    **dict.fromkeys(("float", "percentage", "currency"), "office:value"),
    **{kind: f"office:{kind}-value" for kind in ("date", "time", "boolean", "string")},
}


def ods_value(attributes: dict[str, str], text: str) -> GridCell:
    """Return a cell's value by its attributes, else the text it shows.

    Raises:
        ValueError: it is none of its own kind.
    """
    kind = attributes.get("office:value-type", "")
    formula = "table:formula" in attributes
    if attributes.get("calcext:value-type") == "error" or (formula and _ERROR.fullmatch(text)):
        return CellFault(text or "#ERROR")
    if not kind:
        return text or (CellFault("") if formula else None)
    value = attributes.get(_VALUES.get(kind, ""))
    if value is None:
        return text
    return _READ_AS[kind](value)


def _clock(text: str) -> GridCell:
    """Return "PT13H30M00S" as the time of a day where it is one, else as a length."""
    found = _LENGTH.fullmatch(text)
    if not found:
        raise damaged()
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if text.startswith("-") or hours > 23 or minutes > 59 or seconds > 59:
        length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        return -length if text.startswith("-") else length
    return time(hours, minutes, seconds)


_READ_AS: Final[dict[str, Callable[[str], GridCell]]] = {
    **dict.fromkeys(("float", "percentage", "currency"), plain_number),
    "date": day_of,
    "time": _clock,
    "boolean": "true".__eq__,
    "string": str,
}
