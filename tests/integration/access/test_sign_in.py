"""Signing in and out on SQLite and PostgreSQL: tokens, events, and the same cost whoever is asked for."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from kmcore.access import passwords
from kmcore.access.account_commands import disable_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.kinds import AccountRole, EventKind, SessionEnd
from kmcore.access.models import AccessEvent, SignInSession
from kmcore.access.sessions import signed_in, token_hash
from kmcore.access.sign_in import Device, SignInError, sign_in, sign_out
from kmcore.clock import system_clock
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.usefixtures("own_key")
HERE = Device("203.0.113.7", "Firefox")
WRONG = "ไม่ใช่รหัสผ่านนี้"


def events(engine: Engine) -> Sequence[tuple[EventKind, int | None, str]]:
    with reading(engine) as session:
        rows = session.exec(select(AccessEvent).order_by(AccessEvent.id)).all()  # type: ignore[arg-type]
        return [(EventKind(row.kind), row.account_id, row.place) for row in rows]


def ended_by(engine: Engine, token: str) -> SessionEnd | None:
    with reading(engine) as session:
        found = session.get(SignInSession, token_hash(token))
        assert found is not None
        return found.ended_by


def holds(engine: Engine, token: str) -> bool:
    with reading(engine) as session:
        return signed_in(session, token, system_clock()) is not None


def test_the_right_password_opens_a_session_and_says_so(store: Engine) -> None:
    somebody = person(store, AccountRole.LEAD, "doae", login="somsri", password=PASSWORD)
    with reading(store) as session:
        before = revision(session)
    opened = sign_in(store, " SOMSRI ", PASSWORD, HERE)
    assert holds(store, opened.token)
    assert (opened.user.account_id, opened.lasts.days, opened.noticed) == (somebody.account_id, 30, False)
    assert events(store) == [(EventKind.SIGNED_IN, somebody.account_id, HERE.place)]
    with reading(store) as session:
        kept = session.get(SignInSession, token_hash(opened.token))
        assert kept is not None
        assert (kept.place, kept.device) == (HERE.place, HERE.name)
        assert revision(session) == before, "a sign-in is nobody else's news"


def test_every_sign_in_has_its_own_token_and_ends_the_browser_s_last(store: Engine) -> None:
    person(store, login="somsri", password=PASSWORD)
    first = sign_in(store, "somsri", PASSWORD, HERE)
    elsewhere = sign_in(store, "somsri", PASSWORD, Device("198.51.100.1"))
    second = sign_in(store, "somsri", PASSWORD, Device(HERE.place, "", first.token))
    assert len({first.token, elsewhere.token, second.token}) == 3
    assert [holds(store, one.token) for one in (first, elsewhere, second)] == [False, True, True]
    assert ended_by(store, first.token) == SessionEnd.REPLACED


def test_a_token_planted_before_is_never_the_session(store: Engine) -> None:
    person(store, login="somsri", password=PASSWORD)
    opened = sign_in(store, "somsri", PASSWORD, Device("", "", "planted-by-a-stranger"))
    assert opened.token != "planted-by-a-stranger"  # noqa: S105 - made up
    assert not holds(store, "planted-by-a-stranger")


@pytest.mark.parametrize("name", ["somsri", "nobody", "closed", "no-password", "a\0b", "ก" * 500, ""])
def test_refusals_are_the_same_in_words_and_in_cost(
    store: Engine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    person(store, login="somsri", password=PASSWORD)
    closed = person(store, AccountRole.VIEWER, login="closed", password=PASSWORD)
    person(store, AccountRole.VIEWER, login="no-password")
    disable_account(store, By(OPERATOR), closed.account_id)
    checked: list[str] = []
    hasher = passwords._hasher()
    verify = hasher.verify

    def counted(text: str, stored: str) -> bool:
        checked.append(stored)
        return verify(text, stored)

    monkeypatch.setattr(hasher, "verify", counted)
    given = WRONG if name == "somsri" else PASSWORD
    with pytest.raises(SignInError, match="ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง") as refused:
        sign_in(store, name, given, HERE)
    assert refused.value.wait is None
    assert len(checked) == 1, "one hash, whoever is asked for"
    assert [(kind, place) for kind, _account, place in events(store)] == [
        (EventKind.SIGN_IN_FAILED, HERE.place)
    ]


def test_neither_name_nor_password_is_kept_of_a_failure(
    store: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "wong_uea")
    with pytest.raises(SignInError):
        sign_in(store, "typed-by-mistake", WRONG, HERE)
    with store.connect() as connection:
        tables = ("sign_in_failure", "access_event", "audit")
        rows = [row for table in tables for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]  # noqa: S608 - ours
    assert len(rows) >= 2
    text = repr(rows) + caplog.text
    assert "sign_in_failed" in caplog.text
    assert all(secret not in text for secret in ("typed-by-mistake", WRONG))
    assert HERE.place not in caplog.text


def test_closed_while_the_hash_was_made(store: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody = person(store, login="somsri", password=PASSWORD)

    def slow(password: str, stored: str) -> bool:
        disable_account(store, By(OPERATOR), somebody.account_id)
        return passwords.matches(password, stored)

    monkeypatch.setattr("kmcore.access.sign_in.matches", slow)
    with pytest.raises(SignInError):
        sign_in(store, "somsri", PASSWORD, HERE)


def test_signing_out_ends_this_session_once(store: Engine) -> None:
    somebody = person(store, login="somsri", password=PASSWORD)
    here, there = (sign_in(store, "somsri", PASSWORD, HERE) for _time in range(2))
    for _time in range(2):
        sign_out(store, here.token, HERE.place)
    sign_out(store, "unknown", HERE.place)
    assert (holds(store, here.token), holds(store, there.token)) == (False, True)
    assert ended_by(store, here.token) == SessionEnd.SIGNED_OUT
    assert [kind for kind, _account, _place in events(store)].count(EventKind.SIGNED_OUT) == 1
    assert somebody.account_id in {account for _kind, account, _place in events(store)}
