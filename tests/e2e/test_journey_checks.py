"""Numbers that disagree: one question with its statements side by side, the next one, and all again."""

import pytest
from playwright.sync_api import expect
from sqlmodel import Session

from kmcore.sources.queries import checks
from tests.e2e.support.days import REFERENCE
from tests.e2e.support.hand import back, expect_query, press
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser


def test_both_statements_stand_side_by_side(look: Visit, records: Session) -> None:
    rows = checks(records, REFERENCE)
    two = next(row for row in rows if len(row.statements) == 2 and row.used_value)
    page = look("/checks")
    press(page.get_by_role("link", name=two.title, exact=True))
    expect_query(page, {"check": two.code})
    chosen = page.locator(".km-chosen")
    expect(chosen.locator(".km-statement")).to_have_count(2)
    for statement in two.statements:
        expect(chosen).to_contain_text(statement.value)
    expect(chosen.locator(".km-statement.used")).to_contain_text(two.used_value or "")
    left, right = (chosen.locator(".km-statement").nth(place).bounding_box() for place in (0, 1))
    assert left
    assert right
    assert left["y"] == right["y"]
    back(page)
    expect(page.locator("article.km-check")).to_have_count(len(rows))


def test_the_next_question_and_all_again(look: Visit, records: Session) -> None:
    first, second, *_rest = checks(records, REFERENCE)
    page = look(f"/checks?check={first.code}")
    press(page.locator('.km-chosen a[rel="next"]'))
    expect_query(page, {"check": second.code})
    press(page.get_by_role("link", name="ดูทุกข้อ"))
    expect_query(page, {})


def test_a_statement_leads_to_its_source(look: Visit, records: Session) -> None:
    first = checks(records, REFERENCE)[0]
    page = look(f"/checks?check={first.code}")
    press(page.locator(".km-chosen .km-from a").first)
    expect_query(page, {"source": str(first.statements[0].source)})
    expect(page.locator(".km-chosen q")).to_be_visible()


def test_a_question_that_is_not_there_shows_all(look: Visit, records: Session) -> None:
    page = look("/checks?check=nothing")
    expect(page.get_by_test_id("stAlert")).to_contain_text("ไม่พบข้อตรวจ")
    expect(page.locator("article.km-check")).to_have_count(len(checks(records, REFERENCE)))
