"""“ใช้ 250”: from the meeting's day on a number is settled, by the chair's word."""

from typing import Any

import pytest
from sqlalchemy import update

from kmcore.i18n import speaking
from kmcore.meetings.decisions import to_decide
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Meeting
from kmcore.programme.kinds import ResolutionKind
from kmcore.sources.read_models import CheckRow
from tests.integration.meetings.room.conftest import CHECK, DAY, EVE, SQLITE_ONLY, Table
from tests.support.checks import check

pytestmark = SQLITE_ONLY


def _check(table: Table, day: Any = DAY, code: str = CHECK) -> CheckRow:
    found: CheckRow = table.ask(check, code, day)
    return found


def _statement(table: Table, number: int) -> int:
    return next(said.id for said in _check(table).statements if said.number == number)


def _settle(table: Table, number: int = 400, **fields: Any) -> str:
    return table.record("ใช้ค่านี้", check_code=CHECK, statement_id=_statement(table, number), **fields).code


def test_the_chosen_statement_counts_from_the_meetings_day_on(table: Table) -> None:
    with table.engine.begin() as connection:
        connection.execute(update(Meeting).values(chair="ผู้ว่าราชการจังหวัด"))
    eve = _check(table, EVE)
    code = _settle(table, 400)
    row = _check(table)
    assert (row.state, row.settled_on, row.settled_by, row.settled_resolution) == (
        "settled",
        DAY,
        f"ผู้ว่าราชการจังหวัด ({table.person.user.label} บันทึก)",
        code,
    )
    assert [(said.number, said.used) for said in row.statements] == [(250, False), (400, True)]
    assert (row.used_value, row.reason) == ("400 หมู่บ้าน", f"ใช้ค่านี้ตามข้อสรุป {code} ของที่ประชุม")
    with speaking("en"):
        assert row.used_value == "400 villages"
    assert _check(table, EVE) == eve
    assert (eve.state, eve.used_value, eve.settled_resolution) == ("open", "250 หมู่บ้าน", None)
    assert table.room().resolutions[0].check_code == CHECK
    assert CHECK not in {one.ref for one in to_decide([], [row])}


def test_where_no_chair_is_known_it_is_the_meeting_s_word_and_the_clerk_only_wrote_it_down(
    table: Table,
) -> None:
    _settle(table, 250)
    assert _check(table).settled_by == f"ที่ประชุม ({table.person.user.label} บันทึก)"


def test_settled_once_it_is_refused_until_that_is_struck_out(table: Table) -> None:
    code, before = _settle(table), table.revision()
    with pytest.raises(MeetingError, match=f"ยุติแล้วด้วย {code}") as refused:
        _settle(table, 250)
    assert (refused.value.field, table.revision(), len(table.kept())) == ("check_code", before, 1)
    table.withdraw(code)
    assert (_check(table).state, _check(table).used_value) == ("open", "250 หมู่บ้าน")
    _settle(table, 250)
    assert _check(table).state == "settled"


def test_changed_it_follows(table: Table) -> None:
    code = _settle(table, 400)
    table.change(code, 1, check_code=CHECK, statement_id=_statement(table, 250))
    assert _check(table).used_value == "250 หมู่บ้าน"
    table.change(code, 2)
    assert _check(table).state == "open"
    table.change(code, 3, check_code=CHECK, statement_id=_statement(table, 400))
    assert (_check(table).state, _check(table).used_value) == ("settled", "400 หมู่บ้าน")


def test_a_statement_of_another_question_settles_nothing(table: Table) -> None:
    other = _check(table, DAY, "total-villages").statements[0].id
    wrongs: list[dict[str, Any]] = [
        {"check_code": CHECK, "statement_id": other},
        {"check_code": CHECK, "statement_id": 10**6},
        {"check_code": "no-such", "statement_id": other},
    ]
    for wrong in wrongs:
        with pytest.raises(MeetingError) as refused:
            table.record(**wrong)
        assert refused.value.field == "check_code"
    assert table.kept() == []


@pytest.mark.parametrize("kind", [ResolutionKind.PROPOSAL, ResolutionKind.OPINION])
def test_only_what_binds_settles(table: Table, kind: ResolutionKind) -> None:
    with pytest.raises(MeetingError) as refused:
        _settle(table, 250, kind=kind)
    assert refused.value.field == "kind"
    assert _check(table).state == "open"


def test_what_a_source_calls_settled_stays(table: Table) -> None:
    with table.engine.begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE number_check SET settled_on='2007-01-20', settled_by='มติ' WHERE code='{CHECK}'"  # noqa: S608
        )
    with pytest.raises(MeetingError, match="ยุติแล้วด้วย มติ"):
        _settle(table, 250)


def test_sent_again_with_another_value_it_says_so(table: Table) -> None:
    form = table.form("ใช้", check_code=CHECK, statement_id=_statement(table, 250))
    fields = {"submission": form.submission, "check_code": CHECK}
    assert not table.record("ใช้", statement_id=_statement(table, 250), **fields).repeated
    assert table.record("ใช้", statement_id=_statement(table, 250), **fields).repeated
    with pytest.raises(MeetingError) as refused:
        table.record("ใช้", statement_id=_statement(table, 400), **fields)
    assert refused.value.field == "submission"
