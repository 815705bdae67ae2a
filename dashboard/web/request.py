"""How our account and verify pages answer: the form read, the work in a thread, trouble as one sentence."""

from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from dashboard.web.client import language_of, local_path
from dashboard.web.request_body import BodyTooLongError, read_body
from dashboard.web.responses import plain_page
from dashboard.web.trouble import in_language
from dashboard.web.turns import Turns
from kmcore.i18n import _, speaking

LONGEST_FORM: Final = 16_384  # bytes
MOST_FIELDS: Final = 20
# Argon2 takes 64 MB and a core for 0.1 s each time: this many at once, and the others wait their turn.
PASSWORD_WORK: Final = Turns("account_work", 2)

Form = Mapping[str, str]
Answer = Callable[[Request, Form], Response]


async def answer_form(request: Request, answer: Answer) -> Response:
    """Return ``answer(request, form)``, worked out in a thread, in the reader's language.

    Trouble with the store is a page with a sentence (503); a form that is too large is one too (413).
    """
    try:
        form = await _form(request)
    except BodyTooLongError:
        with speaking(language_of(request)):
            return plain_page(request, _("ข้อความที่ส่งมายาวเกินไป กลับไปกรอกใหม่"), 413)
    return await PASSWORD_WORK.run(_answered, request, form, answer)


def next_of(request: Request, form: Form) -> str | None:
    """Return where to go on to, if it is a page of ours."""
    return local_path(form.get("next") or request.query_params.get("next"))


def _answered(request: Request, form: Form, answer: Answer) -> Response:
    return in_language(
        language_of(request, next_of(request, form) or ""),
        lambda: answer(request, form),
        lambda trouble: plain_page(request, trouble.sentence, trouble.status),
    )


async def _form(request: Request) -> Form:
    """Return the fields of a form; anything else than a form has none.

    Raises:
        BodyTooLongError: it is too large.
    """
    if request.method != "POST":
        return {}
    body = await read_body(request, LONGEST_FORM)
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return {}
    try:
        text = body.decode("utf-8", errors="replace")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:  # more fields than any form of ours has
        return {}
