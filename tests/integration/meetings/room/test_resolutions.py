"""Resolutions as they are said: each becomes work with one owner, or hands over work that is there."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.actions.models import ActionParty, PartyRole, WorkState
from kmcore.errors import NotFoundError
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.models import Meeting
from kmcore.meetings.queries import meeting_record
from kmcore.meetings.room import resolutions
from kmcore.meetings.room.resolutions import record_resolution
from kmcore.meetings.session_models import AgendaItem
from kmcore.programme.kinds import RECORDED_IN_SESSION, ResolutionKind
from kmcore.reminders.report_command import report
from kmcore.snapshot.closing import close_meeting
from tests.integration.actions.reporting import CLOCK, form_of
from tests.integration.meetings.room.conftest import (
    DAY,
    EVE,
    JOINT,
    MEETING,
    NEXT,
    NEXT_DAY,
    OWNED,
    SQLITE_ONLY,
    UNOWNED,
    Table,
)
from tests.support.next_codes import NEW_ITEM, NEW_RESOLUTION, next_codes
from tests.support.people import person

pytestmark = SQLITE_ONLY
DECISION, PROPOSAL = ResolutionKind.DECISION, ResolutionKind.PROPOSAL


def test_it_becomes_work_of_one_owner_from_the_meetings_day(table: Table) -> None:
    kept = table.record(
        "ให้ กศน. ตั้งคณะทำงานฐานข้อมูล",
        kind=ResolutionKind.INSTRUCTION,
        head=4,
        makes_item=True,
        title="คณะทำงานฐานข้อมูล",
        owner="nfe",
        supporters=("cdd", "wu"),
        due="next",
    )
    assert (kept.code, kept.action_code, kept.version, kept.repeated) == (NEW_RESOLUTION, NEW_ITEM, 1, False)
    row = table.item(NEW_ITEM)
    assert row is not None
    assert (row.title, row.kind, row.stated_as.th, row.stated_as.en) == (
        "คณะทำงานฐานข้อมูล",
        "instruction",
        "ข้อสั่งการ",
        "instruction",
    )
    assert (row.owners, set(row.supporters), row.due_date) == (("nfe",), {"cdd", "wu"}, NEXT_DAY)
    assert (row.opened_on, row.meeting_code, row.source, row.demo) == (DAY, MEETING, None, False)
    assert [(due.set_on, due.reason) for due in row.dues] == [(DAY, NEW_RESOLUTION)]
    assert table.item(NEW_ITEM, EVE) is None
    (one,) = table.room().resolutions
    assert (one.code, one.kind, one.head, one.action_code) == (NEW_RESOLUTION, "instruction", 4, NEW_ITEM)
    assert (one.owners, set(one.supporters), one.due_date) == (("nfe",), {"cdd", "wu"}, NEXT_DAY)
    assert (one.makes_item, one.given_owner, one.given_due) == (True, "nfe", NEXT_DAY)
    assert (one.recorded_at, one.recorder, one.source) == (CLOCK(), table.person.user.label, None)
    assert (one.text, one.version, one.withdrawn) == ("ให้ กศน. ตั้งคณะทำงานฐานข้อมูล", 1, False)
    detail = json.loads(table.deeds("record_meeting")[-1].detail)
    assert (detail["resolution"], detail["before"]) == (NEW_RESOLUTION, None)
    assert detail["after"]["owner"] == "nfe"
    assert detail["after"]["due"] == str(NEXT_DAY)


def test_the_agencies_report_on_it_at_once(table: Table) -> None:
    kept = table.record(makes_item=True, owner="doae")
    lead = person(table.engine, AccountRole.LEAD, "doae")
    report(table.engine, lead.by(CLOCK), form_of(kept.action_code or "", state=WorkState.IN_PROGRESS))
    row = table.item(kept.action_code or "")
    assert row is not None
    assert (row.progress, row.last_update) == (55, DAY)


def test_codes_and_places_go_on_from_the_last(table: Table) -> None:
    first = meeting_record
    codes = [table.record(f"มติที่ {number}").code for number in range(3)]
    assert tuple(codes) == next_codes("resolutions", 3)
    assert [row.code for row in table.ask(first, MEETING).resolutions] == codes
    places = [row.position for row in table.kept()]
    assert places == sorted(set(places))


@pytest.mark.parametrize("kind", RECORDED_IN_SESSION)
def test_a_conclusion_without_work_needs_nothing_more(table: Table, kind: ResolutionKind) -> None:
    kept = table.record("ที่ประชุมรับทราบ\r\nและขอบคุณ", kind=kind)
    assert (kept.action_code, len(table.kept())) == (None, 1)
    assert table.kept()[0].text == "ที่ประชุมรับทราบ\nและขอบคุณ"


def test_a_proposal_may_make_work_of_nobody(table: Table) -> None:
    kept = table.record(kind=PROPOSAL, makes_item=True)
    row = table.item(kept.action_code or "")
    assert row is not None
    assert (row.owners, row.has_owner, row.kind, row.stated_as.th) == ((), False, "proposal", "ข้อเสนอ")


def test_work_of_nobody_gets_its_owner(table: Table) -> None:
    before = table.item(UNOWNED)
    kept = table.record("กศน. รับ", action_code=UNOWNED, owner="nfe", due=DAY + timedelta(14))
    row, eve = table.item(UNOWNED), table.item(UNOWNED, EVE)
    assert before is not None
    assert row is not None
    assert eve is not None
    assert (before.owners, row.owners, eve.owners) == ((), ("nfe",), ())
    assert (row.due_date, eve.due_date) == (DAY + timedelta(14), before.due_date)
    assert row.supporters == tuple(code for code in before.supporters if code != "nfe")
    assert table.room().resolutions[0].head == 3  # matters arising
    assert kept.action_code == UNOWNED


@pytest.mark.parametrize("code", [OWNED, JOINT])
def test_handing_over_leaves_one_owner_and_past_boards_as_they_were(table: Table, code: str) -> None:
    past, early = table.item(code, EVE), table.item(code, date(2007, 1, 9))
    table.record(action_code=code, owner="yomna", supporters=("pho",))
    row = table.item(code)
    assert row is not None
    assert past is not None
    assert (row.owners, row.supporters) == (("yomna",), ("pho",))
    assert row.title == past.title
    assert (table.item(code, EVE), table.item(code, date(2007, 1, 9))) == (past, early)
    later = table.item(code, NEXT_DAY)
    assert later is not None
    assert later.owners == ("yomna",)


def test_handed_over_twice_on_a_day_the_last_word_counts(table: Table) -> None:
    table.record(action_code=OWNED, owner="wu", supporters=("nfe",), due=NEXT_DAY)
    table.record(action_code=OWNED, owner="nfe")
    row = table.item(OWNED)
    assert row is not None
    assert (row.owners, row.supporters, row.due_date) == (("nfe",), (), NEXT_DAY)
    assert [
        (one.owners, one.given_owner, one.given_supporters, one.given_due, one.makes_item)
        for one in table.room().resolutions
    ] == [(("nfe",), "wu", ("nfe",), NEXT_DAY, False), (("nfe",), "nfe", (), None, False)]
    table.record(action_code=OWNED, supporters=("cdd", "wu"))
    row = table.item(OWNED)
    assert row is not None
    assert (row.owners, set(row.supporters)) == (("nfe",), {"cdd", "wu"})


def test_a_later_sessions_handing_over_outlives_an_earlier_one_corrected(table: Table) -> None:
    early = table.record(action_code=OWNED, owner="wu")
    close_meeting(table.engine, table.person.by(CLOCK), MEETING)
    table.open(NEXT)
    table.record(meeting_code=NEXT, action_code=OWNED, owner="pho")
    close_meeting(table.engine, table.person.by(CLOCK), NEXT)
    from kmcore.meetings.room.opening import reopen_meeting  # noqa: PLC0415

    reopen_meeting(table.engine, table.person.by(CLOCK), MEETING, "ผิดหน่วย")
    table.change(early.code, 1, action_code=OWNED, owner="cdd")
    owners = {day: table.item(OWNED, day) for day in (EVE, DAY, NEXT_DAY - timedelta(1), NEXT_DAY)}
    assert [row and row.owners for row in owners.values()] == [("nfe",), ("cdd",), ("cdd",), ("pho",)]
    table.withdraw(early.code, 2)
    owners = {day: table.item(OWNED, day) for day in (EVE, DAY, NEXT_DAY - timedelta(1), NEXT_DAY)}
    assert [row and row.owners for row in owners.values()] == [("nfe",), ("nfe",), ("nfe",), ("pho",)]


def test_a_source_s_part_of_the_very_day_ends_and_comes_back(table: Table) -> None:
    table.put(
        ActionParty(action_code=UNOWNED, agency_code="cdd", from_date=DAY, role=PartyRole.OWNER),
        ActionParty(action_code=UNOWNED, agency_code="doae", from_date=NEXT_DAY, role=PartyRole.OWNER),
    )
    kept = table.record(action_code=UNOWNED, owner="nfe")
    assert [row and row.owners for row in (table.item(UNOWNED), table.item(UNOWNED, NEXT_DAY))] == [
        ("nfe",),
        ("doae",),
    ]
    table.withdraw(kept.code)
    assert [row and row.owners for row in (table.item(UNOWNED), table.item(UNOWNED, NEXT_DAY))] == [
        ("cdd",),
        ("doae",),
    ]


def test_before_the_next_meeting_is_its_day_as_it_is_planned_now(table: Table) -> None:
    with table.engine.begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE meeting SET on_date = '2007-03-12' WHERE code = '{NEXT}'"  # noqa: S608 - a constant
        )
    kept = table.record(makes_item=True, owner="nfe", due="next")
    row = table.item(kept.action_code or "")
    assert row is not None
    assert row.due_date == date(2007, 3, 12)


def test_without_a_next_meeting_it_says_to_set_one(table: Table) -> None:
    with table.engine.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM meeting WHERE code = '{NEXT}'")  # noqa: S608 - a constant
    with pytest.raises(MeetingError, match="กำหนดวันที่หน้าปฏิทินวงก่อน") as refused:
        table.record(makes_item=True, owner="nfe", due="next")
    assert refused.value.field == "due"
    assert (table.kept(), table.item(NEW_ITEM)) == ([], None)


def test_an_agenda_item_tells_the_head(table: Table) -> None:
    table.put(
        AgendaItem(id=7, meeting_code=MEETING, head=4, position=1, title="ฐานข้อมูล"),
        AgendaItem(id=8, meeting_code=NEXT, head=4, position=1, title="ของครั้งหน้า"),
    )
    table.record(agenda_id=7)
    assert (table.kept()[0].head, table.kept()[0].agenda_id) == (4, 7)
    wrongs: list[dict[str, Any]] = [{"agenda_id": 7, "head": 5}, {"agenda_id": 8}, {"agenda_id": 99}]
    for wrong in wrongs:
        with pytest.raises(MeetingError) as refused:
            table.record(**wrong)
        assert refused.value.field == "agenda_id"


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"text": " "}, "text"),
    ({"text": "ก" * 4001}, "text"),
    ({"text": "ก\x00ข"}, "text"),
    ({"makes_item": True, "owner": "nobody"}, "owner"),
    ({"makes_item": True, "owner": "nfe", "supporters": ("nobody",)}, "supporters"),
    ({"makes_item": True, "owner": "nfe", "due": EVE}, "due"),
    ({"head": 6}, "head"),
    ({"head": 0}, "head"),
    ({"action_code": "A99"}, "action_code"),
    ({"action_code": "A\0"}, "action_code"),
    ({"action_code": OWNED, "supporters": ("nfe",)}, "supporters"),  # its owner, who keeps it
    ({"submission": "seven"}, "submission"),
]


@pytest.mark.parametrize(("fields", "field"), WRONG)
def test_a_field_that_cannot_be_taken_is_named_and_nothing_is_written(
    table: Table, fields: dict[str, Any], field: str
) -> None:
    before = table.revision()
    with pytest.raises(MeetingError) as refused:
        table.record(**fields)
    assert refused.value.field == field
    assert (table.revision(), table.kept(), table.item(NEW_ITEM)) == (before, [], None)


def test_work_that_is_done_is_not_handed_over(table: Table) -> None:
    desk = person(table.engine, AccountRole.LEAD, "nfe")
    report(
        table.engine,
        desk.by(CLOCK),
        form_of(OWNED, "nfe", state=WorkState.DONE, progress=100, seen=_seen(table, OWNED)),
    )
    with pytest.raises(MeetingError, match="เสร็จแล้ว") as refused:
        table.record(action_code=OWNED, owner="wu")
    assert refused.value.field == "action_code"


def _seen(table: Table, code: str) -> int:
    from kmcore.actions.agency_items import item_version  # noqa: PLC0415

    version: int = table.ask(item_version, code)
    return version


def test_only_an_open_session_takes_any_and_only_from_the_secretariat(planned: Table) -> None:
    with pytest.raises(MeetingError, match="ยังไม่ได้เปิด"):
        planned.record()
    with pytest.raises(NotFoundError):
        planned.record(meeting_code="nowhere")
    planned.open()
    lead = person(planned.engine, AccountRole.LEAD)
    with pytest.raises(NotAllowedError):
        record_resolution(planned.engine, lead.by(), planned.form())
    assert planned.kept() == []


def test_sent_twice_it_is_kept_once_even_after_closing(table: Table) -> None:
    form = table.form("ตั้งคณะทำงาน", makes_item=True, owner="nfe", supporters=("wu",), due="next", head=4)
    by = table.person.by(CLOCK)
    one = record_resolution(table.engine, by, form)
    close_meeting(table.engine, by, MEETING)
    before = table.revision()
    again = record_resolution(table.engine, by, form)
    assert (again.code, again.action_code, again.repeated, again.revision) == (
        NEW_RESOLUTION,
        NEW_ITEM,
        True,
        before,
    )
    assert (one.repeated, len(table.kept()), table.item(next_codes("actions", 2)[-1]), table.revision()) == (
        False,
        1,
        None,
        before,
    )


OTHER: list[dict[str, Any]] = [
    {"text": "อื่น"},
    {"kind": ResolutionKind.INSTRUCTION},
    {"owner": "cdd"},
    {"supporters": ()},
    {"due": None},
    {"due": NEXT_DAY + timedelta(1)},
    {"title": "ชื่ออื่น"},
    {"head": 5},
    {"makes_item": False, "action_code": UNOWNED},
]


@pytest.mark.parametrize("other", OTHER)
def test_sent_again_with_something_else_it_says_so_and_keeps_what_was_kept(
    table: Table, other: dict[str, Any]
) -> None:
    submission = str(uuid4())
    fields: dict[str, Any] = {
        "makes_item": True,
        "owner": "nfe",
        "supporters": ("wu",),
        "due": "next",
        "head": 4,
        "submission": submission,
    }
    table.record("ตั้งคณะทำงาน", **fields)
    before = table.revision()
    with pytest.raises(MeetingError, match=f"เก็บไว้แล้วเป็น {NEW_RESOLUTION}") as refused:
        table.record(**{"text": "ตั้งคณะทำงาน", **fields, **other})
    assert (refused.value.field, table.revision(), len(table.kept())) == ("submission", before, 1)


def test_what_breaks_half_way_leaves_nothing(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any, **_named: Any) -> None:
        raise RuntimeError("the settling broke")

    monkeypatch.setattr(resolutions, "settle_number", broken)
    before, row = table.revision(), table.item(OWNED)
    with pytest.raises(RuntimeError):
        table.record(action_code=OWNED, owner="wu", check_code="villages-per-agency", statement_id=1)
    with pytest.raises(RuntimeError):
        table.record(makes_item=True, owner="wu", check_code="villages-per-agency", statement_id=1)
    assert (table.revision(), table.item(OWNED), table.kept()) == (before, row, [])
    assert table.item(NEW_ITEM) is None


def test_a_district_circle_records_too(planned: Table) -> None:
    planned.put(Meeting(code="d", circle_code="khun-amnuay-8001", on_date=DAY))
    planned.open()
    planned.open("d")  # on the day that the province's circle brought
    kept = planned.record(meeting_code="d", action_code=OWNED, owner="wu")
    last = planned.record(action_code=OWNED, owner="cdd")
    row = planned.item(OWNED)
    assert row is not None
    assert row.owners == ("cdd",)
    planned.withdraw(last.code)
    row = planned.item(OWNED)
    assert row is not None
    assert row.owners == ("wu",)  # the other circle's word of the same day still stands
    assert planned.room(code="d").resolutions[0].code == kept.code
    assert planned.room(code="d").life is MeetingLife.OPEN
