"""What can go wrong with a request: an HTTP status, and one sentence in the reader's language."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from kmcore.access.authorization import NotAllowedError
from kmcore.access.calling_session import SignedOutError
from kmcore.errors import KmError, NotFoundError, StorageError
from kmcore.i18n import _, speaking
from kmcore.settings import SettingsError

log: Final = logging.getLogger("wong_uea")
Answer = TypeVar("Answer")
UNAVAILABLE: Final = 503
STATUS: Final[dict[type[KmError], int]] = {
    SignedOutError: 401,
    NotAllowedError: 403,
    NotFoundError: 404,
    StorageError: UNAVAILABLE,
    SettingsError: UNAVAILABLE,
}


@dataclass(frozen=True)
class Trouble:
    """Why there is no answer. ``error``: what it was, for who has more to say of it."""

    status: int
    sentence: str
    error: KmError | SQLAlchemyError


def trouble_of(error: KmError | SQLAlchemyError, otherwise: int = UNAVAILABLE) -> Trouble:
    """Return an error as trouble; ``otherwise``: the status of one that says only that it cannot be done."""
    if isinstance(error, KmError):
        status = next((found for kind, found in STATUS.items() if isinstance(error, kind)), otherwise)
        return Trouble(status, str(error), error)
    cause = error.orig if isinstance(error, DBAPIError) else error
    log.warning("the database refused: %s", type(cause).__name__)
    return Trouble(UNAVAILABLE, _("ระบบกำลังบันทึกงานอื่นอยู่ รอสักครู่แล้วลองอีกครั้ง"), error)


def in_language(
    language: str,
    work: Callable[[], Answer],
    trouble: Callable[[Trouble], Answer],
    otherwise: int = UNAVAILABLE,
) -> Answer:
    """Return what ``work`` answers in a language, and what ``trouble`` makes of what went wrong, in the same."""
    with speaking(language):
        try:
            return work()
        except (KmError, SQLAlchemyError) as error:
            return trouble(trouble_of(error, otherwise))
