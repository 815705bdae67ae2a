"""/notice, /password and /logout/everywhere: what somebody signed in does with her own account."""

from collections.abc import Callable
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dashboard.web.account.login import next_page, page_of_goodbye, stale_form_sentence
from dashboard.web.client import device_of, keep_language
from dashboard.web.csrf import FIELD, form_ok
from dashboard.web.request import Form, answer_form
from dashboard.web.responses import clear_session_cookie, form_page, redirect_to, set_session_cookie
from dashboard.web.session_lookup import session_of
from dashboard.web.store import store_engine
from kmcore.access.account_commands import accept_notice, change_own_password, sign_out_everywhere
from kmcore.access.account_directory import login_of
from kmcore.access.actor import By
from kmcore.access.calling_session import SignedOutError
from kmcore.access.passwords import LONGEST, SHORTEST, PasswordError
from kmcore.access.retention import LOG_KEPT
from kmcore.access.roles import ROLES
from kmcore.access.sessions import SignedIn
from kmcore.access.sign_in import SignInError
from kmcore.errors import Faults, FormError, faults_of
from kmcore.storage.unit_of_work import reading

# What a page of one's own does with the session it was asked by.
Own = Callable[[Request, Form, SignedIn], Response]


async def notice(request: Request) -> Response:
    """The notice on personal data (GET), and having read it (POST)."""
    return await _answered_to(request, _accept if request.method == "POST" else _notice_page)


async def password(request: Request) -> Response:
    """A form for another password (GET), and changing it (POST)."""
    return await _answered_to(request, _change if request.method == "POST" else _password_page)


async def sign_out_of_all_devices(request: Request) -> Response:
    """Asks first (GET), then signs out on every device (POST)."""
    return await _answered_to(request, _end_all if request.method == "POST" else _everywhere_page)


async def _answered_to(request: Request, answer: Own) -> Response:
    def with_session(request: Request, form: Form) -> Response:
        found = session_of(request, temporary_too=True)
        if found is None:
            return _sign_in_first(request)
        try:
            return answer(request, form, found)
        except SignedOutError:  # closed or changed in this very moment
            return _sign_in_first(request)

    return await answer_form(request, with_session)


def _sign_in_first(request: Request) -> Response:
    back = request.url.path
    path = f"/login?{urlencode({'next': back})}" if back == "/password" else "/login"
    return redirect_to(keep_language(request, path))


def _by(request: Request, found: SignedIn) -> By:
    return found.acting(device_of(request).place)


def _notice_page(
    request: Request, form: Form, found: SignedIn, problem: str = "", status: int = 200
) -> Response:
    idle, longest = ROLES[found.user.role].sign_in
    return form_page(
        request,
        "notice.html",
        status=status,
        problem=problem,
        next=next_page(request, form, found.user),
        label=found.user.label,
        days=longest.days,
        idle_days=idle.days,
        idle_hours=int(idle.total_seconds() // 3600),
        kept_days=LOG_KEPT.days,
        noticed=found.noticed,
    )


def _accept(request: Request, form: Form, found: SignedIn) -> Response:
    if not form_ok(request, form.get(FIELD, "")):
        return _notice_page(request, form, found, stale_form_sentence(), 403)
    accept_notice(store_engine(), _by(request, found))
    return redirect_to(next_page(request, form, found.user))


def _password_page(
    request: Request, _form: Form, found: SignedIn, problem: str | list[str] = "", status: int = 200
) -> Response:
    with reading(store_engine()) as session:
        login = login_of(session, found.user.account_id or 0)
    values = {"label": found.user.label, "login": login, "shortest": SHORTEST, "longest": LONGEST}
    return form_page(
        request, "password.html", status=status, problem=problem, temporary=found.temporary, **values
    )


def _change(request: Request, form: Form, found: SignedIn) -> Response:
    if not form_ok(request, form.get(FIELD, "")):
        return _password_page(request, form, found, stale_form_sentence(), 403)
    new = form.get("new", "")
    current, faults = form.get("current", ""), Faults()
    if not current:
        faults.add(SignInError("ยังไม่ได้ใส่รหัสผ่านปัจจุบัน", field="current"))
    if new != form.get("again", ""):
        faults.add(PasswordError("รหัสผ่านใหม่สองช่องไม่เหมือนกัน พิมพ์ใหม่ทั้งสองช่อง", field="again"))
    try:
        opened = change_own_password(
            store_engine(), _by(request, found), current, new, device_of(request), faults
        )
    except (FormError, PasswordError, SignInError) as error:
        status = 429 if isinstance(error, SignInError) and error.wait else 400
        return _password_page(request, form, found, [str(one) for one in faults_of(error)], status)
    answer = redirect_to(
        keep_language(request, "/notice" if found.temporary and not opened.noticed else "/password/changed")
    )
    set_session_cookie(request, answer, opened)
    return answer


async def password_changed(request: Request) -> Response:
    """Says that the password was changed."""

    def said(request: Request, _form: Form, found: SignedIn) -> Response:
        return form_page(request, "changed.html", label=found.user.label)

    return await _answered_to(request, said)


def _everywhere_page(
    request: Request, _form: Form, found: SignedIn, problem: str = "", status: int = 200
) -> Response:
    values = {"label": found.user.label, "account": found.user.account_id}
    return form_page(request, "everywhere.html", status=status, problem=problem, **values)


def _end_all(request: Request, form: Form, found: SignedIn) -> Response:
    if not form_ok(request, form.get(FIELD, "")):
        return _everywhere_page(request, form, found, stale_form_sentence(), 403)
    sign_out_everywhere(store_engine(), _by(request, found), found.user.account_id or 0)
    answer = page_of_goodbye(request)
    clear_session_cookie(answer)
    return answer
