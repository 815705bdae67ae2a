"""One picture, one text: nothing is lost, nothing has two ways of being written."""

import json
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given

from kmcore.programme.party import Party
from kmcore.snapshot.canonical import SnapshotError, checksum, from_json, to_json
from kmcore.snapshot.picture import Picture
from tests.unit.snapshot.pictures import AFTER, any_picture, item, line


@given(any_picture)
def test_a_picture_comes_back_as_it_was(picture: Picture) -> None:
    text = to_json(picture)
    assert from_json(text) == picture
    assert to_json(from_json(text)) == text


@given(any_picture)
def test_the_text_is_canonical(picture: Picture) -> None:
    text = to_json(picture)
    again = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == again


def test_thai_and_days_stand_as_they_are() -> None:
    text = to_json(AFTER)
    assert '"as_of":"2007-02-09"' in text
    assert "ใช้ 250" in text
    assert "\\u" not in text


def test_the_checksum_is_the_texts_and_any_change_shows() -> None:
    text = to_json(AFTER)
    assert checksum(text) == sha256(text.encode("utf-8")).hexdigest()
    assert checksum(to_json(replace(AFTER, demo=True))) != checksum(text)


@pytest.mark.parametrize(
    ("party", "written"), [(("dopa", "yomna"), "dopa+yomna"), (("nfe",), "nfe"), ((), None)]
)
def test_a_party_is_written_as_one_value(party: Party, written: str | None) -> None:
    money = replace(AFTER.money, lines=(replace(line("km", 7), party=party),))
    conclusions = (replace(AFTER.conclusions[0], owners=party),)
    raw = json.loads(to_json(replace(AFTER, money=money, conclusions=conclusions)))
    (kept,), (resolved,) = raw["money"]["lines"], raw["conclusions"]
    assert (kept["agency"], resolved["owner"]) == (written, written)
    assert not {"party", "owners"} & {*kept, *resolved}


def _raw(**changed: Any) -> str:
    return json.dumps(json.loads(to_json(replace(AFTER, items=(item("A1"),)))) | changed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "null",
        "{}",
        _raw(as_of="9 ก.พ. 2550"),
        _raw(as_of=None),
        _raw(demo="yes"),
        _raw(demo=1),
        _raw(cohorts={}),
        _raw(districts=[1]),
        _raw(villages=asdict(AFTER.villages) | {"reported": True}),
        _raw(villages=asdict(AFTER.villages) | {"reported": 7.0}),
        _raw(shapes={"geojson": "x"}),
        "[" * 5000,
    ],
)
def test_what_is_no_picture_is_refused(text: str) -> None:
    with pytest.raises(SnapshotError, match="กู้จากไฟล์สำรอง"):
        from_json(text)


def test_what_a_later_program_added_is_left_out_and_what_it_lost_is_missed() -> None:
    raw = json.loads(to_json(AFTER))
    assert from_json(json.dumps(raw | {"weather": "ฝน"})) == AFTER
    del raw["villages"]
    with pytest.raises(SnapshotError):
        from_json(json.dumps(raw))
