"""เอกสารที่มา: every place a figure comes from, how sure it is, what stands on it, and what is made up."""

from collections import Counter
from datetime import date
from html import unescape

import pytest

from dashboard.present import formatting
from dashboard.widgets.source_labels import RELIABILITY_LETTERS, reliability_words
from kmcore.actions.queries import board
from kmcore.exchange.demo import DemoReport, count_demo
from kmcore.meetings.queries import meeting_record
from kmcore.sources.queries import checks, sources
from kmcore.sources.read_models import SourceRow
from tests.pages.actions_board import Ask, asker
from tests.pages.conftest import OpenView
from tests.support.markup import page_words, read_markup
from tests.support.pieces import piece
from tests.support.thai_left import thai_left

EVE = date(2007, 2, 8)
MEETING = "khun-uea-2550-01-09"


@pytest.fixture
def asked(minutes_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(minutes_store)


@pytest.fixture
def rows(asked: Ask) -> list[SourceRow]:
    """Return every source that had been said by the day the page speaks of."""
    found: list[SourceRow] = asked(sources, EVE)
    return found


def test_every_source_is_there_once(open_view: OpenView, rows: list[SourceRow]) -> None:
    screen = open_view("sources")
    shown = [tag.attributes["id"] for tag in read_markup(screen.html).tags if "id" in tag.attributes]
    assert Counter(shown) == Counter([*(row.code for row in rows), "demo"])
    plain = unescape(screen.html)
    for row in rows:
        assert row.document in screen.text
        assert row.quote is None or f'<q lang="th">{row.quote}</q>' in screen.html
        assert row.note is None or f'lang="th">{row.note}<' in plain


def test_the_letters_are_told_in_words_with_their_counts(open_view: OpenView, rows: list[SourceRow]) -> None:
    told = page_words(piece(open_view("sources"), "km-legend"))
    for letter in RELIABILITY_LETTERS:
        place = told.index(letter)
        count = sum(row.reliability == letter for row in rows)
        assert told[place : place + 3] == [letter, reliability_words(letter), str(count)]


def test_a_source_asked_for_stands_first_with_all_that_stands_on_it(open_view: OpenView) -> None:
    screen = open_view("sources", source="m-L37c")
    chosen = piece(screen, "km-chosen")
    assert "“" not in chosen  # the marks come from the style sheet, in the reader's language
    assert "แบ่งกันรับผิดชอบหน่วยงานละ250 หมู่บ้าน" in chosen
    assert "อยู่ในรายงานการประชุมเอง" in chosen
    assert 'href="/checks?check=villages-per-agency"' in chosen
    assert screen.html.index(chosen) < screen.html.index('id="demo"')
    assert screen.html.count("km-cited chosen") == 1


def test_whatever_names_a_source_is_found_from_it(open_view: OpenView, asked: Ask) -> None:
    html = open_view("sources").html
    lines = {tag.attributes["id"]: "" for tag in read_markup(html).tags if "id" in tag.attributes}
    for code in lines:
        lines[code] = html.split(f'id="{code}"', 1)[1].split(' id="', 1)[0]
    for row in asked(checks, EVE):
        for statement in row.statements:
            assert f'"/checks?check={row.code}"' in lines[statement.source]
    for row in asked(board, EVE):
        assert f'"/actions?item={row.code}"' in lines[row.source]
    for row in asked(meeting_record, MEETING, EVE).resolutions:
        assert f">{row.code}</a>" in lines[row.source]


def test_links_out_wait_for_a_click(open_view: OpenView, rows: list[SourceRow]) -> None:
    screen = open_view("sources", source="gtk-64133")
    outside = [tag for tag in read_markup(screen.html).all("a") if "://" in tag.attributes["href"]]
    assert {tag.attributes["href"] for tag in outside} == {row.url for row in rows if row.url}
    for tag in outside:
        assert tag.attributes["rel"] == "noopener noreferrer"
        assert tag.attributes["target"] == "_blank"
    tags = {tag.name for tag in read_markup(screen.html).tags}
    assert not tags & {"img", "script", "iframe", "link", "object", "video"}


@pytest.mark.parametrize("asked_for", ["", "m-L999", "m-l37c", "<b>", "'; drop table source"])
def test_a_source_that_is_not_there(open_view: OpenView, asked_for: str) -> None:
    screen = open_view("sources", source=asked_for)
    assert screen.problems == []
    assert len(screen.warnings) == 1
    assert "km-chosen" not in screen.html
    assert "<b>" not in screen.text


def test_what_is_made_up_is_counted_and_how_to_remove_it_told(open_view: OpenView, asked: Ask) -> None:
    made: DemoReport = asked(count_demo)
    told = piece(open_view("sources"), 'id="demo"')
    assert "ผู้ดูแลเครื่องเอาออกทั้งชั้นได้" in told
    assert "python -m" not in told
    assert formatting.number(made.total) in told
    assert made.total > 0
    for count in made.counts.values():
        assert f">{formatting.number(count)}</a></b>" in told
    assert "แถวอื่น" not in told


def test_in_english_no_thai_is_left(open_view: OpenView) -> None:
    assert thai_left(open_view("sources", lang="en")) == []
    assert thai_left(open_view("sources", lang="en", source="dopa-villages-2549")) == []
