"""``/my/unsent/…``: what a browser still has to send, locked when its account signs out of a shared computer.

The browser keeps what was locked; this server keeps nothing of it, only the key, and opens it for that account alone.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any, Final

from cryptography.fernet import Fernet, InvalidToken
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.web.client import language_of
from dashboard.web.csrf import csrf_ok
from dashboard.web.request_body import BadBodyError, BodyTooLongError, RequestModel, read_body
from dashboard.web.session_lookup import session_of
from dashboard.web.store import store_engine
from kmcore.access.signing_key import signature
from kmcore.errors import KmError
from kmcore.i18n import N_, speaking

MOST_BYTES: Final = 4_000_000  # a browser keeps some 5 MB of a server's; locked it is a third longer
HEADERS: Final = {"Cache-Control": "no-store"}


class EntriesSent(RequestModel):
    """What an account has not sent, by the browser's own names of it."""

    account: int = Field(title=N_("เลขบัญชี"))
    entries: dict[str, str] = Field(title=N_("สิ่งที่ยังไม่ได้ส่ง"))


class LockedSent(RequestModel):
    """What was locked before."""

    locked: str = Field(title=N_("สิ่งที่ยังไม่ได้ส่ง"))


Answer = Callable[[bytes, int], JSONResponse]


async def lock(request: Request) -> JSONResponse:
    """Lock entries for their account, whoever is signed in: nobody can read them afterwards but that account."""
    return await _answered(request, _locked)


async def unlock(request: Request) -> JSONResponse:
    """Open what was locked for the account that is signed in; 404 for anybody else's and for what is spoiled."""
    return await _answered(request, _unlocked)


async def _answered(request: Request, answer: Answer) -> JSONResponse:
    try:
        account_id = await run_in_threadpool(_account_of, request)
        if account_id is None:
            return _said({}, 403)
        body = await read_body(request, MOST_BYTES)
        with speaking(language_of(request)):
            return await run_in_threadpool(answer, body, account_id)
    except BodyTooLongError:
        return _said({}, 413)
    except BadBodyError:
        return _said({}, 400)
    except KmError:
        return _said({}, 503)


def _account_of(request: Request) -> int | None:
    """Return the account that asks from a page of ours; None for nobody, and for a page of somebody else's."""
    found = session_of(request, temporary_too=True) if csrf_ok(request) else None
    return found.user.account_id if found else None


def _locked(body: bytes, _account_id: int) -> JSONResponse:
    sent = EntriesSent.read(body)
    text = json.dumps(sent.entries, ensure_ascii=False)
    return _said({"locked": _key(sent.account).encrypt(text.encode(errors="surrogatepass")).decode()})


def _unlocked(body: bytes, account_id: int) -> JSONResponse:
    try:
        text = _key(account_id).decrypt(LockedSent.read(body).locked.encode(errors="replace"))
    except InvalidToken:
        return _said({}, 404)
    return _said({"entries": json.loads(text.decode(errors="surrogatepass"))})


def _key(account_id: int) -> Fernet:
    return Fernet(urlsafe_b64encode(bytes.fromhex(signature(store_engine(), "unsent", str(account_id)))))


def _said(told: dict[str, Any], status: int = 200) -> JSONResponse:
    return JSONResponse(told, status, HEADERS)


ROUTES: Final = [
    Route("/my/unsent/lock", lock, methods=["POST"]),
    Route("/my/unsent/unlock", unlock, methods=["POST"]),
]
