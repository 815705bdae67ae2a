"""ตรวจทานตัวเลข: every statement beside its rivals, what is used and why, and whether the sums add up."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.present import formatting
from dashboard.views.checks.question_choice import FILTERS, SUMS, passes_filter
from kmcore.sources.queries import OPEN, checks, sources_by_code
from kmcore.sources.read_models import CheckRow
from kmcore.sources.reconcile import Reconciliation, reconcile
from tests.pages.actions_board import Ask, asker
from tests.pages.conftest import OpenView
from tests.support.markup import read_markup
from tests.support.pieces import piece, table
from tests.support.screen import Screen
from tests.support.thai_left import thai_left

CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)
ROW = "villages-per-agency"


@pytest.fixture
def asked(minutes_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(minutes_store)


@pytest.fixture
def rows(asked: Ask) -> list[CheckRow]:
    """Return the questions as of the eve of the next circle."""
    found: list[CheckRow] = asked(checks, EVE)
    return found


def cards(screen: Screen) -> list[str]:
    """Return the codes of the questions in the list, in order."""
    found = read_markup(screen.html).all("article")
    return [tag.attributes["id"].removeprefix("check-") for tag in found if "id" in tag.attributes]


def sums(screen: Screen, unit: str) -> list[list[str]]:
    """Return the cells of the reconciliation of a unit, without the head."""
    return table(screen, {"villages": "<caption>ผลรวมหมู่บ้าน", "satang": "<caption>ผลรวมเงิน"}[unit])


def test_every_question_stands_with_all_its_statements(open_view: OpenView, rows: list[CheckRow]) -> None:
    screen = open_view("checks")
    assert cards(screen) == [row.code for row in rows]
    said = [text for text in screen.words if text in {s.value for row in rows for s in row.statements}]
    assert said == [statement.value for row in rows for statement in row.statements]
    used = sum(statement.used for row in rows for statement in row.statements)
    assert screen.html.count('class="km-statement used"') == used
    assert screen.words.count("✓ ใช้ค่านี้") == used
    for row in rows:
        assert row.reason in screen.text


def test_every_statement_shows_its_quote_and_leads_to_its_line(
    open_view: OpenView, rows: list[CheckRow], asked: Ask
) -> None:
    screen = open_view("checks")
    codes = [statement.source for row in rows for statement in row.statements]
    known = asked(sources_by_code, codes)
    for code in codes:
        assert f'href="/sources?source={code}"' in screen.html
    for source in known.values():
        assert source.quote is None or source.quote in screen.html


def test_the_counts_are_the_queries_counts(open_view: OpenView, rows: list[CheckRow], asked: Ask) -> None:
    screen, found = open_view("checks"), asked(reconcile, EVE)
    waiting = sum(row.state == OPEN for row in rows)
    assert str(waiting) in screen.within("figure_open")
    assert str(len(rows) - waiting) in screen.within("figure_settled")
    agreeing = sum(row.ok for row in found)
    assert f"{agreeing} / {len(found)}" in screen.within("figure_agreeing")
    assert str(len(found) - agreeing) in screen.within("figure_differing")


@pytest.mark.parametrize("show", FILTERS)
def test_a_filter_leaves_what_it_says(open_view: OpenView, rows: list[CheckRow], show: str) -> None:
    expected = [] if show in SUMS else [row.code for row in rows if passes_filter(row, show)]
    screen = open_view("checks", show=show)
    assert cards(screen) == expected
    assert screen.warnings == []


def test_one_click_on_the_number(open_view: OpenView, rows: list[CheckRow]) -> None:
    """Two statements, the paragraphs they come from, and why one cannot be (STORY)."""
    screen = open_view("checks", check=ROW)
    first = piece(screen, "km-chosen")
    text = " ".join(read_markup(first).words)
    assert "250 หมู่บ้าน" in text
    assert "400 หมู่บ้าน" in text
    assert "4 × 400 = 1,600 เกินทั้งจังหวัด (1,551)" in text
    assert "แบ่งกันรับผิดชอบหน่วยงานละ250 หมู่บ้าน" in first
    assert "4หน่วยงานหลักร่วมกันทำงานแบ่งรับผิดชอบหน่วยงานละ400หมู่บ้าน" in first
    assert "บรรทัด 37" in text
    assert "บรรทัด 41" in text
    assert cards(screen) == [row.code for row in rows if row.code != ROW]


def test_every_question_has_its_own_address(open_view: OpenView, rows: list[CheckRow]) -> None:
    for row in (rows[0], rows[len(rows) // 2], rows[-1]):
        screen = open_view("checks", check=row.code)
        assert screen.html.count("km-chosen") == 1
        assert row.code not in cards(screen)


@pytest.mark.parametrize("name", ["check", "show"])
@pytest.mark.parametrize(
    "asked_for", ["", "nobody", "../../etc", "<script>alert(1)</script>", "%00", "๙" * 5000]
)
def test_an_address_that_means_nothing(
    open_view: OpenView, rows: list[CheckRow], name: str, asked_for: str
) -> None:
    screen = open_view("checks", **{name: asked_for})
    assert screen.problems == []
    assert len(screen.warnings) == 1
    assert cards(screen) == [row.code for row in rows]
    assert "<script" not in screen.html
    assert asked_for == "" or asked_for not in screen.text


@pytest.mark.parametrize("day", [CIRCLE, EVE])
@pytest.mark.parametrize(("unit", "write"), [("villages", formatting.number), ("satang", formatting.baht)])
def test_the_reconciliation_is_the_querys(
    open_view: OpenView, asked: Ask, day: date, unit: str, write: Callable[[int], str]
) -> None:
    found: list[Reconciliation] = [row for row in asked(reconcile, day) if row.unit == unit]
    shown = sums(open_view("checks", as_of=day.isoformat()), unit)
    assert [row.ok for row in found].count(False) == sum(row[0].startswith("● ไม่ตรง") for row in shown)
    expected = sorted(found, key=lambda row: row.ok)
    assert [row[2:] for row in shown] == [
        [write(row.expected), write(row.found), write(row.difference)] for row in expected
    ]
    for cells, row in zip(shown, expected, strict=True):
        assert cells[1].startswith(row.title)
        assert cells[1].endswith("สาธิต") == row.demo


def test_a_sum_that_differs_stands_first_with_its_difference(open_view: OpenView) -> None:
    first = sums(open_view("checks"), "villages")[0]
    assert first[0] == "● ไม่ตรง −36"
    assert first[1].startswith("สธ.")
    assert first[2:] == ["250", "214", "−36"]


def test_every_sum_leads_to_what_it_counts(open_view: OpenView) -> None:
    html = open_view("checks").html
    for address in (
        "/villages?measure=reported",
        "/villages?cohort=2",
        "/villages?agency=pho",
        "/budget?line=km",
    ):
        assert f'href="{address}"' in html


def test_links_keep_the_day_and_the_language(open_view: OpenView) -> None:
    html = open_view("checks", as_of="2007-01-09", lang="en").html
    assert f'href="/checks?check={ROW}&amp;lang=en&amp;as_of=2007-01-09"' in html


def test_in_english_no_thai_is_left(open_view: OpenView) -> None:
    assert thai_left(open_view("checks", lang="en")) == []
    assert thai_left(open_view("checks", lang="en", check=ROW)) == []
