"""What a resolution's form holds, and whether it makes sense in itself. Pure."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kmcore.errors import Faults
from kmcore.i18n import N_
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.room.read_models import ResolutionForm
from kmcore.meetings.text_rules import clean_meeting_text, one_line_of_meeting
from kmcore.programme.kinds import BINDING, RECORDED_IN_SESSION, ResolutionKind

LONGEST_TEXT, LONGEST_TITLE = 4_000, 200
TEXT, TITLE = N_("ข้อความ"), N_("ชื่องาน")


def tidy_resolution(form: ResolutionForm, read: Faults | None = None) -> ResolutionForm:
    """Return the form as it will be stored, its texts whole, nothing empty kept as a text.

    ``read``: what was found wrong in reading the form; it is refused with the rest.

    Raises:
        MeetingError: a field cannot be taken, or two of them do not go together; ``field`` names one.
        FormError: several are wrong.
    """
    faults = read or Faults()
    good = replace(
        form,
        kind=faults.taken(ResolutionKind.DECISION, _kind, form),
        text=faults.taken("", _text, form.text),
        title=faults.taken("", one_line_of_meeting, "title", TITLE, form.title, LONGEST_TITLE) or None,
        action_code=form.action_code or None,
        owner=form.owner or None,
        supporters=tuple(form.supporters),
        check_code=form.check_code or None,
        submission=faults.taken("", _submission, form),
    )
    for rule in () if faults.names("kind") else (*_of_kind(good), *_of_work(good)):
        if rule.broken:
            faults.add(MeetingError(rule.sentence, field=rule.field))
    faults.refuse()
    return good


def item_title(form: ResolutionForm) -> str:
    """Return what the item that a tidy form makes is called: the title, else the text, shortened to one line."""
    line = form.title or " ".join(form.text.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def gives_work(form: ResolutionForm) -> bool:
    """Tell whether the form gives work an owner, support or a due date."""
    return bool(form.owner or form.supporters or form.due)


def _text(typed: str) -> str:
    text = clean_meeting_text("text", TEXT, typed, LONGEST_TEXT)
    if not text:
        raise MeetingError("ยังไม่ได้เขียนข้อความของมติ เขียนตามที่ประชุมว่าไว้หนึ่งประโยค", field="text")
    return text


def _kind(form: ResolutionForm) -> ResolutionKind:
    if form.kind not in RECORDED_IN_SESSION:
        raise MeetingError("เลือกว่าเป็นมติ ข้อสั่งการ ข้อเสนอ หรือความเห็นผู้เขียน", field="kind")
    return ResolutionKind(form.kind)


def _submission(form: ResolutionForm) -> str:
    try:
        return str(UUID(form.submission)) if form.submission else ""
    except ValueError:
        raise MeetingError("แบบบันทึกนี้ใช้ส่งไม่ได้แล้ว โหลดหน้านี้ใหม่แล้วบันทึกอีกครั้ง", field="submission") from None


@dataclass(frozen=True)
class FieldsThatClash:
    """Something that does not go together: which field to mend, and the sentence that says how."""

    field: str
    broken: bool
    sentence: str


def _of_kind(form: ResolutionForm) -> tuple[FieldsThatClash, ...]:
    """Only what binds settles numbers and changes work that is there; an opinion makes no work at all."""
    opinion, bare = form.kind is ResolutionKind.OPINION, form.kind not in BINDING
    return (
        FieldsThatClash(
            "kind", opinion and form.makes_item, N_("ความเห็นผู้เขียนไม่ทำให้เกิดงาน เลือกเป็นมติ ข้อสั่งการ หรือข้อเสนอ")
        ),
        FieldsThatClash(
            "kind", bare and form.check_code is not None, N_("ตัวเลขยุติได้ด้วยมติหรือข้อสั่งการเท่านั้น เปลี่ยนชนิดก่อน")
        ),
        FieldsThatClash(
            "kind",
            bare and form.action_code is not None and gives_work(form),
            N_("เจ้าของ หน่วยหนุนเสริม และกำหนดของงานเดิม เปลี่ยนได้ด้วยมติหรือข้อสั่งการเท่านั้น เปลี่ยนชนิดก่อน"),
        ),
    )


def _of_work(form: ResolutionForm) -> tuple[FieldsThatClash, ...]:
    works = form.makes_item or form.action_code is not None
    return (
        FieldsThatClash(
            "action_code",
            form.makes_item and form.action_code is not None,
            N_("เลือกอย่างเดียว เป็นงานใหม่ หรือพูดถึงงานที่มีอยู่"),
        ),
        FieldsThatClash(
            "owner",
            gives_work(form) and not works,
            N_("มีเจ้าของหรือกำหนดแต่ยังไม่มีงาน เลือกว่าเป็นงานใหม่ หรือเลือกงานที่มีอยู่"),
        ),
        FieldsThatClash(
            "title",
            form.title is not None and not form.makes_item,
            N_("ชื่องานใช้กับงานใหม่เท่านั้น ลบชื่อ หรือเลือกเป็นงานใหม่"),
        ),
        FieldsThatClash(
            "owner",
            form.makes_item and form.owner is None and form.kind in BINDING,
            N_("งานต้องมีเจ้าของหนึ่งหน่วยงาน (จับตัววางตาย) เลือกหน่วยงาน"),
        ),
        FieldsThatClash(
            "supporters",
            len({*form.supporters, form.owner}) <= len(form.supporters),
            N_("หน่วยหนุนเสริมต้องไม่ซ้ำกันและไม่ใช่เจ้าของงาน เอาหน่วยที่ซ้ำออก"),
        ),
        FieldsThatClash(
            "statement_id",
            (form.check_code is None) != (form.statement_id is None),
            N_("เลือกทั้งข้อตรวจตัวเลขและค่าที่ใช้"),
        ),
        FieldsThatClash(
            "due",
            not (form.due in {None, "next"} or isinstance(form.due, date)),
            N_("กำหนดเป็นวันที่ หรือก่อนประชุมครั้งหน้า"),
        ),
    )
