"""Matters on the agenda: added, changed, moved, removed; two hands, official heads, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.errors import NotFoundError
from kmcore.meetings.agenda.commands import (
    add_agenda_item,
    change_agenda_item,
    propose,
    remove_agenda_item,
    set_heads,
    shift_agenda_item,
)
from kmcore.meetings.agenda.queries import AgendaForm, suggested_numbers
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.sources.queries import OPEN, checks
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.revision import revision
from tests.integration.meetings.agenda.conftest import COMING, EVE, HELD, Office
from tests.support.people import person

FORM = AgendaForm(COMING, 4, "ปรับแผนงบ", minutes=10, agency_code="doae")


def test_a_matter_is_kept_as_typed_and_in_the_chain(office: Office) -> None:
    row = office.add("ปรับแผนงบ", detail="ตามสำนักงานจังหวัด", minutes=10, agency_code="doae")
    assert (row.head, row.title, row.minutes, row.agency_code, row.version) == (4, "ปรับแผนงบ", 10, "doae", 1)
    (entry,) = office.ask(audit_entries, ["prepare_agenda"])
    assert (entry.detail["before"], entry.detail["after"]["title"]) == (None, "ปรับแผนงบ")
    things = office.ask(lambda session: session.exec(select(AuditRow.thing)).all())
    assert things[-1] == f"meeting:{COMING}"


def test_two_who_change_it_at_once_do_not_overwrite_each_other(office: Office) -> None:
    row = office.add("ปรับแผนงบ")
    assert office.do(change_agenda_item, row.id, replace(FORM, title="ของคนแรก"), row.version) == 2
    before = office.ask(revision)
    with pytest.raises(EditConflictError, match="มีผู้แก้เรื่อง “ของคนแรก”") as conflict:
        office.do(change_agenda_item, row.id, replace(FORM, title="ของคนหลัง"), row.version)
    assert conflict.value.version == 2
    with pytest.raises(EditConflictError):
        office.do(remove_agenda_item, row.id, row.version)
    assert (office.titles(), office.ask(revision)) == (["ของคนแรก"], before)
    office.do(change_agenda_item, row.id, replace(FORM, title="ของคนหลัง"), 2)
    assert office.titles() == ["ของคนหลัง"]


def test_moved_to_another_head_it_comes_last_there(office: Office) -> None:
    office.add("ก", head=5)
    row = office.add("ข")
    office.do(change_agenda_item, row.id, replace(FORM, title="ข", head=5), 1)
    assert (office.titles(), office.titles(5)) == ([], ["ก", "ข"])


def test_matters_change_places_within_their_head(office: Office) -> None:
    numbers = {title: office.add(title).id for title in "กขค"}
    office.add("อื่น", head=5)
    office.do(shift_agenda_item, numbers["ค"], True)
    assert office.titles() == ["ก", "ค", "ข"]
    office.do(shift_agenda_item, numbers["ก"], False)
    assert office.titles() == ["ค", "ก", "ข"]
    before = office.ask(revision)
    office.do(shift_agenda_item, numbers["ค"], True)
    office.do(shift_agenda_item, numbers["ข"], False)
    assert (office.titles(), office.titles(5)) == (["ค", "ก", "ข"], ["อื่น"])
    assert office.ask(revision) == before, "at the end of its head nothing is done and nothing noted"


class TestHeads:
    def test_five_become_six_and_back_and_matters_keep_their_kind(self, office: Office) -> None:
        office.add("พิจารณา")
        office.add("อื่น", head=5)
        office.do(set_heads, COMING, 6)
        assert [len(office.agenda().heads), office.titles(4)] == [6, []]
        assert (office.titles(5), office.titles(6)) == (["พิจารณา"], ["อื่น"])
        office.do(set_heads, COMING, 5)
        assert (office.titles(4), office.titles(5)) == (["พิจารณา"], ["อื่น"])

    def test_what_would_be_lost_is_refused(self, office: Office) -> None:
        office.do(set_heads, COMING, 6)
        row = office.add("เพื่อทราบ")
        with pytest.raises(MeetingError, match="วาระเสนอเพื่อทราบ"):
            office.do(set_heads, COMING, 5)
        assert (len(office.agenda().heads), office.titles(4)) == (6, ["เพื่อทราบ"])
        office.do(remove_agenda_item, row.id, 1)
        office.do(set_heads, COMING, 5)

    def test_once_the_session_speaks_of_them_the_numbers_stay(self, office: Office) -> None:
        floor = "INSERT INTO floor_entry (meeting_code, kind, ref, at) VALUES (:code, 'head', '4', :at)"
        office.run(floor, code=COMING, at="2007-02-09 06:30:00")
        with pytest.raises(MeetingError, match="ใช้ 5 วาระต่อไป"):
            office.do(set_heads, COMING, 6)

    def test_there_are_five_or_six(self, office: Office) -> None:
        with pytest.raises(MeetingError):
            office.do(set_heads, COMING, 7)
        before = office.ask(revision)
        office.do(set_heads, COMING, 5)
        assert office.ask(revision) == before


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "state",
        ["life = 'closed', held = true", "held = true", "cancelled_on = '2007-02-01'"],
    )
    def test_an_agenda_of_a_meeting_that_is_over_stands(self, office: Office, state: str) -> None:
        row = office.add("ก")
        office.run(f"UPDATE meeting SET {state} WHERE code = :code", code=COMING)  # noqa: S608 - our own words
        tries = [
            (add_agenda_item, FORM),
            (change_agenda_item, row.id, FORM, 1),
            (remove_agenda_item, row.id, 1),
            (shift_agenda_item, row.id, True),
            (set_heads, COMING, 6),
            (propose, COMING, "A8", "ข้อเสนอ", 0),
        ]
        for command, *args in tries:
            with pytest.raises(MeetingError, match=r"ปิดแล้ว|ยกเลิกแล้ว"):
                office.do(command, *args)  # type: ignore[arg-type] # each with its own arguments
        assert office.titles() == ["ก"]

    def test_while_it_is_under_way_it_changes(self, office: Office) -> None:
        office.run("UPDATE meeting SET life = 'open' WHERE code = :code", code=COMING)
        assert office.add("เรื่องด่วน").title == "เรื่องด่วน"

    def test_what_the_session_has_dealt_with_is_not_removed(self, office: Office) -> None:
        said, resolved, floor = office.add("ก"), office.add("ข"), office.add("ค")
        office.run("UPDATE agenda_item SET said = 'อภิปราย' WHERE id = :id", id=said.id)
        office.run("UPDATE resolution SET agenda_id = :id WHERE code = 'R1'", id=resolved.id)
        entry = "INSERT INTO floor_entry (meeting_code, kind, ref, at) VALUES (:code, 'agenda', :ref, :at)"
        office.run(entry, code=COMING, ref=str(floor.id), at="2007-02-09 06:30:00")
        for row, why in ((said, "บันทึกการอภิปราย"), (resolved, "มติ"), (floor, "กำลังพิจารณา")):
            with pytest.raises(MeetingError, match=why):
                office.do(remove_agenda_item, row.id, 1)
        office.run(entry, code=COMING, ref="", at="2007-02-09 06:40:00")
        office.do(remove_agenda_item, floor.id, 1)
        assert office.titles() == ["ก", "ข"]

    @pytest.mark.parametrize("form", [replace(FORM, agency_code="xx"), replace(FORM, check_code="xx")])
    def test_what_there_is_none_of(self, office: Office, form: AgendaForm) -> None:
        with pytest.raises(NotFoundError, match="xx"):
            office.do(add_agenda_item, form)
        assert office.titles() == []

    def test_what_is_gone(self, office: Office) -> None:
        row = office.add("ก")
        office.do(remove_agenda_item, row.id, 1)
        for command, *args in ((remove_agenda_item, row.id, 1), (shift_agenda_item, row.id, False)):
            with pytest.raises(NotFoundError, match="ไม่พบเรื่องนี้"):
                office.do(command, *args)
        with pytest.raises(NotFoundError, match="nowhere"):
            office.do(add_agenda_item, replace(FORM, meeting_code="nowhere"))

    @pytest.mark.parametrize("number", [0, -1, 2**31, 2**70])
    def test_what_can_be_no_number_of_a_matter(self, office: Office, number: int) -> None:
        with pytest.raises(NotFoundError):
            office.do(shift_agenda_item, number, True)

    def test_what_can_be_no_code(self, office: Office) -> None:
        with pytest.raises(NotFoundError):
            office.do(set_heads, "khun\0uea", 6)
        with pytest.raises(NotFoundError):
            office.do(propose, COMING, "A\0", "ก", 0)

    @pytest.mark.parametrize(
        "role", [AccountRole.GOVERNOR, AccountRole.LEAD, AccountRole.VIEWER, AccountRole.ADMIN]
    )
    def test_other_roles(self, office: Office, role: AccountRole) -> None:
        with pytest.raises(NotAllowedError):
            add_agenda_item(office.engine, person(office.engine, role).by(), FORM)


class TestProposals:
    def test_two_who_write_at_once(self, office: Office) -> None:
        office.do(propose, COMING, "A8", "ของคนแรก", 0)
        with pytest.raises(EditConflictError) as conflict:
            office.do(propose, COMING, "A8", "ของคนหลัง", 0)
        assert conflict.value.version == 1

    def test_of_an_item_there_is(self, office: Office) -> None:
        with pytest.raises(NotFoundError, match="A99"):
            office.do(propose, COMING, "A99", "ก", 0)

    def test_too_long(self, office: Office) -> None:
        with pytest.raises(MeetingError) as refused:
            office.do(propose, COMING, "A8", "ก" * 1_001, 0)
        assert refused.value.field == "proposal"


def test_numbers_that_disagree_are_suggested_until_they_are_on_it(office: Office) -> None:
    waiting = [one.code for one in office.ask(checks, EVE) if one.state == OPEN]
    assert [one.code for one in office.ask(suggested_numbers, COMING, EVE)] == waiting
    office.add("หน่วยงานละกี่หมู่บ้าน", check_code=waiting[0])
    assert [one.code for one in office.ask(suggested_numbers, COMING, EVE)] == waiting[1:]
    assert [one.code for one in office.ask(suggested_numbers, HELD, EVE)] == waiting, (
        "it is on one meeting's agenda only"
    )
    office.run(
        "UPDATE number_check SET settled_on = :day WHERE code = :code", day=date(2007, 2, 1), code=waiting[1]
    )
    assert [one.code for one in office.ask(suggested_numbers, COMING, EVE)] == waiting[2:]
