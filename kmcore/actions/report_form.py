"""What a report's form holds, and whether it can be taken. Pure but for the photos' pixels."""

import re
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from kmcore.actions.models import WorkState
from kmcore.actions.photos import PreparedPhoto, prepare_photos
from kmcore.actions.report_text import ReportError, clean_link, clean_text
from kmcore.errors import Faults, NotFoundError
from kmcore.thai.input_cleaning import clean_input

_CODE: Final = re.compile(r"[A-Za-z0-9-]{1,12}")
DONE: Final = 100
# What of a form is kept as the form has it.
KEPT_AS_WRITTEN: Final = (
    "action_code",
    "agency_code",
    "state",
    "progress",
    "done",
    "obstacle",
    "ask",
    "link",
)


@dataclass(frozen=True)
class ReportForm:
    """A report as it was filled in. ``progress`` is 0-100.

    ``seen``: the item's version the writer saw, the number of its newest update, 0 for none.
    ``ask``: None asks for nothing; empty is an ask without words, which is refused. ``submission``: a uuid4 of this form; sent twice it is kept once. ``photos``: files as they came.
    """

    action_code: str
    agency_code: str
    state: WorkState
    progress: int
    done: str
    obstacle: str | None = None
    ask: str | None = None
    link: str | None = None
    photos: tuple[bytes, ...] = ()
    seen: int = 0
    submission: str = ""


@dataclass(frozen=True)
class CheckedForm:
    """A form fit to be kept: texts as stored, photos made anew."""

    form: ReportForm
    photos: tuple[PreparedPhoto, ...]


def check_report_form(form: ReportForm, read: Faults | None = None) -> CheckedForm:
    """Return the form as it will be stored; work done is 100 %.

    ``read``: what was found wrong in reading the form; it is refused with the rest.

    Raises:
        FormError: several fields cannot be taken.
        ReportError: a field cannot be taken; ``field`` names it.
        AttachmentError: a photo cannot be taken.
        NotFoundError: the item's or the agency's code cannot be one.
    """
    _require_code(form.action_code, form.agency_code)
    faults = read or Faults()
    state = faults.taken(WorkState.NOT_STARTED, _state, form)
    progress = faults.taken(0, _progress, form)
    clean = replace(
        form,
        state=state,
        progress=DONE if state is WorkState.DONE else progress,
        done=faults.taken("", _done, form.done, state),
        obstacle=faults.taken("", clean_text, "obstacle", form.obstacle) or None,
        ask=faults.taken(None, _ask, form),
        link=faults.taken("", clean_link, form.link) or None,
        submission=faults.taken("", _submission, form),
    )
    photos = faults.taken((), prepare_photos, form.photos)
    faults.refuse()
    return CheckedForm(replace(clean, photos=()), photos)


def _require_code(action_code: str, agency_code: str) -> None:
    """A code is asked of the database; what cannot be one is not."""
    if not (_CODE.fullmatch(action_code) and _CODE.fullmatch(agency_code)):
        raise NotFoundError("ไม่มีงานหรือหน่วยงานตามรหัสที่ส่งมา เปิดงานจากรายการงานติดตามแล้วรายงานอีกครั้ง")


def _done(typed: str, state: WorkState) -> str:
    done = clean_text("done", typed)
    if not done and state is not WorkState.NOT_STARTED:
        raise ReportError("ยังไม่ได้เขียน{name} เขียนสั้น ๆ หนึ่งประโยค หรือเลือกสถานะ “ยังไม่เริ่ม”", field="done")
    return done


def _state(form: ReportForm) -> WorkState:
    try:
        return WorkState(form.state)
    except ValueError:
        raise ReportError("เลือก{name}หนึ่งอย่างจากรายการ", field="state") from None


def _progress(form: ReportForm) -> int:
    given: object = form.progress
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= DONE:
        raise ReportError("{name}เป็นจำนวนเต็มตั้งแต่ 0 ถึง 100", field="progress")
    return given


def read_progress(typed: str) -> int:
    """Return progress as it was typed, "85", "๘๕", "85 %".

    Raises:
        ReportError: it is no whole number from 0 to 100.
    """
    plain = clean_input(typed).removesuffix("%").rstrip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 3 and int(plain) <= DONE):
        raise ReportError("{name}เป็นจำนวนเต็มตั้งแต่ 0 ถึง 100", field="progress")
    return int(plain)


def _ask(form: ReportForm) -> str | None:
    """Return what is asked; None where nothing is. Whoever asks says what, or the ask would be lost."""
    if form.ask is None:
        return None
    ask = clean_text("ask", form.ask)
    if not ask:
        raise ReportError("ยังไม่ได้เขียน{name} เขียนสั้น ๆ ว่าขออะไร หรือปิด “ขอให้ผู้ว่าฯ ช่วย”", field="ask")
    return ask


def _submission(form: ReportForm) -> str:
    try:
        return str(UUID(form.submission)) if form.submission else ""
    except ValueError:
        raise ReportError("{name}นี้ใช้ส่งไม่ได้แล้ว เปิดงานนี้ใหม่แล้วส่งอีกครั้ง", field="submission") from None
