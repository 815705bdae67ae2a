"""Colour classes of a map of values: about as many areas in each, equal values never in two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kmcore.drawing.coverage_shades import Shade
from kmcore.i18n import _

MOST: Final = 6  # classes: as many as a map of shares has
NUMBERS: Final = {
    1: (4,),
    2: (2, 5),
    3: (2, 4, 6),
    4: (1, 3, 4, 6),
    5: (1, 2, 3, 5, 6),
    6: (1, 2, 3, 4, 5, 6),
}


@dataclass(frozen=True)
class ValueClass:
    """The areas from ``low`` to ``high``, both included, and the number of the colour they wear."""

    low: int
    high: int
    number: int


def value_classes(values: Sequence[int]) -> list[ValueClass]:
    """Return the classes of these values, the lowest first; the more there is, the higher the colour's number."""
    ordered = sorted(values)
    if not ordered:
        return []
    count = min(MOST, len(set(ordered)))
    groups: list[list[int]] = []
    for place, value in enumerate(ordered):
        wanted = place * count // len(ordered)
        if groups and (value == groups[-1][-1] or wanted < len(groups)):
            groups[-1].append(value)
        else:
            groups.append([value])
    numbers = NUMBERS[len(groups)]
    return [ValueClass(group[0], group[-1], number) for group, number in zip(groups, numbers, strict=True)]


def value_shade(
    value: int | None, classes: Sequence[ValueClass], *, lack: bool, words: Sequence[str]
) -> Shade:
    """Return the colour of a value; ``words``: what each class is called. Without a value it is no colour of the scale."""
    for each, label in zip(classes, words, strict=True):
        if value is not None and each.low <= value <= each.high:
            return Shade(each.number, label, lack)
    return Shade(0, _("ไม่มีค่า"))
