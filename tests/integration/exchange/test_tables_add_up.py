"""Every table with a total adds up to it, or has the row that says why its groups alone would not."""

from datetime import date
from typing import Final

import pytest
from sqlalchemy import Engine

from kmcore.exchange.exports import coverage_table
from kmcore.exchange.show import GROUPINGS, SUBJECTS, show
from kmcore.exchange.show.show_result import ShowTable
from kmcore.exchange.show.villages import coverage_found
from kmcore.programme.coverage import Filters
from kmcore.storage.unit_of_work import reading
from tests.integration.exchange.test_exports import DAY, NOW

DAYS: Final = (date(2006, 11, 1), date(2007, 1, 9), DAY, date(2007, 10, 15))
FILTERS: Final = (Filters(), Filters(cohort=2), Filters(agency="nfe"), Filters(area="8009"))


def counts_that_do_not_add_up(table: ShowTable) -> dict[str, tuple[int, int]]:
    """Return, by column that the total has, the sum of the rows (a tree's roots) and the total, where they differ."""
    levels = table.levels or (0,) * len(table.rows)
    summed = [row for row, level in zip(table.rows, levels, strict=True) if not level]
    keys = [column.key for column in table.columns if column.kind in {"count", "money"}]
    found = {}
    for key in (key for key in keys if key in table.total):
        amounts = [row[key] for row in summed if row[key] is not None]
        sums = (sum(int(str(amount)) for amount in amounts), int(str(table.total[key] or 0)))
        if sums[0] != sums[1]:
            found[key] = sums
    return found


@pytest.mark.parametrize(
    ("day", "filters"),
    [*((day, Filters()) for day in DAYS), *((DAY, filters) for filters in FILTERS[1:])],
    ids=str,
)
@pytest.mark.parametrize("by", GROUPINGS)
def test_coverage_adds_up_by_every_grouping(store: Engine, by: str, day: date, filters: Filters) -> None:
    with reading(store) as session:
        assert counts_that_do_not_add_up(coverage_found(session, day, by, filters)) == {}


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("subject", sorted(set(SUBJECTS) - {"budget"}))
def test_every_subject_adds_up(store: Engine, subject: str, day: date) -> None:
    with reading(store) as session:
        assert counts_that_do_not_add_up(show(session, subject, as_of=day).found) == {}


def test_the_budget_s_roots_add_up_and_a_line_is_set_in_under_its_own(store: Engine) -> None:
    with reading(store) as session:
        found = show(session, "budget", as_of=DAY).found
    wrong = counts_that_do_not_add_up(found)
    # What lines state beyond their parts is counted at every level, so its sum is that of all lines.
    assert set(wrong) <= {"difference_satang"}
    depth = {row["code"]: level for row, level in zip(found.rows, found.levels, strict=True)}
    parents = {row["code"]: row["parent_code"] for row in found.rows}
    assert all(level == (depth[parents[code]] + 1 if parents[code] else 0) for code, level in depth.items())


@pytest.mark.parametrize(("by", "gap"), [("mission", "ไม่อยู่ในภารกิจใด"), ("agency", "ไม่อยู่ในหน่วยงานใด")])
def test_what_is_in_no_group_and_in_several_has_rows_of_its_own(store: Engine, by: str, gap: str) -> None:
    with reading(store) as session:
        rows = {row["code"]: row for row in coverage_found(session, DAY, by).rows}
        table = coverage_table(session, DAY, NOW, by)
    if "_gap" in rows:
        assert rows["_gap"]["name_th"] == gap
        assert int(str(rows["_gap"]["villages"])) > 0
    assert sum(int(str(row["villages"])) for row in rows.values()) == 1551, "with what explains the rest"
    if "_overlap" in rows:
        assert int(str(rows["_overlap"]["villages"])) <= 0
    assert [row["code"] for row in table.rows] == list(rows)
