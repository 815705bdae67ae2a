"""The trail as people read it: newest first, in pages, filtered; each sees what touches her and no more."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from kmcore.access.account_commands import disable_account, sign_out_everywhere
from kmcore.access.account_register import change_role
from kmcore.access.actor import VISITOR, User
from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.clock import fixed_clock
from kmcore.i18n import speaking
from kmcore.meetings.queries import next_circle
from kmcore.privacy.audit_trail import PER_PAGE, PROGRAM, Trail, TrailFilter, trail
from kmcore.privacy.personal_data import erase_person
from kmcore.reminders.commands import close_window, record_reminder, renew_feed
from kmcore.reminders.models import Channel
from kmcore.storage.unit_of_work import reading
from tests.integration.actions.reporting import DAY, Desk
from tests.support.people import Person, open_session, person


def _read(engine: Engine, reader: User, **asked: object) -> Trail:
    with reading(engine) as session:
        return trail(session, reader, TrailFilter(**asked))  # type: ignore[arg-type]


def _deeds(found: Trail) -> list[tuple[str, str]]:
    return [(entry.command, entry.thing) for entry in found.entries]


@pytest.fixture
def admin(store: Engine) -> Person:
    return person(store, AccountRole.ADMIN)


@pytest.fixture
def lead(store: Engine) -> Person:
    return person(store, AccountRole.LEAD, "doae")


def test_newest_first_with_who_when_from_where_before_and_after(
    store: Engine, admin: Person, lead: Person
) -> None:
    at = fixed_clock(date(2026, 11, 23), hour=9)
    change_role(store, admin.by(at), lead.account_id, AccountRole.LEAD, "nfe")
    newest, *older = _read(store, admin.user).entries
    assert (newest.command, newest.thing) == ("change_role", f"account:{lead.account_id}")
    assert newest.at == at()
    assert newest.place == "127.0.0.1"
    assert (newest.actor.label, newest.actor.role) == (admin.user.label, AccountRole.ADMIN)
    assert (newest.before, newest.after) == (
        {"role": "lead", "agency": "doae"},
        {"role": "lead", "agency": "nfe"},
    )
    assert [entry.number for entry in older] == sorted((entry.number for entry in older), reverse=True)
    assert older[-1].actor.label == "คำสั่งที่เครื่องแม่ข่าย"
    assert older[-1].actor.role is None


def test_a_report_is_at_its_true_time_not_at_the_data_set_s(store: Engine, lead: Person) -> None:
    Desk(store, lead).send()
    assert _read(store, lead.user, thing="action:A13").entries[0].at.year == 2026


def test_a_lead_reads_what_touches_her_and_nothing_else(store: Engine, admin: Person, lead: Person) -> None:
    other, secretary = person(store, AccountRole.LEAD, "nfe"), person(store, AccountRole.SECRETARIAT)
    Desk(store, lead).send("A13", "doae")  # her own report
    Desk(store, other).send("A4", "nfe")  # another agency's item
    Desk(store, other).send("A7", "nfe")  # another's report on an item that is hers too
    with reading(store) as session:
        circle = next_circle(session, DAY)
    assert circle is not None
    record_reminder(store, secretary.by(), circle.code, "doae", Channel.LINE)
    record_reminder(store, secretary.by(), circle.code, "nfe", Channel.LINE)
    close_window(store, secretary.by(), circle.code)
    renew_feed(store, other.by(), "nfe")
    sign_out_everywhere(store, admin.by(), lead.account_id)  # what others did to her account
    sign_out_everywhere(store, admin.by(), other.account_id)
    found = _read(store, lead.user)
    assert _deeds(found) == [
        ("sign_out_everywhere", f"account:{lead.account_id}"),
        ("close_window", f"meeting:{circle.code}"),
        ("remind", "agency:doae"),
        ("report", "action:A7"),
        ("report", "action:A13"),
        ("add_account", f"account:{lead.account_id}"),
    ]
    assert found.total == 6
    assert set(found.commands) == {deed for deed, _thing in _deeds(found)}
    assert _read(store, lead.user, thing="action:A4").entries == ()
    assert _read(store, lead.user, command="renew_feed").total == 0


@pytest.mark.parametrize("role", [AccountRole.GOVERNOR, AccountRole.SECRETARIAT])
def test_the_circle_reads_everything_but_others_addresses(
    store: Engine, admin: Person, role: AccountRole
) -> None:
    reader = person(store, role)
    sign_out_everywhere(store, reader.by(), reader.account_id)
    found = _read(store, reader.user)
    assert found.total == _read(store, admin.user).total
    places = {entry.actor.account_id: entry.place for entry in found.entries}
    assert places.pop(reader.account_id) == "127.0.0.1"
    assert set(places.values()) == {""}
    assert "test" in {entry.place for entry in _read(store, admin.user).entries}


@pytest.mark.parametrize("role", [AccountRole.VIEWER, None])
def test_a_viewer_and_a_visitor_read_none_of_it(store: Engine, role: AccountRole | None) -> None:
    reader = person(store, role).user if role else VISITOR
    with pytest.raises(NotAllowedError):
        _read(store, reader)


def test_filters_by_thing_role_command_and_day(store: Engine, admin: Person, lead: Person) -> None:
    late = fixed_clock(date(2026, 12, 24))
    Desk(store, lead).send()
    again = Person(admin.user, open_session(store, admin.account_id, late))
    change_role(store, again.by(late), lead.account_id, AccountRole.LEAD, "nfe")
    assert _deeds(_read(store, admin.user, thing="action:A13")) == [("report", "action:A13")]
    assert {deed for deed, _thing in _deeds(_read(store, admin.user, role="lead"))} == {"report"}
    assert {deed for deed, _thing in _deeds(_read(store, admin.user, role="admin"))} == {"change_role"}
    programs = _read(store, admin.user, role=PROGRAM)
    assert {entry.actor.role for entry in programs.entries} == {None}
    assert "init" in {entry.command for entry in programs.entries}
    assert _read(store, admin.user, command="report").total == 1
    assert _read(store, admin.user, since=late() - timedelta(days=1)).total == 1
    assert _read(store, admin.user, since=datetime(2100, 1, 1, tzinfo=UTC)).total == 0


def test_pages_hold_every_entry_once(store: Engine, admin: Person, lead: Person) -> None:
    for progress in range(PER_PAGE + 2):
        Desk(store, lead).send(progress=progress)
    first = _read(store, admin.user, command="report")
    second = _read(store, admin.user, command="report", page=2)
    beyond = _read(store, admin.user, command="report", page=99)
    assert (first.total, first.pages, len(first.entries), len(second.entries)) == (
        PER_PAGE + 2,
        2,
        PER_PAGE,
        2,
    )
    assert beyond.entries == second.entries
    assert len({entry.number for entry in (*first.entries, *second.entries)}) == PER_PAGE + 2
    assert first.entries[0].after["progress"] == PER_PAGE + 1


def test_an_erased_account_keeps_its_number_only(store: Engine, admin: Person, lead: Person) -> None:
    Desk(store, lead).send()
    erase_person(store, admin.by(), lead.account_id)
    entry = _read(store, admin.user, thing="action:A13").entries[0]
    assert entry.actor.label == f"บัญชีที่ลบแล้ว #{lead.account_id}"
    with speaking("en"):
        assert _read(store, admin.user, thing="action:A13").entries[0].actor.account_id == lead.account_id


def test_a_closed_account_is_still_who_it_was(store: Engine, admin: Person, lead: Person) -> None:
    Desk(store, lead).send()
    disable_account(store, admin.by(), lead.account_id)
    entry = _read(store, admin.user, thing="action:A13").entries[0]
    assert entry.actor.label == lead.user.label
