"""Our layers round Streamlit's own static files and a few answers of every kind, without its runtime."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from dashboard.web.application import LAYERS
from dashboard.web.routes import ROUTES
from kmcore.access.kinds import AccountRole
from tests.integration.asgi.account_browser import Browser
from tests.integration.asgi.asking import Client
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases
from tests.support.people import PASSWORD, Person, person

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


async def own_page(_request: Request) -> HTMLResponse:
    return HTMLResponse("<h1>ของเราเอง</h1>", headers={"X-Own-Page": "1"})


async def data(_request: Request) -> JSONResponse:
    return JSONResponse({"html": "<html lang='en'>"})


async def picture(_request: Request) -> Response:
    return Response(PNG, media_type="image/png")


async def missing(_request: Request) -> Response:
    return Response("ไม่พบ", status_code=404)


async def elsewhere(_request: Request) -> RedirectResponse:
    return RedirectResponse("/own")


async def weak(_request: Request) -> Response:
    return Response("x", headers={"Content-Security-Policy": "default-src *", "X-Frame-Options": "ALLOW"})


async def upload(request: Request) -> HTMLResponse:
    return HTMLResponse(await request.body())


OTHERS = [
    Route("/own", own_page),
    Route("/data", data),
    Route("/picture", picture),
    Route("/missing", missing),
    Route("/elsewhere", elsewhere),
    Route("/weak", weak),
    Route("/upload", upload, methods=["POST"]),
]


@pytest.fixture(scope="module")
def client() -> Client:
    """Return what asks such a server."""
    routes = [*ROUTES, *OTHERS, *create_streamlit_static_assets_routes(None)]
    return Client(Starlette(routes=routes, middleware=LAYERS))


@pytest.fixture
def own_engine(sqlite_databases: SqliteDatabases, use_store: Callable[[str], None]) -> Iterator[Engine]:
    with sqlite_databases.lend(loaded) as url:
        use_store(url)
        yield (engine := open_engine(url))
        engine.dispose()


@pytest.fixture
def somsri(own_engine: Engine) -> Person:
    return person(own_engine, AccountRole.LEAD, "doae", login="somsri", password=PASSWORD)


@pytest.fixture
def reader(client: Client) -> Browser:
    return Browser(client)
