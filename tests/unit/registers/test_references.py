"""Rows of another kind that act as one: named, by code or name, with + , or / between."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.field_types import References

NAMES = {"ปกครอง": "dopa", "dopa": "dopa", "ยมนา": "yomna", "yomna": "yomna"}


class Around:
    """Knows two agencies."""

    beside: Mapping[str, Cell] = {}
    scale = 1
    today = date(2007, 2, 9)

    def find(self, kind: str, cell: Cell) -> Any:
        assert kind == "agencies"
        if cell not in NAMES:
            raise FieldProblem("not_in_register", "ไม่พบ")
        return NAMES[str(cell)]

    def area(self, level: RegisterLevel, cell: Cell) -> str | None:
        raise AssertionError((level, cell))


@pytest.mark.parametrize("written", ["dopa+yomna", "ปกครอง + ยมนา", "ปกครอง, ยมนา", "dopa/ยมนา"])
def test_they_are_kept_joined(written: str) -> None:
    assert References(to="agencies").read(written, Around()) == "dopa+yomna"


@pytest.mark.parametrize("empty", [None, "", " + "])
def test_none_named_says_nothing(empty: str | None) -> None:
    assert References(to="agencies").read(empty, Around()) is None


def test_one_that_is_not_there_is_refused() -> None:
    with pytest.raises(FieldProblem):
        References(to="agencies").read("dopa+nobody", Around())
