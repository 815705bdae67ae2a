"""A month of progress reports, 9 Jan to 8 Feb 2550, as the agencies might have written them.

Public health and the university say nothing; A1 (11 Jan) is late at 80 %.
``updates.csv`` holds them in the order of reporting; ``at`` is Bangkok time.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kmcore.actions.queries import WorkState
from kmcore.exchange.demo.demo_report import Row
from kmcore.thai.dates import BANGKOK

UPDATES: Final = Path(__file__).with_name("updates.csv")


def update_rows() -> list[Row]:
    """Return the ``action_update`` rows in the order of reporting, times aware and in UTC."""
    with UPDATES.open(encoding="utf-8", newline="") as file:
        return [_row(line) for line in csv.DictReader(file)]


def _row(line: dict[str, str]) -> Row:
    at = datetime.fromisoformat(line["at"]).replace(tzinfo=BANGKOK)
    return {
        "action_code": line["action"],
        "agency_code": line["agency"],
        "reported_on": at.date(),
        "reported_at": at.astimezone(UTC),
        "state": WorkState(line["state"]).value,
        "progress": int(line["progress"]),
        "done": line["done"],
        "obstacle": line["obstacle"] or None,
        "ask": line["ask"] or None,
    }
