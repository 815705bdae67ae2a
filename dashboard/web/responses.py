"""Our own pages as answers: drawn whole from a template, kept by nobody, with what a form needs."""

from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dashboard.present.static_files import static_url
from dashboard.present.templates import render_template
from dashboard.session.csrf_token import csrf_token_for
from dashboard.session.current_user import COOKIE, SECURE_COOKIE
from dashboard.web.client import asked_language, is_https, language_of
from dashboard.web.csrf import (
    FORM_COOKIE,
    SECURE_FORM_COOKIE,
    form_binding,
    form_cookie,
)
from dashboard.web.session_lookup import request_session_token
from kmcore.access.sign_in import NewSignIn
from kmcore.i18n import LANGUAGES, language, speaking

# x-own-page: dashboard/streamlit_host/page_html.py puts Streamlit's page in place of any other HTML.
HEADERS: Final = {"Cache-Control": "no-store", "Vary": "Cookie", "X-Own-Page": "1"}
STYLES: Final = ("document.css", "app.css", "account.css")


def form_page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a template of ``templates/account`` as a page; ``values``: its own, beside ``csrf`` and ``action``.

    Call it inside ``speaking``. Sets the cookie that the form is bound to, where the browser has none.
    """
    bound = form_binding(request)
    body = render_template(
        f"account/{template}",
        csrf=csrf_token_for(bound),
        **{**page_head_values(request, values.get("next", "")), **values},
    )
    answer = HTMLResponse(body, status, HEADERS)
    if request_session_token(request) is None and form_cookie(request) is None:
        name = SECURE_FORM_COOKIE if is_https(request) else FORM_COOKIE
        _keep(request, answer, name, bound)
    return answer


def plain_page(request: Request, sentence: str, status: int) -> HTMLResponse:
    """Return a page with one sentence and no form: where not even a form can be signed."""
    with speaking(language_of(request)):
        body = render_template("account/trouble.html", sentence=sentence, **page_head_values(request))
    return HTMLResponse(body, status, HEADERS)


def page_head_values(
    request: Request, going_to: str = "", styles: tuple[str, ...] = STYLES
) -> dict[str, Any]:
    """Return what the head of a page of ours is made of. ``here``: its address without what was asked of it."""
    asked = asked_language(request)
    other = next(code for code in LANGUAGES if code != language())
    return {
        "language": language(),
        "other_language": other,
        "other_address": f"{request.url.path}?{urlencode({'lang': other, **({'next': going_to} if going_to else {})})}",
        "asked": f"?lang={asked}" if asked else "",
        "here": request.url.path,
        "problem": "",
        "styles": [static_url(name) for name in styles],
    }


def redirect_to(path: str) -> RedirectResponse:
    """Return the answer to a form: fetch this page next."""
    return RedirectResponse(path, 303, {"Cache-Control": "no-store"})


def set_session_cookie(request: Request, answer: Response, opened: NewSignIn) -> None:
    """Put the session's cookie on an answer: HttpOnly, for this host alone, Secure where https is."""
    secure = is_https(request)
    if secure:
        delete_cookie(answer, COOKIE)
    seconds = int(opened.lasts.total_seconds())
    _keep(request, answer, SECURE_COOKIE if secure else COOKIE, opened.token, seconds)


def clear_session_cookie(answer: Response) -> None:
    """Take the session's cookie away from the browser."""
    delete_cookie(answer, COOKIE)
    delete_cookie(answer, SECURE_COOKIE)


def delete_cookie(answer: Response, name: str) -> None:
    """Delete a cookie of ours; a browser heeds it for a ``__Host-`` name only if it is Secure too."""
    answer.delete_cookie(name, secure=name.startswith("__Host-"), httponly=True, samesite="lax")


def _keep(request: Request, answer: Response, name: str, value: str, seconds: int | None = None) -> None:
    answer.set_cookie(
        name, value, max_age=seconds, path="/", secure=is_https(request), httponly=True, samesite="lax"
    )
