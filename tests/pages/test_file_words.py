"""Whatever narrows a list is named by the page and by its file: fewer rows never come without words."""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any, Final

import pytest
import streamlit as st
from openpyxl import load_workbook

from tests.pages.conftest import OpenView

UNFILTERED: Final = "ไม่มี (ทั้งจังหวัด)"
Drawn = dict[str, tuple[Callable[[], bytes], str]]

# Every page that hands out a file, unfiltered and by each thing that narrows it.
VILLAGES: Final = {"list": "villages", "measure": "villages"}
WHOLE: Final = {
    "villages": ("villages", VILLAGES),
    "coverage": ("villages", {"list": "areas"}),
    "actions": ("actions", {}),
    "budget": ("budget", {}),
}
NARROWED: Final[list[tuple[str, dict[str, str]]]] = [
    *(
        ("villages", VILLAGES | {"measure": measure})
        for measure in ("promised", "reported", "gap", "overlap")
    ),
    ("villages", VILLAGES | {"measure": "cohort_2"}),
    ("villages", VILLAGES | {"measure": "cohort_2", "cohort": "1"}),
    ("villages", VILLAGES | {"measure": "cohort_2", "cohort": "2"}),
    ("villages", {"shade": "3"}),
    ("villages", {"shade": "4", "measure": "gap", "level": "subdistrict"}),
    ("villages", {"area": "8009", "measure": "reported"}),
    ("villages", {"area": "80090201"}),
    ("villages", VILLAGES | {"cohort": "2"}),
    ("villages", VILLAGES | {"mission": "sufficiency"}),
    ("villages", VILLAGES | {"agency": "nfe"}),
    ("coverage", {"list": "areas", "area": "8009"}),
    ("coverage", {"list": "areas", "cohort": "2"}),
    ("coverage", {"list": "areas", "mission": "sufficiency"}),
    ("coverage", {"list": "areas", "agency": "nfe"}),
    *(
        ("actions", {"view": view})
        for view in ("late", "at_risk", "due", "ask", "silent", "no_owner", "no_date")
    ),
    ("actions", {"kind": "instruction"}),
    ("actions", {"agency": "cdd"}),
    ("actions", {"since": "1"}),
    ("actions", {"by": "agency", "agency": "cdd", "kind": "decision"}),
    ("budget", {"line": "strategy"}),
]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Return what each button of the page drawn would make, and the file's name, by key."""
    found: Drawn = {}

    def button(_label: str, data: Callable[[], bytes], name: str, *_args: Any, key: str, **_how: Any) -> bool:
        found[key] = (data, name)
        return False

    monkeypatch.setattr(st, "download_button", button)
    return found


def rows_and_words(drawn: Drawn, table: str) -> tuple[list[tuple[str, ...]], str]:
    """Return the file's rows (what each counts) and what it says of its filters."""
    lines = list(csv.reader(StringIO(drawn[f"csv_{table}"][0]().decode("utf-8-sig"), newline="")))
    words = next(line[1] for line in lines if line[:1] == ["ตัวกรอง"])
    return [tuple(line) for line in lines[lines.index([]) + 2 :]], words


@pytest.mark.parametrize("table", WHOLE)
def test_a_whole_list_says_so_in_both_files(open_view: OpenView, drawn: Drawn, table: str) -> None:
    view, query = WHOLE[table]
    open_view(view, **query)
    rows, words = rows_and_words(drawn, table)
    assert rows
    assert words == UNFILTERED
    sheet = load_workbook(BytesIO(drawn[f"xlsx_{table}"][0]())).active
    assert sheet is not None
    assert sheet.title in drawn[f"xlsx_{table}"][1]
    assert drawn[f"xlsx_{table}"][1].endswith(" ณ 8 ก.พ. 2550.xlsx")


@pytest.mark.parametrize(("table", "query"), NARROWED, ids=str)
def test_fewer_rows_never_come_without_words(
    open_view: OpenView, drawn: Drawn, table: str, query: dict[str, str]
) -> None:
    view, whole_query = WHOLE[table]
    open_view(view, **whole_query)
    everything, _words = rows_and_words(drawn, table)
    drawn.clear()
    screen = open_view(view, **query)
    assert screen.problems == []
    if f"csv_{table}" not in drawn:  # nothing is left: nothing is handed out
        assert "ไม่มีงาน" in screen.html
        return
    rows, words = rows_and_words(drawn, table)
    if rows != everything:
        assert words != UNFILTERED
        assert words
        said = re.sub(r"</?a\b[^>]*>", "", screen.html)  # a name is a link
        for word in words.split("; "):
            assert word in said, "the page, and so its print, says what the file says"
