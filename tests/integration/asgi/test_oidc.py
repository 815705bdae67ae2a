"""Signing in by an identity provider: a real provider, our real server, and a browser that is a program."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import time
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import SESSION_COOKIE_NAME, USER_COOKIE_NAME

from dashboard.session.current_user import COOKIE
from kmcore.access.actor import OPERATOR, By
from kmcore.access.identities import link_identity, unlink_identity
from kmcore.access.identity_sign_in import short_code
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.models import AccessEvent, Account, SignInSession
from kmcore.access.roles import ROLES
from kmcore.access.sessions import signed_in, token_hash
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.e2e.support.app import RunningApp, running_app
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.people import Person, person
from tests.support.provider import COOKIE_SECRET, Provider, running_provider, secrets_file

NUMBERS = count(1)
BY_OPERATOR = By(OPERATOR, "test")
CLIENT_SECRET = "the-secret-of-the-client"  # noqa: S105 - of a throw-away provider
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "wong-uea"
client_secret = "{client_secret}"
server_metadata_url = "{first}"
label = "ThaID จำลอง"

[auth.office]
client_id = "wong-uea-office"
client_secret = "{client_secret}"
server_metadata_url = "{second}"

[auth.gone]
client_id = "wong-uea"
client_secret = "{client_secret}"
server_metadata_url = "http://localhost:9/none"
"""


@dataclass(frozen=True)
class Place:
    """Our server, two providers it knows, and its store."""

    app: RunningApp
    first: Provider
    second: Provider
    store: Engine

    def browser(self) -> httpx.Client:
        """Return a browser with no cookies that goes nowhere by itself."""
        return httpx.Client(base_url=self.app.url, timeout=30)

    def sessions(self) -> int:
        with reading(self.store) as session:
            return len(session.exec(select(SignInSession)).all())


@pytest.fixture(scope="module")
def place(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("oidc")
    with sqlite_databases.lend(loaded) as url, running_provider() as first, running_provider() as second:
        second.pkce = False
        written = SECRETS.format(
            first=first.metadata_url,
            second=second.metadata_url,
            cookie_secret=COOKIE_SECRET,
            client_secret=CLIENT_SECRET,
        )
        file = secrets_file(folder, written)
        with running_app(folder, url, STREAMLIT_SECRETS_FILES=file) as app:
            yield Place(app, first, second, engine := open_engine(url))
            engine.dispose()


@pytest.fixture
def lead(place: Place, request: pytest.FixtureRequest) -> Person:
    """A lead of this test's own, linked at the first provider to the subject of her login."""
    name = re.sub(r"\W+", "-", f"{next(NUMBERS)}-{request.node.name}")[:60].strip("-").lower()
    someone = person(place.store, AccountRole.LEAD, "doae", login=name)
    link_identity(place.store, BY_OPERATOR, someone.account_id, place.first.url, name)
    with quiet_write(place.store) as session:
        session.get_one(Account, someone.account_id).noticed_at = datetime.now(UTC)
    return someone


def subject(place: Place, someone: Person) -> str:
    with reading(place.store) as session:
        return session.get_one(Account, someone.account_id).login


def begin(browser: httpx.Client, name: str = "default", **query: str) -> str:
    """Follow our link; return the provider's address that it leads to."""
    answer = browser.get(f"/login/oidc/{name}", params=query)
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


def come_in(
    place: Place, browser: httpx.Client, who: str, *, back_from: Provider | None = None, **query: str
) -> httpx.Response:
    """Sign in at the provider and come back; return our answer."""
    return browser.get((back_from or place.first).approve(begin(browser, **query), who))


def account_of(place: Place, browser: httpx.Client) -> int | None:
    """Who our store says this browser is."""
    with reading(place.store) as session:
        found = signed_in(session, browser.cookies.get(COOKIE) or "", datetime.now(UTC))
        return found.user.account_id if found else None


def last_event(place: Place) -> AccessEvent:
    with reading(place.store) as session:
        event = session.exec(select(AccessEvent).order_by(col(AccessEvent.id).desc())).first()
        assert event is not None
        session.expunge(event)
        return event


def assert_refused(answer: httpx.Response, browser: httpx.Client, status: int, sentence: str) -> None:
    """A page of ours that says why, and no sign-in of any kind left in the browser."""
    assert answer.status_code == status
    assert sentence in answer.text
    assert "<html lang" in answer.text
    assert "stApp" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert set(browser.cookies) <= {"km_form"}


class TestComingIn:
    def test_our_session_and_no_other(self, place: Place, lead: Person) -> None:
        browser, before = place.browser(), place.sessions()
        answer = come_in(place, browser, subject(place, lead), next="/actions?lead=doae")
        assert (answer.status_code, answer.headers["location"]) == (303, "/actions?lead=doae")
        assert set(browser.cookies) == {COOKIE}, "none of Streamlit's is left"
        assert account_of(place, browser) == lead.account_id
        assert place.sessions() == before + 1
        with reading(place.store) as session:
            kept = session.get_one(SignInSession, token_hash(browser.cookies[COOKIE]))
            assert kept.place == "127.0.0.1"
            assert "httpx" in kept.device
        event = last_event(place)
        assert (event.kind, event.account_id) == (EventKind.SIGNED_IN, lead.account_id)

    def test_the_cookie_is_ours_in_every_point(self, place: Place, lead: Person) -> None:
        answer = come_in(place, place.browser(), subject(place, lead))
        ours = [each for each in answer.headers.get_list("set-cookie") if each.startswith(COOKIE)]
        assert len(ours) == 1
        parts = {part.strip().lower() for part in ours[0].split(";")[1:]}
        longest = int(ROLES[AccountRole.LEAD].sign_in.at_most.total_seconds())
        assert parts == {"httponly", "samesite=lax", "path=/", f"max-age={longest}"}
        assert USER_COOKIE_NAME not in str(answer.headers)

    def test_state_nonce_and_pkce_are_asked_for(self, place: Place, lead: Person) -> None:
        address = begin(browser := place.browser())
        asked = parse_qs(urlsplit(address).query)
        assert address.startswith(place.first.url)
        assert len(asked["state"][0]) >= 20
        assert len(asked["nonce"][0]) >= 20
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["client_id"] == ["wong-uea"]
        browser.get(place.first.approve(address, subject(place, lead)))
        assert account_of(place, browser) == lead.account_id
        assert place.first.met[-1] is True, "the verifier belongs to the challenge"

    def test_several_providers_each_with_its_own_persons(self, place: Place, lead: Person) -> None:
        name = subject(place, lead)
        other = person(place.store, AccountRole.SECRETARIAT, login=f"{name}-office")
        link_identity(place.store, BY_OPERATOR, other.account_id, place.second.url, name)
        browser, office = place.browser(), place.browser()
        come_in(place, browser, name)
        come_in(place, office, name, back_from=place.second, name="office")
        assert account_of(place, browser) == lead.account_id
        assert account_of(place, office) == other.account_id, "the same subject is another person there"

    def test_who_has_not_read_the_notice_reads_it_first(self, place: Place, lead: Person) -> None:
        with quiet_write(place.store) as session:
            session.get_one(Account, lead.account_id).noticed_at = None
        answer = come_in(place, place.browser(), subject(place, lead), next="/actions")
        assert answer.headers["location"] == f"/notice?{urlencode({'next': '/actions'})}"

    @pytest.mark.parametrize(
        "away", ["https://evil.example/", "//evil.example", "/\\evil.example", "actions"]
    )
    def test_nobody_is_sent_elsewhere(self, place: Place, lead: Person, away: str) -> None:
        answer = come_in(place, place.browser(), subject(place, lead), next=away)
        assert answer.headers["location"].startswith("/")
        assert "evil" not in answer.headers["location"]

    def test_a_second_sign_in_ends_the_first_of_this_browser(self, place: Place, lead: Person) -> None:
        browser = place.browser()
        come_in(place, browser, subject(place, lead))
        first = browser.cookies[COOKIE]
        come_in(place, browser, subject(place, lead))
        assert browser.cookies[COOKIE] != first
        with reading(place.store) as session:
            assert signed_in(session, first, datetime.now(UTC)) is None

    def test_revoked_at_once(self, place: Place, lead: Person) -> None:
        browser, name = place.browser(), subject(place, lead)
        come_in(place, browser, name)
        unlink_identity(place.store, BY_OPERATOR, lead.account_id, place.first.url, name)
        assert account_of(place, browser) is None
        again = place.browser()
        assert_refused(come_in(place, again, name), again, 403, "ยังไม่มีบัญชีที่ผูก")


class TestRefused:
    def test_who_is_not_linked_reads_what_to_send_and_no_account_is_made(self, place: Place) -> None:
        with reading(place.store) as session:
            accounts = _accounts(session)
        browser = place.browser()
        answer = come_in(place, browser, "a<b>&c'd")
        assert_refused(answer, browser, 403, "ผู้ดูแลระบบ")
        assert place.first.url in answer.text
        assert "a&lt;b&gt;&amp;c&#39;d" in answer.text
        code = short_code(place.first.url, "a<b>&c'd")
        assert code in answer.text
        assert last_event(place).note == f"oidc unlinked {code}"
        with reading(place.store) as session:
            assert _accounts(session) == accounts

    def test_a_disabled_account(self, place: Place, lead: Person) -> None:
        with quiet_write(place.store) as session:
            session.get_one(Account, lead.account_id).active = False
        browser = place.browser()
        answer = come_in(place, browser, subject(place, lead))
        assert_refused(answer, browser, 403, "ถูกปิด")
        assert place.first.url not in answer.text, "linked it is: nothing for the administrator to link"

    @pytest.mark.parametrize(
        "claims",
        [
            pytest.param({"nonce": "of-another-try"}, id="nonce"),
            pytest.param({"aud": "another-client"}, id="audience"),
            pytest.param({"iss": "https://evil.example"}, id="issuer"),
            pytest.param({"exp": 1_000_000_000}, id="expired"),
            pytest.param({"iat": 9_000_000_000}, id="from-tomorrow"),
        ],
    )
    def test_a_token_that_is_not_for_us_now(
        self, place: Place, lead: Person, claims: dict[str, object]
    ) -> None:
        name = subject(place, lead)
        place.first.say_of(name, **claims)
        browser = place.browser()
        assert_refused(come_in(place, browser, name), browser, 400, "เข้าสู่ระบบไม่สำเร็จ")
        place.first.say_of(name)
        come_in(place, browser, name)
        assert account_of(place, browser) == lead.account_id, "it was the claim"

    @pytest.mark.parametrize(
        ("issued", "expires"),
        [pytest.param(-3600, -90, id="expired"), pytest.param(-3600, 3600, id="an-hour-old")],
    )
    def test_what_streamlit_lets_pass_is_refused_by_us(
        self, place: Place, lead: Person, issued: int, expires: int
    ) -> None:
        """Authlib allows two minutes past the end, and any age."""
        now, name = int(time()), subject(place, lead)
        place.first.say_of(name, iat=now + issued, exp=now + expires)
        browser = place.browser()
        assert_refused(come_in(place, browser, name), browser, 403, "หมดอายุ")

    @pytest.mark.parametrize("state", ["", "x" * 30])
    def test_a_state_that_is_not_this_try_s(self, place: Place, lead: Person, state: str) -> None:
        browser = place.browser()
        back = place.first.approve(begin(browser), subject(place, lead))
        right = parse_qs(urlsplit(back).query)["state"][0]
        assert_refused(browser.get(back.replace(right, state)), browser, 400, "เข้าสู่ระบบไม่สำเร็จ")

    def test_another_browser_s_answer(self, place: Place, lead: Person) -> None:
        """Who sends somebody the end of his own sign-in does not sign her in as himself."""
        back = place.first.approve(begin(place.browser()), subject(place, lead))
        her = place.browser()
        assert_refused(her.get(back), her, 400, "เข้าสู่ระบบไม่สำเร็จ")
        begin(her)
        assert_refused(her.get(back), her, 400, "เข้าสู่ระบบไม่สำเร็จ")

    def test_the_same_answer_twice(self, place: Place, lead: Person) -> None:
        browser = place.browser()
        back = place.first.approve(begin(browser), subject(place, lead))
        kept = browser.cookies[SESSION_COOKIE_NAME]
        assert browser.get(back).status_code == 303
        before = place.sessions()
        again = httpx.get(back, headers={"Cookie": f"{SESSION_COOKIE_NAME}={kept}"})
        assert again.status_code == 400, "the code is spent, whoever kept the cookie"
        assert place.sessions() == before

    def test_given_up_at_the_provider(self, place: Place) -> None:
        browser = place.browser()
        answer = browser.get(place.first.deny(begin(browser, next="/actions")))
        assert_refused(answer, browser, 400, "ถูกยกเลิก")
        assert "/login?next=%2Factions" in answer.text.replace("next=/actions", "next=%2Factions")

    def test_a_provider_that_does_not_answer(self, place: Place) -> None:
        browser = place.browser()
        answer = browser.get("/login/oidc/gone")
        assert answer.status_code == 502
        assert "ไม่ตอบ" in answer.text

    @pytest.mark.parametrize("name", ["none", "auth", "client_kwargs", "%E0%B8%81", "a%0Ab"])
    def test_a_provider_nobody_offers(self, place: Place, name: str) -> None:
        browser = place.browser()
        assert_refused(browser.get(f"/login/oidc/{name}"), browser, 404, "ไม่ได้เปิดให้เข้าสู่ระบบ")


class TestStreamlitSOwnCookie:
    """Signed as Streamlit signs it, or tampered with: either way it signs nobody in, and is dropped."""

    @pytest.mark.parametrize("secret", [COOKIE_SECRET, "f" * 64])
    def test_it_means_nothing_here(self, place: Place, lead: Person, secret: str) -> None:
        claims = {"iss": place.first.url, "sub": subject(place, lead), "iat": time(), "exp": time() + 3600}
        claims |= {"origin": place.app.url, "is_logged_in": True, "provider": "default"}
        value = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(claims)).decode()
        cookie = {"Cookie": f"{USER_COOKIE_NAME}={value}; {USER_COOKIE_NAME}_1={value}"}
        before = place.sessions()
        for path in ("/", "/login/oidc/default", "/oauth2callback", "/oauth2callback?state=x&code=y"):
            answer = httpx.get(place.app.url + path, headers=cookie)
            assert COOKIE + "=" not in str(answer.headers.get_list("set-cookie"))
        assert place.sessions() == before
        dropped = answer.headers.get_list("set-cookie")
        for name in (USER_COOKIE_NAME, f"{USER_COOKIE_NAME}_1"):
            assert any(each.startswith(f'{name}="";') and "Max-Age=0" in each for each in dropped)


def _accounts(session: Session) -> int:
    return len(session.exec(select(Account)).all())


def test_the_log_holds_no_secret(place: Place) -> None:
    """Last: after all of the above."""
    log = place.app.log.read_text("utf-8")
    assert "access: sign_in_failed" in log
    for secret in (
        CLIENT_SECRET,
        COOKIE_SECRET,
        "code=",
        "state=",
        "eyJ",
        "code_verifier",
        "test-our-session",
    ):
        assert secret not in log


@pytest.mark.parametrize(
    ("written", "said"),
    [
        pytest.param(
            '[auth]\nclient_id = "km"', "[auth] in secrets.toml lacks redirect_uri", id="incomplete"
        ),
        pytest.param('[auth\nclient_secret = "never-told', "Failed to load secrets", id="not-toml"),
    ],
)
def test_a_section_that_cannot_be_used_stops_nothing(
    sqlite_databases: SqliteDatabases, tmp_path: Path, written: str, said: str
) -> None:
    file = secrets_file(tmp_path, written)
    with (
        sqlite_databases.lend(loaded) as url,
        running_app(tmp_path, url, STREAMLIT_SECRETS_FILES=file) as app,
    ):
        assert httpx.get(f"{app.url}/healthz").status_code == 200
        login = httpx.get(f"{app.url}/login")
        assert login.status_code == 200
        assert "/login/oidc" not in login.text
        for path in ("/login/oidc/default", "/oauth2callback?state=x&code=y"):
            assert httpx.get(app.url + path).status_code in {400, 404}
        assert said in app.said()
        assert "never-told" not in app.said()
