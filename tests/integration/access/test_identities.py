"""Linking what a provider calls a person to an account, and exchanging it for a session; on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from kmcore.access.actor import OPERATOR, By
from kmcore.access.authorization import NotAllowedError
from kmcore.access.identities import (
    OidcError,
    account_of_identity,
    identities_of,
    link_identity,
    unlink_identity,
)
from kmcore.access.identity_sign_in import (
    FRESH,
    SKEW,
    Identity,
    UnlinkedError,
    short_code,
    sign_in_by_identity,
)
from kmcore.access.kinds import AccountRole, EventKind, SessionEnd
from kmcore.access.models import AccessEvent, Account, SignInSession
from kmcore.access.roles import ROLES
from kmcore.access.sessions import signed_in, token_hash
from kmcore.access.sign_in import Device
from kmcore.clock import Clock
from kmcore.errors import NotFoundError
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.support.people import Person, person

ISSUER, SUBJECT = "https://id.example.go.th", "u-1042"
BY_OPERATOR = By(OPERATOR, "test")
NOW = datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
CHROME = Device("10.0.0.9", "Chrome")


def stopped(at: datetime) -> Clock:
    return lambda: at


def vouched(
    issuer: str = ISSUER,
    subject: str = SUBJECT,
    issued_at: datetime = NOW,
    lasts: timedelta = timedelta(hours=1),
) -> Identity:
    return Identity(issuer, subject, issued_at, issued_at + lasts)


def linked(engine: Engine, role: AccountRole = AccountRole.LEAD) -> Person:
    someone = person(engine, role)
    link_identity(engine, BY_OPERATOR, someone.account_id, ISSUER, SUBJECT)
    return someone


def change(engine: Engine, account_id: int, **values: object) -> None:
    with quiet_write(engine) as session:
        account = session.get_one(Account, account_id)
        for name, value in values.items():
            setattr(account, name, value)


def events(engine: Engine) -> list[tuple[EventKind, int | None, str, str]]:
    with reading(engine) as session:
        rows = session.exec(select(AccessEvent).order_by(col(AccessEvent.id))).all()
        return [(row.kind, row.account_id, row.place, row.note) for row in rows]


def count_sessions(session: Session) -> int:
    return len(session.exec(select(SignInSession)).all())


def refused(engine: Engine, identity: Identity, at: datetime = NOW) -> OidcError:
    """The refusal; and no session came of it."""
    with reading(engine) as session:
        before = count_sessions(session)
    with pytest.raises(OidcError) as caught:
        sign_in_by_identity(engine, identity, CHROME, lambda: at)
    with reading(engine) as session:
        assert count_sessions(session) == before
    return caught.value


class TestLinking:
    def test_an_administrator_links_and_it_is_in_the_chain_without_the_subject(self, store: Engine) -> None:
        admin, lead = person(store, AccountRole.ADMIN), person(store, AccountRole.LEAD)
        with reading(store) as session:
            before = revision(session)
        link_identity(store, admin.by(lambda: NOW), lead.account_id, f" {ISSUER} ", f"{SUBJECT}\n")
        with reading(store) as session:
            assert revision(session) == before + 1
            row = session.exec(select(AuditRow).order_by(col(AuditRow.id).desc())).first()
            assert row is not None
            assert (row.command, row.thing) == ("link_identity", f"account:{lead.account_id}")
            assert ISSUER in row.detail
            assert SUBJECT not in row.detail
            found = identities_of(session, lead.account_id)
            assert [(each.issuer, each.subject, each.linked_at) for each in found] == [(ISSUER, SUBJECT, NOW)]
            account = account_of_identity(session, ISSUER, SUBJECT)
            assert account is not None
            assert account.id == lead.account_id

    @pytest.mark.parametrize("role", [role for role in AccountRole if role is not AccountRole.ADMIN])
    def test_nobody_else_does_not_even_for_themselves(self, store: Engine, role: AccountRole) -> None:
        someone = person(store, role)
        with pytest.raises(NotAllowedError):
            link_identity(store, someone.by(), someone.account_id, ISSUER, SUBJECT)

    def test_twice_is_once(self, store: Engine) -> None:
        lead = linked(store)
        with reading(store) as session:
            before = revision(session)
        link_identity(store, BY_OPERATOR, lead.account_id, ISSUER, SUBJECT)
        with reading(store) as session:
            assert revision(session) == before
            assert len(identities_of(session, lead.account_id)) == 1

    def test_one_person_may_have_two_and_two_persons_not_one(self, store: Engine) -> None:
        lead, other = linked(store), person(store, AccountRole.SECRETARIAT)
        link_identity(store, BY_OPERATOR, lead.account_id, "https://other.example", SUBJECT)
        with pytest.raises(OidcError, match=str(lead.account_id)):
            link_identity(store, BY_OPERATOR, other.account_id, ISSUER, SUBJECT)
        with reading(store) as session:
            assert len(identities_of(session, lead.account_id)) == 2
            assert identities_of(session, other.account_id) == []

    @pytest.mark.parametrize(
        "issuer",
        [
            "",
            "id.example.go.th",
            "http://id.example.go.th",
            "ftp://id.example",
            "https://",
            "https://[",
            "https://id.example?x=1",
            "https://id.example#x",
            "javascript:alert(1)",
            f"https://{'x' * 300}.th",
        ],
    )
    def test_an_issuer_is_an_https_address(self, store: Engine, issuer: str) -> None:
        lead = person(store, AccountRole.LEAD)
        with pytest.raises(OidcError):
            link_identity(store, BY_OPERATOR, lead.account_id, issuer, SUBJECT)

    @pytest.mark.parametrize("subject", ["", "  ", "สมชาย", "a\x00b", "a\u202eb", "x" * 256])
    def test_a_subject_is_255_ascii_letters_at_most(self, store: Engine, subject: str) -> None:
        lead = person(store, AccountRole.LEAD)
        with pytest.raises(OidcError):
            link_identity(store, BY_OPERATOR, lead.account_id, ISSUER, subject)

    def test_no_such_account(self, store: Engine) -> None:
        with pytest.raises(NotFoundError):
            link_identity(store, BY_OPERATOR, 9999, ISSUER, SUBJECT)

    def test_unlinked_the_account_is_signed_out_at_once(self, store: Engine) -> None:
        lead = linked(store)
        made = sign_in_by_identity(store, vouched(), CHROME, lambda: NOW)
        unlink_identity(store, BY_OPERATOR, lead.account_id, ISSUER, SUBJECT)
        with reading(store) as session:
            assert signed_in(session, made.token, NOW) is None
            assert account_of_identity(session, ISSUER, SUBJECT) is None
        with pytest.raises(NotFoundError):
            unlink_identity(store, BY_OPERATOR, lead.account_id, ISSUER, SUBJECT)


class TestExchange:
    @pytest.mark.parametrize("role", [AccountRole.LEAD, AccountRole.ADMIN])
    def test_it_is_a_session_as_any_other(self, store: Engine, role: AccountRole) -> None:
        someone = linked(store, role)
        made = sign_in_by_identity(store, vouched(), CHROME, lambda: NOW)
        assert (made.user, made.lasts, made.noticed) == (someone.user, ROLES[role].sign_in.at_most, False)
        with reading(store) as session:
            found = signed_in(session, made.token, NOW)
            assert found is not None
            assert found.user == someone.user
            kept = session.get_one(SignInSession, token_hash(made.token))
            assert (kept.place, kept.device, kept.expires_at) == (
                "10.0.0.9",
                "Chrome",
                NOW + ROLES[role].sign_in.at_most,
            )
            idle = ROLES[role].sign_in.unused
            assert signed_in(session, made.token, NOW + idle) is None
        assert [event[:3] for event in events(store)] == [
            (EventKind.SIGNED_IN, someone.account_id, "10.0.0.9")
        ]

    def test_the_session_this_browser_had_ends(self, store: Engine) -> None:
        someone = linked(store)
        first = sign_in_by_identity(store, vouched(), CHROME, lambda: NOW)
        again = Device("10.0.0.9", "Chrome", first.token)
        second = sign_in_by_identity(store, vouched(), again, lambda: NOW)
        with reading(store) as session:
            assert signed_in(session, first.token, NOW) is None
            assert session.get_one(SignInSession, token_hash(first.token)).ended_by == SessionEnd.REPLACED
            assert signed_in(session, second.token, NOW) is not None
            assert signed_in(session, someone.token, datetime.now(UTC)) is not None, "another device stays in"

    def test_who_is_not_linked_is_refused_and_no_account_is_made(self, store: Engine) -> None:
        linked(store)
        with reading(store) as session:
            accounts = len(session.exec(select(Account)).all())
        for stranger in (
            vouched(subject="u-1043"),
            vouched(issuer="https://other.example"),
            vouched(subject="U-1042"),
        ):
            assert isinstance(refused(store, stranger), UnlinkedError)
            note = f"oidc unlinked {stranger.code}"
            assert events(store)[-1] == (EventKind.SIGN_IN_FAILED, None, "10.0.0.9", note)
            assert stranger.subject not in note
        with reading(store) as session:
            assert len(session.exec(select(Account)).all()) == accounts

    def test_a_disabled_account_is_refused_and_a_session_of_it_is_over(self, store: Engine) -> None:
        someone = linked(store)
        made = sign_in_by_identity(store, vouched(), CHROME, lambda: NOW)
        change(store, someone.account_id, active=False)
        error = refused(store, vouched())
        assert not isinstance(error, UnlinkedError)
        assert "ปิด" in str(error)
        assert events(store)[-1][:2] == (EventKind.SIGN_IN_FAILED, someone.account_id)
        with reading(store) as session:
            assert signed_in(session, made.token, NOW) is None

    def test_an_erased_account_is_nobody_s(self, store: Engine) -> None:
        change(store, linked(store).account_id, erased_at=NOW)
        assert isinstance(refused(store, vouched()), UnlinkedError)

    @pytest.mark.parametrize("identity", [vouched(issuer=""), vouched(subject="")])
    def test_who_is_nobody_is_refused(self, store: Engine, identity: Identity) -> None:
        linked(store)
        assert not isinstance(refused(store, identity), UnlinkedError)

    def test_how_long_it_counts(self, store: Engine) -> None:
        linked(store)
        short = vouched(lasts=timedelta(minutes=2))
        ends = ((short, timedelta(minutes=2) + SKEW), (vouched(), FRESH + SKEW))
        for identity, last in ends:
            sign_in_by_identity(store, identity, CHROME, stopped(NOW + last - SECOND))
            assert "หมดอายุ" in str(refused(store, identity, NOW + last))

    def test_one_from_tomorrow_does_not(self, store: Engine) -> None:
        linked(store)
        sign_in_by_identity(store, vouched(issued_at=NOW + SKEW), CHROME, lambda: NOW)
        refused(store, vouched(issued_at=NOW + SKEW + SECOND))


def test_the_short_code_tells_identities_apart_and_not_whose_they_are() -> None:
    codes = {short_code(ISSUER, SUBJECT), short_code(ISSUER, "u-1043"), short_code(f"{ISSUER}/", SUBJECT)}
    assert len(codes) == 3
    assert all(len(code) == 8 and SUBJECT not in code for code in codes)
