"""The map of a frozen picture stays what it was, whatever boundaries are brought afterwards."""

import json
from collections.abc import Callable, Iterator

import pytest

from kmcore.exchange.boundaries import import_boundaries
from kmcore.exchange.setup import DATA
from tests.integration.asgi.asking import Client
from tests.integration.snapshot.closing import MEETING, close
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases

UseStore = Callable[[str], None]
SHIPPED = DATA / "areas" / "80" / "map-districts.geojson"


@pytest.fixture
def closed(sqlite_databases: SqliteDatabases, use_store: UseStore) -> Iterator[str]:
    """The URL of a store with a closed meeting, configured and this test's own."""
    with sqlite_databases.lend(loaded) as url:
        close(open_engine(url))
        use_store(url)
        yield url
        open_engine(url).dispose()


def test_the_shapes_are_those_of_the_closing(client: Client, closed: str) -> None:
    import_boundaries(closed, SHIPPED)
    assert client.get("/maps/district.geojson").json() != json.loads(SHIPPED.read_text("utf-8"))
    answer = client.get(f"/maps/frozen/{MEETING}/1.geojson?v=abc")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.json() == json.loads(SHIPPED.read_text("utf-8"))


@pytest.mark.parametrize(
    "path",
    [
        f"{MEETING}/2",
        f"{MEETING}/0",
        f"{MEETING}/x",
        f"{MEETING}/-1",
        f"{MEETING}/99999999999999999999",
        f"{MEETING}/%E0%B9%91",
        "khun-uea-2550-01-09/1",
        "nowhere/1",
        "%00/1",
        "'/1",
        "%2e%2e/1",
    ],
)
@pytest.mark.usefixtures("closed")
def test_anything_else_is_not_there(client: Client, path: str) -> None:
    answer = client.get(f"/maps/frozen/{path}.geojson")
    assert answer.status_code == 404
    assert "cache-control" not in answer.headers


def test_a_store_that_is_not_ready_is_not_remembered(
    client: Client, use_store: UseStore, database_url: str
) -> None:
    use_store(database_url)
    answer = client.get(f"/maps/frozen/{MEETING}/1.geojson")
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
