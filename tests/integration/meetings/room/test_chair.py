"""Who chairs is said, never guessed; and decisions are settled in the chair's name."""

import pytest

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.bilingual import columns_of
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.queries import meeting_record
from kmcore.meetings.room.chair import record_chair
from kmcore.snapshot.closing import close_meeting
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import CHECK, DAY, MEETING, SQLITE_ONLY, Table
from tests.support.checks import check
from tests.support.people import person

pytestmark = SQLITE_ONLY
GOVERNOR = "ผู้ว่าราชการจังหวัด"


def _preside(table: Table, chair: str = GOVERNOR) -> None:
    record_chair(table.engine, table.person.by(CLOCK), MEETING, chair)


def test_nobody_chairs_until_it_is_said(planned: Table) -> None:
    assert planned.row().chair is None
    planned.open()
    assert planned.row().chair is None
    _preside(planned, "  ผู้ว่าราชการ\nจังหวัด ")
    assert planned.row().chair == "ผู้ว่าราชการ จังหวัด"


def test_the_chair_of_the_session_before_has_its_english(table: Table) -> None:
    _preside(table)
    info = table.ask(meeting_record, MEETING, DAY).info
    assert columns_of(info.chair) == (GOVERNOR, "The Governor")
    _preside(table, "รองผู้ว่าราชการจังหวัด")
    assert table.row().chair_en is None


def test_a_number_is_settled_in_the_chair_s_name(table: Table) -> None:
    _preside(table)
    statement = table.ask(check, CHECK, DAY).statements[0]
    table.record("ใช้ 250", check_code=CHECK, statement_id=statement.id)
    assert table.ask(check, CHECK, DAY).settled_by == f"{GOVERNOR} ({table.person.user.label} บันทึก)"


def test_the_same_again_changes_nothing(table: Table) -> None:
    _preside(table)
    before = table.revision()
    _preside(table)
    assert table.revision() == before


@pytest.mark.parametrize("chair", ["", "  ", "ก" * 201, "\u202e"])
def test_what_is_no_chair_is_refused(table: Table, chair: str) -> None:
    with pytest.raises(MeetingError) as refused:
        _preside(table, chair)
    assert refused.value.field == "chair"
    assert table.row().chair is None


def test_a_meeting_that_is_over_keeps_its_chair(table: Table) -> None:
    close_meeting(table.engine, table.person.by(CLOCK), MEETING)
    with pytest.raises(MeetingError):
        _preside(table)


def test_only_the_secretariat_says_it(table: Table) -> None:
    governor = person(table.engine, AccountRole.GOVERNOR)
    with pytest.raises(NotAllowedError):
        record_chair(table.engine, governor.by(CLOCK), MEETING, GOVERNOR)
