"""Photos of reports, for those who may see them; for anyone else there are none."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.web.session_lookup import user_of
from dashboard.web.store import store_engine
from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.actions.queries import Photo, report_photo
from kmcore.errors import KmError
from kmcore.storage.unit_of_work import reading

DIGITS: Final = 10  # of a row's number


async def serve_photo(request: Request) -> Response:
    """Return a photo. No browser keeps it: after signing out it is not shown again."""
    number = _number(request.path_params["number"])
    try:
        found = await run_in_threadpool(lambda: photo_for(user_of(request), number))
    except KmError:
        return Response(status_code=503, headers={"Cache-Control": "no-store"})
    if found is None:
        return Response(status_code=404, headers={"Cache-Control": "no-store"})
    return Response(found.data, media_type=found.media_type, headers=_headers(number))


def _number(asked: str) -> int:
    """Return the number in the address, 0 (no photo's) where there is none."""
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= DIGITS else 0


def photo_for(user: User, number: int) -> Photo | None:
    """Return a photo for somebody who may see it, None for anyone else and where there is none."""
    if not user.signed_in or not can(user, permissions.SEE_ATTACHMENT).allowed:
        return None
    with reading(store_engine()) as session:
        return report_photo(session, number)


def _headers(number: int) -> dict[str, str]:
    return {
        "Cache-Control": "no-store",
        "Vary": "Cookie",
        "Content-Disposition": f'inline; filename="photo-{number}.jpg"',
        "X-Content-Type-Options": "nosniff",
    }


ROUTES = [Route("/photos/{number}", serve_photo)]
