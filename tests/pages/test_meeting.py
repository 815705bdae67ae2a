"""วงคุณเอื้อ: what a circle concluded, kind by kind; dates that moved; blanks where no source speaks."""

import re
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from dashboard.present import formatting
from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.actions.queries import ActionRow, board
from kmcore.meetings.kinds import Presence
from kmcore.meetings.planning.commands import cancel_meeting
from kmcore.meetings.queries import MeetingRecord, circles, meeting_record
from kmcore.meetings.room.attendance import record_attendance
from kmcore.meetings.room.opening import open_meeting
from kmcore.meetings.room.read_models import AttendanceForm, ResolutionForm
from kmcore.meetings.room.resolutions import record_resolution
from kmcore.programme.kinds import RECORDED_IN_SESSION, ResolutionKind
from kmcore.snapshot.closing import close_meeting
from tests.pages.actions_board import Ask, asker
from tests.pages.conftest import OpenView
from tests.support.markup import page_words, read_markup
from tests.support.people import person
from tests.support.pieces import piece
from tests.support.screen import Screen
from tests.support.thai_left import thai_left

CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)
HELD, COMING = "khun-uea-2550-01-09", "khun-uea-2550-02-09"
BLANK = "ไม่ระบุในที่มา"


@pytest.fixture
def asked(minutes_store: str) -> Ask:
    """Return what asks the store a query, past the page."""
    return asker(minutes_store)


@pytest.fixture
def record(asked: Ask) -> MeetingRecord:
    """Return the circle of 9 January as of the eve of the next one."""
    found: MeetingRecord = asked(meeting_record, HELD, EVE)
    return found


def fact(screen: Screen, name: str, box: str = "meeting_facts") -> str:
    """Return what the sheet says beside a name; each agency is a link of its own there."""
    told = screen.within(box)
    place = told.index(name) + 1
    ends = next(
        (at for at in range(place + 1, len(told)) if told[at] != "·" and told[at - 1] != "·"), len(told)
    )
    return " ".join(told[place:ends])


def sections(screen: Screen) -> dict[str, str]:
    """Return the HTML of each kind's section by the kind's code."""
    parts = re.split(r'<section class="km-section">', screen.html)[1:]
    found = (part.split("</section>")[0] for part in parts)
    return {match[1]: part for part in found if (match := re.search(r'km-kind (\w+)"', part))}


def test_the_sheet_says_what_the_minutes_say(open_view: OpenView) -> None:
    screen = open_view("meeting")
    assert fact(screen, "วันประชุม") == "อังคาร 9 ม.ค. 2550"
    assert fact(screen, "เริ่มเวลา") == "13.30 น."
    assert fact(screen, "สถานที่") == "ห้องรับรองผู้ว่าราชการจังหวัดนครศรีธรรมราช"
    assert fact(screen, "ประธาน") == "ผู้ว่าราชการจังหวัด"
    assert fact(screen, "ผู้มาประชุม") == "13 คน"
    assert fact(screen, "หน่วยงานที่มา") == "พช. · เกษตร · ปกครอง · กศน. · มวล."


def test_the_day_leads_to_the_post_that_gives_it(open_view: OpenView) -> None:
    """The minutes themselves do not say on which day the circle met."""
    day = piece(open_view("meeting"), "km-sheet").split("เริ่มเวลา")[0]
    assert 'href="/sources?source=gtk-72761"' in day


@pytest.mark.parametrize("name", ["ครั้งที่", "รายชื่อ เวลาเลิก ผู้จดรายงาน"])
def test_what_no_source_says_stays_blank(open_view: OpenView, name: str) -> None:
    assert fact(open_view("meeting"), name) == BLANK


def test_the_next_circle_has_its_card(open_view: OpenView) -> None:
    screen = open_view("meeting")
    told = screen.within("meeting_next")
    assert told[:3] == ["วงครั้งต่อไป", "9 ก.พ. 2550", "พรุ่งนี้"]
    assert fact(screen, "เวลา", "meeting_next") == BLANK
    assert f'href="/meeting?meeting={COMING}"' in screen.html
    assert "วันนี้" in open_view("meeting", as_of="2007-02-09").within("meeting_next")


def test_each_conclusion_stands_under_its_own_kind_only(open_view: OpenView, record: MeetingRecord) -> None:
    found = sections(open_view("meeting"))
    assert list(found) == [
        kind.value for kind in ResolutionKind if kind in RECORDED_IN_SESSION or record.of_kind(kind)
    ]
    assert {"arranged", "announced", "planned"} <= set(found)
    for row in record.resolutions:
        assert {kind for kind, html in found.items() if f'id="{row.code}"' in html} == {row.kind.value}
        assert row.text in page_words(found[row.kind])
    for kind, html in found.items():
        assert f"{formatting.kind(kind)}</span> {len(record.of_kind(ResolutionKind(kind)))} <" in html


def test_each_conclusion_leads_to_its_line_and_its_work(
    open_view: OpenView, record: MeetingRecord, asked: Ask
) -> None:
    html = "".join(sections(open_view("meeting")).values())
    items: list[ActionRow] = asked(board, EVE, CIRCLE)
    for row in record.resolutions:
        own = html.split(f'id="{row.code}"')[1].split("</li>")[0]
        assert f'href="/sources?source={row.source}"' in own
        for item in items:
            stands = f'href="/actions?item={item.code}"' in own
            assert stands == (item.source == row.source)
            assert not stands or formatting.status(item.status) in own


def test_topics_and_papers_with_the_draft_marked(open_view: OpenView, record: MeetingRecord) -> None:
    screen = open_view("meeting")
    assert [topic.title for topic in record.topics] == [
        text for text in screen.within("topics") if text in {topic.title for topic in record.topics}
    ]
    told = screen.within("papers")
    assert told.count("ร่าง") == sum(paper.draft for paper in record.documents) == 1
    assert told.index("ร่าง") == told.index("ร่างโครงการงบบูรณาการ 3 ล้านบาท") + 1
    assert "A14" in told
    assert "A18" in told


def test_a_moved_date_keeps_the_one_it_had(open_view: OpenView) -> None:
    now, then = open_view("meeting").html, open_view("meeting", as_of="2007-01-09").html
    assert re.search(r"<s [^>]*>12 ม.ค. 2550</s> <b>19 ม.ค. 2550</b>", now)
    assert "source=gtk-72200" in now.split("เลื่อนตาม")[1]
    assert "<s " not in then  # nobody knew yet
    assert "<b>12 ม.ค. 2550</b>" in then
    assert "19 ม.ค. 2550" not in then


def test_dates_lie_between_the_circle_and_the_next(open_view: OpenView) -> None:
    told = open_view("meeting").within("meeting_dates")
    days = [text for text in told if re.fullmatch(r"\d+ \S+ 25\d\d", text)]
    assert days == ["9 ม.ค. 2550", "11 ม.ค. 2550", "12 ม.ค. 2550", "19 ม.ค. 2550", "9 ก.พ. 2550"]


def test_every_circle_with_its_planned_sessions(open_view: OpenView, asked: Ask) -> None:
    screen = open_view("meeting")
    told = screen.within("meeting_circles")
    districts = [row for row in asked(circles) if row.district_code]
    assert told[told.index("วงคุณเอื้อจังหวัด") + 1] == "8 ครั้ง"
    assert told[told.index("วงคุณอำนวยอำเภอ 23 วง") + 1] == "วงละ 7 ครั้ง"
    assert BLANK in told
    members = screen.html.split('class="km-members"')[1]
    links = [tag.attributes["href"] for tag in read_markup(members).all("a")]
    assert sorted(links) == sorted(f"/villages?area={row.district_code}" for row in districts)
    assert members.count('<span class="km-quiet">7</span>') == len(districts) == 23
    assert 'href="/checks?check=khun-uea-sessions"' in screen.html


def test_a_circle_to_come_has_no_conclusions(open_view: OpenView) -> None:
    screen = open_view("meeting", meeting=COMING)
    assert screen.warnings == []
    assert "ยังไม่ประชุม" in screen.text
    assert "ยังไม่มีข้อสรุป เพราะยังไม่ประชุมในวันที่เลือกดู" in screen.words
    assert sections(screen) == {}
    assert f'href="/meeting?meeting={HELD}"' in screen.html


def test_before_the_circle_nothing_of_it_is_known(open_view: OpenView) -> None:
    screen = open_view("meeting", as_of="2007-01-08")
    assert screen.problems == []
    assert "13 คน" not in screen.text
    assert sections(screen) == {}


def test_a_day_gone_by_without_a_record_is_not_called_today(open_view: OpenView) -> None:
    told = open_view("meeting", as_of="2007-03-01").within("meeting_next")
    assert "ยังไม่มีบันทึกการประชุม" in told
    assert "วันนี้" not in told


@pytest.mark.parametrize("asked_for", ["", "khun-uea", "../x", "<i>", "khun-uea-2550-01-09 "])
def test_a_meeting_that_is_not_there(open_view: OpenView, asked_for: str) -> None:
    screen = open_view("meeting", meeting=asked_for)
    assert screen.problems == []
    assert len(screen.warnings) == 1
    assert fact(screen, "วันประชุม") == "อังคาร 9 ม.ค. 2550"


def test_in_english_no_thai_is_left(open_view: OpenView) -> None:
    assert thai_left(open_view("meeting", lang="en")) == []
    assert thai_left(open_view("meeting", lang="en", meeting=COMING)) == []


def test_the_ways_from_a_meeting(open_view: OpenView) -> None:
    screen = open_view("meeting")
    assert f'href="/prepare?meeting={HELD}"' in screen.html
    assert f'href="/replay?meeting={HELD}"' in screen.html
    assert "part=papers" not in screen.html, "documents are not a visitor's"
    assert [str(one.proto.url) for one in screen.session.get("link_button")] == [f"/wall/{HELD}"]
    assert "/replay" not in open_view("meeting", meeting=COMING).html, "there is nothing to see again yet"


class TestAMeetingRunHere:
    @pytest.fixture
    def by(self, own_store: Engine) -> By:
        return person(own_store, AccountRole.SECRETARIAT).by()

    def test_it_is_in_session_then_closed(self, own_store: Engine, by: By, open_own: OpenView) -> None:
        open_meeting(own_store, by, COMING)
        assert "● กำลังประชุม" in open_own("meeting", meeting=COMING).within("meeting_facts")
        record_attendance(own_store, by, AttendanceForm(COMING, Presence.PRESENT, "nfe", name="สมใจ"))
        close_meeting(own_store, by, COMING)
        screen = open_own("meeting", meeting=COMING)
        assert "✓ ปิดประชุมแล้ว" in screen.within("meeting_facts")
        assert fact(screen, "หน่วยงานที่มา") == "กศน."
        assert "สมใจ" not in screen.text, "names are not for this page"
        assert "ยังไม่มีข้อสรุปที่บันทึกไว้" in screen.words

    def test_what_it_resolved_leads_to_its_work(self, own_store: Engine, by: By, open_own: OpenView) -> None:
        open_meeting(own_store, by, COMING)
        form = ResolutionForm(
            COMING,
            ResolutionKind.DECISION,
            "ทำฐานข้อมูล",
            4,
            makes_item=True,
            owner="nfe",
            submission=str(uuid4()),
        )
        kept = record_resolution(own_store, by, form)
        own = sections(open_own("meeting", meeting=COMING))["decision"]
        assert f'id="{kept.code}"' in own
        assert f'href="/actions?item={kept.action_code}"' in own
        assert "ระเบียบวาระที่ 4" in own

    def test_a_session_that_was_cancelled_is_nobody_s_neighbour(
        self, own_store: Engine, by: By, open_own: OpenView
    ) -> None:
        cancel_meeting(own_store, by, COMING, "น้ำท่วม")
        screen = open_own("meeting")
        assert f"meeting={COMING}" not in screen.html.split('class="km-circles"')[0]
        assert "✕ ยกเลิกแล้ว" in screen.within("meeting_circles")
