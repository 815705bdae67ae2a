"""What the recorder's forms stored, read back: each value with its field's name, for the page to say.

What was kept is kept: trouble in reading it again must not unsay that.
"""

import logging
from collections.abc import Callable
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from dashboard.present.room_lines import (
    Lines,
    correction_lines,
    matter_lines,
    person_lines,
    reopening_lines,
    resolution_lines,
    session_lines,
)
from dashboard.query_cache import ask
from dashboard.web.recorder.room_state import room_now
from kmcore.errors import KmError
from kmcore.i18n import _
from kmcore.programme.words import agency_names

log: Final = logging.getLogger("wong_uea")


def of_matter(code: str, number: int) -> list[str]:
    """Return a matter as it is stored."""
    return _said(lambda: matter_lines(room_now(code), number, ask(agency_names)))


def of_person(code: str, entry: int) -> list[str]:
    """Return somebody in the attendance as she is stored."""
    return _said(lambda: person_lines(room_now(code), entry, ask(agency_names)))


def of_resolution(code: str, number: str) -> list[str]:
    """Return a resolution as it is stored, with its work."""
    return _said(lambda: resolution_lines(room_now(code), number, ask(agency_names)))


def of_correction(code: str) -> list[str]:
    """Return the newest correction of a session's minutes."""
    return _said(lambda: correction_lines(room_now(code), ask(agency_names)))


def of_reopening(code: str) -> list[str]:
    """Return why a session was opened again."""
    return _said(lambda: reopening_lines(room_now(code)))


def of_session(code: str) -> list[str]:
    """Return a session as it was planned."""
    return _said(lambda: session_lines(room_now(code).meeting))


def _said(lines: Callable[[], Lines]) -> list[str]:
    try:
        return [
            _("{field}: {value}", field=name, value=value)
            for name, value in lines()
            if value not in {None, ""}
        ]
    except (KmError, SQLAlchemyError, StopIteration):
        log.exception("recorder: what was stored could not be read again")
        return []
