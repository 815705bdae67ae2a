"""Which village is in which cohort. No source says; the sizes 400, 600 and 551 are the minutes' own."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from random import Random
from typing import Final

from kmcore.areas.village_places import SubdistrictPlace
from kmcore.exchange.demo.demo_report import MADE_FOR, DemoError, Row

SIZES: Final = {1: 400, 2: 600, 3: 551}
SINCE: Final = {1: date(2004, 10, 1), 2: date(2005, 10, 1), 3: date(2006, 10, 1)}


def assign_cohorts(rng: Random, places: Sequence[SubdistrictPlace]) -> dict[str, int]:
    """Return the cohort of every village code, by code; sizes exact, at most two subdistricts split.

    The cohorts fill up at the same pace from district to district, so that none sits in one corner.

    Raises:
        DemoError: the register does not hold exactly 1,551 villages.
    """
    _refuse_other_register(places)
    room, cohorts = dict(SIZES), dict[str, int]()
    for place in _shuffled_in_districts(rng, places):
        rest = place.villages
        while rest:
            number = _emptiest(room, len(rest))
            taken, rest = rest[: room[number]], rest[room[number] :]
            room[number] -= len(taken)
            cohorts |= dict.fromkeys(taken, number)
    return dict(sorted(cohorts.items()))


def _refuse_other_register(places: Sequence[SubdistrictPlace]) -> None:
    found, expected = sum(len(place.villages) for place in places), sum(SIZES.values())
    if found != expected:
        raise DemoError(
            "ทะเบียนมี {found} หมู่บ้าน แต่ชั้นสาธิตทำไว้สำหรับ {expected} หมู่บ้านของชุดข้อมูล {dataset} "
            "ใช้กับชุดข้อมูลนั้น หรือเริ่มด้วย --no-demo",
            found=found,
            expected=expected,
            dataset=MADE_FOR,
        )


def _shuffled_in_districts(rng: Random, places: Sequence[SubdistrictPlace]) -> Iterator[SubdistrictPlace]:
    for _, members in groupby(places, key=lambda place: place.district):
        shuffled = list(members)
        rng.shuffle(shuffled)
        yield from shuffled


def _emptiest(room: Mapping[int, int], villages: int) -> int:
    """Choose among cohorts that can take all the villages; where none can, the one with most room.

    That one is then full, so it can happen twice at most.
    """
    whole = [number for number in room if room[number] >= villages]
    return max(whole or room, key=lambda number: room[number] / (SIZES[number] if whole else 1))


def cohort_rows(cohorts: Mapping[str, int]) -> list[Row]:
    """Return the ``village_cohort`` rows, by village code."""
    return [
        {"village_code": village, "from_date": SINCE[number], "cohort_number": number}
        for village, number in cohorts.items()
    ]
