"""A figure opens exactly the rows it counts: the number on the page is the number that the opened list says."""

from typing import Final

import pytest

from dashboard.navigation import views
from tests.pages.conftest import OpenView
from tests.support.counted_links import CountingLink, agrees, counting_links, rows_said

HELD: Final = "khun-uea-2550-01-09"
VIEW_AT: Final = {f"/{view.path}": view.name for view in views()}
# Figures that are no number of rows, and what the list is to them.
NO_COUNT: Final = {
    ("/budget", "cohort"): "baht for each village: the entries are the amount that is divided",
}
ADDRESSES: Final[list[tuple[str, dict[str, str]]]] = [
    ("overview", {}),
    ("villages", {}),
    ("villages", {"agency": "pho", "list": "areas"}),
    ("agencies", {}),
    ("actions", {"by": "agency"}),
    ("budget", {}),
    ("checks", {}),
    ("replay", {"meeting": HELD}),
]


@pytest.mark.parametrize(("view", "query"), ADDRESSES, ids=str)
def test_a_figure_opens_the_rows_it_counts(open_admitted: OpenView, view: str, query: dict[str, str]) -> None:
    wrong = [
        (link.words, link.path, link.query, said)
        for link in counting_links(open_admitted(view, **query).html)
        if not any(path == link.path and name in dict(link.query) for path, name in NO_COUNT)
        if not agrees(link, said := _said(open_admitted, link))
    ]
    assert wrong == []


def _said(open_admitted: OpenView, link: CountingLink) -> float:
    return rows_said(link.path, open_admitted(VIEW_AT[link.path], **dict(link.query)).html)


def test_what_is_compared() -> None:
    html = (
        '<a href="/villages?measure=reported&amp;list=villages">▲ +96 จากวงครั้งก่อน</a>'
        '<a href="/villages?list=areas">3</a><a href="/actions?item=A3">A3</a>'
        '<a href="/villages?list=villages">5 จาก 7</a>'
    )
    (link,) = counting_links(html)
    assert (link.number, link.path) == (96, "/villages")
    assert rows_said("/villages", "<caption>1,551 หมู่บ้าน") == 1551
    assert agrees(link, 96)
    assert not agrees(link, 97)
