"""The pages behind the sign-in keep what every page keeps: whole, quiet, in Thai, open to all."""

from typing import Final, Protocol
from uuid import uuid4

import pytest
from playwright.sync_api import Page

from dashboard.session.current_user import COOKIE
from kmcore.access.kinds import AccountRole
from kmcore.storage.engine import open_engine
from tests.e2e.support.app import RunningApp
from tests.e2e.support.browser import DESK, PHONE, Size
from tests.e2e.support.visit import Scheme, Visit
from tests.e2e.support.whole import expect_open_to_all, expect_whole
from tests.support.people import Person, person

pytestmark = pytest.mark.browser
PAGES: Final = (
    (AccountRole.LEAD, "/my"),
    (AccountRole.LEAD, "/my?item=A11"),
    (AccountRole.LEAD, "/window"),
    (AccountRole.SECRETARIAT, "/window"),
    (AccountRole.SECRETARIAT, "/my?agency=nfe"),
    (AccountRole.SECRETARIAT, "/registers?kind=responsibilities&row=cohort-1-doae"),
    (AccountRole.SECRETARIAT, "/registers?kind=villages&do=import"),
    (AccountRole.ADMIN, "/accounts"),
    (AccountRole.ADMIN, "/accounts?account=1"),
    (AccountRole.GOVERNOR, "/history"),
    (AccountRole.GOVERNOR, "/permissions"),
)
every_page = pytest.mark.parametrize(("role", "path"), PAGES, ids=str)


class SignedIn(Protocol):
    """``signed_in(role, path, size, scheme)``: a page as a person of that role opens it."""

    def __call__(self, role: AccountRole, path: str, size: Size, scheme: Scheme) -> Page: ...


@pytest.fixture(scope="module")
def people(app: RunningApp) -> dict[AccountRole, Person]:
    """One person of each role, for all pages: a browser fetches Streamlit's files once."""
    engine = open_engine(app.database_url)
    return {role: person(engine, role, login=f"{role}-{uuid4().hex[:8]}") for role, _path in PAGES}


@pytest.fixture
def signed_in(look: Visit, app: RunningApp, people: dict[AccountRole, Person]) -> SignedIn:
    def opened(role: AccountRole, path: str, size: Size, scheme: Scheme) -> Page:
        reader = look.context(size, role, scheme)
        reader.add_cookies([{"name": COOKIE, "value": people[role].token, "url": app.url}])
        return look(path, size, reader=role, scheme=scheme)

    return opened


@every_page
def test_on_a_desk(signed_in: SignedIn, role: AccountRole, path: str) -> None:
    page = signed_in(role, path, DESK, "light")
    expect_whole(page)
    expect_open_to_all(page)


@pytest.mark.parametrize(("role", "path"), PAGES[:3] + PAGES[5:6], ids=str)
def test_on_a_phone_in_the_dark(signed_in: SignedIn, role: AccountRole, path: str) -> None:
    page = signed_in(role, path, PHONE, "dark")
    expect_whole(page)
    expect_open_to_all(page)
