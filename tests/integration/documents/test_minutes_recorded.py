"""The minutes of a circle that was run here: what was kept stands in them, and only that."""

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.clock import fixed_clock
from kmcore.documents.issue import Issued
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.minutes.content import minutes_of
from kmcore.documents.minutes.material import gather
from kmcore.documents.minutes.read_models import Blank, BlankKind, Minutes
from kmcore.meetings.room.approval import approve_minutes, correct_minutes
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.snapshot.closing import close_meeting
from tests.integration.documents.conftest import Office
from tests.integration.documents.reading_back import bare, docx_lines, pdf_text
from tests.integration.documents.session import DAY, HOSTILE, MEETING, NAMES, NEXT, NEXT_DAY, TOLD
from tests.support.next_codes import NEW_ITEM
from tests.support.people import person

SQLITE_ONLY = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


@pytest.fixture(scope="module")
def minutes(after: Office) -> Minutes:
    found = after.ask(gather, MEETING, DAY, named=True)
    made: Minutes = minutes_of(found)
    return made


@pytest.fixture(scope="module")
def lines(after: Office) -> list[str]:
    return docx_lines(after.make(Kind.MINUTES, MEETING, Media.DOCX))


def test_the_blanks_are_what_nobody_recorded(minutes: Minutes) -> None:
    assert minutes.blanks == (
        Blank(BlankKind.NUMBER),
        Blank(BlankKind.START),
        Blank(BlankKind.PLACE),
        Blank(BlankKind.PRESENT, "1"),
        Blank(BlankKind.RESOLUTION, "2.1"),
        Blank(BlankKind.RESOLUTION, "3.1"),
        Blank(BlankKind.RECORDER),
        Blank(BlankKind.CHECKER),
    )


def test_the_attendance_stands_in_its_three_lists(lines: list[str]) -> None:
    chair, substitute, absent, other = NAMES
    rows = [line for line in lines if " | " in line]
    assert rows[0] == f"1. | {chair} | ผู้ว่าราชการจังหวัด สำนักงานจังหวัดนครศรีธรรมราช | ประธาน"
    assert not any("เป็นประธาน" in line for line in lines)
    assert rows[1] == f"2. | {substitute} | นักวิชาการ สำนักงานเกษตรจังหวัดนครศรีธรรมราช | แทน เกษตรจังหวัด"
    assert rows[2].startswith("3. | ....")
    at = [lines.index(part) for part in ("ผู้มาประชุม", "ผู้ไม่มาประชุม", "ผู้เข้าร่วมประชุม")]
    assert lines[at[1] + 1].startswith(f"1. | {absent} | นักวิชาการสาธารณสุข")
    assert lines[at[1] + 1].endswith("ไปราชการ")
    assert lines[at[2] + 1].startswith(f"1. | {other} | ปลัด อบต.")


def test_what_was_said_and_resolved_stands_under_its_matter(lines: list[str]) -> None:
    at = lines.index("4.1  แผนนิเทศ 23 อำเภอ")
    assert lines[at + 1 : at + 6] == [
        "สนง.จังหวัด เสนอ",
        "ร่างกำหนดการ",
        "เสนอร่าง",
        "ขอปรับวันของชะอวด",
        (
            "มติที่ประชุม\tเห็นชอบแผนนิเทศ 23 อำเภอ (ผู้รับผิดชอบ สนง.จังหวัด · ผู้สนับสนุน ปกครอง · กำหนด 9 มีนาคม 2550 · "
            f"งานติดตาม {NEW_ITEM})"
        ),
    ]
    arisen = next(line for line in lines if line.startswith("3.2"))
    assert arisen.startswith("3.2  จัดทำฐานข้อมูลหมู่บ้านต้นแบบและเผยแพร่ (A8)")
    assert any("ให้ กศน. จัดทำฐานข้อมูล (ผู้รับผิดชอบ กศน." in line for line in lines)
    assert "ข้อสั่งการ\tให้รายงานก่อนประชุมสามวัน" in lines
    assert "เงินงวดที่ 2 ยังไม่โอน" in lines


def test_an_opinion_is_no_resolution(minutes: Minutes, lines: list[str]) -> None:
    assert [one.text for group in minutes.opinions for one in group.said] == ["น่าจะประชุมสั้นลง"]
    assert lines.index("1.\tน่าจะประชุมสั้นลง") > lines.index("ภาคผนวก")
    assert "ไม่ใช่มติที่ประชุม" in minutes.opinions[0].whose


def test_the_hours_are_those_of_opening_and_closing(minutes: Minutes, lines: list[str]) -> None:
    assert (minutes.opened, minutes.closed) == ("13.30 น.", "15.45 น.")
    assert "เลิกประชุมเวลา 15.45 น." in lines
    assert any("เวลาที่กดเปิดและปิด" in line for line in lines)


def test_open_items_nobody_spoke_of_are_listed_whole(minutes: Minutes) -> None:
    arising = minutes.heads[2]
    spoken = {matter.code for matter in arising.matters}
    assert spoken == {"A8", "A13"}
    assert spoken.isdisjoint(item.code for item in arising.untouched)
    assert len(arising.untouched) == 18  # 22 of the minutes, two done, two spoken of
    assert next(item for item in arising.untouched if item.code == "A1").demo


@pytest.mark.parametrize("media", [Media.DOCX, Media.PDF])
def test_hostile_text_is_shown_as_it_stands(after: Office, media: Media) -> None:
    made = after.make(Kind.MINUTES, MEETING, media)
    text = " ".join(docx_lines(made)) if media is Media.DOCX else pdf_text(made)
    assert bare(HOSTILE) in bare(text)


def _words(made: Issued) -> str:
    return " ".join(docx_lines(made))


@SQLITE_ONLY
def test_names_are_for_who_may_see_the_attendance(closed: Office) -> None:
    names = [name for name in NAMES if name in _words(closed.make(Kind.MINUTES, MEETING, Media.DOCX))]
    assert len(names) == len(NAMES)
    governor = closed.as_role(AccountRole.GOVERNOR).make(Kind.MINUTES, MEETING, Media.DOCX)
    assert all(name in _words(governor) for name in NAMES)
    for media in Media:
        lead = closed.as_role(AccountRole.LEAD, "nfe" if media is Media.DOCX else "doae")
        made = lead.make(Kind.MINUTES, MEETING, media)
        text = bare(_words(made) if media is Media.DOCX else pdf_text(made))
        assert not any(bare(name) in text for name in (*NAMES, "แทน เกษตรจังหวัด", "ไปราชการ"))
        assert bare("ฉบับนี้ไม่แสดงรายชื่อบุคคล") in text
        assert bare("รองผู้อำนวยการ") in text
        assert closed.rows()[-1].filters == "ไม่แสดงรายชื่อบุคคล"


@SQLITE_ONLY
def test_they_are_a_draft_until_a_later_circle_approves_them(closed: Office) -> None:
    secretary = person(closed.engine, AccountRole.SECRETARIAT, login="later").by(fixed_clock(NEXT_DAY, 14))
    assert "(ร่าง ยังไม่ได้รับรอง)" in docx_lines(closed.make(Kind.MINUTES, MEETING, Media.DOCX))
    open_meeting(closed.engine, secretary, NEXT)
    correct_minutes(
        closed.engine,
        secretary,
        MEETING,
        NEXT,
        place="4.1",
        before="23 อำเภอ",
        after="22 อำเภอ",
        agency_code="dopa",
    )
    approve_minutes(closed.engine, secretary, MEETING, NEXT)
    text = docx_lines(closed.make(Kind.MINUTES, MEETING, Media.DOCX))
    assert not any(line.startswith("(ร่าง") for line in text)
    assert "รับรองแล้วในการประชุมวงคุณเอื้อจังหวัด เมื่อวันที่ 9 มีนาคม 2550" in text
    assert "1.\tข้อแก้ไข 4.1 จาก “23 อำเภอ” เป็น “22 อำเภอ” (ปกครอง)" in text
    assert Blank(BlankKind.CHAIR) in minutes_of(closed.ask(gather, NEXT, NEXT_DAY, named=True)).blanks
    next_ones = docx_lines(closed.make(Kind.MINUTES, NEXT, Media.DOCX))
    assert "(ร่าง การประชุมยังไม่ปิด)" in next_ones
    assert any(line.startswith("ประธานในที่ประชุม ....") for line in next_ones)
    assert "มติที่ประชุม\tรับรองโดยมีการแก้ไข 1 แห่ง" in next_ones


@SQLITE_ONLY
def test_reopened_they_are_open_and_without_a_closing_time(closed: Office) -> None:
    secretary = person(closed.engine, AccountRole.SECRETARIAT, login="again").by(fixed_clock(DAY, 16, 0))
    reopen_meeting(closed.engine, secretary, MEETING, "จดมติตกไปหนึ่งข้อ")
    opened: Minutes = minutes_of(closed.ask(gather, MEETING, DAY, named=True))
    assert opened.under_way
    assert Blank(BlankKind.CLOSING) in opened.blanks
    close_meeting(closed.engine, secretary, MEETING)
    again: Minutes = minutes_of(closed.ask(gather, MEETING, DAY, named=True))
    assert again.closed == "16.00 น."


def test_the_meeting_before_is_not_changed_by_it(after: Office) -> None:
    engine: Engine = after.engine
    assert engine is not None
    before: Minutes = minutes_of(after.ask(gather, TOLD, DAY, named=True))
    assert before.told
    assert len(before.blanks) == 13
