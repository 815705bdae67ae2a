"""A person's data: handed out whole, erased for good, each look logged, and kept no longer than said."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session, col, select

from kmcore.access.access_log import record
from kmcore.access.account_commands import disable_account, enable_account
from kmcore.access.account_register import add_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.authorization import NotAllowedError
from kmcore.access.identities import link_identity
from kmcore.access.kinds import AccountRole, EventKind, SessionEnd
from kmcore.access.models import AccessEvent, Account, OidcIdentity, SignInFailure, SignInSession
from kmcore.access.person_texts import PersonTextError
from kmcore.access.queries import account_states
from kmcore.access.retention import LOG_KEPT, SIGN_INS_KEPT, prune
from kmcore.access.sessions import end_sessions, signed_in
from kmcore.actions.drafts import TypedReport, save_draft, typed_reports
from kmcore.clock import system_clock
from kmcore.documents.issue import issue
from kmcore.documents.kinds import Kind, Media
from kmcore.errors import NotFoundError
from kmcore.privacy.account_rectification import change_person
from kmcore.privacy.personal_data import (
    PersonError,
    access_log,
    erase_person,
    export_person,
    look_at_person,
    sign_ins,
)
from kmcore.storage.audit.chain_check import chain_faults
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.integration.actions.reporting import Desk, told
from tests.support.people import Person, open_session, person

SECRETS = ("สมหญิง ใจดี", "somying@doae.go.th", "somying-login", "subject-of-somying")


@pytest.fixture
def admin(store: Engine) -> Person:
    return person(store, AccountRole.ADMIN)


@pytest.fixture
def lead(store: Engine, admin: Person) -> Person:
    """Return somebody with everything an account can have."""
    who = person(store, AccountRole.LEAD, "doae", login="somying-login")
    change_person(store, admin.by(), who.account_id, label="หัวหน้า", full_name=SECRETS[0], email=SECRETS[1])
    link_identity(store, admin.by(), who.account_id, "https://id.example", SECRETS[3])
    Desk(store, who).send("A13", "doae", done="พบกลุ่มแล้ว")
    draft = TypedReport("blocked", 10, "ยังไม่ส่ง", "", "", "", system_clock())
    save_draft(store, who.account_id, "A7", draft)
    with quiet_write(store) as session:
        record(session, EventKind.SIGNED_IN, system_clock(), account_id=who.account_id, place="10.0.0.7")
    return who


def _since() -> datetime:
    return datetime(2020, 1, 1, tzinfo=UTC)


def _events(engine: Engine, kind: EventKind) -> list[AccessEvent]:
    with reading(engine) as session:
        found = list(session.exec(select(AccessEvent).where(col(AccessEvent.kind) == kind)))
        session.expunge_all()
        return found


def test_the_export_holds_everything_kept_about_the_person(store: Engine, lead: Person) -> None:
    found = export_person(store, lead.by(), lead.account_id)
    assert json.loads(json.dumps(found)) == found, "plain JSON, nothing lost"
    assert found["account"]["login"] == SECRETS[2]
    assert found["account"]["full_name"] == SECRETS[0]
    assert found["account"]["email"] == SECRETS[1]
    assert found["account"]["identities"][0]["subject"] == SECRETS[3]
    assert len(found["sign_ins"]) == 1
    assert {line["kind"] for line in found["access_log"]} == {"signed_in", "personal_data_exported"}
    assert [report["done"] for report in found["reports"]] == ["พบกลุ่มแล้ว"]
    assert found["drafts"]["A7"]["done"] == "ยังไม่ส่ง"
    assert [entry["command"] for entry in found["audit"]] == [
        "add_account",
        "change_person",
        "link_identity",
        "report",
    ]


def test_the_export_names_the_documents_she_had_made(store: Engine, lead: Person) -> None:
    paper = issue(store, lead.by(), Kind.AGENDA, "khun-uea-2550-02-09", Media.DOCX)
    (found,) = export_person(store, lead.by(), lead.account_id)["documents"]
    assert (found["code"], found["kind"], found["media"]) == (paper.code, "agenda", "docx")


def test_the_export_opens_nothing_and_tells_nobody_else_s_address(store: Engine, lead: Person) -> None:
    said = json.dumps(export_person(store, lead.by(), lead.account_id))
    with reading(store) as session:
        kept = session.exec(select(SignInSession.token_hash)).all()
    assert not [secret for secret in (*kept, lead.token) if secret in said]
    assert "hash" not in said
    done_to_her = [
        entry for entry in json.loads(said)["audit"] if entry["actor"]["account_id"] != lead.account_id
    ]
    assert {entry["place"] for entry in done_to_her} == {""}


def test_an_export_is_in_the_log_and_in_the_chain(store: Engine, admin: Person, lead: Person) -> None:
    export_person(store, admin.by(), lead.account_id)
    (event,) = _events(store, EventKind.PERSONAL_DATA_EXPORTED)
    assert (event.account_id, event.by_account_id) == (lead.account_id, admin.account_id)
    with reading(store) as session:
        last = session.exec(select(AuditRow).order_by(col(AuditRow.id).desc())).first()
        assert last is not None
        assert (last.command, last.thing) == ("export_person", f"account:{lead.account_id}")


def test_nobody_hands_out_or_looks_at_anothers_data(store: Engine, lead: Person) -> None:
    other = person(store, AccountRole.SECRETARIAT)
    with pytest.raises(NotAllowedError):
        export_person(store, other.by(), lead.account_id)
    with pytest.raises(NotAllowedError):
        look_at_person(store, other.by(), lead.account_id, _since())
    with reading(store) as session:
        for query in (sign_ins, access_log):
            with pytest.raises(NotAllowedError):
                query(session, other.user, lead.account_id)


def test_a_look_is_logged_once_a_sign_in(store: Engine, admin: Person, lead: Person) -> None:
    for _again in range(3):
        assert look_at_person(store, admin.by(), lead.account_id, _since()).login == SECRETS[2]
    assert len(_events(store, EventKind.PERSONAL_DATA_SEEN)) == 1
    look_at_person(store, admin.by(), lead.account_id, system_clock() + timedelta(seconds=1))
    assert len(_events(store, EventKind.PERSONAL_DATA_SEEN)) == 2, "another sign-in, another look"
    look_at_person(store, admin.by(), admin.account_id, _since())
    assert len(_events(store, EventKind.PERSONAL_DATA_SEEN)) == 2, "one's own data is no look"


def test_the_person_reads_who_looked_but_not_from_where(store: Engine, admin: Person, lead: Person) -> None:
    look_at_person(store, admin.by(), lead.account_id, _since())
    with reading(store) as session:
        seen, own = access_log(session, lead.user, lead.account_id)
    assert (seen.kind, seen.by, seen.place) == (EventKind.PERSONAL_DATA_SEEN, admin.user.label, "")
    assert (own.kind, own.by, own.place) == (EventKind.SIGNED_IN, None, "10.0.0.7")


def test_erased_means_nothing_personal_is_left_anywhere(store: Engine, admin: Person, lead: Person) -> None:
    erase_person(store, admin.by(), lead.account_id)
    everything = _everything(store)
    assert [secret for secret in SECRETS if secret in everything] == []
    with reading(store) as session:
        row = session.get_one(Account, lead.account_id)
        assert (row.full_name, row.email, row.password_hash, row.active) == (None, None, "", False)
        assert row.label == f"บัญชีที่ลบแล้ว #{lead.account_id}"
        assert row.erased_at is not None
        for table in (OidcIdentity, SignInSession):
            assert session.exec(select(table).where(table.account_id == lead.account_id)).all() == []
        assert typed_reports(session, lead.account_id) == {}
        assert signed_in(session, lead.token, system_clock()) is None


def _everything(engine: Engine) -> str:
    """Every text of every table, by SQL, as somebody with the file would read it."""
    with Session(engine) as session:
        if engine.dialect.name == "sqlite":
            tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
        else:
            tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        names = session.execute(text(tables)).scalars().all()
        rows = [session.execute(text(f'SELECT * FROM "{name}"')).all() for name in names]  # noqa: S608 - names of our own schema
    return "\n".join(str(row) for found in rows for row in found)


def test_after_erasing_the_chain_holds_and_the_report_stays_the_agency_s(
    store: Engine, admin: Person, lead: Person
) -> None:
    erase_person(store, admin.by(), lead.account_id)
    with reading(store) as session:
        assert chain_faults(session) == []
    newest = told(store, "A13")[0]
    assert (newest.agency_code, newest.done) == ("doae", "พบกลุ่มแล้ว")


def test_a_person_is_erased_once_and_comes_back_by_no_command(
    store: Engine, admin: Person, lead: Person
) -> None:
    erase_person(store, admin.by(), lead.account_id)
    for command in (erase_person, enable_account, export_person):
        with pytest.raises(NotFoundError):
            command(store, admin.by(), lead.account_id)
    add_account(store, admin.by(), login=SECRETS[2], label="คนใหม่", role=AccountRole.VIEWER)


def test_the_last_administrator_is_not_erased(store: Engine, admin: Person) -> None:
    with pytest.raises(PersonError, match="คนสุดท้าย"):
        erase_person(store, admin.by(), admin.account_id)
    second = person(store, AccountRole.ADMIN, login="second")
    disable_account(store, admin.by(), second.account_id)
    with pytest.raises(PersonError, match="คนสุดท้าย"):
        erase_person(store, By(OPERATOR, "test"), admin.account_id)
    erase_person(store, admin.by(), second.account_id)  # a closed one may go
    third = person(store, AccountRole.ADMIN, login="third")
    erase_person(store, third.by(), admin.account_id)
    with reading(store) as session:
        assert [one.id for one in account_states(session, third.user) if one.active] == [third.account_id]


@pytest.mark.parametrize(
    "texts",
    [
        {"label": ""},
        {"label": "x" * 121},
        {"label": "ก\x00"},
        {"full_name": "ก" * 201},
        {"full_name": "ก\u202eข"},
        {"email": "no-address"},
        {"email": "a@b.c\nBcc: d@e.f"},
        {"email": f"{'x' * 250}@b.go.th"},
    ],
)
def test_what_an_account_says_of_its_person_is_checked(
    store: Engine, admin: Person, lead: Person, texts: dict[str, str]
) -> None:
    good = {"label": "หัวหน้า", "full_name": "ก ข", "email": "a@b.go.th"}
    with pytest.raises(PersonTextError) as caught:
        change_person(store, admin.by(), lead.account_id, **{**good, **texts})
    assert {caught.value.field} == set(texts)
    assert str(caught.value)


def test_the_chain_says_which_fields_changed_and_not_what_stood_there(
    store: Engine, admin: Person, lead: Person
) -> None:
    with reading(store) as session:
        rows = session.exec(select(AuditRow).where(AuditRow.command == "change_person")).all()
        assert [json.loads(row.detail) for row in rows] == [{"fields": ["label", "full_name", "email"]}]
        assert not [
            row for row in session.exec(select(AuditRow)) for secret in SECRETS if secret in row.detail
        ]
    before = _length(store)
    change_person(store, admin.by(), lead.account_id, label="หัวหน้า", full_name=SECRETS[0], email=SECRETS[1])
    assert _length(store) == before, "nothing changed, nothing is said"


def _length(engine: Engine) -> int:
    with reading(engine) as session:
        return len(session.exec(select(AuditRow.id)).all())


def test_what_is_older_than_we_keep_it_goes_and_what_is_not_stays(store: Engine, lead: Person) -> None:
    now, day = system_clock(), timedelta(days=1)
    old_token = open_session(store, lead.account_id, lambda: now - SIGN_INS_KEPT - 31 * day)
    with quiet_write(store) as session:
        end_sessions(
            session, lead.account_id, SessionEnd.EVERYWHERE, now - SIGN_INS_KEPT + day, but=old_token
        )
        for age in (LOG_KEPT + day, LOG_KEPT - day):
            record(session, EventKind.SIGNED_IN, now - age, account_id=lead.account_id)
        for age in (2 * day, timedelta(hours=1)):
            session.add(SignInFailure(name_hash="x", place="y", at=now - age))
    gone = prune(store, lambda: now)
    assert (gone.sign_ins, gone.failures, gone.events) == (1, 1, 1)
    assert prune(store, lambda: now) == type(gone)(0, 0, 0)
    assert 90 * day <= LOG_KEPT, "Computer Crime Act B.E. 2550, section 26"
    assert 90 * day <= SIGN_INS_KEPT
    with reading(store) as session:
        assert chain_faults(session) == []
