"""The calendar's address over HTTP: its type and tag, 304, and the same 404 for every wrong one."""

from collections.abc import Callable, Iterator

import pytest
from icalendar import Calendar
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.meetings.planning.commands import cancel_meeting
from kmcore.reminders.agency_calendar import agency_feed_path
from kmcore.reminders.circle_calendar import circle_feed_path
from kmcore.reminders.commands import renew_feed
from kmcore.storage.unit_of_work import reading
from tests.integration.asgi.asking import Client
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.people import Person, person


@pytest.fixture
def store(
    sqlite_databases: SqliteDatabases, use_store: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Engine]:
    with sqlite_databases.lend(loaded) as url:
        monkeypatch.setenv("KM_SECRET_KEY", "k" * 40)
        monkeypatch.setenv("KM_BASE_URL", "https://km.example")
        use_store(url)
        yield (engine := open_engine(url))
        engine.dispose()


@pytest.fixture
def lead(store: Engine) -> Person:
    return person(store, AccountRole.LEAD, "pho")


def path(engine: Engine, lead: Person) -> str:
    with reading(engine) as session:
        return agency_feed_path(session, lead.user, "pho")


def test_a_phone_reads_it_without_signing_in(client: Client, store: Engine, lead: Person) -> None:
    answer = client.get(path(store, lead))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["content-disposition"] == 'inline; filename="pho.ics"'
    calendar = Calendar.from_ical(answer.content)
    assert str(calendar["X-WR-CALNAME"]) == "วงเอื้อ: สธ."
    assert {str(event["URL"]) for event in calendar.walk("VEVENT")} == {"https://km.example/my"}


def test_what_has_not_changed_is_not_sent(client: Client, store: Engine, lead: Person) -> None:
    first = client.get(path(store, lead))
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = client.get(path(store, lead), headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    person(store, AccountRole.VIEWER)  # any write
    fresh = client.get(path(store, lead), headers={"If-None-Match": tag})
    assert fresh.status_code == 200
    assert fresh.headers["etag"] != tag


def test_head_says_the_same_without_the_body(client: Client, store: Engine, lead: Person) -> None:
    full, head = client.get(path(store, lead)), client.request("HEAD", path(store, lead))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == full.headers["etag"]


def test_a_renewed_address_is_gone_at_once(client: Client, store: Engine, lead: Person) -> None:
    old = path(store, lead)
    tag = client.get(old).headers["etag"]
    renew_feed(store, lead.by(), "pho")
    assert client.get(old, headers={"If-None-Match": tag}).status_code == 404
    assert client.get(path(store, lead)).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "pho",
        "pho-",
        "-",
        "pho-" + "0" * 40,
        "nobody-" + "0" * 40,
        "circle-",
        "circle-khun-uea-" + "0" * 40,
        "%00-x",
        "%E0%B8%81-%FF",
        "pho-" + "a" * 9000,
    ],
)
def test_every_wrong_address_is_the_same(client: Client, store: Engine, name: str) -> None:
    answer = client.get(f"/calendar/{name}.ics")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.startswith("ไม่มีปฏิทินที่อยู่นี้")


def test_a_circle_s_calendar(client: Client, store: Engine, lead: Person) -> None:
    with reading(store) as session:
        address = circle_feed_path(session, lead.user, "khun-uea")
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["content-disposition"] == 'inline; filename="khun-uea.ics"'
    tag = answer.headers["etag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    cancel_meeting(store, person(store, AccountRole.SECRETARIAT).by(), "khun-uea-2550-02-09", "น้ำท่วม")
    after = client.get(address, headers={"If-None-Match": tag})
    assert after.status_code == 200
    statuses = {str(event.get("STATUS")) for event in Calendar.from_ical(after.content).walk("VEVENT")}
    assert "CANCELLED" in statuses


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_can_only_be_read(client: Client, store: Engine, lead: Person, method: str) -> None:
    assert client.request(method, path(store, lead)).status_code == 405


def test_a_store_that_is_away_is_a_sentence(
    client: Client, use_store: Callable[[str], None], tmp_path: str
) -> None:
    use_store(f"sqlite:///{tmp_path}/none.db")
    answer = client.get("/calendar/pho-0.ics")
    assert answer.status_code == 503
    assert "Traceback" not in answer.text
