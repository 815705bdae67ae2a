"""Every name of a noun, on every page, leads to the noun's own page."""

from datetime import date
from typing import Final

import pytest
from sqlmodel import Session

from dashboard.navigation import views
from kmcore.areas.area_records import larger_areas, listed_villages
from kmcore.budget.queries import budget_lines
from kmcore.programme.queries import agencies, cohorts, missions
from kmcore.programme.words import cohort_name
from tests.pages.conftest import OpenView, Peopled
from tests.support.builds import open_engine
from tests.support.names import dead_names

EVE: Final = date(2007, 2, 8)
MEETING: Final = "khun-uea-2550-01-09"
ADDRESSES: Final[list[tuple[str, dict[str, str]]]] = [
    *((view.name, {}) for view in views()),
    ("villages", {"list": "villages", "area": "8003"}),
    ("villages", {"list": "evidence"}),
    ("villages", {"area": "80030505", "list": "evidence"}),
    ("meeting", {"meeting": MEETING}),
    ("replay", {"meeting": MEETING}),
    ("checks", {"show": "sums"}),
    ("actions", {"by": "agency"}),
    ("actions", {"item": "A3"}),
    ("my_work", {"item": "A3"}),
    ("budget", {"show": "entries"}),
    ("budget", {"line": "km"}),
    ("sources", {"source": "m-L29b"}),
    ("registers", {"kind": "responsibilities"}),
    ("find", {"q": "ขุนทะเล"}),
    ("find", {"village": "80030505"}),
    ("find", {"subdistrict": "800305"}),
    ("find", {"district": "8003"}),
    ("find", {"agency": "nfe"}),
    ("find", {"cohort": "2"}),
    ("find", {"mission": "master-plan"}),
    ("find", {"line": "km"}),
]


@pytest.fixture(scope="module")
def names(peopled: Peopled) -> frozenset[str]:
    """Return what the nouns of the store are called, and the villages' codes."""
    with Session(open_engine(peopled.url)) as session:
        areas = larger_areas(session)
        return frozenset(
            [
                *(name for one in agencies(session, EVE) for name in (str(one.short), str(one.name))),
                *(str(one.name) for one in missions(session, EVE)),
                *(name for one in cohorts(session, EVE) for name in (str(one.name), cohort_name(one.number))),
                *(str(one.title) for one in budget_lines(session, EVE)),
                *(one.code for one in listed_villages(session)),
                *(one.label() for one in areas),
                *(str(one.name) for one in areas if one.level == "district"),
            ]
        )


@pytest.mark.parametrize(("view", "query"), ADDRESSES, ids=str)
def test_no_name_leads_nowhere(
    open_admitted: OpenView, names: frozenset[str], view: str, query: dict[str, str]
) -> None:
    screen = open_admitted(view, **query)
    assert screen.problems == []
    assert dead_names(screen.html, names) == []
