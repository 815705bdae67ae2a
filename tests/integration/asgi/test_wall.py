"""/wall through all our layers: who may look, which meeting it is, what of it is sent, what it says when nothing is there."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from sqlalchemy import Engine, text

from dashboard.web.wall import newest_drawing
from kmcore.access.kinds import SessionEnd
from kmcore.access.sessions import end_session
from kmcore.clock import system_clock
from kmcore.meetings.kinds import FloorKind
from kmcore.settings import settings
from kmcore.storage.unit_of_work import quiet_write
from tests.integration.asgi.asking import Client
from tests.support.builds import open_engine, without_data
from tests.support.databases import SqliteDatabases
from tests.support.markup import page_words, read_markup
from tests.support.people import person
from tests.support.reports import report
from tests.support.wall_desk import BEFORE, MEETING, WallDesk

PAGES = ("/wall", f"/wall/{MEETING}", f"/wall/{BEFORE}")
OTHERS = {"cache-control": "no-store", "x-own-page": "1", "vary": "Cookie"}
HOST = {"host": "10.1.2.3:8501"}


@pytest.fixture
def desk(own_engine: Engine) -> WallDesk:
    return WallDesk(own_engine)


@pytest.fixture
def visitors(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def allow(who: str) -> None:
        monkeypatch.setenv("KM_VISITORS", who)
        settings.cache_clear()

    return allow


@pytest.fixture
def bare(sqlite_databases: SqliteDatabases, use_store: Callable[[str], None]) -> Iterator[str]:
    """A province that starts: no meeting at all."""
    with sqlite_databases.lend(without_data) as url:
        use_store(url)
        yield url
        open_engine(url).dispose()


def body(answer: httpx.Response) -> dict[str, str]:
    (found,) = read_markup(answer.text).all("body")
    return found.attributes


def state(answer: httpx.Response) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(body(answer)["data-state"])
    return found


def digests(answer: httpx.Response) -> dict[str, str]:
    return {
        tag.attributes["data-part"]: tag.attributes["data-digest"]
        for tag in read_markup(answer.text).tags
        if "data-part" in tag.attributes
    }


def news(client: Client, has: str = "", path: str = "/wall/panels", **options: Any) -> dict[str, Any]:
    answer = client.get(f"{path}?has={has}", **options)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.usefixtures("own_engine")
@pytest.mark.parametrize("path", PAGES)
def test_the_page_is_ours_whole_in_thai_and_kept_by_nobody(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert OTHERS.items() <= dict(answer.headers).items()
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    page = read_markup(answer.text)
    assert page.all("html")[0].attributes["lang"] == "th"
    assert set(digests(answer)) == {*"1234567", "head", "foot"}
    assert not re.search(r"<script(?![^>]* src=)", answer.text), "the policy runs no script of the page"
    assert not re.search(r"\son\w+=", answer.text)


def test_it_is_about_the_next_meeting_until_one_is_held(client: Client, desk: WallDesk) -> None:
    assert (state(client.get("/wall"))["code"], state(client.get("/wall"))["life"]) == (MEETING, "planned")
    desk.open()
    assert (state(client.get("/wall"))["code"], state(client.get("/wall"))["life"]) == (MEETING, "open")


def test_after_closing_the_room_goes_on_seeing_its_frozen_meeting(client: Client, desk: WallDesk) -> None:
    desk.open()
    desk.resolve("ให้ใช้ 250 หมู่บ้าน")
    desk.close()
    answer = client.get("/wall")
    found = state(answer)
    assert (found["code"], found["life"], found["frozen"], found["floor"]) == (MEETING, "closed", True, None)
    said = " ".join(page_words(answer.text))
    assert "ให้ใช้ 250 หมู่บ้าน" in said
    assert re.search(r"ภาพ ณ ปิดประชุม 9 ก.พ. 2550 \d\d\.\d\d น. ครั้งที่ 1", said)


def test_a_closed_wall_stays_as_it_was_whatever_is_reported_later(client: Client, desk: WallDesk) -> None:
    desk.open()
    desk.close()
    before = digests(client.get("/wall"))
    report(desk.engine, "A9", "เขียนทีหลัง")
    assert digests(client.get("/wall")) == before


@pytest.mark.usefixtures("own_engine")
def test_a_page_that_has_everything_is_sent_nothing(client: Client) -> None:
    has = ",".join(digests(client.get("/wall")).values())
    found = news(client, has)
    assert found["parts"] == {}
    assert set(found) == {"version", "now", "state", "parts"}
    assert found["version"] == body(client.get("/wall"))["data-version"]
    assert abs(found["now"] - system_clock().timestamp() * 1000) < 60_000


def test_only_what_a_write_changed_is_sent(client: Client, desk: WallDesk) -> None:
    page = client.get("/wall")
    has = ",".join(digests(page).values())
    number = report(desk.engine, "A13", "โอนแล้ว")
    found = news(client, has)
    assert found["state"]["revision"] == number > state(page)["revision"]
    assert set(found["parts"]) == {"7"}, "the ask is withdrawn: its next report has none"
    assert found["parts"]["7"]["digest"] != digests(page)["7"]
    assert news(client, f"{has},{found['parts']['7']['digest']}")["parts"] == {}


def test_a_matter_on_the_floor_is_told_with_its_own_key_each_time(client: Client, desk: WallDesk) -> None:
    desk.open()
    keys = []
    for ref in ("A8", None, "A8"):
        desk.floor(ref)
        found = news(client)["state"]["floor"]
        keys.append(found and found["key"])
    assert keys[1] is None
    assert keys[0].startswith("action:A8:")
    assert keys[0] != keys[2], "put there again it has the floor anew"
    assert "จัดทำฐานข้อมูลหมู่บ้านต้นแบบและเผยแพร่" in news(client)["parts"]["6"]["html"]


def test_a_resolution_and_the_owner_it_gave_are_on_the_wall(client: Client, desk: WallDesk) -> None:
    desk.open()
    desk.floor(desk.add("ฐานข้อมูล", minutes=15), FloorKind.AGENDA)
    desk.take_on("ให้ กศน. รับฐานข้อมูล")
    parts = news(client)["parts"]
    assert "ให้ กศน. รับฐานข้อมูล" in parts["6"]["html"]
    assert 'data-minutes="15"' in parts["6"]["html"]
    assert "จัดทำฐานข้อมูลหมู่บ้านต้นแบบและเผยแพร่" not in parts["4"]["html"]


@pytest.mark.usefixtures("own_engine")
def test_many_walls_cost_one_drawing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    drawings: list[str] = []
    draw = newest_drawing._draw

    def counted(*given: Any) -> Any:
        drawings.append(given[1])
        return draw(*given)

    monkeypatch.setattr(newest_drawing, "_draw", counted)
    for _turn in range(5):
        client.get("/wall")
        news(client)
    assert drawings == [MEETING]


@pytest.mark.usefixtures("own_engine")
def test_no_more_walls_are_kept_than_are_looked_at(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest_drawing, "MOST_WALLS", 1)
    for path in PAGES:
        client.get(path)
    assert len(newest_drawing._kept) == 1


@pytest.mark.usefixtures("own_engine")
class TestWhoMayLook:
    """As ``/events``: what KM_VISITORS says, and anybody who is signed in."""

    def test_nobody_is_sent_to_sign_in_and_back(
        self, client: Client, visitors: Callable[[str], None]
    ) -> None:
        visitors("nobody")
        for path in PAGES:
            answer = client.get(path)
            assert answer.status_code == 303
            assert answer.headers["location"] == f"/login?next={quote(path, safe='')}"
            assert answer.headers["cache-control"] == "no-store"
        assert "หมู่บ้าน" not in client.get("/wall").text

    def test_the_parts_are_refused_too(self, client: Client, visitors: Callable[[str], None]) -> None:
        visitors("nobody")
        for path in ("/wall/panels", f"/wall/{MEETING}/panels"):
            answer = client.get(path)
            assert (answer.status_code, answer.content) == (403, b"")

    def test_who_is_signed_in_may_until_signed_out(
        self, client: Client, own_engine: Engine, visitors: Callable[[str], None]
    ) -> None:
        visitors("nobody")
        lead = person(own_engine)
        cookie = {"headers": {"Cookie": f"km_session={lead.token}"}}
        assert client.get("/wall", **cookie).status_code == 200
        with quiet_write(own_engine) as session:
            end_session(session, lead.token, SessionEnd.SIGNED_OUT, system_clock())
        assert client.get("/wall/panels", **cookie).status_code == 403

    def test_a_visitor_sees_no_name_and_nothing_to_press_but_panels(
        self, client: Client, desk: WallDesk
    ) -> None:
        desk.open()
        page = read_markup(client.get("/wall").text)
        assert page.all("form") == page.all("button") == page.all("input") == []
        assert {tag.attributes["href"] for tag in page.all("a")} == {f"#{key}" for key in "12345670"}


@pytest.mark.usefixtures("own_engine")
@pytest.mark.parametrize(
    "wrong",
    ["none", "khun-uea-2550-99-99", "x" * 5000, "%00", "%E0%B8%81", "'", "%3Cscript%3E"],
)
def test_an_unknown_meeting_is_a_calm_page_with_a_way_on(client: Client, wrong: str) -> None:
    answer = client.get(f"/wall/{wrong}")
    assert answer.status_code == 404
    assert OTHERS.items() <= dict(answer.headers).items()
    assert "ไม่พบการประชุมนี้" in answer.text
    assert [tag.attributes["href"] for tag in read_markup(answer.text).all("a")] == ["/wall"]
    assert client.get(f"/wall/{wrong}/panels").status_code == 404


@pytest.mark.usefixtures("bare")
def test_a_store_without_a_meeting_says_so_and_waits_for_one(client: Client) -> None:
    answer = client.get("/wall")
    assert answer.status_code == 200
    assert "ยังไม่มีการประชุม" in answer.text
    assert int(body(answer)["data-waiting"]) >= 0, "the revision it knows: any other brings it back"
    assert client.get("/wall/panels").status_code == 404


def test_a_store_that_cannot_be_read_is_told_calmly(client: Client, own_engine: Engine) -> None:
    with own_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    from dashboard.query_cache import usable_engine  # noqa: PLC0415 - a broken store fails only this

    usable_engine.cache_clear()
    answer = client.get("/wall")
    assert (answer.status_code, "ยังเปิดจอไม่ได้" in answer.text) == (503, True)
    assert "Traceback" not in answer.text
    assert client.get("/wall/panels").status_code == 503


@pytest.mark.usefixtures("own_engine")
def test_the_code_leads_to_where_the_browser_found_us(client: Client) -> None:
    assert body(client.get("/wall", headers=HOST))["data-address-text"] == "10.1.2.3:8501/my"
    found = body(client.get("/wall"))  # on the server itself
    assert "เครือข่าย" in found["data-address-text"]
    assert "data-no-code" in found


@pytest.mark.usefixtures("own_engine")
def test_the_code_leads_to_the_address_that_was_set(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KM_BASE_URL", "https://wong.example.th")
    settings.cache_clear()
    answer = client.get("/wall", headers=HOST)
    assert body(answer)["data-address-text"] == "wong.example.th/my"
    assert "10.1.2.3" not in answer.text


@pytest.mark.usefixtures("own_engine")
def test_what_is_kept_for_all_holds_no_askers_address(client: Client) -> None:
    """The host is whatever an asker says: kept parts with it in them would be everybody's."""
    client.get("/wall", headers={"host": "evil.example"})
    assert "evil.example" not in client.get("/wall").text
    assert "evil.example" not in json.dumps(news(client))
