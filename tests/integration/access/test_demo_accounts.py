"""Demonstration accounts: made anew at each start where they may be, closed where not, gone with the layer."""

import pytest
from sqlalchemy import Engine

from dashboard.web.demo_accounts import account_notices, is_loopback, may_have_demo_accounts
from kmcore.access.account_directory import AccountLine, account_lines
from kmcore.access.account_register import add_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.demo_accounts import open_demo_accounts
from kmcore.access.kinds import AccountRole
from kmcore.access.sessions import signed_in
from kmcore.access.sign_in import Device, SignInError, sign_in
from kmcore.clock import system_clock
from kmcore.exchange.setup import take_demo
from kmcore.programme.queries import agencies
from kmcore.settings import Settings
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.support.people import PASSWORD, person

HERE = Device("127.0.0.1")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, own_key: None) -> None:
    """A dozen hashes a call: what they cost is another test's matter."""
    for home in ("demo_accounts", "account_register"):
        monkeypatch.setattr(f"kmcore.access.{home}.hash_password", lambda password: f"#{password}")
    monkeypatch.setattr("kmcore.access.sign_in.matches", lambda password, stored: stored == f"#{password}")


def setting(url: str, host: str = "127.0.0.1", accounts: str = "auto") -> Settings:
    return Settings(database_url=url, host=host, demo_accounts=accounts)


def open_ones(engine: Engine) -> list[AccountLine]:
    with reading(engine) as session:
        return [line for line in account_lines(session) if line.demo and line.active]


def test_one_of_each_role_and_agency_and_no_administrator(store: Engine) -> None:
    made = open_demo_accounts(store)
    with reading(store) as session:
        codes = {agency.code for agency in agencies(session) if agency.in_programme}
    assert {one.agency_code for one in made if one.role is AccountRole.LEAD} == codes
    assert sorted(one.role for one in made if one.role is not AccountRole.LEAD) == [
        "governor",
        "secretariat",
        "viewer",
    ]
    assert len({one.password for one in made}) == len(made)
    assert not [one for one in made if one.password in repr(one)]
    opened = sign_in(store, "demo-doae", next(one.password for one in made if one.login == "demo-doae"), HERE)
    assert (opened.user.role, opened.user.agency_code) == (AccountRole.LEAD, "doae")


def test_the_next_start_gives_new_passwords_and_ends_sessions(store: Engine) -> None:
    first = {one.login: one.password for one in open_demo_accounts(store)}
    opened = sign_in(store, "demo-cdd", first["demo-cdd"], HERE)
    second = {one.login: one.password for one in open_demo_accounts(store)}
    assert first.keys() == second.keys()
    assert not set(first.values()) & set(second.values())
    with reading(store) as session:
        assert signed_in(session, opened.token, system_clock()) is None
    with pytest.raises(SignInError):
        sign_in(store, "demo-cdd", first["demo-cdd"], HERE)
    sign_in(store, "demo-cdd", second["demo-cdd"], HERE)


def test_a_real_account_of_that_name_is_left_alone(store: Engine) -> None:
    add_account(
        store, By(OPERATOR), login="demo-viewer", label="จริง", role=AccountRole.ADMIN, password=PASSWORD
    )
    assert "demo-viewer" not in {one.login for one in open_demo_accounts(store)}
    assert sign_in(store, "demo-viewer", PASSWORD, HERE).user.role is AccountRole.ADMIN


def test_they_go_with_the_layer(store: Engine, store_url: str) -> None:
    real = person(store, AccountRole.VIEWER)
    password = next(one.password for one in open_demo_accounts(store) if one.login == "demo-nfe")
    opened = sign_in(store, "demo-nfe", password, HERE)
    take_demo(store_url)
    assert open_ones(store) == []
    with reading(store) as session:
        assert signed_in(session, opened.token, system_clock()) is None
        assert signed_in(session, real.token, system_clock()) is not None
    with pytest.raises(SignInError):
        sign_in(store, "demo-nfe", password, HERE)


def test_a_start_on_loopback_tells_names_and_passwords(store: Engine, store_url: str) -> None:
    said = account_notices(setting(store_url))
    lines = {words[0]: words[1] for line in said[1:] if (words := line.split())}
    assert len(lines) == len(open_ones(store)) == len(said) - 1
    sign_in(store, "demo-governor", lines["demo-governor"], HERE)
    assert not [login for login in lines if "admin" in login]


@pytest.mark.parametrize(
    ("host", "accounts", "made"),
    [
        ("127.0.0.1", "auto", True),
        ("localhost", "auto", True),
        ("::1", "auto", True),
        ("127.9.9.9", "auto", True),
        ("0.0.0.0", "auto", False),  # noqa: S104 - that it is refused is the point
        ("::", "auto", False),
        ("", "auto", False),
        ("192.0.2.1", "auto", False),
        ("wonguea.example", "auto", False),
        ("0.0.0.0", "yes", True),  # noqa: S104 - as above
        ("127.0.0.1", "no", False),
    ],
)
def test_where_they_may_be(host: str, accounts: str, *, made: bool) -> None:
    assert may_have_demo_accounts(setting("sqlite://", host, accounts)) is made
    assert is_loopback(host) is (host in {"127.0.0.1", "localhost", "::1", "127.9.9.9"})


def test_beyond_loopback_those_of_an_earlier_start_are_closed(store: Engine, store_url: str) -> None:
    account_notices(setting(store_url))
    (sentence,) = account_notices(setting(store_url, host="0.0.0.0"))  # noqa: S104 - as above
    assert "KM_DEMO_ACCOUNTS=yes" in sentence
    assert open_ones(store) == []


def test_no_means_none_and_a_second_refusal_writes_nothing(store: Engine, store_url: str) -> None:
    account_notices(setting(store_url))
    account_notices(setting(store_url, accounts="no"))
    with reading(store) as session:
        before = revision(session)
    assert account_notices(setting(store_url, accounts="no")) == []
    assert open_ones(store) == []
    with reading(store) as session:
        assert revision(session) == before


def test_without_the_layer_none_are_made_and_the_first_administrator_is_explained(
    store: Engine, store_url: str
) -> None:
    take_demo(store_url)
    (sentence,) = account_notices(setting(store_url))
    assert "user add NAME --role admin" in sentence
    person(store, AccountRole.ADMIN)
    assert account_notices(setting(store_url, accounts="yes")) == []
    assert open_ones(store) == []
