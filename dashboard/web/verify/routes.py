"""/verify and /verify/CODE."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.web.client import keep_language
from dashboard.web.request import Form, answer_form
from dashboard.web.store import store_engine
from dashboard.web.verify.document_words import changes_since, known_facts
from dashboard.web.verify.page import verify_page
from kmcore.documents.document_codes import read_code
from kmcore.documents.queries import Verified, verification
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.storage.unit_of_work import reading


async def code_form(request: Request) -> Response:
    """The small form; with a code in it, on to the code's own page."""
    return await answer_form(request, _form)


async def verification_page(request: Request) -> Response:
    """What is known of the document with this code: 404 and a sentence where nothing is."""
    return await answer_form(request, _told)


def _form(request: Request, _form: Form) -> Response:
    typed = request.query_params.get("code", "").strip()
    if not typed:
        return verify_page(request, "form.html", typed="")
    code = read_code(typed)
    if code is None:
        return verify_page(request, "unknown.html", status=404, typed=typed[:40])
    return RedirectResponse(keep_language(request, f"/verify/{code}"), 303, {"Cache-Control": "no-store"})


def _told(request: Request, _form: Form) -> Response:
    typed = request.path_params["code"]
    found = _known(typed)
    if found is None:
        return verify_page(request, "unknown.html", status=404, typed=typed[:40])
    return verify_page(
        request, "known.html", rows=known_facts(found), changes=changes_since(found), code=found.code
    )


def _known(typed: str) -> Verified | None:
    if read_code(typed) is None:
        return None
    with reading(store_engine()) as session:
        return verification(session, typed, reference_day(session, settings()))


ROUTES: Final = [
    Route("/verify", code_form, methods=["GET"]),
    Route("/verify/{code:path}", verification_page, methods=["GET"]),
]
