"""Head 3 writes itself: every open item, where it comes from, what was done, what is proposed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from kmcore.actions.queries import Status, board
from kmcore.errors import NotFoundError
from kmcore.i18n import speaking
from kmcore.meetings.agenda.commands import propose
from kmcore.meetings.agenda.queries import HeadKind, agenda
from kmcore.meetings.queries import meeting_record
from kmcore.storage.unit_of_work import reading
from tests.integration.meetings.agenda.conftest import CIRCLE, COMING, EVE, HELD, NEXT, Office

DAYS = [CIRCLE - timedelta(days=1), CIRCLE, date(2007, 1, 20), EVE, NEXT, date(2008, 1, 1)]


@pytest.mark.parametrize("day", DAYS)
def test_it_holds_exactly_the_board_s_open_items(office: Office, day: date) -> None:
    found = office.agenda(COMING, day)
    rows = office.ask(board, day, found.before and found.before.on_date)
    arising = found.head(HeadKind.ARISING)
    assert arising is not None
    assert {one.row.code for one in arising.arising} == {
        row.code for row in rows if row.status != Status.DONE
    }
    assert sum(len(head.arising) for head in found.heads) == len(arising.arising)


def test_each_says_where_it_comes_from(office: Office) -> None:
    found = {one.row.code: one for one in office.agenda().heads[2].arising}
    topics = {topic.number: topic.title for topic in office.ask(meeting_record, HELD).topics}
    assert {one.meeting_date for one in found.values()} == {CIRCLE}
    assert found["A13"].place == f"เรื่องที่ 2 {topics[2]}", "the resolution on the same words has a topic"
    assert found["A14"].place.startswith("เอกสารประกอบ 5 "), "no resolution: the paper on its line"
    assert found["A8"].place == "", "the source names no topic"
    assert found["A13"].source_label.endswith("บรรทัด 35")
    assert all(one.source_label for one in found.values())
    with speaking("en"):
        english = {one.row.code: one for one in office.agenda().heads[2].arising}
    assert "Spending the budget" in english["A13"].place.en
    assert english["A13"].place.th == found["A13"].place.th


def test_an_item_made_in_session_says_which_head_it_came_up_under(office: Office) -> None:
    matter = office.add("ปรับแผนงบ")
    give = "UPDATE resolution SET head = :head, agenda_id = :matter, action_code = 'A9' WHERE code = 'R9'"
    office.run(give, head=3, matter=None)
    assert office.agenda().heads[2].arising[0].row.code  # still readable
    places = {one.row.code: one.place for one in office.agenda().heads[2].arising}
    assert places["A9"] == "ระเบียบวาระที่ 3 เรื่องสืบเนื่อง"
    office.run("UPDATE agenda_item SET meeting_code = :code", code=HELD)
    office.run(give, head=4, matter=matter.id)
    places = {one.row.code: one.place for one in office.agenda().heads[2].arising}
    assert places["A9"] == "ระเบียบวาระที่ 4 ปรับแผนงบ"
    office.run("UPDATE action_item SET source_code = NULL WHERE code = 'A9'")
    labels = {one.row.code: one.source_label for one in office.agenda().heads[2].arising}
    assert labels["A9"] == "ข้อสรุป R9 ที่บันทึกในที่ประชุม"


def test_what_was_done_is_the_newest_report_s_words(office: Office) -> None:
    for one in office.agenda().heads[2].arising:
        last = one.row.last_report
        assert one.done == ((last.done or "") if last else "")
    assert any(one.done for one in office.agenda().heads[2].arising)


def test_the_secretariat_s_proposal_goes_before_the_derived_one(office: Office) -> None:
    first = office.agenda().heads[2].arising[0]
    assert not first.proposal.written
    assert office.do(propose, COMING, first.row.code, " ปิดงานนี้ ", 0) == 1
    again = office.agenda().heads[2].arising[0]
    assert (again.proposal.text, again.proposal.written, again.version) == ("ปิดงานนี้", True, 1)
    office.do(propose, COMING, first.row.code, "", 1)
    assert office.agenda().heads[2].arising[0].proposal == first.proposal


def test_what_was_said_keeps_an_item_that_is_done_by_now(office: Office) -> None:
    done = next(row for row in office.ask(board, EVE) if row.status == Status.DONE)
    office.do(propose, COMING, done.code, "ชื่นชม", 0)
    assert done.code not in {one.row.code for one in office.agenda().heads[2].arising}
    office.run("UPDATE arising_note SET said = 'ที่ประชุมชื่นชม' WHERE action_code = :code", code=done.code)
    found = {one.row.code: one for one in office.agenda().heads[2].arising}
    assert found[done.code].said == "ที่ประชุมชื่นชม"


def test_a_meeting_s_own_items_arise_at_the_next_one(office: Office) -> None:
    assert office.agenda(HELD, EVE).heads[2].arising == ()
    assert office.agenda(HELD, EVE).before is None


def test_a_meeting_that_is_over_keeps_the_agenda_of_its_day(office: Office) -> None:
    office.run("UPDATE meeting SET held = :yes, life = 'closed' WHERE code = :code", yes=True, code=COMING)
    late = {one.row.days_late for one in office.agenda(COMING, date(2007, 6, 1)).heads[2].arising}
    assert late == {one.row.days_late for one in office.agenda(COMING, NEXT).heads[2].arising}


def test_who_has_not_answered_since_the_last_session(office: Office) -> None:
    found = office.agenda()
    assert found.before is not None
    assert found.before.code == HELD
    assert found.silent
    for code in found.silent:
        owed = [
            part for row in office.ask(board, EVE, CIRCLE) for part in row.parts if part.agency_code == code
        ]
        assert any(part.silent for part in owed)
        assert not any(part.spoke for part in owed)


def test_a_store_without_meetings_has_no_agenda(engine: Engine) -> None:
    with reading(engine) as session, pytest.raises(NotFoundError, match="nowhere"):
        agenda(session, "nowhere", EVE)
