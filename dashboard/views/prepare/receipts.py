"""What the forms of a meeting stored, read back from the store, each said where it belongs."""

from collections.abc import Callable

from dashboard.present.room_lines import Lines, correction_lines, matter_lines, person_lines
from dashboard.query_cache import ask, reference_date
from dashboard.widgets.flash import Done
from dashboard.widgets.receipt import receipt
from kmcore.i18n import N_, _
from kmcore.meetings.room.queries import meeting_room
from kmcore.meetings.room.read_models import MeetingRoom
from kmcore.programme.words import agency_names

SAVED = N_("บันทึกแล้ว")


def room_receipt(code: str, lines: Callable[[MeetingRoom], Lines], sentence: str = SAVED) -> Done:
    """Return what says, after a sending, the ``lines`` of the meeting as it is stored now."""
    return lambda _answer: receipt(_(sentence), lines(_room(code)))


def matter_receipt(code: str, sentence: str = SAVED, number: int | None = None) -> Done:
    """Return what says which matter is stored: of this number, else the one the command returned."""
    return lambda answer: receipt(_(sentence), matter_lines(_room(code), number or answer, _names()))


def person_receipt(code: str) -> Done:
    """Return what says who stands in the attendance, by the entry the command returned."""
    return lambda entry: receipt(_(SAVED), person_lines(_room(code), entry, _names()))


def correction_receipt(code: str) -> Done:
    """Return what says which correction of the minutes is stored."""
    return lambda _answer: receipt(_(SAVED), correction_lines(_room(code), _names()))


def _names() -> dict[str, str]:
    return ask(agency_names)


def _room(code: str) -> MeetingRoom:
    return ask(meeting_room, code, reference_date())
