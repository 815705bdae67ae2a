"""A paper held against the store: known or not, and what happened since, on every kind of database."""

from dataclasses import fields

import pytest

from kmcore.access.kinds import AccountRole
from kmcore.clock import fixed_clock
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.queries import Verified, verification
from kmcore.meetings.room.approval import approve_minutes
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.snapshot.closing import close_meeting
from tests.integration.documents.conftest import Office
from tests.integration.documents.session import DAY, MEETING, NEXT, NEXT_DAY
from tests.support.people import person

SQLITE_ONLY = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)


def known(office: Office, code: str) -> Verified | None:
    found: Verified | None = office.ask(verification, code, NEXT_DAY)
    return found


def test_a_document_answers_by_its_code_however_it_is_typed(closed: Office) -> None:
    made = closed.make(Kind.LETTER, MEETING, Media.DOCX, agency_code="doae", thai_digits=True)
    found = known(closed, made.code)
    assert found is not None
    assert (found.kind, found.media, found.meeting.code, found.as_of) == (
        Kind.LETTER,
        Media.DOCX,
        MEETING,
        DAY,
    )
    assert (found.agency, found.thai_digits, found.demo) == ("สำนักงานเกษตรจังหวัดนครศรีธรรมราช", True, True)
    assert found.sha256 == closed.rows()[0].sha256
    assert found.made_at == closed.rows()[0].made_at
    assert found.made_at.tzinfo is not None
    assert (found.newer_at, found.approved_at, found.closed_again_at) == (None, None, None)
    for typed in (made.code.lower(), made.code.replace("-", " "), made.code.removeprefix("WU-")):
        assert known(closed, typed) == found


@SQLITE_ONLY
@pytest.mark.parametrize(
    "wrong", ["", "x", "WU-00000-00000", "WU-0", "ก" * 5000, "'; DROP TABLE x; --", "\x00"]
)
def test_another_code_is_not_known(closed: Office, wrong: str) -> None:
    closed.make(Kind.AGENDA, MEETING, Media.DOCX)
    assert known(closed, wrong) is None


@SQLITE_ONLY
def test_it_says_nothing_of_who_made_it(closed: Office) -> None:
    names = {field.name for field in fields(Verified)}
    assert names.isdisjoint({"account_id", "by", "label", "name"})


def test_a_newer_one_of_other_data_is_told(closed: Office) -> None:
    first = closed.make(Kind.AGENDA, NEXT, Media.DOCX)
    closed.make(Kind.AGENDA, NEXT, Media.PDF)
    told = known(closed, first.code)
    assert told is not None
    assert told.newer_at is None  # of the same data: it says the same
    secretary = person(closed.engine, AccountRole.SECRETARIAT, login="later").by(fixed_clock(NEXT_DAY, 14))
    open_meeting(closed.engine, secretary, NEXT)
    other = closed.make(Kind.LETTER, MEETING, Media.DOCX, agency_code="doae")
    newest = closed.make(Kind.AGENDA, NEXT, Media.DOCX)
    told, of_other = known(closed, first.code), known(closed, other.code)
    assert told is not None
    assert of_other is not None
    assert told.newer_at == next(row.made_at for row in closed.rows() if row.code == newest.code)
    assert of_other.newer_at is None


def test_approval_and_a_further_closing_since_are_told(closed: Office) -> None:
    before = closed.make(Kind.MINUTES, MEETING, Media.DOCX)
    secretary = person(closed.engine, AccountRole.SECRETARIAT, login="later").by()
    reopen_meeting(closed.engine, secretary, MEETING, "จดมติตกไปหนึ่งข้อ")
    close_meeting(closed.engine, secretary, MEETING)
    told = known(closed, before.code)
    assert told is not None
    assert told.closed_again_at is not None
    assert told.approved_at is None
    open_meeting(closed.engine, secretary, NEXT)
    approve_minutes(closed.engine, secretary, MEETING, NEXT)
    told, after = known(closed, before.code), closed.make(Kind.MINUTES, MEETING, Media.DOCX)
    assert told is not None
    assert told.approved_at is not None
    assert told.approved_at > told.made_at
    found = known(closed, after.code)
    assert found is not None
    assert (found.approved_at, found.closed_again_at, found.newer_at) == (None, None, None)
