"""A village's result opens to what it is made of: whose work, when, how sure, on what ground."""

import re

from sqlalchemy import text

from tests.pages.conftest import OpenView, Peopled
from tests.support.builds import open_engine
from tests.support.markup import read_markup
from tests.support.screen import Screen


def rows_under(screen: Screen, caption: str) -> list[list[str]]:
    """The rows of the table whose caption begins so, without its head."""
    (table,) = [part for part in screen.html.split("<table")[1:] if f"<caption>{caption}" in part]
    return read_markup("<table" + table.split("</table>")[0]).rows[1:]


def test_the_verified_mark_opens_to_the_evidence_of_its_village(open_view: OpenView) -> None:
    screen = open_view("villages", area="8001", measure="verified", list="villages")
    opened = re.search(r'<a href="/villages\?([^"]+)">[^<]*✓ ยืนยันแล้ว</a>', screen.html)
    assert opened is not None
    query = dict(pair.split("=") for pair in opened[1].replace("&amp;", "&").split("&"))
    assert query["list"] == "evidence"
    village = open_view("villages", **query)
    evidence = rows_under(village, "ผลที่ทำจริง")
    assert any("✓ ตรวจยืนยัน" in row[2] for row in evidence)
    assert all(len(row) == 6 and row[3] and row[4] for row in evidence)
    assert all("สร้างเพื่อสาธิต" in row[5] for row in evidence)
    assert f'href="/find?village={query["area"]}"' in village.html
    assert "ใครรับผิดชอบ" in open_view("find", village=query["area"]).text


def test_a_village_without_results_opens_to_who_is_responsible(open_view: OpenView) -> None:
    screen = open_view("villages", measure="gap", list="villages")
    assert "ยืนยันแล้ว" not in screen.html
    opened = re.search(r'<a href="/find\?village=(\d{8})">', screen.html)
    assert opened is not None
    village = open_view("villages", area=opened[1], list="evidence")
    assert "ยังไม่มีผลในวันที่เลือกดู" in village.html
    own = open_view("find", village=opened[1])
    assert "ยังไม่มีผลที่รายงานในวันที่เลือกดู" in own.text
    assert 'class="km-noun" href="/find?agency=' in own.html


def test_what_is_listed_is_what_the_figures_count(open_admitted: OpenView, peopled: Peopled) -> None:
    with open_engine(peopled.url).connect() as connection:
        asked = text("SELECT count(*), count(DISTINCT village_code) FROM village_evidence WHERE kind = :kind")
        count, villages = connection.execute(asked, {"kind": "verified"}).one()
    screen = open_admitted("villages", measure="verified", list="evidence")
    assert f"ผลที่ตรวจยืนยันแล้ว {count} รายการ ใน {villages} หมู่บ้าน" in screen.html


def test_evidence_of_a_later_day_is_not_shown(open_view: OpenView) -> None:
    screen = open_view("villages", list="evidence", as_of="2000-01-01")
    assert "ยังไม่มีผลในวันที่เลือกดู" in screen.html
