"""/export: documents of a circle as files, for those who are signed in.

A document that is handed out is written down, so a file is made only for a request from our own pages (or an
address that was typed): a picture on another site whose address is ours fills no table. Opened from elsewhere, the
address answers with a page that has the link.
"""

from typing import Final
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.web.client import device_of, keep_language, language_of
from dashboard.web.csrf import same_origin
from dashboard.web.responses import plain_page
from dashboard.web.session_lookup import session_of
from dashboard.web.store import store_engine
from dashboard.web.trouble import Trouble, in_language
from dashboard.web.turns import Turns
from dashboard.web.verify.page import verify_page
from kmcore.access.calling_session import SignedOutError
from kmcore.documents.errors import DocumentError
from kmcore.documents.issue import Issued, issue
from kmcore.documents.kinds import OFFERED, Kind, Media

THAI: Final = "thai"
# A pack takes a core for half a second: this many at once, and the others wait their turn.
DOCUMENTS: Final = Turns("documents_at_once", 2)


async def export(request: Request) -> Response:
    """Return the document of this address."""
    if request.method != "GET":  # HEAD would make one and throw it away
        return Response(status_code=405, headers={"Allow": "GET"})
    return await DOCUMENTS.run(_answer, request)


def _answer(request: Request) -> Response:
    return in_language(
        language_of(request), lambda: _document(request), lambda trouble: _no_document(request, trouble)
    )


def _no_document(request: Request, trouble: Trouble) -> Response:
    if isinstance(trouble.error, SignedOutError):  # closed or changed in this very moment
        return _sign_in_first(request)
    status = 404 if isinstance(trouble.error, DocumentError) else trouble.status
    return plain_page(request, trouble.sentence, status)


def _document(request: Request) -> Response:
    found = session_of(request)
    if found is None:
        return _sign_in_first(request)
    if not same_origin(request):
        return verify_page(request, "from_elsewhere.html", status=403, address=_address(request))
    kind, media = _wanted(request)
    made = issue(
        store_engine(),
        found.acting(device_of(request).place),
        kind,
        request.path_params["code"],
        media,
        agency_code=request.path_params.get("agency"),
        thai_digits=request.query_params.get("digits") == THAI,
    )
    return Response(made.data, media_type=made.media_type, headers=_headers(made, kind))


def _wanted(request: Request) -> tuple[Kind, Media]:
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


ROUTES: Final = [
    Route("/export/{kind}/{code}/{agency}.{media}", export, methods=["GET"]),
    Route("/export/{kind}/{code}.{media}", export, methods=["GET"]),
]
