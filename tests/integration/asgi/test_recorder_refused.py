"""Whom the recorder's addresses refuse, with what status, and that each says one sentence."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from sqlalchemy import Engine, update
from sqlmodel import col

from dashboard.web.recorder.request import MOST_BYTES
from dashboard.web.recorder.routes import READS, WRITES
from kmcore.access.account_commands import disable_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.kinds import AccountRole
from kmcore.access.models import SignInSession
from kmcore.access.sessions import token_hash
from kmcore.clock import system_clock
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.integration.asgi.asking import Client
from tests.integration.asgi.recorder_asking import Recorder, secretary
from tests.support.next_codes import NEW_RESOLUTION
from tests.support.people import person

# One address of each deed, with a body that lets the command be reached.
WHOLE: Final[dict[str, Any]] = {
    "reason": "ทดสอบ",
    "kind": "decision",
    "text": "ทดสอบ",
    "presence": "present",
    "agency_code": "cdd",
    "place": "หัวข้อ 2",
    "after": "ใหม่",
    "head": 4,
    "title": "เรื่องใหม่",
    "on_date": "9 มี.ค. 2550",
}
BODIES: Final[dict[str, dict[str, Any]]] = {
    "floor": {"kind": "head", "ref": "3"},
    "said": {"kind": "action", "ref": "A1", "text": "x"},
}
EVERY_DEED: Final = [
    (method, path.replace("{number}", NEW_RESOLUTION).replace("{entry:int}", "1")) for method, path in WRITES
]


def now(engine: Engine) -> int:
    with reading(engine) as session:
        return revision(session)


def body_of(path: str) -> dict[str, Any]:
    return BODIES.get(path, WHOLE)


@pytest.mark.parametrize(("method", "path"), EVERY_DEED)
def test_only_the_secretariat_does_it(client: Client, own_engine: Engine, method: str, path: str) -> None:
    people = [
        person(own_engine, role)
        for role in (AccountRole.GOVERNOR, AccountRole.LEAD, AccountRole.VIEWER, AccountRole.ADMIN)
    ]
    before = now(own_engine)
    for who in people:
        answer = Recorder(client, who).do(method, path, **body_of(path))
        assert answer.status_code == 403, who.user.role
        assert "ฝ่ายเลขานุการ" in answer.json()["problem"]
    assert now(own_engine) == before


@pytest.mark.parametrize("path", READS)
def test_only_the_secretariat_looks(client: Client, own_engine: Engine, path: str) -> None:
    for role in (AccountRole.GOVERNOR, AccountRole.LEAD, AccountRole.VIEWER, AccountRole.ADMIN):
        answer = Recorder(client, person(own_engine, role)).look(path)
        assert answer.status_code == 403
        assert "html" not in answer.json()
    assert Recorder(client, None).look(path).status_code == 401


def test_nobody_signed_in(client: Client, own_engine: Engine) -> None:
    answer = Recorder(client, None).do("POST", "opening")
    assert answer.status_code == 401
    assert (answer.json()["why"], answer.json()["field"]) == ("signed_out", "")
    assert "เข้าสู่ระบบอีกครั้ง" in answer.json()["problem"]


@pytest.mark.parametrize(("method", "path"), EVERY_DEED)
def test_only_from_our_own_page(client: Client, own_engine: Engine, method: str, path: str) -> None:
    her, him = secretary(client, own_engine), secretary(client, own_engine, "sec-b")
    foreign = {**her.own_page(), "Origin": "https://elsewhere.example"}
    before = now(own_engine)
    for headers in ({"X-KM-CSRF": ""}, {"X-KM-CSRF": "guess"}, him.own_page(), foreign):
        answer = her.send(method, path, headers=headers, json=body_of(path))
        assert (answer.status_code, answer.json()["why"]) == (403, "stale")
    assert now(own_engine) == before


def run_out(engine: Engine, her: Recorder) -> None:
    assert her.who is not None
    mine = col(SignInSession.token_hash) == token_hash(her.who.token)
    with quiet_write(engine) as session:
        past = system_clock() - timedelta(minutes=1)
        session.execute(update(SignInSession).where(mine).values(expires_at=past))


def closed(engine: Engine, her: Recorder) -> None:
    assert her.who is not None
    disable_account(engine, By(OPERATOR), her.who.account_id)


@pytest.mark.parametrize("end", [run_out, closed])
def test_a_sign_in_that_is_over(
    client: Client, own_engine: Engine, end: Callable[[Engine, Recorder], None]
) -> None:
    her = secretary(client, own_engine)
    her.opens()
    end(own_engine, her)
    answer = her.do("POST", "resolutions", **WHOLE)
    assert answer.status_code == 401
    assert "ข้อความที่พิมพ์ไว้ยังอยู่" in answer.json()["problem"]


NO_FORMS: Final = (
    *(b"{", b"[]", b'"x"', b'{"kind": 1}', b'{"kind": "decision", "text": 5}', b"[" * 90_000),
    *(b'{"kind": "vote", "text": "x"}', b'{"kind": "decision", "text": "x", "head": "3"}'),
    *(b'{"kind": "decision", "text": "x", "supporters": "nfe"}', b'{"kind": "opinion", "makes_item": 1}'),
    *(b'{"kind": "decision", "statement_id": 99999999999}', b"\xff\xfe"),
)


@pytest.mark.parametrize("content", NO_FORMS)
def test_what_is_no_form_of_ours(client: Client, own_engine: Engine, content: bytes) -> None:
    answer = secretary(client, own_engine).send("POST", "resolutions", content=content)
    assert (answer.status_code, answer.json()["why"]) == (400, "no_form")


@pytest.mark.parametrize(
    ("content", "field", "says"),
    [
        (b'{"kind": "vote"}', "kind", "ชนิดของข้อ ไม่อยู่ในตัวเลือก เลือก"),
        (b'{"kind": "decision", "head": "3"}', "head", "ระเบียบวาระ ต้องเป็นจำนวนเต็ม แก้แล้วส่งใหม่"),
        (b"{", "", "โหลดหน้านี้ใหม่"),
    ],
)
def test_the_answer_names_the_field_and_the_remedy(
    client: Client, own_engine: Engine, content: bytes, field: str, says: str
) -> None:
    answer = secretary(client, own_engine).send("POST", "resolutions", content=content).json()
    assert answer["field"] == field
    assert says in answer["problem"]


def test_too_much(client: Client, own_engine: Engine) -> None:
    her = secretary(client, own_engine)
    answer = her.send("PUT", "said", content=b'{"text": "' + b"x" * MOST_BYTES + b'"}')
    assert (answer.status_code, answer.json()["why"]) == (413, "too_long")


def test_in_english(client: Client, own_engine: Engine) -> None:
    her = secretary(client, own_engine)
    answer = her.do("POST", "resolutions?lang=en", **WHOLE)
    assert answer.status_code == 422
    assert answer.json()["problem"].isascii()


@pytest.mark.parametrize("room", ["/room/khun-uea-2550-09-09", "/room/A%27--", "/room/%00"])
def test_no_such_meeting(client: Client, own_engine: Engine, room: str) -> None:
    her = secretary(client, own_engine)
    her.room = room
    assert her.look("state").status_code == 404
    assert her.do("POST", "opening").status_code == 404
    assert her.do("POST", "resolutions", kind="decision", text="x").status_code == 404


@pytest.mark.parametrize("number", ["R999", "A1", "%00", "R1%27"])
def test_no_such_resolution(client: Client, own_engine: Engine, number: str) -> None:
    her = secretary(client, own_engine)
    her.opens()
    assert her.do("PUT", f"resolutions/{number}", kind="decision", text="x").status_code == 404
    assert her.do("POST", f"resolutions/{number}/withdrawal", reason="x").status_code == 404


@pytest.mark.parametrize("entry", ["7", "0", "99999999999999999999"])
def test_nobody_in_the_attendance(client: Client, own_engine: Engine, entry: str) -> None:
    her = secretary(client, own_engine)
    assert her.do("PUT", f"attendance/{entry}", presence="absent", agency_code="cdd").status_code == 404
    assert her.do("POST", f"attendance/{entry}/leaving", version=1).status_code == 404


def test_without_a_store(client: Client, own_engine: Engine, use_store: Callable[[str], None]) -> None:
    her = secretary(client, own_engine)
    headers = her.own_page()
    use_store("sqlite:////no/such/folder/store.db")
    for answer in (her.look("state"), her.ask("POST", f"{her.room}/opening", headers=headers)):
        assert answer.status_code == 503
        assert answer.json()["problem"]
