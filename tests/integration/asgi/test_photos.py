"""Photos are for those who may see them; for anyone else there are none."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, text

from kmcore.access.account_register import change_role
from kmcore.access.actor import OPERATOR, By
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.sessions import end_session
from kmcore.actions.queries import item_detail
from kmcore.clock import system_clock
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.integration.actions.reporting import DAY, Desk
from tests.integration.asgi.asking import Client
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.people import person
from tests.unit.actions.pictures import picture

UseStore = Callable[[str], None]
COOKIES = ("km_session", "__Host-km_session")


@pytest.fixture
def minutes(sqlite_databases: SqliteDatabases, use_store: UseStore) -> Iterator[Engine]:
    with sqlite_databases.lend(loaded) as url:
        use_store(url)
        yield open_engine(url)
        open_engine(url).dispose()


@pytest.fixture
def path(minutes: Engine) -> str:
    """Return the address of a photo that the lead of doae sent."""
    Desk(minutes, person(minutes, AccountRole.LEAD, "doae")).send(photos=(picture(),))
    with reading(minutes) as session:
        (number,) = item_detail(session, "A13", DAY).updates[0].photos
    return f"/photos/{number}"


def as_(token: str, cookie: str = "km_session") -> dict[str, dict[str, bytes]]:
    """Bytes: a browser may send any, httpx by itself sends ASCII."""
    return {"headers": {"Cookie": f"lang=th; {cookie}={token}".encode()}}


@pytest.mark.parametrize("cookie", COOKIES)
@pytest.mark.parametrize(
    "who", [(AccountRole.GOVERNOR, None), (AccountRole.SECRETARIAT, None), (AccountRole.LEAD, "wu")]
)
def test_who_has_a_part_in_the_work_sees_it(
    client: Client, minutes: Engine, path: str, who: tuple[AccountRole, str | None], cookie: str
) -> None:
    answer = client.get(path, **as_(person(minutes, *who).token, cookie))
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xff\xd8\xff")
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["vary"] == "Cookie"


@pytest.mark.parametrize("role", [AccountRole.VIEWER, AccountRole.ADMIN])
def test_other_roles_find_nothing(client: Client, minutes: Engine, path: str, role: AccountRole) -> None:
    assert client.get(path, **as_(person(minutes, role).token)).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "ก", "x" * 5000])
def test_nobody_finds_nothing(client: Client, path: str, token: str) -> None:
    for options in ({}, as_(token)):
        answer = client.get(path, **options)
        assert (answer.status_code, answer.content) == (404, b"")
        assert answer.headers["cache-control"] == "no-store"


def test_signing_out_and_losing_the_role_hold_at_once(client: Client, minutes: Engine, path: str) -> None:
    out, other = person(minutes, AccountRole.GOVERNOR), person(minutes, AccountRole.SECRETARIAT)
    with quiet_write(minutes) as session:
        end_session(session, out.token, SessionEnd.SIGNED_OUT, system_clock())
    change_role(minutes, By(OPERATOR), other.account_id, AccountRole.VIEWER, None)
    assert [client.get(path, **as_(who.token)).status_code for who in (out, other)] == [404, 404]


@pytest.mark.parametrize(
    "wrong",
    ["/photos/999", "/photos/0", "/photos/-1", f"/photos/{2**80}", "/photos/1.jpg", "/photos/²", "/photos/๑"],
)
def test_there_is_no_such_photo(client: Client, minutes: Engine, path: str, wrong: str) -> None:
    assert client.get(wrong, **as_(person(minutes, AccountRole.GOVERNOR).token)).status_code == 404


def test_a_store_that_cannot_be_read_is_no_secret_and_no_photo(
    client: Client, minutes: Engine, path: str
) -> None:
    token = person(minutes, AccountRole.GOVERNOR).token
    with minutes.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    from dashboard.query_cache import usable_engine  # noqa: PLC0415 - a broken store fails only this

    usable_engine.cache_clear()
    assert client.get(path, **as_(token)).status_code == 503
