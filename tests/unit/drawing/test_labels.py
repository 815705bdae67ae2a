"""Labels of a map: clear of each other, on their own shape, as wide as the font makes them."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont
from shapely import MultiPoint, Polygon, box

from kmcore.drawing.font import font_file
from kmcore.drawing.labels import INSIDE, LINE, SIZES, LabelRequest, PlacedLabel, place_labels, text_width

NAMES = ("เมืองฯ", "ทุ่งใหญ่", "เฉลิมพระเกียรติ", "พิปูน", "Nakhon Si Thammarat", "Si")
THAI = "กขคนมรอำะาิีึืุู่้๊๋์ฯๆ๐๑ "


def outline(label: PlacedLabel) -> Polygon:
    """The rectangle a label needs: its widest line with air beside it, its lines one under the other."""
    width = max(text_width(line, label.size) for line in label.lines) + 4
    height = label.size * LINE * len(label.lines)
    x, y = label.x, label.y
    return box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


coordinate = st.integers(0, 400)


@st.composite
def wanted(draw: st.DrawFn, code: str) -> LabelRequest:
    """A convex shape somewhere in the drawing, with a name to write on it; shapes may overlap."""
    points = draw(st.lists(st.tuples(coordinate, coordinate), min_size=4, max_size=7, unique=True))
    shape = MultiPoint(points).convex_hull.buffer(12)
    name = draw(st.sampled_from(NAMES))
    inside = shape.representative_point()
    return LabelRequest(code, shape, (inside.x, inside.y), ((name, "66%"), (name,)))


several = st.integers(1, 4).flatmap(lambda count: st.tuples(*(wanted(f"80{i:02d}") for i in range(count))))


@given(several)
@settings(max_examples=40)
def test_no_two_labels_touch(items: tuple[LabelRequest, ...]) -> None:
    outlines = [outline(label) for label in place_labels(items)]
    assert not any(one.intersects(other) for one, other in combinations(outlines, 2))


@given(several)
@settings(max_examples=40)
def test_a_label_lies_on_its_own_shape(items: tuple[LabelRequest, ...]) -> None:
    shapes = {item.code: item.shape for item in items}
    for label in place_labels(items):
        needed = outline(label)
        assert needed.intersection(shapes[label.code]).area >= INSIDE * needed.area - 1e-6


@given(several, st.randoms())
@settings(max_examples=20)
def test_labels_are_as_asked_each_once_whatever_the_order(
    items: tuple[LabelRequest, ...], dice: object
) -> None:
    forms = {item.code: item.forms for item in items}
    labels = place_labels(items)
    assert [label.code for label in labels] == sorted({label.code for label in labels})
    assert all(label.lines in forms[label.code] and label.size in SIZES for label in labels)
    assert place_labels(reversed(items)) == labels


def test_with_room_the_whole_form_stands_large_at_the_anchor() -> None:
    item = LabelRequest("8001", box(0, 0, 300, 300), (150, 140), (("ทุ่งใหญ่", "81%"), ("ทุ่งใหญ่",)))
    assert place_labels([item]) == [PlacedLabel("8001", 150, 140, 13, ("ทุ่งใหญ่", "81%"))]


def test_with_less_room_the_whole_form_is_small_before_it_is_short() -> None:
    forms = (("ทุ่งใหญ่", "81%"), ("ทุ่งใหญ่",))
    small, short = (
        place_labels([LabelRequest("8001", box(0, 0, width, height), (width / 2, height / 2), forms)])[0]
        for width, height in ((56, 27), (60, 20))
    )
    assert (small.lines, small.size) == (forms[0], 10)
    assert (short.lines, short.size) == (forms[1], 13)


def test_where_nothing_fits_there_is_no_label() -> None:
    assert place_labels([LabelRequest("8001", box(0, 0, 12, 12), (6, 6), (("ทุ่งใหญ่",),))]) == []


def test_away_from_a_bad_anchor_the_nearest_place_is_taken() -> None:
    shape = box(0, 0, 200, 100).difference(box(60, 0, 140, 90))
    label = place_labels([LabelRequest("8001", shape, (60, 50), (("พิปูน",),))])[0]
    assert label.x < 60
    assert outline(label).intersection(shape).area >= INSIDE * outline(label).area


def test_of_two_in_one_place_the_larger_shape_has_its_name() -> None:
    large, small = box(0, 0, 120, 30), box(30, 0, 90, 30)
    labels = place_labels(
        [
            LabelRequest("small", small, (60, 15), (("พิปูน",),)),
            LabelRequest("large", large, (60, 15), (("พรหมคีรี" * 2,),)),
        ]
    )
    assert [label.code for label in labels] == ["large"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", SIZES)
def test_a_width_is_what_the_font_draws(name: str, size: int) -> None:
    """Pillow reads the same file on its own; at 1,000 pixels hinting no longer counts."""
    font = ImageFont.truetype(font_file("Regular"), 1000, layout_engine=ImageFont.Layout.BASIC)
    assert text_width(name, size) == pytest.approx(font.getlength(name) * size / 1000, rel=0.005)


@given(st.text(THAI, max_size=20), st.text(THAI, max_size=20), st.integers(1, 40))
def test_widths_add_up_and_grow_with_the_size(one: str, other: str, size: int) -> None:
    assert text_width(one + other, size) == pytest.approx(text_width(one, size) + text_width(other, size))
    assert text_width(one, 2 * size) == pytest.approx(2 * text_width(one, size))


def test_marks_above_and_below_take_no_width() -> None:
    assert text_width("ที่", 13) == text_width("ท", 13)
    assert text_width("หมู่", 13) == text_width("หม", 13)
