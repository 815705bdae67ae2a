"""A row's plan as it was typed, and what is read from it."""

from dataclasses import dataclass

from kmcore.errors import Faults, FieldError
from kmcore.i18n import N_
from kmcore.meetings.text_rules import one_line_of_meeting
from kmcore.registers.cell_values import read_basis_points, read_satang, read_whole
from kmcore.registers.cells import FieldProblem
from kmcore.year_turn.errors import YearTurnError
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, TARGETS, Fate
from kmcore.year_turn.read_models import OldRow, PlannedFate, TakersPart

LONGEST_TEXT = 400
DISTRICT = 4  # digits of a district's code
TWICE = N_("หน่วยงานนี้รับส่วนหนึ่งไว้แล้ว เลือกหน่วยงานอื่น หรือรวมเป็นส่วนเดียว")
SAME_AREA = N_("อำเภอหรือตำบลนี้ให้หน่วยงานอื่นแล้ว เลือกให้ไม่ซ้ำกัน")
NO_TAKER = N_("ส่งต่อต้องบอกหน่วยงานที่รับ เลือกหน่วยงาน")
SAME_TAKER = N_("หน่วยงานที่รับต้องไม่ใช่หน่วยงานเดิม ถ้าทำต่อให้เลือกต่อเนื่อง")
NOT_HANDED = N_("เป้าเบิกจ่ายไม่มีเจ้าของ จึงส่งต่อไม่ได้ เลือกต่อเนื่องหรือสิ้นสุด")
NO_SHARE = N_("เป้าของปีใหม่ต้องบอกร้อยละ ใส่ตัวเลข หรือเลือกสิ้นสุดถ้ายังไม่มีที่มา")
NEGATIVE = N_("ต้องไม่ติดลบ แก้ตัวเลข")
NO_PAPER = N_("เงินกันไว้เบิกเหลื่อมปีต้องบอกที่มา ใส่เลขที่หนังสือหรือเอกสารที่อนุมัติ")
NO_MONEY = N_("บอกที่มาของเงินเหลื่อมปีแล้วแต่ไม่มีจำนวน ใส่จำนวน หรือลบที่มา")
NOT_CARRIED = N_("รายการที่สิ้นสุดไม่มีรายการปีใหม่ให้รับเงินเหลื่อมปี เลือกต่อเนื่องหรือส่งต่อ")
PAPER_NAME = N_("ที่มาของเงินเหลื่อมปี")
NOTE_NAME = N_("หมายเหตุ")


@dataclass(frozen=True)
class TakerForm:
    """A further taker's part as it was typed."""

    agency: str | None = None
    amount: str = ""
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanForm:
    """A row's form as it was sent. ``number`` and ``version``: of the draft that was seen; amounts as typed."""

    number: int
    version: int
    fate: Fate
    agency: str | None = None
    amount: str = ""
    carried: str = ""
    carried_note: str = ""
    districts: tuple[str, ...] = ()
    note: str = ""
    others: tuple[TakerForm, ...] = ()


def read_plan(form: PlanForm, old: OldRow) -> PlannedFate:
    """Return what a form plans for a row; what its fate has no use for is left out.

    Raises:
        YearTurnError, FormError: fields that cannot be taken, all of them at once.
    """
    faults = Faults()
    amount = faults.taken(None, _amount, form.amount, old.kind, "amount")
    carried = faults.taken(None, _satang, "carried", form.carried) if old.kind == LINES else None
    carried_note = _text(faults, "paper", PAPER_NAME, form.carried_note) if old.kind == LINES else ""
    note = _text(faults, "note", NOTE_NAME, form.note)
    others = _others(faults, form, old)
    for problem in _problems(form, old, amount, carried, carried_note):
        faults.add(problem)
    faults.refuse()
    succeeded = form.fate in {Fate.GOES_ON, Fate.HANDED_OVER}
    return PlannedFate(
        form.fate,
        form.agency if form.fate is Fate.HANDED_OVER else None,
        amount if succeeded else None,
        carried or None,
        carried_note or None,
        _areas(form.districts) if succeeded and old.kind == RESPONSIBILITIES else (),
        note or None,
        others,
    )


def _others(faults: Faults, form: PlanForm, old: OldRow) -> tuple[TakersPart, ...]:
    """Return the further takers; a part of the form in which nothing is typed is none."""
    if form.fate is not Fate.HANDED_OVER or old.kind == TARGETS:
        return ()
    found: list[TakersPart] = []
    taken = {form.agency}
    for place, one in enumerate(form.others, start=2):
        if not (one.agency or one.amount.strip() or one.areas):
            continue
        amount = faults.taken(None, _amount, one.amount, old.kind, f"amount_{place}")
        if not one.agency:
            faults.add(YearTurnError(NO_TAKER, field=f"agency_{place}"))
        elif one.agency in taken:
            faults.add(YearTurnError(TWICE, field=f"agency_{place}"))
        if amount is not None and amount < 0:
            faults.add(YearTurnError(NEGATIVE, field=f"amount_{place}"))
        areas = _areas(one.areas) if old.kind == RESPONSIBILITIES else ()
        if set(areas) & set(form.districts):
            faults.add(YearTurnError(SAME_AREA, field=f"areas_{place}"))
        taken.add(one.agency)
        found.append(TakersPart(one.agency or "", amount, areas))
    return tuple(found)


def _areas(chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return areas in order; a subdistrict of a district that is chosen whole says nothing further."""
    return tuple(sorted(one for one in chosen if len(one) == DISTRICT or one[:DISTRICT] not in chosen))


def _problems(
    form: PlanForm, old: OldRow, amount: int | None, carried: int | None, carried_note: str
) -> list[FieldError]:
    handed = form.fate is Fate.HANDED_OVER
    wrong = {
        ("fate", NOT_HANDED): handed and old.kind == TARGETS,
        ("agency", NO_TAKER): handed and old.kind != TARGETS and not form.agency,
        ("agency", SAME_TAKER): handed and bool(form.agency) and form.agency == old.agency,
        ("amount", NO_SHARE): form.fate is Fate.GOES_ON and old.kind == TARGETS and amount is None,
        ("amount", NEGATIVE): amount is not None and amount < 0,
        ("carried", NEGATIVE): carried is not None and carried < 0,
        ("paper", NO_PAPER): bool(carried) and not carried_note,
        ("carried", NO_MONEY): bool(carried_note) and not carried,
        ("carried", NOT_CARRIED): bool(carried) and form.fate is Fate.ENDS,
    }
    return [YearTurnError(sentence, field=field) for (field, sentence), is_so in wrong.items() if is_so]


def _text(faults: Faults, field: str, named: str, typed: str) -> str:
    return faults.taken("", one_line_of_meeting, field, named, typed, LONGEST_TEXT)


def _amount(typed: str, kind: str, field: str) -> int | None:
    if kind == LINES:
        return _satang(field, typed)
    try:
        text = typed.strip() or None
        return read_basis_points(text) if kind == TARGETS else read_whole(text)
    except FieldProblem as problem:
        raise YearTurnError("{sentence}", field=field, sentence=str(problem)) from problem


def _satang(field: str, typed: str) -> int | None:
    try:
        return read_satang(typed.strip() or None)
    except FieldProblem as problem:
        raise YearTurnError("{sentence}", field=field, sentence=str(problem)) from problem
