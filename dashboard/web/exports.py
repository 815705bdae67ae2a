"""/export: documents of a circle as files, for those who are signed in.

A document that is handed out is written down, so a file is made only for a request from our own pages (or an
address that was typed): a picture on another site whose address is ours fills no table. Opened from elsewhere, the
address answers with a page that has the link.
"""

import logging
from typing import Final
from urllib.parse import quote, urlencode

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync
from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.web.client import device_of, keep_language, language_of
from dashboard.web.csrf import request_session_token, same_origin
from dashboard.web.request import store
from dashboard.web.responses import plain_page
from dashboard.web.verify.page import page
from kmcore.access.actor import By
from kmcore.access.authorization import NotAllowedError
from kmcore.access.command import SignedOutError
from kmcore.access.sessions import SignedIn, signed_in
from kmcore.clock import system_clock
from kmcore.documents.errors import DocumentError
from kmcore.documents.issue import Issued, issue
from kmcore.documents.kinds import OFFERED, Kind, Media
from kmcore.errors import KmError, NotFoundError
from kmcore.i18n import _, speaking
from kmcore.storage.unit_of_work import reading

log: Final = logging.getLogger("wong_uea")
THAI: Final = "thai"
# A pack takes a core for half a second: this many at once, and the others wait their turn.
AT_ONCE: Final = 2
_limiter: RunVar[CapacityLimiter] = RunVar("documents_at_once")


async def export(request: Request) -> Response:
    """Return the document of this address."""
    if request.method != "GET":  # HEAD would make one and throw it away
        return Response(status_code=405, headers={"Allow": "GET"})
    return await run_sync(_answer, request, limiter=_turns())


def _answer(request: Request) -> Response:
    with speaking(language_of(request)):
        try:
            return _document(request)
        except (NotFoundError, DocumentError) as error:
            return plain_page(request, str(error), 404)
        except NotAllowedError as error:
            return plain_page(request, str(error), 403)
        except SignedOutError:  # closed or changed in this very moment
            return _sign_in_first(request)
        except KmError as error:
            return plain_page(request, str(error), 503)
        except DBAPIError as error:
            log.warning("export: the database refused: %s", type(error.orig).__name__)
            return plain_page(request, _("ระบบกำลังบันทึกงานอื่นอยู่ รอสักครู่แล้วลองอีกครั้ง"), 503)


def _document(request: Request) -> Response:
    found = _who(request)
    if found is None:
        return _sign_in_first(request)
    if not same_origin(request):
        return page(request, "from_elsewhere.html", status=403, address=_address(request))
    kind, media = _asked(request)
    made = issue(
        store(),
        By(found.user, device_of(request).place),
        kind,
        request.path_params["code"],
        media,
        agency_code=request.path_params.get("agency"),
        thai_digits=request.query_params.get("digits") == THAI,
    )
    return Response(made.data, media_type=made.media_type, headers=_headers(made, kind))


def _who(request: Request) -> SignedIn | None:
    token = request_session_token(request)
    if token is None:
        return None
    with reading(store()) as session:
        return signed_in(session, token, system_clock())


def _asked(request: Request) -> tuple[Kind, Media]:
    """Return what the address asks for.

    Raises:
        DocumentError: there is no such document or file.
    """
    kind, media = request.path_params["kind"], request.path_params["media"]
    known = kind in set(Kind) and media in set(Media) and Media(media) in OFFERED[Kind(kind)]
    if known and ("agency" in request.path_params) == (kind == Kind.LETTER):
        return Kind(kind), Media(media)
    raise DocumentError("ไม่มีเอกสารที่ที่อยู่นี้ เปิดจากปุ่มในหน้าเตรียมและบันทึกประชุม")


def _sign_in_first(request: Request) -> RedirectResponse:
    path = keep_language(request, f"/login?{urlencode({'next': _address(request)})}")
    return RedirectResponse(path, 303, {"Cache-Control": "no-store"})


def _address(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _headers(made: Issued, kind: Kind) -> dict[str, str]:
    """Name the file in Thai (RFC 5987), and plainly for what cannot read that."""
    ending = made.name.rpartition(".")[2]
    plain = f"{kind.value}-{made.code}.{ending}"
    return {
        "Cache-Control": "no-store",
        "Vary": "Cookie",
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(made.name, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }


def _turns() -> CapacityLimiter:
    try:
        return _limiter.get()
    except LookupError:
        _limiter.set(limiter := CapacityLimiter(AT_ONCE))
        return limiter


ROUTES: Final = [
    Route("/export/{kind}/{code}/{agency}.{media}", export, methods=["GET"]),
    Route("/export/{kind}/{code}.{media}", export, methods=["GET"]),
]
