"""Cells for tests of the registers: any that a file can hold, and what a reader refuses them with."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

import pytest
from hypothesis import strategies as st

from kmcore.i18n import speaking
from kmcore.registers.cells import Cell, FieldProblem

_LETTERS: Final = st.characters() | st.sampled_from(
    "0123456789๐๑๒๓๔๕๖๗๘๙.,-/ กขมหที่่้์ำเแํา()%'\"E\u200b\u200d\ud800\0\n"
)
ANY_CELL: Final[st.SearchStrategy[Cell]] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(10**5000), 10**5000),
    st.floats(),
    st.text(_LETTERS, max_size=80),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
AWKWARD_CELLS: Final[tuple[Cell, ...]] = (
    *(10**5000, -(10**5000), float("nan"), float("inf"), -float("inf"), 5e-324, 1.8e308, -0.0, True, False),
    *(
        "",
        " ",
        "\0",
        "\ud800",
        "\u200b",
        "9" * 6000,
        "٣",
        "²",
        "½",
        "１２",
        "1e999",
        "8E-9",
        "-",
        "(",
        "()",
        "%",
        "'",
    ),
    *(
        "{found}",
        "{",
        "}",
        "%s",
        "ม.",
        "หมู่",
        "#REF!",
        "0/0/0",
        "31/2/2550",
        "99999.9999",
        "280000",
        "15000.5",
    ),
    *(
        date.min,
        date.max,
        datetime(9999, 12, 31, 23, 59),  # noqa: DTZ001 - a file's cells have no time zone
        time.min,
        timedelta.min,
        timedelta.max,
        date(2552, 2, 29),
    ),
)


def refused(read: Callable[[], object], *parts: str) -> str:
    """Return the code a value is refused with; its sentence holds each part."""
    with pytest.raises(FieldProblem) as caught:
        read()
    sentence = str(caught.value)
    assert all(part in sentence for part in parts), sentence
    return caught.value.code


def assert_only_field_problems(read: Callable[[Cell], object], cell: Cell) -> None:
    """A reader gives a value or a FieldProblem whose sentence can be written out in both languages."""
    problem = None
    try:
        read(cell)
    except FieldProblem as found:
        problem = found
    for language in ("th", "en"):
        with speaking(language):
            assert len(str(problem or "")) < 1000
