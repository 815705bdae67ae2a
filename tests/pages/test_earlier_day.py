"""On a day before the circle of 9 Jan 2550 no page shows what was first said there or later."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest
from sqlalchemy import Table
from sqlmodel import Session, select

from dashboard.navigation import views
from kmcore.schema import metadata
from kmcore.sources.models import Source
from tests.pages.conftest import OpenView, Peopled
from tests.support.builds import open_engine

DAY: Final = date(2006, 11, 1)
LATER_SOURCE: Final = re.compile(r'href="/sources\?[^"]*source=(m-L\w+)"')
SHORTEST: Final = 14  # letters: a shorter text is a word or a day that other sentences say too
MEETING: Final = "khun-uea-2550-01-09"
ADDRESSES: Final[list[tuple[str, dict[str, str]]]] = [
    *((view.name, {}) for view in views()),
    ("villages", {"list": "villages", "measure": "promised"}),
    ("villages", {"list": "evidence"}),
    ("villages", {"area": "80090201"}),
    ("villages", {"cohort": "2"}),
    ("budget", {"show": "entries"}),
    ("budget", {"show": "allocated"}),
    ("checks", {"show": "sums"}),
    ("actions", {"by": "agency"}),
    ("meeting", {"meeting": MEETING}),
    ("replay", {"meeting": MEETING}),
    ("sources", {"source": "m-L37"}),
]

# What may stand on a page of an earlier day, and why.
PAGES_OF_TODAY: Final = {
    "my_work": "a person's own work is today's, for the agency of the account",
    "reporting_window": "the window before the coming circle is today's",
    "prepare": "the next session is prepared today",
    "year": "the next fiscal year is prepared today",
    "accounts": "accounts and their agencies are today's",
    "history": "the trail of acts is read whole",
    "permissions": "who may do what is today's",
}
NAMES: Final = {
    "agency": "a made-up piece of evidence of that time names its agency",
    "mission": "a made-up piece of evidence of that time says for which mission it was",
}
LISTS_OF_EVIDENCE: Final = ({"list": "evidence"}, {"area": "80090201"})
# Texts of later rows that are our own words too.
OUR_WORDS: Final = {
    "ปีงบประมาณ 2550": "the fiscal year of the day itself",
    "ความเห็นผู้เขียน": "a kind of conclusion, in a list of kinds",
    "ผู้ว่าราชการจังหวัด": "whom the plan of visits is for, in the page's question",
    "มหาวิทยาลัยวลัยลักษณ์": "in the title of a document without a day",
    "ผู้ว่าราชการจังหวัดและคณะ": "the page's question",
    "แผนนิเทศติดตามงานของผู้ว่าราชการจังหวัดและคณะ": "the page's question",
}


@pytest.fixture(scope="module")
def later_texts(peopled: Peopled) -> dict[str, str]:
    """Return each text that only rows of a later source hold, with the row's table."""
    with Session(open_engine(peopled.url)) as session:
        later = set(session.exec(select(Source.code).where(Source.said_on > DAY)))  # type: ignore[operator]
        before, after = dict[str, str](), dict[str, str]()
        for table in metadata.sorted_tables:
            if {"source_code", "origin"} <= set(table.c.keys()):
                for row in session.execute(table.select()).mappings():
                    kept = after if row["source_code"] in later else before
                    kept |= dict.fromkeys(_texts(table, row), table.name)
    assert len(after) > 200
    return {text: table for text, table in after.items() if text not in before | OUR_WORDS}


def _texts(table: Table, row: Any) -> Iterator[str]:
    for column in table.columns:
        value = row[column.name]
        if isinstance(value, str) and not column.foreign_keys:
            text = " ".join(value.split())
            if len(text) >= SHORTEST and not text.isascii():
                yield text


@pytest.mark.parametrize(("view", "query"), ADDRESSES, ids=str)
def test_a_page_of_an_earlier_day_tells_nothing_of_a_later_one(
    open_admitted: OpenView, later_texts: dict[str, str], view: str, query: dict[str, str]
) -> None:
    screen = open_admitted(view, as_of=DAY.isoformat(), **query)
    assert screen.problems == []
    if view in PAGES_OF_TODAY:
        return
    told = [(table, text) for text, table in later_texts.items() if text in screen.text]
    allowed = NAMES if query in LISTS_OF_EVIDENCE else {}
    assert [one for one in told if one[0] not in allowed] == []
    assert LATER_SOURCE.findall(screen.html) == []
