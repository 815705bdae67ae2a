"""ค้นหา: every noun is found, and the page of each says who, what, when, how much and on what ground."""

import pytest

from tests.pages.conftest import OpenView

NOUNS = {
    "district": "8003",
    "subdistrict": "800305",
    "village": "80030505",
    "agency": "nfe",
    "cohort": "2",
    "mission": "master-plan",
    "line": "km-cohort-2",
}


@pytest.mark.parametrize(("kind", "code"), NOUNS.items())
@pytest.mark.parametrize(
    "query", [{}, {"as_of": "2007-01-09"}, {"as_of": "1990-01-01"}, {"lang": "en"}], ids=str
)
def test_each_noun_has_its_page(open_view: OpenView, kind: str, code: str, query: dict[str, str]) -> None:
    screen = open_view("find", **{kind: code}, **query)
    assert screen.problems == []
    assert screen.warnings == []
    assert screen.html.count("<h1>") == 1
