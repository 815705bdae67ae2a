"""An activity plan as the agencies might have made it in the week of the circle of 9 Jan 2550.

Two are late on 8 Feb. Nothing is left to chance: the rows stand in ``activities.csv``, in the order of the agencies.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from kmcore.exchange.demo.demo_report import CIRCLE, Row

PLAN: Final = Path(__file__).with_name("activities.csv")


def activity_rows() -> list[Row]:
    """Return the ``activity`` rows; the plan is known from the circle on."""
    with PLAN.open(encoding="utf-8", newline="") as file:
        return list(_rows(csv.DictReader(file)))


def _rows(lines: Iterable[dict[str, str]]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        yield {
            "code": f"demo-activity-{number}",
            "title": line["title"],
            "title_en": line["title_en"],
            "mission_code": line["mission"] or None,
            "agency_code": line["agency"],
            "area_code": line["area"] or None,
            "place": line["place"] or None,
            "known_on": CIRCLE,
            "from_date": date.fromisoformat(line["from"]),
            "to_date": _day(line["to"]),
            "budget_line_code": line["line"] or None,
            "people_planned": int(line["planned"]),
            "held_on": _day(line["held"]),
            "people_reached": int(line["reached"]) if line["reached"] else None,
        }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
