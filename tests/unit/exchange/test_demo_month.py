"""Money and progress reports of the demonstration layer between the circle and its eve."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kmcore.actions.models import WorkState
from kmcore.exchange.demo.chance import seeded
from kmcore.exchange.demo.demo_report import CIRCLE, EVE, Row
from kmcore.exchange.demo.spending import spending_rows
from kmcore.exchange.demo.updates import update_rows
from kmcore.thai.dates import BANGKOK

ALLOCATED = {"strategy-food": 1_000_000_00, "km-cohort-2": 2_300_000_00, "km-cohort-3": 700_000_00}
OWNERS = {  # by the minutes, who may report on what: owners first, then those who support
    "A1": ("cdd", "nfe", "doae", "pho"),
    "A3": ("nfe",),
    "A4": ("nfe",),
    "A5": ("nfe",),
    "A6": ("cdd", "doae", "dopa", "nfe", "pho", "wu", "yomna"),
    "A7": ("cdd", "doae", "dopa", "nfe", "pho", "wu", "yomna"),
    "A9": ("cdd", "doae", "dopa", "nfe", "pho", "wu", "yomna"),
    "A10": ("cdd", "nfe", "doae", "pho", "dopa", "yomna", "gov"),
    "A11": ("cdd", "nfe", "doae", "pho"),
    "A12": ("dopa", "yomna", "cdd", "nfe", "doae", "pho", "tao"),
    "A13": ("doae",),
    "A14": ("nfe",),
    "A15": ("dopa", "yomna"),
    "A18": ("gov",),
    "A22": ("gov",),
}


def amount(row: Row) -> int:
    return int(str(row["amount_satang"]))


def total(rows: list[Row], stage: str) -> int:
    return sum(amount(row) for row in rows if row["stage"] == stage)


@given(st.integers(0, 10_000))
def test_1_420_000_baht_are_disbursed_and_no_line_is_ever_overdrawn(seed: int) -> None:
    rows = spending_rows(seeded(seed))
    used, committed = Counter[object](), Counter[object]()
    for row in rows:  # entry by entry: stricter than day by day
        used[row["line_code"]] += amount(row)
        committed[row["line_code"]] += amount(row) if row["stage"] == "committed" else 0
        assert 0 <= used[row["line_code"]] <= ALLOCATED[str(row["line_code"])]
        assert committed[row["line_code"]] >= 0
    assert total(rows, "disbursed") == 1_420_000_00
    assert total(rows, "committed") > 0


def test_no_money_moves_before_the_day_after_its_allocation() -> None:
    for row in spending_rows(seeded(2550)):
        day = date.fromisoformat(str(row["on_date"]))
        assert CIRCLE < day <= EVE
        assert day.weekday() < 5


def test_money_has_satang_a_correction_and_a_release() -> None:
    rows = spending_rows(seeded(2550))
    assert sum(amount(row) % 100 != 0 for row in rows) > len(rows) / 2
    assert [row["note"] for row in rows if row["stage"] == "disbursed" and amount(row) < 0] == [
        "แก้รายการ: เบิกค่าอาหารซ้ำ ส่งเงินคืนแล้ว"
    ]
    by_purchase = defaultdict[object, Counter[object]](Counter)
    for row in rows:
        by_purchase[row["note"]][row["stage"]] += amount(row)
    released = [note for note, sums in by_purchase.items() if sums == {"committed": 0}]
    assert released == ["ค่าเช่าห้องประชุม ยกเลิกเพราะใช้ศาลาหมู่บ้านแทน"]


def test_another_seed_gives_other_amounts_but_the_same_total() -> None:
    one, other = spending_rows(seeded(1)), spending_rows(seeded(2))
    assert one != other
    assert total(one, "disbursed") == total(other, "disbursed")


def last_words() -> dict[tuple[object, object], Row]:
    """Return the latest update of each agency on each item."""
    return {(row["action_code"], row["agency_code"]): row for row in update_rows()}


def test_updates_are_reported_in_order_at_believable_hours() -> None:
    times = [row["reported_at"] for row in update_rows()]
    assert times == sorted(times, key=str)
    for row in update_rows():
        at = row["reported_at"]
        assert isinstance(at, datetime)
        assert at.tzinfo is UTC
        local = at.astimezone(BANGKOK)
        assert local.date() == row["reported_on"]
        assert CIRCLE < local.date() <= EVE
        assert local.weekday() < 5
        assert timedelta(hours=8, minutes=30) <= timedelta(hours=local.hour, minutes=local.minute)
        assert local.hour < 21


def test_only_owners_and_supporters_report_and_every_owned_item_but_a2_hears_something() -> None:
    assert {row["action_code"] for row in update_rows()} == set(OWNERS)
    for row in update_rows():
        assert row["agency_code"] in OWNERS[str(row["action_code"])]


def test_public_health_and_the_university_are_the_silent_ones() -> None:
    spoke = {row["agency_code"] for row in update_rows()}
    assert spoke == {"cdd", "doae", "dopa", "nfe", "yomna", "gov", "tao"}


def test_progress_never_falls_and_agrees_with_the_state() -> None:
    before = dict[object, int]()
    for row in update_rows():
        key, progress = (row["action_code"], row["agency_code"]), int(str(row["progress"]))
        assert progress >= before.get(key, 0)
        assert (progress == 100) == (row["state"] == WorkState.DONE)
        assert (progress == 0) == (row["state"] == WorkState.NOT_STARTED)
        before[key] = progress


def test_what_the_month_says_of_the_items_the_circle_will_ask_about() -> None:
    last = last_words()
    said = {key: (row["state"], row["progress"]) for key, row in last.items()}
    assert said["A1", "cdd"] == ("in_progress", 80)
    assert said["A3", "nfe"] == ("done", 100)
    assert said["A5", "nfe"] == ("in_progress", 60)
    assert said["A12", "dopa"][0] == "blocked"
    assert last["A12", "dopa"]["obstacle"]
    assert said["A13", "doae"] == ("in_progress", 60)
    for item in ("A6", "A7", "A9"):  # some agencies done, some not
        assert {said[key][0] == "done" for key in said if key[0] == item} == {True, False}
    assert said["A14", "nfe"] == ("in_progress", 55)
    assert said["A15", "dopa"] == ("in_progress", 10)


def test_one_ask_goes_to_the_governor() -> None:
    asks = {(row["action_code"], row["ask"]) for row in update_rows() if row["ask"]}
    assert asks == {("A13", "ขอให้ผู้ว่าราชการจังหวัดเร่งโอนจัดสรรงวดที่ 2")}


def test_the_training_is_reported_done_on_the_day_it_was_moved_to() -> None:
    assert last_words()["A3", "nfe"]["reported_on"] == date(2007, 1, 19)
