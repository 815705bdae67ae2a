"""Every figure on every page opens, in one click, to the rows it is made of and their sources."""

from typing import Final

import pytest

from dashboard.navigation import views
from tests.pages.conftest import OpenView
from tests.support.figures import ClosedFigure, closed_figures

MEETING: Final = "khun-uea-2550-01-09"
ADDRESSES: Final[list[tuple[str, dict[str, str]]]] = [
    *((view.name, {}) for view in views()),
    ("villages", {"list": "villages"}),
    ("villages", {"list": "evidence"}),
    ("villages", {"area": "8001"}),
    ("villages", {"shade": "3", "list": "areas"}),
    ("meeting", {"meeting": MEETING}),
    ("replay", {"meeting": MEETING}),
    ("checks", {"show": "sums"}),
    ("actions", {"by": "agency"}),
    ("actions", {"by": "date"}),
    ("actions", {"agency": "nfe"}),
    ("actions", {"item": "A3"}),
    ("my_work", {"item": "A3"}),
    ("budget", {"show": "entries"}),
    ("budget", {"show": "disbursed"}),
    ("budget", {"line": "km"}),
    ("budget", {"measure": "disbursed"}),
]

# Where a figure may stand without a link of its own, and why.
EXCEPTIONS: Final = {
    "p.km-my-circle": "it heads the cards right under it, which are what it counts",
    "p.km-my-why": "the link in the card (``st.page_link``) lies over the whole of it",
    "p.km-my-last": "the link in the card (``st.page_link``) lies over the whole of it",
    "p.km-party km-sum": "the sum of the list right above it, where each part opens",
    "td.n km-difference": "one less the other of the two figures beside it, which open",
    "km-demo-layer p.km-text": "the sum of the list right under it, where each part opens",
}


@pytest.mark.parametrize(("view", "query"), ADDRESSES, ids=str)
def test_every_figure_opens(open_admitted: OpenView, view: str, query: dict[str, str]) -> None:
    screen = open_admitted(view, **query)
    assert screen.problems == []
    closed = closed_figures(screen.html)
    assert [one for one in closed if not any(where in one.where for where in EXCEPTIONS)] == []


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        ("<p>812 หมู่บ้าน</p>", ["812"]),
        ('<p><a href="/villages">812</a> หมู่บ้าน จาก 1,551</p>', []),
        ('<table><tr><td><a href="/x">พช.</a></td><td class="n">14</td></tr></table>', ["14"]),
        ('<table><tr><td><a href="/x">พช.</a></td><td>14 งาน</td></tr></table>', []),
        ('<table><tr><td class="n"><a href="/x">14</a></td><td class="n">0</td></tr></table>', []),
        ("<h2>ข้อสรุป 22 ข้อ</h2><p>9 ก.พ. 2550 ครั้งที่ 2/2550 A3 · 9.30 น. 35.5 %</p>", []),
        ("<p><span>3</span> จาก <b>23</b></p>", ["3", "23"]),
    ],
)
def test_what_a_closed_figure_is(html: str, closed: list[str]) -> None:
    assert [one.number for one in closed_figures(html)] == closed


def test_a_closed_figure_is_named_with_its_place() -> None:
    (found,) = closed_figures('<p class="km-target">เฉลี่ย 2,579 บาท</p>')
    assert found == ClosedFigure("2,579", "เฉลี่ย 2,579 บาท", "p.km-target")
