"""The codes that the shipped data set has given, and those that a session's new resolutions and items get after them.

A test that names the next code takes it from here, so that one more row in the data set breaks no test.
"""

from pathlib import Path
from typing import Final

import yaml

_DATA_SET: Final = Path(__file__).parents[2] / "data" / "minutes-2550"


def shipped_codes(table: str) -> tuple[str, ...]:
    """Return the codes of a table of the data set ("actions", "resolutions"), in the order of its file."""
    written = yaml.safe_load((_DATA_SET / f"{table}.yaml").read_text(encoding="utf-8"))
    return tuple(row["code"] for row in written["rows"])


def next_codes(table: str, count: int) -> tuple[str, ...]:
    """Return the ``count`` codes that come after the last shipped one of a table: a letter and a number."""
    shipped = shipped_codes(table)
    letter, last = shipped[0][0], max(int(code[1:]) for code in shipped)
    return tuple(f"{letter}{last + step}" for step in range(1, count + 1))


NEW_RESOLUTION: Final = next_codes("resolutions", 1)[0]
NEW_ITEM: Final = next_codes("actions", 1)[0]
