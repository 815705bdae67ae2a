"""PUT /my/draft/CODE: whose draft it is, from whose page it comes, and what is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, update
from sqlmodel import col
from starlette.applications import Starlette

from dashboard.session.csrf_token import csrf_token_for
from dashboard.session.current_user import COOKIE
from dashboard.web.report_drafts import MOST_BYTES, ROUTES
from kmcore.access.kinds import SessionEnd
from kmcore.access.models import SignInSession
from kmcore.access.sessions import end_sessions, token_hash
from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ReportForm
from kmcore.actions.drafts import TypedReport, save_draft, typed_report
from kmcore.actions.models import WorkState
from kmcore.clock import system_clock
from kmcore.reminders.report_command import report
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.integration.asgi.asking import Client
from tests.support.people import Person, person

TEXTS = {"done": "ไปมาแล้ว", "obstacle": "ฝนตก", "ask": "", "link": ""}


@pytest.fixture
def client(store_url: str, use_store: Callable[[str], None]) -> Client:
    use_store(store_url)
    return Client(Starlette(routes=ROUTES))


def ask(client: Client, token: str | None, headers: dict[str, str], code: str = "A10", **body: Any) -> int:
    cookie = {"Cookie": f"{COOKIE}={token}"} if token else {}
    return client.request("PUT", f"/my/draft/{code}", headers=headers | cookie, **body).status_code


def put(client: Client, her: Person, code: str = "A10", **more: object) -> int:
    return ask(client, her.token, own_page(her.token), code, json={"texts": TEXTS, **more})


def own_page(token: str) -> dict[str, str]:
    return {"X-KM-CSRF": csrf_token_for(token)}


def kept(engine: Engine, her: Person, code: str = "A10") -> TypedReport | None:
    with reading(engine) as session:
        return typed_report(session, her.account_id, code)


def test_a_draft_is_kept_and_raises_no_revision(client: Client, store: Engine) -> None:
    her = person(store)
    with reading(store) as session:
        before = revision(session)
    assert put(client, her) == 200
    draft = kept(store, her)
    assert draft is not None
    assert (draft.done, draft.obstacle) == ("ไปมาแล้ว", "ฝนตก")
    with reading(store) as session:
        assert revision(session) == before


def test_what_the_browser_does_not_send_stays(client: Client, store: Engine) -> None:
    her = person(store)
    save_draft(
        store, her.account_id, "A10", TypedReport("blocked", 40, "เก่า", "", "ขอรถ", "", system_clock())
    )
    put(client, her, texts={"done": "ใหม่"})
    draft = kept(store, her)
    assert draft is not None
    assert (draft.state, draft.progress, draft.done, draft.ask) == ("blocked", 40, "ใหม่", "ขอรถ")


def test_emptied_fields_are_no_draft(client: Client, store: Engine) -> None:
    her = person(store)
    put(client, her)
    put(client, her, texts=dict.fromkeys(TEXTS, ""))
    assert kept(store, her) is None


def test_not_from_our_page(client: Client, store: Engine) -> None:
    her, him = person(store), person(store, login="him")
    foreign = own_page(her.token) | {"Origin": "https://elsewhere.example"}
    for headers in ({}, {"X-KM-CSRF": "guess"}, own_page(him.token), foreign):
        assert ask(client, her.token, headers, json={"texts": TEXTS}) == 403
    assert kept(store, her) is None


def test_nobody_signed_in(client: Client, store: Engine) -> None:
    assert ask(client, None, {}, json={"texts": TEXTS}) == 401
    assert ask(client, "made-up", own_page("made-up"), json={"texts": TEXTS}) == 401


def expire(engine: Engine, her: Person, ago: timedelta) -> None:
    mine = col(SignInSession.token_hash) == token_hash(her.token)
    with quiet_write(engine) as session:
        session.execute(update(SignInSession).where(mine).values(expires_at=system_clock() - ago))


def test_an_expired_sign_in_keeps_its_owner_s_draft(client: Client, store: Engine) -> None:
    her = person(store)
    expire(store, her, timedelta(hours=1))
    assert put(client, her) == 200
    assert kept(store, her) is not None
    expire(store, her, timedelta(days=31))
    assert put(client, her) == 401


@pytest.mark.parametrize("why", SessionEnd)
def test_a_sign_in_that_was_ended_keeps_nothing(client: Client, store: Engine, why: SessionEnd) -> None:
    her = person(store)
    with quiet_write(store) as session:
        end_sessions(session, her.account_id, why, system_clock())
    assert put(client, her) == 401
    assert kept(store, her) is None


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"texts": 1}', b'{"texts": {"done": 1}}', b"[" * 99_999]
)
def test_a_body_that_is_no_draft(client: Client, store: Engine, body: bytes) -> None:
    her = person(store)
    assert ask(client, her.token, own_page(her.token), content=body) == 400


def test_too_long(client: Client, store: Engine) -> None:
    her = person(store)
    assert put(client, her, texts={"done": "ก" * 20_001}) == 413
    assert put(client, her, texts={"done": "x" * MOST_BYTES}) == 413
    assert kept(store, her) is None


@pytest.mark.parametrize("code", ["A99", "%00", "A10%27--"])
def test_no_such_item(client: Client, store: Engine, code: str) -> None:
    assert put(client, person(store), code) == 404


def test_a_draft_that_comes_after_its_report_is_none(client: Client, store: Engine) -> None:
    her, submission = person(store), str(uuid4())
    with reading(store) as session:
        seen = item_version(session, "A10")
    form = ReportForm("A10", "doae", WorkState.IN_PROGRESS, 50, "ส่งแล้ว", seen=seen, submission=submission)
    report(store, her.by(), form)
    assert put(client, her, submission=submission) == 200
    assert kept(store, her) is None
    assert put(client, her, submission=str(uuid4())) == 200
    assert kept(store, her) is not None


def test_hostile_text_comes_back_as_it_was(client: Client, store: Engine) -> None:
    her = person(store)
    text = "<script>alert(1)</script> **ไม่** \u202e กลับ \u200b 😀 ' OR 1=1 \u0000"
    assert put(client, her, texts={"done": text}) == 200
    draft = kept(store, her)
    assert draft is not None
    assert draft.done == text
