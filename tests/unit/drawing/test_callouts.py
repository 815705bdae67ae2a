"""Names beside the map: on the nearer side, clear of each other, their lines clear of names and of other middles."""

from itertools import pairwise

from shapely import Point, box

from kmcore.drawing.callouts import APART, SIZE, Callout, CalloutRequest, Surroundings, callouts
from kmcore.drawing.labels import LINE

LAND = box(100, 0, 200, 300)
AROUND = Surroundings(LAND, (), {})


def request(x: float, y: float, *lines: str) -> CalloutRequest:
    return CalloutRequest(f"{x}-{y}", box(x - 8, y - 8, x + 8, y + 8), (x, y), lines or ("ชื่อ", "50%"))


def spans(found: list[Callout]) -> list[tuple[float, float]]:
    half = SIZE * LINE  # two lines
    return sorted((one.y - half, one.y + half) for one in found)


def test_they_stand_off_the_nearer_side() -> None:
    left, right = callouts([request(110, 50), request(190, 50)], AROUND, 300)
    assert (left.side, right.side) == ("left", "right")
    assert left.x < LAND.bounds[0]
    assert right.x > LAND.bounds[2]


def test_they_keep_apart_and_on_the_drawing() -> None:
    found = spans(callouts([request(110, y) for y in (2, 4, 6, 290, 296)], AROUND, 300))
    assert len(found) == 5
    assert found[0][0] >= 0
    assert found[-1][1] <= 300
    for (_top, bottom), (top, _bottom) in pairwise(found):
        assert top - bottom >= APART - 0.001


def test_where_it_gets_tight_name_and_figure_share_a_line_and_nothing_is_lost() -> None:
    found = callouts([request(110, 20 * turn + 5) for turn in range(15)], AROUND, 300)
    assert len(found) == 15
    assert ("ชื่อ 50%",) in {one.request.lines for one in found}


def test_a_line_ends_inside_what_it_names() -> None:
    (one,) = callouts([request(150, 100)], AROUND, 300)
    assert box(142, 92, 158, 108).contains(Point(one.to))
    tiny = CalloutRequest("tiny", box(149, 99, 151, 101), (150, 100), ("ชื่อ",))
    (found,) = callouts([tiny], AROUND, 300)
    assert found.to == (150, 100)


def test_a_name_in_the_way_turns_a_line_to_the_other_side() -> None:
    """The nearer side is left, but there a name stands right across."""
    wall = Surroundings(LAND, ((102, 0, 112, 300),), {})
    (one,) = callouts([request(140, 100)], wall, 300)
    assert one.side == "right"


def test_a_line_keeps_away_from_another_area_s_middle() -> None:
    around = Surroundings(LAND, (), {"other": (115, 100), "140-100": (140, 100)})
    (one,) = callouts([request(140, 100)], around, 300)
    distance = abs(one.y - 100) if one.side == "left" else 99
    assert distance > 5 or one.side == "right"
