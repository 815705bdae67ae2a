"""What can go wrong with what a recorder asks for: an HTTP status, and one sentence in the reader's language."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from dashboard.web.request_body import BadBodyError
from dashboard.web.trouble import trouble_of
from kmcore.errors import FormError, KmError, faults_of, field_of
from kmcore.i18n import N_, _
from kmcore.meetings.errors import EditConflictError, MeetingError

UNPROCESSABLE: Final = 422
SENTENCES: Final = {
    "": "",
    "signed_out": N_("การเข้าสู่ระบบหมดเวลาแล้ว เข้าสู่ระบบอีกครั้ง ข้อความที่พิมพ์ไว้ยังอยู่ในเครื่องนี้"),
    "stale": N_("หน้านี้เปิดไว้ก่อนการเข้าสู่ระบบครั้งนี้ โหลดหน้าใหม่แล้วทำต่อ ข้อความที่พิมพ์ไว้ยังอยู่ในเครื่องนี้"),
    "too_long": N_("ข้อความยาวเกินกว่าที่รับได้ แบ่งเป็นสองข้อแล้วส่งใหม่"),
}


@dataclass(frozen=True)
class Refusal:
    """Why something was not done. ``why``: for the page's script, and a key of ``SENTENCES`` unless it brings a ``sentence``.

    ``field``: the part of the form; ``version``: what the thing is by now, where another changed it.
    """

    status: int
    why: str = ""
    sentence: str = ""
    field: str = ""
    version: int | None = None
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def named(self) -> list[dict[str, str]]:
        """Return every part that is wrong with its sentence, for the form to show at once."""
        found = self.faults or (((self.field, self.text),) if self.field else ())
        return [{"field": field, "problem": said} for field, said in found]

    @property
    def text(self) -> str:
        """Return the sentence in the current language."""
        return self.sentence or _(SENTENCES[self.why])


def refusal(error: KmError | SQLAlchemyError | BadBodyError) -> Refusal:
    """Return what to answer for an error: 400, 401, 403, 404, 409, 503, else 422 with the form's fields."""
    if isinstance(error, BadBodyError):
        return Refusal(400, "no_form", sentence=error.sentence, field=error.field, faults=error.faults)
    if isinstance(error, EditConflictError):
        return Refusal(409, sentence=str(error), version=error.version)
    if isinstance(error, MeetingError | FormError):
        wrong = tuple((field_of(one), str(one)) for one in faults_of(error))
        return Refusal(UNPROCESSABLE, sentence=str(error), field=wrong[0][0], faults=wrong)
    found = trouble_of(error, UNPROCESSABLE)
    return Refusal(found.status, sentence=found.sentence, field=getattr(error, "field", ""))
