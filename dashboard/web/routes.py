"""The HTTP routes beside Streamlit: health, and the table of all the others."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.query_cache import engine
from dashboard.web.account.oidc import ROUTES as OIDC
from dashboard.web.account.routes import ACCOUNT_ROUTES
from dashboard.web.calendar_feeds import ROUTES as CALENDAR
from dashboard.web.events import EVENT_ROUTES
from dashboard.web.exports import ROUTES as EXPORT
from dashboard.web.photos import ROUTES as PHOTOS
from dashboard.web.recorder.routes import ROUTES as RECORDER
from dashboard.web.report_drafts import ROUTES as DRAFTS
from dashboard.web.unsent import ROUTES as UNSENT
from dashboard.web.verify.routes import ROUTES as VERIFY
from dashboard.web.wall.routes import WALL_ROUTES
from kmcore.errors import KmError
from kmcore.storage.migrate import require_current


async def healthz(_request: Request) -> JSONResponse:
    """Liveness: the process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(_request: Request) -> JSONResponse:
    """Readiness: the database answers and its schema is this program's."""
    try:
        await run_in_threadpool(lambda: require_current(engine()))
    except KmError as error:
        return JSONResponse({"status": "unavailable", "reason": str(error)}, status_code=503)
    return JSONResponse({"status": "ready"})


ROUTES = [
    *ACCOUNT_ROUTES,
    *EVENT_ROUTES,
    Route("/healthz", healthz),
    Route("/readyz", readyz),
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
