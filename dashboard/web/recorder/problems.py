"""What can go wrong with what a recorder asks for: an HTTP status, and one sentence in the reader's language."""

import logging
from dataclasses import dataclass
from typing import Final

from sqlalchemy.exc import DBAPIError

from kmcore.access.authorization import NotAllowedError
from kmcore.access.command import SignedOutError
from kmcore.errors import KmError, NotFoundError, StorageError
from kmcore.i18n import N_, _
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.settings import SettingsError

log: Final = logging.getLogger("wong_uea")

SENTENCES: Final = {
    "": "",
    "signed_out": N_("การเข้าสู่ระบบหมดเวลาแล้ว เข้าสู่ระบบอีกครั้ง ข้อความที่พิมพ์ไว้ยังอยู่ในเครื่องนี้"),
    "stale": N_("หน้านี้เปิดไว้ก่อนการเข้าสู่ระบบครั้งนี้ โหลดหน้าใหม่แล้วทำต่อ ข้อความที่พิมพ์ไว้ยังอยู่ในเครื่องนี้"),
    "too_long": N_("ข้อความยาวเกินกว่าที่รับได้ แบ่งเป็นสองข้อแล้วส่งใหม่"),
    "no_form": N_("ข้อมูลที่ส่งมาไม่ครบหรือผิดรูป โหลดหน้านี้ใหม่แล้วลองอีกครั้ง"),
    "busy": N_("ระบบกำลังบันทึกงานอื่นอยู่ รอสักครู่แล้วลองอีกครั้ง"),
}


@dataclass(frozen=True)
class Refusal:
    """Why something was not done. ``why``: a key of ``SENTENCES``; ``sentence``: one of its own.

    ``field``: the part of the form; ``version``: what the thing is by now, where another changed it.
    """

    status: int
    why: str = ""
    sentence: str = ""
    field: str = ""
    version: int | None = None

    @property
    def text(self) -> str:
        """Return the sentence in the current language."""
        return self.sentence or _(SENTENCES[self.why])


def refusal(error: KmError | DBAPIError) -> Refusal:
    """Return what to answer for an error: 401, 403, 404, 409, 503, else 422 with the form's field."""
    if isinstance(error, DBAPIError):
        log.warning("recorder: the database refused: %s", type(error.orig).__name__)
        return Refusal(503, "busy")
    if isinstance(error, EditConflictError):
        return Refusal(409, sentence=str(error), version=error.version)
    if isinstance(error, MeetingError):
        return Refusal(422, sentence=str(error), field=error.field)
    status = next((found for kind, found in STATUS.items() if isinstance(error, kind)), 422)
    return Refusal(status, sentence=str(error), field=getattr(error, "field", ""))


STATUS: Final[dict[type[KmError], int]] = {
    SignedOutError: 401,
    NotAllowedError: 403,
    NotFoundError: 404,
    StorageError: 503,
    SettingsError: 503,
}
