"""Items of follow-up: what was promised, by whom, by when. Progress is the agencies' own report."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlmodel import Session

from kmcore.actions.item_rows import (
    ItemDay,
    ItemOpening,
    bring_back_item_row,
    change_item_row,
    is_taken_back,
    item_kind,
    item_rows,
    open_item_row,
    take_back_item_row,
)
from kmcore.actions.models import ActionItem
from kmcore.actions.resolution_effects import ItemWording
from kmcore.i18n import N_, _
from kmcore.meetings.agenda.proposals import in_both_languages
from kmcore.meetings.circle_items import home_circles
from kmcore.meetings.queries import PROVINCE_CIRCLE, MeetingInfo, circles, last_circle, meetings
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.party import party_of
from kmcore.registers.definition import RegisterField, RegisterKind, Values
from kmcore.registers.errors import RegisterError
from kmcore.registers.field_types import Choice, Day, Reference, References, Text
from kmcore.registers.headings import headed
from kmcore.registers.named_list import NamedList
from kmcore.registers.read_models import RowProblem
from kmcore.registers.row_keeper import Entry
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.thai.spoken_dates import spoken_day

OTHER_CIRCLE: Final = N_("การประชุม {meeting} ไม่ใช่ของวง{circle} เลือกวงหรือการประชุมให้ตรงกัน หรือเว้นไว้ช่องหนึ่ง")
NOT_HELD: Final = N_("การประชุม {meeting} ยังไม่ได้ประชุมถึงวันที่ {day} งานต้องเป็นของการประชุมที่ประชุมแล้ว เลือกครั้งอื่น")
SETTLED_ONCE: Final = ("circle_code", "meeting_code", "opened_on")  # what an item has from its beginning
NO_SESSION: Final = N_(
    "วง{circle}ยังไม่เคยประชุมถึงวันที่ {day} งานต้องเป็นของการประชุมครั้งหนึ่ง กำหนดการประชุมก่อน หรือใส่วงอื่น"
)
CODE_IS_GIVEN: Final = N_("ไม่มีงานรหัส “{code}” รหัสของงานใหม่ระบบเป็นผู้ให้ เว้นช่องรหัสว่าง")
TWO_PARTS: Final = N_("มีหน่วยงานที่เป็นทั้งเจ้าของงานและหน่วยหนุนเสริม เหลือไว้ช่องเดียว")
REGISTER: Final = N_("แก้ในทะเบียน")
NEW: Final = N_("ใหม่")
KINDS_OF_ITEM: Final[Mapping[StrEnum, str]] = {
    ResolutionKind.DECISION: N_("มติ"),
    ResolutionKind.INSTRUCTION: N_("ข้อสั่งการ"),
    ResolutionKind.ARRANGED: N_("ประสานไว้แล้ว"),
    ResolutionKind.ANNOUNCED: N_("แจ้งให้ทราบ"),
    ResolutionKind.PLANNED: N_("แผน"),
    ResolutionKind.DRAFT: N_("ร่าง"),
    ResolutionKind.PROPOSAL: N_("ข้อเสนอ"),
    ResolutionKind.OPINION: N_("ความเห็นผู้เขียน"),
}
CIRCLES: Final = NamedList(
    N_("วง"),
    lambda session: [(one.code, (str(one.name), one.name.th, one.name.en)) for one in circles(session)],
)

MEETINGS: Final = NamedList(
    N_("การประชุม"),
    lambda session: [(one.code, (_meeting_words(one),)) for one in meetings(session, date.max)],
)


def _meeting_words(one: MeetingInfo) -> str:
    """Return a session by its circle and its day: what people know it by."""
    return f"{one.circle.name} {spoken_day(one.on_date)}"


def _settled(session: Session, values: Mapping[str, Any]) -> Values:
    """Return a new item with its day, its circle and the session it is of: the circle's last one held by the day.

    Raises:
        RegisterError: there is no such session, or circle and session do not fit.
    """
    if is_taken_back(session, str(values.get("code") or "")):
        return {**values}
    day = values.get("opened_on") or reference_day(session, settings())
    held = _session_of(session, values, day)
    given = dict(zip(SETTLED_ONCE, (held.circle.code, held.code, day), strict=True))
    return {**values, **given}


def _session_of(session: Session, values: Mapping[str, Any], day: date) -> MeetingInfo:
    circle, named = values.get("circle_code"), values.get("meeting_code")
    if named is None:
        held = last_circle(session, day, circle or PROVINCE_CIRCLE)
        if held is None:
            names = {one.code: one.name for one in circles(session)}
            where = circle or PROVINCE_CIRCLE
            raise RegisterError(NO_SESSION, circle=names.get(where, where), day=spoken_day(day))
        return held
    held = next((one for one in meetings(session, day) if one.code == named and one.held), None)
    if held is None or held.on_date > day:
        told = next((_meeting_words(one) for one in meetings(session, date.max) if one.code == named), named)
        raise RegisterError(NOT_HELD, meeting=told, day=spoken_day(day))
    if circle not in {None, held.circle.code}:
        names = {one.code: one.name for one in circles(session)}
        raise RegisterError(OTHER_CIRCLE, meeting=_meeting_words(held), circle=names.get(circle, circle))
    return held


def _code_is_given(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    code = str(row.get("code") or "")
    if code and not code.startswith(_(NEW)):
        yield RowProblem("code", "code_is_given", _(CODE_IS_GIVEN, code=code))


def _one_part_each(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    both = sorted(set(party_of(row.get("owners"))) & set(party_of(row.get("support"))))
    if both:
        yield RowProblem("support", "two_parts", _(TWO_PARTS))


def _new_code(_values: Mapping[str, Any], taken: Iterable[str]) -> str:
    """Return what a new item is called until the store gives it its code: "ใหม่-2"."""
    new = _(NEW)
    return f"{new}-{sum(one.startswith(new) for one in taken) + 1}"


def _wording(title: str, kind: ResolutionKind) -> ItemWording:
    stated_as = in_both_languages(lambda: _(KINDS_OF_ITEM[kind]))
    return ItemWording(title, kind, stated_as.th, stated_as.en.lower())


class _Items:
    """Items, kept by their own subject. Of which session a new one is, ``_settled`` says."""

    store_key = ("code",)
    parts = frozenset({"action_party", "action_due"})

    def rows(self, session: Session) -> Iterable[Values]:
        homes = home_circles(session)
        return [{**row, "circle_code": homes.get(row["meeting_code"])} for row in item_rows(session)]

    def add(self, session: Session, entry: Entry, values: Mapping[str, Any]) -> Values:
        code = str(values.get("code") or "")
        if is_taken_back(session, code):
            bring_back_item_row(session, code)
        else:
            code = self._opened(session, entry, values)
        return next(row for row in self.rows(session) if row["code"] == code)

    def change(self, session: Session, entry: Entry, key: tuple[Any, ...], values: Mapping[str, Any]) -> None:
        kind = ResolutionKind(values.get("kind") or item_kind(session, key[0]))
        wording = _wording(str(values.get("title") or ""), kind)
        change_item_row(session, key[0], values, wording, ItemDay(entry.day, _(REGISTER)))

    def remove(self, session: Session, entry: Entry, key: tuple[Any, ...]) -> None:  # noqa: ARG002 - as RowKeeper
        take_back_item_row(session, key[0])

    def _opened(self, session: Session, entry: Entry, values: Mapping[str, Any]) -> str:
        day = values.get("opened_on") or entry.day
        opening = ItemOpening(
            _session_of(session, values, day).code,
            day,
            values.get("owners"),
            values.get("support"),
            values.get("due_date"),
        )
        wording = _wording(str(values["title"]), ResolutionKind(values["kind"]))
        return open_item_row(session, wording, opening, _(REGISTER))


KIND = RegisterKind(
    code="actions",
    title=N_("งานติดตามทั้งหมด"),
    one=N_("งานติดตาม"),
    table=ActionItem,
    key=("code",),
    named_by=("title",),
    matched_by=("title",),
    made_key=_new_code,
    keeper=_Items(),
    once=SETTLED_ONCE,
    rules=(_one_part_each,),
    new_rules=(_code_is_given,),
    settled=_settled,
    thing="action",
    fields=(
        RegisterField("code", N_("รหัสงาน"), Text(12), headed("รหัส", "code", "ที่")),
        RegisterField(
            "title", N_("งานที่ต้องทำ"), Text(400), headed("เรื่อง", "งาน", "งานติดตาม", "รายการ"), required=True
        ),
        RegisterField(
            "kind",
            N_("ชนิด"),
            Choice(labels=KINDS_OF_ITEM),
            headed("ประเภท"),
            default=ResolutionKind.DECISION.value,
        ),
        RegisterField(
            "circle_code",
            N_("วง"),
            Reference(to="circles"),
            headed("ของวง", "วงเรียนรู้"),
            note=N_("ถ้าเว้นว่าง เป็นงานของวงระดับจังหวัด"),
        ),
        RegisterField(
            "meeting_code",
            N_("การประชุม"),
            Reference(to="meetings"),
            headed("ของการประชุม", "ประชุมครั้ง", "รหัสการประชุม"),
            note=N_("ถ้าเว้นว่าง เป็นของการประชุมล่าสุดของวงนั้น"),
        ),
        RegisterField(
            "owners",
            N_("เจ้าของงาน"),
            References(to="agencies", ordered=False),
            headed("หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบ", "เจ้าของ"),
        ),
        RegisterField(
            "support",
            N_("หน่วยงานหนุนเสริม"),
            References(to="agencies", ordered=False),
            headed("หนุนเสริม", "ผู้สนับสนุน", "ร่วมหนุน"),
        ),
        RegisterField("due_date", N_("กำหนดเสร็จ"), Day(), headed("กำหนด", "กำหนดส่ง", "ภายในวันที่")),
        RegisterField(
            "opened_on",
            N_("วันที่เปิดงาน"),
            Day(happened=True),
            headed("เปิดเมื่อ", "วันที่มอบหมาย"),
            note=N_("ถ้าเว้นว่าง คือวันที่ลงในทะเบียน"),
        ),
    ),
)
