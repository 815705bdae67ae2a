"""A resolution is changed by who has seen it, or struck out with a reason; its work follows."""

import json
from datetime import timedelta
from typing import Any

import pytest

from kmcore.access.kinds import AccountRole
from kmcore.actions.models import WorkState
from kmcore.errors import NotFoundError
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.meetings.queries import meeting_record
from kmcore.programme.kinds import ResolutionKind
from kmcore.reminders.report_command import report
from tests.integration.actions.reporting import CLOCK, form_of
from tests.integration.meetings.room.conftest import (
    DAY,
    EVE,
    MEETING,
    NEXT_DAY,
    OWNED,
    SQLITE_ONLY,
    UNOWNED,
    Table,
)
from tests.support.next_codes import NEW_ITEM, next_codes
from tests.support.people import person

pytestmark = SQLITE_ONLY
_, SECOND_ITEM, THIRD_ITEM = next_codes("actions", 3)
MADE: dict[str, Any] = {"makes_item": True, "owner": "nfe", "supporters": ("cdd",), "due": NEXT_DAY}


def _report(table: Table, code: str, agency: str) -> None:
    lead = person(table.engine, AccountRole.LEAD, agency)
    report(table.engine, lead.by(CLOCK), form_of(code, agency, state=WorkState.IN_PROGRESS))


def test_the_item_it_made_takes_on_all_that_it_says(table: Table) -> None:
    kept = table.record("ตั้งคณะทำงาน", **MADE)
    _report(table, NEW_ITEM, "nfe")
    changed = table.change(
        kept.code,
        1,
        "ให้ตั้งคณะทำงานสองชุด",
        kind=ResolutionKind.INSTRUCTION,
        makes_item=True,
        title="คณะทำงานสองชุด",
        owner="wu",
        supporters=("pho", "nfe"),
        due=DAY,
        head=4,
    )
    assert (changed.code, changed.action_code, changed.version) == (kept.code, NEW_ITEM, 2)
    row = table.item(NEW_ITEM)
    assert row is not None
    assert (row.title, row.kind, row.stated_as.th) == ("คณะทำงานสองชุด", "instruction", "ข้อสั่งการ")
    assert (row.owners, set(row.supporters), row.due_date) == (("wu",), {"pho", "nfe"}, DAY)
    assert len(row.dues) == 1
    assert row.last_update == DAY  # what was reported stays
    (one,) = table.room().resolutions
    assert (one.text, one.head, one.version, one.owners) == ("ให้ตั้งคณะทำงานสองชุด", 4, 2, ("wu",))
    detail = json.loads(table.deeds("record_meeting")[-1].detail)
    assert (detail["before"]["owner"], detail["after"]["owner"]) == ("nfe", "wu")
    assert (detail["before"]["text"], detail["after"]["text"]) == ("ตั้งคณะทำงาน", "ให้ตั้งคณะทำงานสองชุด")
    assert table.item(SECOND_ITEM) is None


def test_a_form_drawn_from_it_may_name_the_item_it_made(table: Table) -> None:
    kept = table.record(**MADE)
    assert table.change(kept.code, 1, action_code=NEW_ITEM, **MADE).action_code == NEW_ITEM


def test_who_has_not_seen_it_does_not_write_over_it(table: Table) -> None:
    kept = table.record(**MADE)
    table.change(kept.code, 1, "ของคนแรก", **MADE)
    before = table.revision()
    for act in (
        lambda: table.change(kept.code, 1, "ของคนที่สอง", **MADE),
        lambda: table.withdraw(kept.code, 1),
    ):
        with pytest.raises(EditConflictError, match="มีคนแก้ส่วนนี้ไปแล้ว") as conflict:
            act()
        assert conflict.value.version == 2
    assert (table.revision(), table.kept()[0].text) == (before, "ของคนแรก")


def test_made_work_that_is_no_work_after_all_ends_and_its_code_is_not_given_again(table: Table) -> None:
    kept = table.record("ตั้งคณะทำงาน", **MADE)
    assert table.change(kept.code, 1, "ที่ประชุมรับทราบ").action_code is None
    assert (table.item(NEW_ITEM), table.item(NEW_ITEM, NEXT_DAY)) == (None, None)
    again = table.change(kept.code, 2, "ตั้งคณะทำงาน", **MADE)
    assert again.action_code == SECOND_ITEM
    assert table.item(SECOND_ITEM) is not None
    table.withdraw(kept.code, 3)
    assert table.record(**MADE).action_code == THIRD_ITEM


def test_it_speaks_of_other_work_and_the_first_has_its_owner_back(table: Table) -> None:
    before, kept = table.item(OWNED), table.record(action_code=OWNED, owner="wu", due=NEXT_DAY)
    table.change(kept.code, 1, action_code=UNOWNED, owner="wu", supporters=("pho",))
    row = table.item(UNOWNED)
    assert row is not None
    assert (row.owners, row.supporters) == (("wu",), ("pho",))
    assert table.item(OWNED) == before
    table.change(kept.code, 2, action_code=OWNED, supporters=("wu",))  # wu gave it back a moment ago
    row = table.item(OWNED)
    assert row is not None
    assert (row.owners, row.supporters) == (("nfe",), ("wu",))


def test_struck_out_it_stays_readable_with_the_reason(table: Table) -> None:
    kept = table.record("ตั้งคณะทำงาน", **MADE)
    table.withdraw(kept.code, 1, " จดซ้ำกับข้อก่อน ")
    room = table.room()
    (one,) = room.resolutions
    assert (one.withdrawn, one.withdrawn_reason, one.version) == (True, "จดซ้ำกับข้อก่อน", 2)
    assert (one.action_code, one.owners, one.supporters, one.due_date) == (
        NEW_ITEM,
        ("nfe",),
        ("cdd",),
        NEXT_DAY,
    )
    assert room.standing == ()
    assert table.ask(meeting_record, MEETING).resolutions == ()
    assert (table.item(NEW_ITEM), table.item(NEW_ITEM, NEXT_DAY)) == (None, None)
    detail = json.loads(table.deeds("record_meeting")[-1].detail)
    assert (detail["reason"], detail["after"], detail["before"]["owner"]) == ("จดซ้ำกับข้อก่อน", None, "nfe")
    for act in (lambda: table.change(kept.code, 2), lambda: table.withdraw(kept.code, 2)):
        with pytest.raises(MeetingError, match="ถูกถอนไปแล้ว"):
            act()


def test_struck_out_it_gives_back_what_it_gave_and_no_more(table: Table) -> None:
    before = table.item(OWNED)
    one = table.record(action_code=OWNED, owner="wu", due=NEXT_DAY)
    other = table.record(action_code=OWNED, owner="pho")
    table.withdraw(one.code)
    row = table.item(OWNED)
    assert before is not None
    assert row is not None
    assert (row.owners, row.due_date) == (("pho",), before.due_date)
    table.withdraw(other.code)
    assert table.item(OWNED) == before
    assert table.item(OWNED, EVE) is not None


def test_work_that_agencies_reported_on_is_not_ended(table: Table) -> None:
    kept = table.record(**MADE)
    _report(table, NEW_ITEM, "nfe")
    before = table.revision()
    for act in (lambda: table.withdraw(kept.code), lambda: table.change(kept.code, 1, "รับทราบ")):
        with pytest.raises(MeetingError, match=f"หน่วยงานรายงานงาน {NEW_ITEM} แล้ว"):
            act()
    assert table.revision() == before
    assert table.item(NEW_ITEM) is not None


def test_nor_work_that_another_resolution_speaks_of(table: Table) -> None:
    kept = table.record(**MADE)
    other = table.record("ขยายกำหนด", action_code=NEW_ITEM, due=NEXT_DAY + timedelta(7))
    with pytest.raises(MeetingError, match=f"ข้อสรุป {other.code} พูดถึงงาน {NEW_ITEM}"):
        table.withdraw(kept.code)
    table.withdraw(other.code)
    row = table.item(NEW_ITEM)
    assert row is not None
    assert row.due_date == NEXT_DAY
    table.withdraw(kept.code)
    assert table.item(NEW_ITEM) is None


def test_it_cannot_speak_of_the_very_work_it_made(table: Table) -> None:
    kept = table.record(**MADE)
    with pytest.raises(MeetingError, match="เกิดจากข้อนี้เอง") as refused:
        table.change(kept.code, 1, action_code=NEW_ITEM, owner="wu")
    assert refused.value.field == "action_code"


@pytest.mark.parametrize("reason", ["", " \u200b", "ก" * 501])
def test_a_reason_has_to_be_said(table: Table, reason: str) -> None:
    kept = table.record()
    with pytest.raises(MeetingError) as refused:
        table.withdraw(kept.code, 1, reason)
    assert refused.value.field == "reason"
    assert table.room().standing


@pytest.mark.parametrize("code", ["R1", "R99", "\0"])
def test_a_source_s_resolution_is_nobodys_to_change(table: Table, code: str) -> None:
    for act in (lambda: table.change(code), lambda: table.withdraw(code)):
        with pytest.raises(NotFoundError, match="ไม่มีข้อสรุปรหัส"):
            act()


def test_a_change_that_cannot_be_taken_changes_nothing(table: Table) -> None:
    kept = table.record(action_code=OWNED, owner="wu", due=NEXT_DAY)
    before, row = table.revision(), table.item(OWNED)
    with pytest.raises(MeetingError):
        table.change(kept.code, 1, action_code=OWNED, owner="nobody")
    assert (table.revision(), table.item(OWNED), table.kept()[0].version) == (before, row, 1)
