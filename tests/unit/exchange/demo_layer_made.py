"""The demonstration layer made on the province's register, without a database, for the tests beside."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from kmcore.areas.village_places import SubdistrictPlace
from kmcore.exchange.demo.chance import seeded
from kmcore.exchange.demo.cohorts import assign_cohorts
from kmcore.exchange.demo.demo_report import Row
from kmcore.exchange.demo.evidence import evidence_rows
from kmcore.exchange.demo.promises import share_missions

REGISTER = Path(__file__).parents[3] / "data" / "areas" / "80" / "subdistricts.csv"
SEEDS = st.integers(0, 10_000)


@cache
def places() -> tuple[SubdistrictPlace, ...]:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        return tuple(_place(row) for row in csv.DictReader(file) if int(row["villages"]))


def _place(row: dict[str, str]) -> SubdistrictPlace:
    villages = tuple(f"{row['code']}{moo:02}" for moo in range(1, int(row["villages"]) + 1))
    return SubdistrictPlace(row["code"], row["district_code"], float(row["lat"]), float(row["lon"]), villages)


@cache
def made(seed: int = 2550) -> tuple[dict[str, int], dict[str, str], list[Row]]:
    """Make cohorts, shares and evidence of a seed, once."""
    rng = seeded(seed)
    cohorts = assign_cohorts(rng, places())
    shares = share_missions(places(), cohorts)
    return cohorts, shares, evidence_rows(rng, places(), cohorts, shares)


def villages_with(rows: list[Row], day: date, kind: str | None = None) -> set[str]:
    return {
        str(row["village_code"])
        for row in rows
        if str(row["on_date"]) <= day.isoformat() and kind in (None, row["kind"])
    }
