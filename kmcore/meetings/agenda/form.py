"""What a matter's form holds, and whether it can be taken. Pure."""

from dataclasses import replace
from typing import Final

from kmcore.errors import Faults
from kmcore.i18n import N_
from kmcore.meetings.agenda.heads import official_heads
from kmcore.meetings.agenda.read_models import AgendaForm
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.text_rules import clean_meeting_text, one_line_of_meeting
from kmcore.thai.input_cleaning import clean_input

TITLE, DETAIL, PROPOSAL = N_("ชื่อเรื่อง"), N_("รายละเอียด"), N_("ข้อเสนอ")
FIELDS: Final = ("head", "title", "detail", "minutes", "agency_code", "check_code")
LONGEST: Final = {"title": 300, "detail": 2_000, "proposal": 1_000}
MINUTES: Final = range(1, 241)


def check_agenda_form(form: AgendaForm, number_of_heads: int, read: Faults | None = None) -> AgendaForm:
    """Return the form as it will be stored, for an agenda of so many heads.

    ``read``: what was found wrong in reading the form; it is refused with the rest.

    Raises:
        MeetingError: a field cannot be taken; ``field`` names it.
        FormError: several cannot.
    """
    faults = read or Faults()
    good = replace(
        form,
        title=faults.taken("", _title, form.title),
        detail=faults.taken("", clean_meeting_text, "detail", DETAIL, form.detail, LONGEST["detail"]) or None,
        minutes=faults.taken(None, _minutes, form.minutes),
        agency_code=form.agency_code or None,
        check_code=form.check_code or None,
    )
    faults.taken(None, _require_head, form.head, number_of_heads)
    faults.refuse()
    return good


def _title(typed: str) -> str:
    title = one_line_of_meeting("title", TITLE, typed, LONGEST["title"])
    if not title:
        raise MeetingError("ยังไม่ได้เขียนชื่อเรื่อง เขียนสั้น ๆ หนึ่งบรรทัดแล้วกดบันทึกอีกครั้ง", field="title")
    return title


def _require_head(head: int, number_of_heads: int) -> None:
    if head not in {place for place, *_rest in official_heads(number_of_heads)}:
        raise MeetingError(
            "ระเบียบวาระของการประชุมนี้มี {count} วาระ เลือกวาระจากรายการ", field="head", count=number_of_heads
        )


def read_minutes(typed: str) -> int | None:
    """Return minutes as they were typed, "15", "๑๕"; None for none.

    Raises:
        MeetingError: it is no whole number from 1 to 240.
    """
    plain = clean_input(typed)
    if not plain:
        return None
    return _minutes(int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= 3 else 0)


def _minutes(given: object) -> int | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or given not in MINUTES:
        raise MeetingError("เวลาเป็นนาที จำนวนเต็มตั้งแต่ 1 ถึง 240 หรือเว้นว่าง", field="minutes")
    return given
