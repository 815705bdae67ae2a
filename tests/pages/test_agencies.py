"""หน่วยงานและทีม: both schemes of responsibility side by side, their overlap, duties, teams by role."""

import re
from datetime import date

import pytest

from dashboard.present import formatting
from kmcore.actions.queries import board, by_agency
from kmcore.learning.queries import teams
from kmcore.learning.read_models import TeamRow
from kmcore.meetings.room.agencies_present import last_attended
from kmcore.programme.coverage import coverage, coverage_total
from kmcore.programme.promised_villages import promised_villages
from kmcore.programme.queries import agencies, responsibilities_and_proposals
from kmcore.programme.read_models import ResponsibilityInfo
from tests.pages.actions_board import Ask, asker
from tests.pages.conftest import OpenView
from tests.support.markup import page_words
from tests.support.pieces import table
from tests.support.thai_left import thai_left

CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)
BLANK = "ไม่ระบุในที่มา"
# People of the minutes, by the names it calls them: they stand nowhere on our pages.
PEOPLE = ("ปุก", "ชะอ้อน", "วีณา", "จำนง", "ชาญวิทย์", "สำราญ", "เกษร", "อุดม", "พัชณี", "พัชพอช")
PAGES = ("agencies", "checks", "meeting", "sources", "visits")


@pytest.fixture
def asked(minutes_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(minutes_store)


def test_the_relay_is_told_year_by_year(open_view: OpenView) -> None:
    rows = table(open_view("agencies"), "km-relay")
    assert [row[0].split()[0] for row in rows] == ["2548", "2549", "2550"]
    assert "ปีนี้" in rows[2][0]
    first, second, third = [row[1:] for row in rows]
    assert first[0].startswith("ปกครอง + ยมนา แม่งาน")
    assert first[1:] == [BLANK, BLANK]
    assert second[0].startswith("กศน. แม่งาน")
    assert second[1].startswith("ปกครอง + ยมนา แม่งาน อนุมาน")
    assert second[2] == BLANK
    assert third[0].startswith("เกษตร แม่งาน บรรทัด 35 ธกส. หนุนเสริม")
    assert third[1].startswith("กศน. แม่งาน ร่าง")
    assert third[2].startswith("ปกครอง + ยมนา แม่งาน ร่าง")


def test_the_relay_ends_in_the_year_looked_at(open_view: OpenView) -> None:
    rows = table(open_view("agencies", as_of="2006-12-01"), "km-relay")
    assert [row[0].split()[0] for row in rows] == ["2548", "2549", "2550"]
    assert "ปีนี้" in rows[2][0]
    earlier = open_view("agencies", as_of="2006-03-01").text
    assert "ยังไม่มีผู้รับผิดชอบตามรุ่นในวันที่เลือกดู" in earlier, "nobody had told of the relay by then"


def test_the_missions_are_shared_out(open_view: OpenView) -> None:
    told = " ".join(open_view("agencies").within("shares_panel"))
    first, second = told.split("จัดทำแผนแม่บทชุมชน")
    assert re.search(r"พช\. แม่งาน .*เกษตร ร่วม.*กศน\. ร่วม.*สธ\. ร่วม.*พช\. 250 ร่วม", first)
    assert re.search(r"พช\. 250 ร่วม.*เกษตร 250 ร่วม.*กศน\. 250 ร่วม.*สธ\. 250 ร่วม", first)
    assert first.count("แนวคิด ยังไม่ใช่มติ") == 4
    assert "รวมตามแนวคิด 1,000 ✓ ครบเป้าหมาย" in first
    assert re.search(r"ปกครอง \+ .*ยมนา 551 แม่งาน", second)
    assert second.count("หนุนเสริม") == 5
    assert "รวมที่รับไว้ 551 ✓ ครบเป้าหมาย" in second  # joint leads are one party, counted once


@pytest.mark.parametrize("day", [CIRCLE, EVE])
def test_the_overlap_is_stated(open_view: OpenView, asked: Ask, day: date) -> None:
    now = coverage_total(asked(coverage, day))
    screen = open_view("agencies", as_of=day.isoformat())
    overlap, register = formatting.number(now.overlap), formatting.number(now.register)
    assert f"ขณะนี้ {overlap} จาก {register} หมู่บ้านมีผู้รับผิดชอบมากกว่าหนึ่งฝ่าย" in screen.words
    assert 'href="/villages?measure=overlap' in screen.html
    assert 'href="/checks?check=responsible-for-1000' in screen.html


def test_without_lists_of_villages_no_overlap_is_counted(open_view: OpenView) -> None:
    told = open_view("agencies", as_of="2006-12-01").text
    assert "ยังไม่มีรายชื่อหมู่บ้านของหน่วยงานใด จึงยังนับรายหมู่บ้านไม่ได้" in told
    assert "ขณะนี้" not in told


def test_every_agency_with_what_it_took_on_and_owns(open_view: OpenView, asked: Ask) -> None:
    screen = open_view("agencies")
    people, named = asked(agencies), asked(promised_villages, EVE)
    promises: list[ResponsibilityInfo] = asked(responsibilities_and_proposals, EVE)
    counts = {count.agency_code: count for count in by_agency(asked(board, EVE, CIRCLE), people)}
    came = asked(last_attended, EVE).present.agencies
    rows = table(screen, "จำนวนที่รับไว้")
    assert "มาวง 9 ม.ค. 2550" in screen.html
    assert [row[0] for row in rows] == [agency.short for agency in people]
    for cells, agency in zip(rows, people, strict=True):
        assert agency.name in cells[1]
        assert cells[2].startswith("✓") == (agency.code in came)
        for place, scheme in ((3, "cohort"), (4, "mission")):
            its = [
                row
                for row in promises
                if (row.agency_code, row.scheme) == (agency.code, scheme) and row.pledged is not None
            ]
            if not its:
                assert cells[place] == "–"
                continue
            villages = sum(named[row.code].villages for row in its)
            pledged = sum(row.pledged or 0 for row in its)
            idea = " แนวคิด" if any(row.proposed for row in its) else ""
            short = idea + (" ●" if villages < pledged else "")
            assert cells[place] == f"{formatting.number(villages)} / {formatting.number(pledged)}{short}"
        assert cells[5] == str(counts[agency.code].total)
        assert cells[6].startswith("○") == counts[agency.code].silent


def test_an_agency_leads_to_its_items_and_its_villages(open_view: OpenView) -> None:
    html = open_view("agencies").html
    assert 'href="/actions?by=agency&amp;agency=nfe"' in html
    assert 'href="/villages?agency=pho"' in html
    assert "/villages?agency=baac" not in html  # outside the programme: the map does not know it


def test_teams_by_role_with_their_kind(open_view: OpenView, asked: Ask) -> None:
    screen = open_view("agencies")
    cards = screen.html.split('class="km-teams"')[1].split("<article")[1:]
    found: list[TeamRow] = asked(teams, EVE)
    short = {agency.code: agency.short for agency in asked(agencies)}
    assert len(cards) == len(found)
    for html, team in zip(cards, found, strict=True):
        said = page_words("<article" + html)
        assert said[:2] == [team.title, formatting.kind(team.kind)]
        roles = [f"· {short[r.agency_code] if r.agency_code else 'ไม่ระบุหน่วยงาน'}" for r in team.roles]
        assert [text for text in said if text.startswith("· ")] == roles
        assert [text for text in said if text in {r.role for r in team.roles}] == [r.role for r in team.roles]


@pytest.mark.parametrize("view", PAGES)
def test_nobody_is_called_by_name(open_view: OpenView, view: str) -> None:
    html = open_view(view).html
    assert [name for name in PEOPLE if name in html] == []


def test_in_english_no_thai_is_left(open_view: OpenView) -> None:
    assert thai_left(open_view("agencies", lang="en")) == []


def test_a_year_s_rows_speak_of_no_later_year(open_view: OpenView) -> None:
    rows = table(open_view("agencies", as_of="2007-10-15"), "km-relay")
    assert rows[-1][0].startswith("2551")
    assert rows[-1][1:] == [BLANK, BLANK, BLANK]
    assert "เกษตร" in " ".join(rows[-2]), "2550 stays as it was said"
