"""Money moving after the allocation of 9 Jan 2550: 1,420,000 of 4,000,000 baht disbursed at 8 Feb.

No line is spent from before it is allocated, so that on 9 Jan nothing is disbursed. ``spending.csv`` holds
the purchases in whole baht; chance adds the odd satang, and one purchase a line ("balance") makes up the
line's total.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from kmcore.budget.kinds import Stage
from kmcore.exchange.demo.demo_report import Row

PURCHASES: Final = Path(__file__).with_name("spending.csv")
DISBURSED: Final = {  # satang by line at 8 Feb 2550
    "strategy-food": 386_250_00,
    "km-cohort-2": 801_430_00,
    "km-cohort-3": 232_320_00,
}

Purchase = dict[str, str]


def spending_rows(rng: Random) -> list[Row]:
    """Return the ``budget_entry`` rows by day. Disbursing committed money takes two of them."""
    with PURCHASES.open(encoding="utf-8", newline="") as file:
        purchases = list(csv.DictReader(file))
    amounts = {index: _satang(rng, row) for index, row in enumerate(purchases) if row["baht"] != "balance"}
    rows = [
        entry
        for index, row in enumerate(purchases)
        for entry in _entries(row, amounts.get(index) or _balance(row["line"], purchases, amounts))
    ]
    return sorted(rows, key=lambda row: str(row["on_date"]))  # stable: a release stays before its payment


def _satang(rng: Random, purchase: Purchase) -> int:
    """Return the price asked for, at most three per cent off the round figure."""
    baht = int(purchase["baht"])
    return baht * 100 + rng.randrange(-3 * abs(baht), 3 * abs(baht))


def _balance(line: str, purchases: list[Purchase], amounts: Mapping[int, int]) -> int:
    paid = sum(
        amount
        for index, amount in amounts.items()
        if purchases[index]["line"] == line and purchases[index]["disbursed_on"]
    )
    return DISBURSED[line] - paid


def _entries(purchase: Purchase, satang: int) -> Iterator[Row]:
    """Commit if there was a contract; later free the commitment, paid or released."""
    committed, paid = purchase["committed_on"], purchase["disbursed_on"]
    freed = paid or purchase["released_on"]
    if committed:
        yield _entry(purchase, Stage.COMMITTED, satang, committed)
    if committed and freed:
        yield _entry(purchase, Stage.COMMITTED, -satang, freed)
    if paid:
        yield _entry(purchase, Stage.DISBURSED, satang, paid)


def _entry(purchase: Purchase, stage: Stage, satang: int, day: str) -> Row:
    return {
        "line_code": purchase["line"],
        "stage": stage.value,
        "amount_satang": satang,
        "on_date": date.fromisoformat(day),
        "note": purchase["note"],
    }
