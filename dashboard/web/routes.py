"""The HTTP routes beside Streamlit: health, and the map's shapes."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from dashboard.query_cache import engine
from dashboard.web.account.oidc import ROUTES as OIDC
from dashboard.web.account.routes import ACCOUNT_ROUTES
from dashboard.web.calendar_feeds import ROUTES as CALENDAR
from dashboard.web.events import EVENT_ROUTES
from dashboard.web.exports import ROUTES as EXPORT
from dashboard.web.frozen_map import ROUTES as FROZEN_MAPS
from dashboard.web.photos import ROUTES as PHOTOS
from dashboard.web.recorder.routes import ROUTES as RECORDER
from dashboard.web.report_drafts import ROUTES as DRAFTS
from dashboard.web.store import store_engine
from dashboard.web.unsent import ROUTES as UNSENT
from dashboard.web.verify.routes import ROUTES as VERIFY
from dashboard.web.wall.routes import WALL_ROUTES
from kmcore.areas.queries import LEVELS, boundaries
from kmcore.errors import KmError
from kmcore.storage.migrate import require_current
from kmcore.storage.unit_of_work import reading


async def healthz(_request: Request) -> JSONResponse:
    """Liveness: the process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(_request: Request) -> JSONResponse:
    """Readiness: the database answers and its schema is this program's."""
    try:
        await run_in_threadpool(lambda: require_current(engine()))
    except KmError as error:
        return _unavailable(error)
    return JSONResponse({"status": "ready"})


def _unavailable(error: KmError) -> JSONResponse:
    return JSONResponse({"status": "unavailable", "reason": str(error)}, status_code=503)


async def map_shapes(request: Request) -> Response:
    """Return the boundaries of a level as GeoJSON. The address carries their checksum, so it may be kept."""
    level = request.path_params["level"]
    if level not in LEVELS:
        return Response(status_code=404)
    try:
        found = await run_in_threadpool(_boundaries, level)
    except KmError as error:
        return _unavailable(error)
    if found is None:
        return Response(status_code=404)
    kept = "public, max-age=31536000, immutable"
    return Response(found, media_type="application/geo+json", headers={"Cache-Control": kept})


def _boundaries(level: str) -> str | None:
    with reading(store_engine()) as session:
        found = boundaries(session, "subdistrict" if level == "subdistrict" else "district")
    return found.geojson if found else None


ROUTES = [
    *ACCOUNT_ROUTES,
    *EVENT_ROUTES,
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/maps/{level}.geojson", map_shapes),
    *FROZEN_MAPS,
    *PHOTOS,
    *CALENDAR,
    *DRAFTS,
    *UNSENT,
    *OIDC,
    *EXPORT,
    *VERIFY,
    *WALL_ROUTES,
    *RECORDER,
]
