"""The districts' map as it was when a meeting was closed: a frozen picture is drawn with its own shapes."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.web.store import store_engine
from kmcore.errors import KmError
from kmcore.snapshot.queries import frozen_shapes
from kmcore.storage.unit_of_work import reading

DIGITS: Final = 6  # of a picture's number within its meeting


async def frozen_map(request: Request) -> Response:
    """Return the shapes of a frozen picture as GeoJSON. It never changes, and its address carries the checksum."""
    code, asked = request.path_params["code"], request.path_params["number"]
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= DIGITS and code.isprintable()):
        return Response(status_code=404)
    try:
        found = await run_in_threadpool(_shapes, code, int(asked))
    except KmError:
        return Response(status_code=503, headers={"Cache-Control": "no-store"})
    if found is None:
        return Response(status_code=404)
    kept = "public, max-age=31536000, immutable"
    return Response(found, media_type="application/geo+json", headers={"Cache-Control": kept})


def _shapes(code: str, number: int) -> str | None:
    with reading(store_engine()) as session:
        return frozen_shapes(session, code, number)


ROUTES = [Route("/maps/frozen/{code}/{number}.geojson", frozen_map)]
