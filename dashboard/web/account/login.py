"""/login and /logout."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dashboard.navigation import PAGES, view_address
from dashboard.streamlit_host.oidc_offers import oidc_offers
from dashboard.web.client import device_of, keep_language
from dashboard.web.csrf import FIELD, form_ok
from dashboard.web.request import Form, answer_form, next_of
from dashboard.web.responses import clear_session_cookie, form_page, redirect_to, set_session_cookie
from dashboard.web.session_lookup import request_session_token, session_of
from dashboard.web.store import store_engine
from kmcore.access.actor import User
from kmcore.access.roles import is_of_agency
from kmcore.access.sign_in import NewSignIn, SignInError, sign_in, sign_out
from kmcore.i18n import _


async def login(request: Request) -> Response:
    """The sign-in page (GET), and signing in (POST)."""
    return await answer_form(request, _sign_in if request.method == "POST" else _login_page)


async def logout(request: Request) -> Response:
    """Asks first (GET): an address alone must sign nobody out. Then signs out (POST)."""
    return await answer_form(request, _sign_out if request.method == "POST" else _logout_page)


def stale_form_sentence() -> str:
    """Return what is said of a form that was not drawn for this browser, or by us."""
    return _("แบบฟอร์มนี้หมดอายุหรือไม่ได้เปิดจากหน้าของระบบ กรอกแล้วส่งอีกครั้ง")


def landing_page(user: User) -> str:
    """Return where a user begins: a lead at her own work, the others at the overview."""
    view = "my_work" if is_of_agency(user.role) and (PAGES / "my_work.py").exists() else "overview"
    return view_address(view)


def next_page(request: Request, form: Form, user: User) -> str:
    """Return the page to go on to, in the language that was chosen here."""
    return keep_language(request, next_of(request, form) or landing_page(user))


def _login_page(
    request: Request, form: Form, problem: str = "", status: int = 200, wait: int = 0
) -> Response:
    found = session_of(request, temporary_too=True)
    answer = form_page(
        request,
        "login.html",
        status=status,
        problem=problem,
        next=next_of(request, form) or "",
        login=form.get("login", ""),
        offers=oidc_offers(next_of(request, form) or ""),
        signed_in_as=found.user.label if found and not found.temporary else "",
    )
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer


def _sign_in(request: Request, form: Form) -> Response:
    if not form_ok(request, form.get(FIELD, "")):
        return _login_page(request, form, stale_form_sentence(), 403)
    if not form.get("login", "").strip() or not form.get("password"):
        return _login_page(request, form, _("ใส่ทั้งชื่อผู้ใช้และรหัสผ่าน"), 400)
    try:
        opened = sign_in(store_engine(), form["login"], form["password"], device_of(request))
    except SignInError as error:
        if error.wait is not None:
            return _login_page(request, form, str(error), 429, int(error.wait.total_seconds()) + 1)
        return _login_page(request, form, str(error), 401)
    answer = redirect_to(_after(request, form, opened))
    set_session_cookie(request, answer, opened)
    return answer


def _after(request: Request, form: Form, opened: NewSignIn) -> str:
    path = next_page(request, form, opened.user)
    if opened.temporary:
        return keep_language(request, "/password")
    return path if opened.noticed else keep_language(request, f"/notice?{urlencode({'next': path})}")


def _logout_page(request: Request, _form: Form, problem: str = "", status: int = 200) -> Response:
    found = session_of(request, temporary_too=True)
    if found is None:
        answer: Response = redirect_to(keep_language(request, "/login"))
        clear_session_cookie(answer)
        return answer
    values = {"label": found.user.label, "account": found.user.account_id}
    return form_page(request, "logout.html", status=status, problem=problem, **values)


def _sign_out(request: Request, form: Form) -> Response:
    if not form_ok(request, form.get(FIELD, "")):
        return _logout_page(request, form, stale_form_sentence(), 403)
    token = request_session_token(request)
    if token:
        sign_out(store_engine(), token, device_of(request).place)
    answer = page_of_goodbye(request)
    clear_session_cookie(answer)
    return answer


def page_of_goodbye(request: Request) -> Response:
    """Return the page that says that one is signed out; what was not sent yet is seen to before (sign_out.js)."""
    return form_page(request, "goodbye.html")
