"""Signing in by an identity provider: two routes round Streamlit's login, which end in our own session.

``/login/oidc/NAME`` leads to the provider; the provider leads back to Streamlit's ``/oauth2callback``, which is
ours here because our routes come before Streamlit's.
"""

from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.streamlit_host.oidc_login import clear_user_cookies, identity_from, to_provider
from dashboard.streamlit_host.oidc_offers import CALLBACK, ProviderOffer, oidc_offers
from dashboard.web.account.login import next_page
from dashboard.web.client import device_of, local_path
from dashboard.web.request import Answer, Form, answer_form
from dashboard.web.responses import form_page, redirect_to, set_session_cookie
from dashboard.web.store import store_engine
from kmcore.access.identities import OidcError
from kmcore.access.identity_sign_in import Identity, UnlinkedError, sign_in_by_identity

__all__ = ["ROUTES", "ProviderOffer", "oidc_offers"]
NEXT: Final = "km_next"  # in Streamlit's signed session cookie, beside Authlib's state


async def begin_oidc(request: Request) -> Response:
    """Send the browser to the provider, and remember where it wanted to go."""
    name, asked = request.path_params["name"], local_path(request.query_params.get("next"))
    if name not in {offer.name for offer in oidc_offers()}:
        unknown = OidcError("ไม่ได้เปิดให้เข้าสู่ระบบด้วย “{name}” เลือกวิธีอื่นที่หน้าเข้าสู่ระบบ", name=name)
        return await answer_form(request, _refusal(unknown, 404, asked))
    request.session[NEXT] = asked
    silent = OidcError("ผู้ให้บริการไม่ตอบ ลองใหม่ในอีกสักครู่ หรือเลือกวิธีอื่นที่หน้าเข้าสู่ระบบ")
    return await to_provider(request, name) or await answer_form(request, _refusal(silent, 502, asked))


async def finish_oidc(request: Request) -> Response:
    """Take whom the provider sent back and exchange it for our session."""
    asked = request.session.pop(NEXT, None)
    identity = await identity_from(request)
    if identity is None:
        answer = await answer_form(request, _refusal(_why_not(request), 400, asked))
    else:
        answer = await answer_form(request, _exchange(identity, asked))
    clear_user_cookies(answer, request)
    return answer


def _exchange(identity: Identity, asked: str | None) -> Answer:
    def exchanged(request: Request, form: Form) -> Response:
        try:
            opened = sign_in_by_identity(store_engine(), identity, device_of(request))
        except UnlinkedError as error:
            return _refusal(error, 403, asked, identity)(request, form)
        except OidcError as error:
            return _refusal(error, 403, asked)(request, form)
        path = next_page(request, {"next": asked or ""}, opened.user)
        answer = redirect_to(path if opened.noticed else f"/notice?{urlencode({'next': path})}")
        set_session_cookie(request, answer, opened)
        return answer

    return exchanged


def _why_not(request: Request) -> OidcError:
    if request.query_params.get("error") == "access_denied":
        return OidcError("การเข้าสู่ระบบถูกยกเลิกที่ผู้ให้บริการ เริ่มใหม่ได้จากหน้าเข้าสู่ระบบ")
    return OidcError("เข้าสู่ระบบไม่สำเร็จ หน้านี้อาจเปิดไว้นานหรือเปิดซ้ำ เริ่มใหม่จากหน้าเข้าสู่ระบบ ถ้ายังไม่ได้ให้แจ้งผู้ดูแลระบบ")


def _refusal(error: OidcError, status: int, asked: str | None, identity: Identity | None = None) -> Answer:
    """Return the page that says why; ``identity``: what the administrator needs to link an account to it."""

    def refused(request: Request, _form: Form) -> Response:
        values = {"problem": str(error), "identity": identity, "next": asked or ""}
        return form_page(request, "oidc_refused.html", status=status, **values)

    return refused


ROUTES: Final = [Route("/login/oidc/{name}", begin_oidc), Route(CALLBACK, finish_oidc)]
