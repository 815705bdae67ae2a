"""What of a province is set up already, step by step."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlmodel import Session

from kmcore.access.kinds import AccountRole
from kmcore.access.queries import posts_with_accounts
from kmcore.access.roles import ROLES, role_name
from kmcore.areas.queries import districts
from kmcore.exchange.new_province.read_models import SetupStep, StepCode, StepPart, StepState
from kmcore.i18n import N_, _, _n
from kmcore.meetings.agenda.queries import matter_count
from kmcore.meetings.queries import PROVINCE_CIRCLE, circles, meetings, next_circle
from kmcore.meetings.room.queries import attendance
from kmcore.programme.queries import agencies
from kmcore.registers.definitions import KINDS
from kmcore.registers.queries import register_count
from kmcore.storage.dataset import province_info
from kmcore.storage.subjects import Subject, reads

TITLES: Final = {
    StepCode.PROVINCE: N_("จังหวัด"),
    StepCode.AREAS: N_("อำเภอ ตำบล หมู่บ้าน"),
    StepCode.AGENCIES: N_("หน่วยงาน"),
    StepCode.PLAN: N_("ภารกิจและรุ่น"),
    StepCode.BUDGET: N_("งบประมาณ"),
    StepCode.CIRCLE: N_("วงครั้งแรก"),
    StepCode.PEOPLE: N_("ผู้ใช้"),
}
WHY: Final = {
    StepCode.PROVINCE: N_("ชื่อนี้อยู่บนทุกหน้าและทุกเอกสาร รหัสสองหลักบอกว่าพื้นที่ใดเป็นของจังหวัด"),
    StepCode.AREAS: N_("แผนที่ ตาราง และความรับผิดชอบทั้งหมดนับจากรายชื่อหมู่บ้าน"),
    StepCode.AGENCIES: N_("มติกลายเป็นงานของหน่วยงาน และผู้รายงานเข้าระบบในนามหน่วยงาน"),
    StepCode.PLAN: N_("ภารกิจบอกว่าทำเรื่องใด รุ่นบอกว่าปีใดทำกี่หมู่บ้าน ผลที่ทำจริงนับเทียบกับสองอย่างนี้"),
    StepCode.BUDGET: N_("วงเงินกับการใช้เงินทำให้เห็นว่าเงินถึงไหน เทียบเป้าแต่ละไตรมาส"),
    StepCode.CIRCLE: N_("วันประชุมเป็นเส้นที่ทุกหน่วยงานรายงานให้ทัน และวาระเขียนตัวเองจากงานที่ค้าง"),
    StepCode.PEOPLE: N_("แต่ละคนเห็นและแก้ได้เท่าที่หน้าที่ของตนให้ทำ"),
}
WITHOUT: Final = {
    StepCode.PROVINCE: N_("ทุกอย่างใช้ได้ เพียงแต่หน้าและเอกสารยังไม่มีชื่อจังหวัด"),
    StepCode.AREAS: N_("ประชุม มติ งานติดตาม และงบใช้ได้ แผนที่กับความครอบคลุมยังว่าง"),
    StepCode.AGENCIES: N_("กำหนดวันประชุมและจดได้ งานยังไม่มีเจ้าของ"),
    StepCode.PLAN: N_("ประชุมและติดตามงานได้ ยังนับผลในหมู่บ้านไม่ได้"),
    StepCode.BUDGET: N_("ทุกหน้าใช้ได้ หน้างบประมาณยังว่าง"),
    StepCode.CIRCLE: N_("ทะเบียนและแผนที่ใช้ได้ ยังไม่มีรอบให้รายงาน"),
    StepCode.PEOPLE: N_("ผู้ดูแลระบบและฝ่ายเลขานุการทำแทนได้ก่อน"),
}


@reads(
    Subject.ACCESS,
    Subject.AREAS,
    Subject.BUDGET,
    Subject.MEETINGS,
    Subject.MEETING_ROOM,
    Subject.PROGRAMME,
    Subject.REGISTERS,
    Subject.SOURCES,
    Subject.STORAGE,
)
def setup_steps(session: Session, as_of: date) -> tuple[SetupStep, ...]:
    """Return every step as it stands on the day, in the reader's language."""
    parts = {
        StepCode.PROVINCE: _province(session),
        StepCode.AREAS: _areas(session),
        StepCode.AGENCIES: _agencies(session),
        StepCode.PLAN: _plan(session),
        StepCode.BUDGET: _budget(session),
        StepCode.CIRCLE: _circle(session, as_of),
        StepCode.PEOPLE: _people(session),
    }
    return tuple(
        SetupStep(
            code, _(TITLES[code]), _(WHY[code]), _(WITHOUT[code]), tuple(parts[code]), _waits(session, code)
        )
        for code in StepCode
    )


def first_unfinished(steps: tuple[SetupStep, ...]) -> StepCode | None:
    """Return the first step that is not done, None where all are: the set-up has nothing more to ask."""
    return next((step.code for step in steps if step.state is not StepState.DONE), None)


@reads(Subject.MEETINGS, Subject.SOURCES)
def has_met(session: Session, as_of: date) -> bool:
    """Tell whether the province's circle has met by the day: then it is at work, whatever of its set-up is missing."""
    return any(one.held for one in meetings(session, as_of, PROVINCE_CIRCLE))


def without_data(steps: tuple[SetupStep, ...]) -> SetupStep | None:
    """Return the first step that pages say less without, None where all have theirs: who has an account is no data."""
    own = tuple(step for step in steps if step.code is not StepCode.PEOPLE)
    code = first_unfinished(own)
    return next((step for step in own if step.code == code), None)


def _waits(session: Session, code: StepCode) -> str:
    """Return what has to be there before: only what the rows of the step cannot do without."""
    if code is StepCode.AREAS and not province_info(session).code:
        return _("ต้องรู้รหัสจังหวัดก่อน จึงจะรู้ว่าพื้นที่ใดเป็นของจังหวัด")
    return ""


def _province(session: Session) -> Iterator[StepPart]:
    info = province_info(session)
    said = [info.name.th, info.code, info.fiscal_year, info.started_on]
    lacking = [
        words
        for words, value in zip(
            (_("ชื่อจังหวัด"), _("รหัสจังหวัด"), _("ปีงบประมาณแรก"), _("วันเริ่มใช้")), said, strict=True
        )
        if not value
    ]
    sentence = _("ยังไม่ได้บอก: {what}", what=", ".join(lacking)) if lacking else ""
    yield StepPart(_("ช่องที่กรอกแล้ว"), sum(map(bool, said)), lacking=sentence)


def _areas(session: Session) -> Iterator[StepPart]:
    code = province_info(session).code
    others = sum(not area.code.startswith(code) for area in districts(session))
    outside = _n("มี {count} อำเภอที่รหัสไม่ขึ้นต้นด้วยรหัสจังหวัด ตรวจรหัสจังหวัดหรือรายชื่อ", others) if others else ""
    yield _of_kind(session, "districts", _("อำเภอ"), outside or _("ยังไม่มีรายชื่ออำเภอ"), wrong=bool(outside))
    yield _of_kind(session, "subdistricts", _("ตำบล"), _("ยังไม่มีรายชื่อตำบล"))
    yield _of_kind(session, "villages", _("หมู่บ้าน"), _("ยังไม่มีรายชื่อหมู่บ้าน"))


def _agencies(session: Session) -> Iterator[StepPart]:
    yield _of_kind(session, "agencies", _("หน่วยงาน"), _("ยังไม่มีหน่วยงาน"))


def _plan(session: Session) -> Iterator[StepPart]:
    yield _of_kind(session, "missions", _("ภารกิจ"), _("ยังไม่มีภารกิจ"))
    yield _of_kind(session, "cohorts", _("รุ่น"), _("ยังไม่มีรุ่นของหมู่บ้าน"))
    yield _of_kind(session, "responsibilities", _("ความรับผิดชอบ"))


def _budget(session: Session) -> Iterator[StepPart]:
    yield _of_kind(session, "budget-lines", _("รายการงบ"), _("ยังไม่มีรายการงบประมาณ"))
    yield _of_kind(session, "budget-entries", _("รายการเงิน"), _("ยังไม่มีการจัดสรรหรือเบิกจ่าย"))


def _circle(session: Session, as_of: date) -> Iterator[StepPart]:
    found = sum(one.code == PROVINCE_CIRCLE for one in circles(session))
    yield StepPart(_("วงของจังหวัด"), found, lacking="" if found else _("ยังไม่ได้ตั้งวงของจังหวัด"))
    sessions, coming = meetings(session, as_of, PROVINCE_CIRCLE), next_circle(session, as_of)
    yield StepPart(_("วันประชุม"), len(sessions), lacking="" if sessions else _("ยังไม่ได้กำหนดวันประชุมครั้งแรก"))
    begun = any(one.held for one in sessions)
    people = len(attendance(session, coming.code)) if coming else 0
    wanted = coming is not None and not begun and not people
    lacking = _("ยังไม่ได้ลงรายชื่อสมาชิกวงของการประชุมครั้งแรก") if wanted else ""
    yield StepPart(_("สมาชิกวงที่ลงชื่อไว้"), people, needed=False, lacking=lacking)
    matters = matter_count(session, coming.code) if coming else 0
    yield StepPart(_("เรื่องในวาระที่จะมาถึง"), matters, needed=False)


def _people(session: Session) -> Iterator[StepPart]:
    posts = posts_with_accounts(session)
    needed = {
        AccountRole.SECRETARIAT: _("ยังไม่มีบัญชีของฝ่ายเลขานุการ ผู้ดูแลระบบเพิ่มได้"),
        AccountRole.LEAD: _("ยังไม่มีผู้รายงานของหน่วยงานใด ผู้ดูแลระบบเพิ่มได้"),
    }
    for role in ROLES:
        count, sentence = sum(each is role for each, _agency in posts), needed.get(role, "")
        yield StepPart(role_name(role), count, needed=bool(sentence), lacking="" if count else sentence)
    with_lead = {agency for role, agency in posts if role is AccountRole.LEAD}
    own = [one.code for one in agencies(session) if one.in_programme]
    silent = len(set(own) - with_lead)
    yield StepPart(_("หน่วยงานที่ยังไม่มีผู้รายงาน"), silent, needed=False, of_absence=True)


def _of_kind(session: Session, kind: str, words: str, none: str = "", *, wrong: bool = False) -> StepPart:
    """Return a register's part; ``none``: what is said where it has no row, or where it is ``wrong``."""
    count = register_count(session, KINDS[kind]).rows
    return StepPart(words, count, kind, needed=bool(none), lacking=none if wrong or not count else "")
