"""``/wall`` and ``/wall/CODE``: the page for the projector, and the parts of it that a newer revision changed."""

import json
import logging
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote, urlencode

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.present.static_files import STATIC, static_url
from dashboard.present.templates import FOLDER, render_template
from dashboard.query_cache import revision
from dashboard.session.current_user import may_see_dashboard
from dashboard.web.session_lookup import user_of
from dashboard.web.wall.newest_drawing import DrawnWall, newest_wall
from dashboard.web.wall.panels import PANELS, DrawnPart
from dashboard.web.wall.qr import wall_code
from kmcore.clock import system_clock
from kmcore.errors import KmError, NotFoundError
from kmcore.i18n import _, speaking

# x-own-page: dashboard/streamlit_host/page_html.py puts Streamlit's page in place of any other HTML.
HEADERS: Final = {"Cache-Control": "no-store", "Vary": "Cookie", "X-Own-Page": "1"}
HOME: Final = "/wall"
STYLES: Final = ("document.css", "wall.css")
FILES: Final = ("wall.js", "revisions.js", *STYLES)
TEMPLATES: Final = (FOLDER / "web" / "document.html", *(FOLDER / "wall").glob("*.html"))
LONGEST: Final = 60  # of a meeting's code
log: Final = logging.getLogger("wong_uea")

Answer = Callable[[Request], Response]


async def wall_page(request: Request) -> Response:
    """Return the wall of the day's meeting, or of the one in the address, as a page."""
    return await run_in_threadpool(_in_thai, request, _page)


async def wall_panels(request: Request) -> Response:
    """Return what of the wall differs from what the page has (``?has=``: the digests of its parts), as JSON."""
    return await run_in_threadpool(_in_thai, request, _panels)


def _in_thai(request: Request, answer: Answer) -> Response:
    with speaking("th"):
        return answer(request)


def _page(request: Request) -> Response:
    try:
        if not may_see_dashboard(user_of(request)):
            return RedirectResponse(_login(request), 303, {"Cache-Control": "no-store"})
        before, found = revision(), newest_wall(_code(request))
    except NotFoundError:
        return _calm(404, _("ไม่พบการประชุมนี้"), _("ตรวจที่อยู่อีกครั้ง หรือเปิดจอของการประชุมปัจจุบัน"), link=True)
    except (KmError, SQLAlchemyError):
        log.warning("wall: the store cannot be asked", exc_info=True)
        return _calm(503, _("ยังเปิดจอไม่ได้"), _("ฐานข้อมูลยังไม่พร้อม รอสักครู่แล้วเปิดใหม่"), link=True)
    if found is None:
        return _calm(200, _("ยังไม่มีการประชุม"), _("เมื่อกำหนดวันประชุมในปฏิทินวงแล้ว จอนี้จะขึ้นเอง"), watch=before)
    return _drawn_page(request, found)


def _panels(request: Request) -> Response:
    try:
        if not may_see_dashboard(user_of(request)):
            return _said(403)
        found = newest_wall(_code(request))
    except NotFoundError:
        return _said(404)
    except (KmError, SQLAlchemyError):
        return _said(503)
    if found is None:
        return _said(404)
    has = set(request.query_params.get("has", "").split(","))
    parts = {name: _json(part) for name, part in found.parts.items() if part.digest not in has}
    return JSONResponse(
        {"version": version(), "now": _now_ms(), "state": script_state(found), "parts": parts},
        headers=HEADERS,
    )


def _said(status: int) -> Response:
    return Response(status_code=status, headers=HEADERS)


def _json(part: DrawnPart) -> dict[str, str]:
    return {"html": part.html, "digest": part.digest}


def _drawn_page(request: Request, found: DrawnWall) -> HTMLResponse:
    body = render_template(
        "wall/page.html",
        **_frame(),
        parts=found.parts,
        panels=PANELS,
        panels_address=f"{request.url.path.rstrip('/')}/panels",
        state=json.dumps(script_state(found)),
        version=version(),
        code=wall_code(request),
        login=_login(request),
    )
    return HTMLResponse(body, headers=HEADERS)


def script_state(found: DrawnWall) -> dict[str, Any]:
    """Return what the page's script must know beside the parts. Times in ms since 1970, by this server's clock."""
    return {
        "code": found.code,
        "revision": found.revision,
        "life": found.life,
        "turn": found.panels_in_turn,
        "floor": found.floor,
        "frozen": found.frozen,
        "at": int(found.at.timestamp() * 1000),
        "now": _now_ms(),
    }


def _now_ms() -> int:
    return int(system_clock().timestamp() * 1000)


def _calm(
    status: int, heading: str, sentence: str, *, link: bool = False, watch: int | None = None
) -> HTMLResponse:
    body = render_template(
        "wall/calm.html",
        **_frame(),
        heading=heading,
        sentence=sentence,
        link=HOME if link else "",
        said=_("จอของการประชุมปัจจุบัน"),
        watch=watch,
    )
    return HTMLResponse(body, status, HEADERS)


def _frame() -> Mapping[str, Any]:
    return {
        "language": "th",
        "styles": [static_url(name) for name in STYLES],
        "script": static_url("wall.js"),
        "revisions": static_url("revisions.js"),
    }


@cache
def version() -> str:
    """Return what tells this program's wall from another version's: its script, its styles, its templates."""
    files = sorted([*TEMPLATES, *(STATIC / name for name in FILES)])
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _code(request: Request) -> str | None:
    code: str | None = request.path_params.get("code")
    if code is not None and (len(code) > LONGEST or not code.isascii() or not code.isprintable()):
        raise NotFoundError("ไม่มีการประชุมรหัส {code} ตรวจรหัสจากรายการประชุม", code=code[:LONGEST])
    return code


def _login(request: Request) -> str:
    code = request.path_params.get("code")
    return "/login?" + urlencode({"next": f"{HOME}/{quote(code)}" if code else HOME})


WALL_ROUTES: Final = [
    Route(HOME, wall_page),
    Route(f"{HOME}/panels", wall_panels),
    Route(f"{HOME}/{{code}}", wall_page),
    Route(f"{HOME}/{{code}}/panels", wall_panels),
]
