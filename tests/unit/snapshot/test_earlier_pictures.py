"""A picture that an earlier program froze opens as it was: with the one ask that it kept of an item."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from kmcore.actions.queries import GovernorAsk
from kmcore.snapshot.canonical import SnapshotError, checksum, from_json, to_json
from tests.unit.snapshot.pictures import AFTER, item

FROZEN: Final = (Path(__file__).parent / "frozen_with_one_ask.json").read_text(encoding="utf-8")


def test_the_ask_it_kept_is_read_without_its_day() -> None:
    items = {one.code: one for one in from_json(FROZEN).items}
    assert items["A13"].asks == (GovernorAsk("doae", "ขอให้เร่งโอนงวดที่ 2", None),)
    assert [items[code].asks for code in ("A1", "A8")] == [(), ()]


def test_everything_else_is_as_it_was_frozen() -> None:
    raw = json.loads(FROZEN)
    again = json.loads(to_json(from_json(FROZEN)))
    for one in (*raw["items"], *again["items"]):
        for changed in ("ask", "ask_agency", "asks"):
            one.pop(changed, None)
    assert again == raw


def test_its_seal_is_that_of_the_text() -> None:
    assert checksum(FROZEN) == "0b60ec31b916bd59694943b17308711913fc660fa79a9034340f631054209c75"


def test_todays_picture_keeps_every_ask_with_its_day() -> None:
    asks = (GovernorAsk("nfe", "ขอห้อง", AFTER.as_of), GovernorAsk("cdd", "ขอรถ", AFTER.as_of))
    picture = replace(AFTER, items=(replace(item("A1"), asks=asks),))
    assert from_json(to_json(picture)) == picture


@pytest.mark.parametrize("lost", ["ask", "ask_agency"])
def test_one_that_lost_its_ask_is_damaged(lost: str) -> None:
    raw = json.loads(FROZEN)
    del raw["items"][0][lost]
    with pytest.raises(SnapshotError):
        from_json(json.dumps(raw))
