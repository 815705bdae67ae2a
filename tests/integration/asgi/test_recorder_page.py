"""The recorder's page: who gets it, in which language, and what it holds."""

import json
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.meetings.room.opening import open_meeting
from tests.integration.asgi.asking import Client
from tests.integration.asgi.recorder_asking import MEETING, ROOM, Recorder, secretary
from tests.support.markup import page_words, read_markup
from tests.support.people import person

KEYS: Final = (*"มสขครตจถก", "๑–๖")  # what stands on a Thai keyboard, on every page


def test_a_secretary_gets_the_page(client: Client, own_engine: Engine) -> None:
    answer = secretary(client, own_engine).ask("GET", ROOM)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    page = read_markup(answer.text)
    assert page.all("html")[0].attributes["lang"] == "th"
    words = " ".join(page_words(answer.text))
    assert "จัดทำฐานข้อมูลหมู่บ้านต้นแบบและเผยแพร่" in words
    assert "ศุกร์ 9 ก.พ. 2550" in words
    assert "ไม่มีเจ้าของ" in words


def test_it_keeps_to_the_content_policy(client: Client, own_engine: Engine) -> None:
    page = read_markup(secretary(client, own_engine).ask("GET", ROOM).text)
    scripts = page.all("script")
    found = [(tag.attributes.get("type"), tag.attributes["src"].split("?v=")[0]) for tag in scripts]
    own = ("whole_words.js", "recorder.js")
    assert found == [(None, "/app/static/came_back.js"), *(("module", f"/app/static/{name}") for name in own)]
    assert [name for tag in page.tags for name in tag.attributes if name.startswith("on")] == []


def test_what_the_script_begins_with(client: Client, own_engine: Engine) -> None:
    her = secretary(client, own_engine)
    (body,) = read_markup(her.ask("GET", ROOM).text).all("body")
    data = json.loads(body.attributes["data-room"])
    assert her.who is not None
    assert (data["meeting"], data["account"]) == (MEETING, her.who.account_id)
    assert data["csrf"] == her.own_page()["X-KM-CSRF"]
    assert data["state"]["life"] == "planned"


def test_english(client: Client, own_engine: Engine) -> None:
    answer = secretary(client, own_engine).ask("GET", f"{ROOM}?lang=en")
    words = page_words(answer.text)
    assert "Fri 9 Feb 2007" in words
    assert [line for line in words if re.search("[ก-ฮ]", line) and line not in KEYS] == []


@pytest.mark.parametrize(
    ("path", "to"),
    [(ROOM, ROOM), ("/room", "/room"), (f"{ROOM}?lang=en", f"{ROOM}?lang=en")],
)
def test_a_visitor_signs_in_first(client: Client, own_engine: Engine, path: str, to: str) -> None:
    answer = Recorder(client, None).ask("GET", path)
    assert answer.status_code == 303
    there = urlsplit(answer.headers["location"])
    assert there.path == "/login"
    assert parse_qs(there.query)["next"] == [to]


@pytest.mark.parametrize(
    "role", [AccountRole.GOVERNOR, AccountRole.LEAD, AccountRole.VIEWER, AccountRole.ADMIN]
)
def test_others_read_who_may(client: Client, own_engine: Engine, role: AccountRole) -> None:
    answer = Recorder(client, person(own_engine, role)).ask("GET", ROOM)
    assert answer.status_code == 403
    assert "ฝ่ายเลขานุการ" in answer.text
    assert "data-room" not in answer.text


def test_no_such_meeting(client: Client, own_engine: Engine) -> None:
    answer = secretary(client, own_engine).ask("GET", "/room/khun-uea-2550-09-09")
    assert answer.status_code == 404
    assert "ไม่มีการประชุมรหัส" in answer.text


def test_room_alone_leads_to_the_meeting_that_is_on(client: Client, own_engine: Engine) -> None:
    her = secretary(client, own_engine)
    assert her.ask("GET", "/room").headers["location"] == ROOM
    assert her.who is not None
    open_meeting(own_engine, her.who.by(), MEETING)
    assert her.ask("GET", "/room?lang=en").headers["location"] == f"{ROOM}?lang=en"


def test_without_a_store(client: Client, use_store: Callable[[str], None]) -> None:
    use_store("sqlite:////no/such/folder/store.db")
    answer = Recorder(client, None).ask("GET", ROOM, headers={"Cookie": "km_session=x"})
    assert answer.status_code == 503
    assert "text/html" in answer.headers["content-type"]


def test_a_meeting_that_was_held_elsewhere_is_only_read(client: Client, own_engine: Engine) -> None:
    answer = secretary(client, own_engine).ask("GET", "/room/khun-uea-2550-01-09")
    assert answer.status_code == 200
    page = read_markup(answer.text)
    posts = [tag.attributes["data-post"] for tag in page.all("button") if "data-post" in tag.attributes]
    assert "opening" not in posts
    assert [tag for tag in page.all("button") if "data-tap" in tag.attributes] == []
