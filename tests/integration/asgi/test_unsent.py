"""What was not sent is locked for its account at sign-out, and opens for nobody else."""

from typing import Any, Final

import httpx
import pytest
from sqlalchemy import Engine

from dashboard.session.csrf_token import csrf_token_for
from dashboard.session.current_user import COOKIE
from dashboard.web import unsent
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.sessions import end_session
from kmcore.clock import system_clock
from kmcore.storage.unit_of_work import quiet_write
from tests.integration.asgi.account_browser import Browser
from tests.integration.asgi.asking import Client
from tests.support.markup import read_markup
from tests.support.people import Person, person

ENTRIES: Final = {"km-room:1:m:out:1": '{"body": {"text": "ลับเฉพาะวง 😀"}}', "km-draft:1:A9": "\\ud800"}


def ask(client: Client, what: str, token: str, body: Any, **headers: str) -> httpx.Response:
    own = {"Cookie": f"{COOKIE}={token}", "X-KM-CSRF": csrf_token_for(token)} if token else {}
    return client.request("POST", f"/my/unsent/{what}", json=body, headers={**own, **headers})


def locked_for(client: Client, who: Person, by: Person) -> str:
    answer = ask(client, "lock", by.token, {"account": who.account_id, "entries": ENTRIES})
    assert answer.status_code == 200
    found: str = answer.json()["locked"]
    return found


@pytest.fixture
def her(own_engine: Engine) -> Person:
    return person(own_engine, AccountRole.SECRETARIAT, login="her")


@pytest.fixture
def him(own_engine: Engine) -> Person:
    return person(own_engine, AccountRole.SECRETARIAT, login="him")


def test_it_opens_for_the_account_it_was_locked_for(client: Client, her: Person, him: Person) -> None:
    """By whomever: what an ended sign-in has left is locked by the next one who signs in."""
    for by in (her, him):
        locked = locked_for(client, her, by)
        assert "ลับ" not in locked
        opened = ask(client, "unlock", her.token, {"locked": locked})
        assert opened.json() == {"entries": ENTRIES}
        assert opened.headers["cache-control"] == "no-store"


def test_it_opens_for_nobody_else(client: Client, own_engine: Engine, her: Person, him: Person) -> None:
    locked = locked_for(client, her, her)
    answer = ask(client, "unlock", him.token, {"locked": locked})
    assert (answer.status_code, answer.json()) == (404, {})
    assert ask(client, "unlock", "", {"locked": locked}).status_code == 403
    with quiet_write(own_engine) as session:
        end_session(session, her.token, SessionEnd.SIGNED_OUT, system_clock())
    assert ask(client, "unlock", her.token, {"locked": locked}).status_code == 403


@pytest.mark.parametrize("what", ["lock", "unlock"])
def test_only_a_page_of_ours_asks(client: Client, her: Person, what: str) -> None:
    for headers in ({"X-KM-CSRF": "other"}, {"Origin": "http://elsewhere.example"}):
        assert ask(client, what, her.token, {}, **headers).status_code == 403


@pytest.mark.parametrize(
    "body", [{}, [], "x", {"account": "1", "entries": {}}, {"locked": 1, "entries": {"x": 1}}]
)
@pytest.mark.parametrize("what", ["lock", "unlock"])
def test_what_is_no_form_is_refused(client: Client, her: Person, what: str, body: Any) -> None:
    assert ask(client, what, her.token, body).status_code == 400


@pytest.mark.parametrize("locked", ["", "x", "ก", "gAAAA" * 20])
def test_what_is_spoiled_opens_nothing(client: Client, her: Person, locked: str) -> None:
    assert ask(client, "unlock", her.token, {"locked": locked}).status_code == 404


def test_no_more_is_read_than_a_browser_keeps(
    client: Client, her: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unsent, "MOST_BYTES", 100)
    assert ask(client, "lock", her.token, {"account": 1, "entries": {"x": "x" * 100}}).status_code == 413


@pytest.mark.usefixtures("somsri")
@pytest.mark.parametrize("path", ["/logout", "/logout/everywhere"])
def test_signing_out_asks_first_and_clears_nothing_by_itself(reader: Browser, path: str) -> None:
    """``Clear-Site-Data`` threw away what waited, of every account of this browser."""
    reader.signs_in()
    page = read_markup(reader.get(path).text)
    (box,) = [tag for tag in page.all("fieldset") if tag.attributes.get("id") == "unsent"]
    assert box.attributes["data-account"].isdecimal()
    assert "hidden" in box.attributes
    answer = reader.send(path)
    assert "ออกจากระบบแล้ว" in answer.text
    assert "clear-site-data" not in answer.headers
