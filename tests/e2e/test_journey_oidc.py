"""Signing in by an identity provider in a real browser: there and back, who is signed in, and out again."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from dashboard.session.current_user import COOKIE
from kmcore.access.actor import OPERATOR, By
from kmcore.access.identities import link_identity
from kmcore.access.identity_sign_in import short_code
from kmcore.access.kinds import AccountRole
from kmcore.access.models import Account
from kmcore.storage.unit_of_work import quiet_write
from tests.e2e.support.app import RunningApp, running_app
from tests.e2e.support.browser import DESK, PHONE
from tests.e2e.support.fit import in_sarabun, misfits
from tests.e2e.support.hand import panel
from tests.e2e.support.settled import settled
from tests.e2e.support.visit import Visit
from tests.e2e.support.watch import Watch
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.people import person
from tests.support.provider import COOKIE_SECRET, Provider, running_provider, secrets_file

pytestmark = pytest.mark.browser
SUBJECT = "7d3f-kaset@id.example"
LABEL = "ทดสอบ kaset"
SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "wong-uea"
client_secret = "not-looked-at"
server_metadata_url = "{metadata}"
label = "ThaID จำลอง"
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture(scope="module")
def app(
    provider: Provider, sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningApp]:
    """An app of this module's own, which offers the provider; a lead is linked to ``SUBJECT`` there."""
    folder = tmp_path_factory.mktemp("oidc")
    written = SECRETS.format(metadata=provider.metadata_url, cookie_secret=COOKIE_SECRET)
    file = secrets_file(folder, written)
    with sqlite_databases.lend(loaded) as url:
        engine = open_engine(url)
        number = person(engine, AccountRole.LEAD, "doae", login="kaset").account_id
        link_identity(engine, By(OPERATOR, "test"), number, provider.url, SUBJECT)
        with quiet_write(engine) as session:
            session.get_one(Account, number).noticed_at = datetime.now(UTC)
        engine.dispose()
        with running_app(folder, url, STREAMLIT_SECRETS_FILES=file) as app:
            yield app


@pytest.fixture(autouse=True)
def _provider_is_another_host(watch: Watch, provider: Provider) -> None:
    watch.allow(provider.url, because="the identity provider is where the journey leads")


def through_the_provider(page: Page, provider: Provider, subject: str) -> None:
    """Choose the provider on our sign-in page, and say there who one is."""
    page.get_by_role("link", name="ThaID จำลอง").click()
    page.wait_for_url(f"{provider.url}/**")
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize").click()


def cookie_names(page: Page, app: RunningApp) -> set[str]:
    return {cookie["name"] for cookie in page.context.cookies(app.url) if "name" in cookie}


def test_in_by_the_provider_and_out_again(visit: Visit, app: RunningApp, provider: Provider) -> None:
    page = visit("/actions?lead=doae", DESK)
    panel(page, "account").get_by_role("link", name="เข้าสู่ระบบ").click()
    page.wait_for_url("**/login?**")
    through_the_provider(page, provider, SUBJECT)
    page.wait_for_url(f"{app.url}/actions**")
    settled(page)
    assert "lead=doae" in page.url, "back where she came from"
    names = cookie_names(page, app)
    assert COOKIE in names
    assert not any(name.startswith(("_streamlit_user", "_streamlit_session")) for name in names)

    panel(page, "account").get_by_role("button").click()
    expect(page.locator(".km-own")).to_contain_text(LABEL)
    page.locator(".km-own").get_by_role("link", name="ออกจากระบบ").click()
    page.wait_for_url("**/logout**")
    page.get_by_role("button", name="ออกจากระบบเครื่องนี้").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ออกจากระบบแล้ว")
    assert COOKIE not in cookie_names(page, app)
    page.goto(app.url)
    settled(page)
    expect(panel(page, "account").get_by_role("link", name="เข้าสู่ระบบ")).to_be_visible()


def test_who_is_not_linked_reads_on_her_phone_what_to_send(
    visit: Visit, app: RunningApp, provider: Provider, watch: Watch
) -> None:
    watch.allow("403 (Forbidden)", because="the browser notes the refusal that the page explains")
    page = visit("/login?next=/actions", PHONE)
    stranger = "a-stranger-with-a-very-long-subject-" + "0123456789" * 5
    through_the_provider(page, provider, stranger)
    page.wait_for_url(f"{app.url}/oauth2callback**")
    settled(page)
    expect(page.get_by_role("alert")).to_contain_text("ยังไม่มีบัญชีที่ผูกกับตัวตนนี้")
    for told in (provider.url, stranger, short_code(provider.url, stranger)):
        expect(page.get_by_role("main")).to_contain_text(told)
    assert misfits(page) == []
    assert in_sarabun(page)
    assert COOKIE not in cookie_names(page, app)
    page.get_by_role("link", name="กลับไปหน้าเข้าสู่ระบบ").click()
    page.wait_for_url("**/login?**")
    assert "actions" in page.url
