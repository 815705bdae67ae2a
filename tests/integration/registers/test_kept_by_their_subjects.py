"""Kinds that their subjects keep: items as a circle's resolutions write them, accounts without a password."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from kmcore.access.account_register import AccountError
from kmcore.access.kinds import AccountRole
from kmcore.access.models import Account, SignInSession
from kmcore.actions.models import PartyRole
from kmcore.actions.queries import board, item_detail
from kmcore.privacy.audit_trail import TrailFilter, trail
from kmcore.registers.definitions import KINDS
from kmcore.registers.errors import RefusedRowError, UndoError
from kmcore.registers.queries import batch_changes, can_be_taken_back
from kmcore.registers.read_models import RowResult
from kmcore.registers.row_commands import RowEdit, add_row, correct_row
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.support import Lines, imported
from tests.support.people import Person, person

ACTIONS, PEOPLE = KINDS["actions"], KINDS["people"]
TODAY = date(2007, 2, 8)
ITEM = {
    "title": "ทำทะเบียนกลุ่มออมทรัพย์",
    "owners": "พช.",
    "support": "กศน. และ มวล.",
    "due_date": "28 ก.พ. 2550",
}
SOMCHAI = {"login": "Somchai.J", "label": "หัวหน้า พช.", "full_name": "สมชาย ใจดี", "email": "s@cdd.go.th"}


def owners(engine: Engine, code: str, day: date) -> set[str]:
    with reading(engine) as session:
        parts = item_detail(session, code, day).row.parts
    return {part.agency_code for part in parts if part.role is PartyRole.OWNER}


def test_an_item_is_opened_handed_over_and_given_back(store: Engine) -> None:
    by = person(store, AccountRole.SECRETARIAT).by()
    added = add_row(store, by, ACTIONS, {**ITEM, "opened_on": "1 ก.พ. 2550"})
    assert owners(store, "A23", TODAY) == {"cdd"}
    with reading(store) as session:
        (row,) = [one for one in board(session, TODAY) if one.code == "A23"]
        assert row.due_date == date(2007, 2, 28)
        assert "A23" not in {one.code for one in board(session, date(2007, 1, 31))}
    handed = correct_row(store, by, RowEdit(ACTIONS, ("A23",), {"owners": "เกษตร"}, {}))
    assert (owners(store, "A23", TODAY), owners(store, "A23", date(2007, 2, 7))) == ({"doae"}, {"cdd"})
    with reading(store) as session:
        assert (
            trail(session, person(store, AccountRole.GOVERNOR).user, TrailFilter(thing="action:A23")).total
            == 2
        )
    undo_batch(store, by, handed.batch or 0)
    assert owners(store, "A23", TODAY) == {"cdd"}
    undone = undo_batch(store, by, added.batch or 0)
    with reading(store) as session:
        assert "A23" not in {one.code for one in board(session, TODAY)}
    assert imported(store, by, "actions", [ITEM])[1].new == 1
    assert owners(store, "A24", TODAY) == {"cdd"}  # a code is never given again
    undo_batch(store, by, undone.batch or 0)
    assert owners(store, "A23", TODAY) == {"cdd"}


def test_an_item_of_a_circle_without_a_session_and_of_two_parts_is_refused(store: Engine) -> None:
    by = person(store, AccountRole.SECRETARIAT).by()
    with pytest.raises(RefusedRowError, match="ยังไม่เคยประชุม"):
        add_row(store, by, ACTIONS, {**ITEM, "opened_on": "1 ม.ค. 2549"})
    preview, _written = imported(store, by, "actions", [{**ITEM, "opened_on": "1 ม.ค. 2549"}])
    assert [one.code for row in preview.rows for one in row.problems] == ["not_settled"]
    lines: Lines = [{**ITEM, "support": "พช."}, {**ITEM, "title": "อื่น", "code": "A99"}]
    preview, written = imported(store, by, "actions", lines)
    assert written.batch is None
    assert [one.code for row in preview.rows for one in row.problems] == ["two_parts", "code_is_given"]


def test_of_which_circle_and_session_an_item_is_is_shown_before_it_is_written(store: Engine) -> None:
    by = person(store, AccountRole.SECRETARIAT).by()
    preview, written = imported(store, by, "actions", [ITEM])
    said = {name: preview.rows[0].values[name] for name in ("circle_code", "meeting_code", "opened_on")}
    assert said == {
        "circle_code": "khun-uea",
        "meeting_code": "khun-uea-2550-01-09",
        "opened_on": TODAY,
    }
    with reading(store) as session:
        ((_key, change),) = batch_changes(session, written.batch or 0, 9)
    assert {name: (change.after or {})[name] for name in said} == said
    other = {**ITEM, "title": "อื่น", "meeting_code": "khun-uea-2550-01-09", "circle_code": "ท่าศาลา"}
    assert imported(store, by, "actions", [other])[0].rows[0].result is RowResult.REFUSED


def _keeper(engine: Engine) -> Person:
    return person(engine, AccountRole.ADMIN)


def test_an_imported_account_opens_nothing_and_leaves_no_name_in_the_trail(store: Engine) -> None:
    keeper = _keeper(store)
    added = add_row(
        store, keeper.by(), PEOPLE, {**SOMCHAI, "role": "ผู้รายงานของหน่วยงาน", "agency_code": "พช."}
    )
    with Session(store) as session:
        account = session.exec(select(Account).where(Account.login == "somchai.j")).one()
        assert (account.password_hash, account.full_name) == ("", "สมชาย ใจดี")
        key = (account.id,)
        entries = trail(session, keeper.user, TrailFilter(thing=f"account:{account.id}")).entries
    assert all(text not in str(entries) for text in ("somchai", "สมชาย", "cdd.go.th"))
    named = correct_row(store, keeper.by(), RowEdit(PEOPLE, key, {"full_name": "สมชาย ดีใจ"}, {}))
    with reading(store) as session:
        assert not can_be_taken_back(session, named.batch or 0)
        assert can_be_taken_back(session, added.batch or 0)
    with pytest.raises(UndoError, match="ไม่เก็บข้อมูลส่วนบุคคล"):
        undo_batch(store, keeper.by(), named.batch or 0)
    undo_batch(store, keeper.by(), added.batch or 0)
    with Session(store) as session:
        gone = session.get_one(Account, key[0])
        assert (gone.full_name, gone.email, gone.active, gone.erased_at is None) == (None, None, False, False)


def test_another_role_ends_sessions_and_one_s_own_stays(store: Engine) -> None:
    keeper, lead = _keeper(store), person(store, AccountRole.LEAD, "cdd")
    key = (lead.account_id,)
    correct_row(store, keeper.by(), RowEdit(PEOPLE, key, {"role": "ผู้ชม", "agency_code": ""}, {}))
    with Session(store) as session:
        ends = session.exec(select(SignInSession.ended_at).where(SignInSession.account_id == key[0])).all()
    assert ends
    assert None not in ends
    with pytest.raises(AccountError, match="ของตนเอง"):
        correct_row(store, keeper.by(), RowEdit(PEOPLE, (keeper.account_id,), {"active": "ไม่ใช่"}, {}))
