"""Whether the villages add up: register, cohorts, missions, pledges, and every way of grouping them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sqlmodel import Session

from kmcore.areas.queries import village_count
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage, GroupBy, coverage, coverage_total
from kmcore.programme.promised_villages import PromisedVillages, promised_villages
from kmcore.programme.queries import agencies, cohorts, missions, responsibilities_and_proposals
from kmcore.programme.read_models import CohortInfo, MissionInfo, ResponsibilityInfo
from kmcore.sources.reconciliation import Reconciliation

_GROUPS: Final[tuple[GroupBy, ...]] = ("district", "subdistrict", "cohort")
_MEASURES: Final = ("promised", "reported", "verified")


def village_sums(session: Session, as_of: date) -> list[Reconciliation]:
    """Return every comparison of village counts as of a day."""
    planned, grouped = cohorts(session, as_of), {by: coverage(session, as_of, by) for by in _GROUPS}
    promises = [
        promise for promise in responsibilities_and_proposals(session, as_of) if promise.role != "support"
    ]
    return [
        *_register(village_count(session, as_of), planned, grouped),
        *_measures(grouped),
        *_assigned(planned, grouped["cohort"]),
        *_missions(missions(session, as_of), planned, promises),
        *_kept(promises, promised_villages(session, as_of), _short_names(session)),
    ]


def _register(
    register: int, planned: Sequence[CohortInfo], grouped: dict[GroupBy, list[Coverage]]
) -> Iterator[Reconciliation]:
    if planned:
        yield Reconciliation(
            code="register-cohorts",
            title=_("หมู่บ้านในทะเบียน = เป้าหมายทุกรุ่นรวมกัน"),
            expected=register,
            found=sum(cohort.target_villages for cohort in planned),
            note=_("ถ้าไม่เท่ากัน ทะเบียนหมู่บ้านหรือเป้าหมายของรุ่นไม่ครบ"),
            binding=True,
        )
    titles = {
        "district": _("หมู่บ้านในทะเบียน = ผลรวมทุกอำเภอ"),
        "subdistrict": _("หมู่บ้านในทะเบียน = ผลรวมทุกตำบล"),
        "cohort": _("หมู่บ้านในทะเบียน = ผลรวมทุกรุ่นและที่ยังไม่จัดรุ่น"),
    }
    for by, rows in grouped.items():
        yield Reconciliation(
            code=f"register-{by}",
            title=titles[by],
            expected=register,
            found=coverage_total(rows).villages,
            binding=True,
        )


def _measures(grouped: dict[GroupBy, list[Coverage]]) -> Iterator[Reconciliation]:
    titles = {
        "promised": _("หมู่บ้านที่มีผู้รับผิดชอบ: รวมรายอำเภอ = รวมรายตำบล = รวมรายรุ่น"),
        "reported": _("หมู่บ้านที่มีผลรายงาน: รวมรายอำเภอ = รวมรายตำบล = รวมรายรุ่น"),
        "verified": _("หมู่บ้านที่ตรวจยืนยันแล้ว: รวมรายอำเภอ = รวมรายตำบล = รวมรายรุ่น"),
    }
    sums = {by: coverage_total(rows) for by, rows in grouped.items()}
    for measure in _MEASURES:
        expected = getattr(sums["district"], measure)
        others = [getattr(sums[by], measure) for by in ("subdistrict", "cohort")]
        yield Reconciliation(
            code=f"groups-{measure}",
            title=titles[measure],
            expected=expected,
            found=next((other for other in others if other != expected), expected),
            binding=True,
            demo=sums["district"].demo,
        )


def _assigned(planned: Sequence[CohortInfo], rows: Sequence[Coverage]) -> Iterator[Reconciliation]:
    by_code = {row.code: row for row in rows}
    for cohort in planned:
        row = by_code.get(str(cohort.number))
        yield Reconciliation(
            code=f"cohort-{cohort.number}",
            title=_("{cohort}: เป้าหมาย = หมู่บ้านที่จัดเข้ารุ่นแล้ว", cohort=cohort.name),
            expected=cohort.target_villages,
            found=row.villages if row else 0,
            note=_("ไม่มีที่มาใดบอกว่าหมู่บ้านใดอยู่รุ่นใด จึงครบได้เมื่อมีรายชื่อหมู่บ้านหรือข้อมูลสาธิต"),
            demo=row.demo if row else False,
        )


def _missions(
    planned: Sequence[MissionInfo], intakes: Sequence[CohortInfo], promises: Sequence[ResponsibilityInfo]
) -> Iterator[Reconciliation]:
    for mission in planned:
        yield Reconciliation(
            code=f"mission-{mission.code}-cohorts",
            title=_("{mission}: เป้าหมาย = เป้าหมายของรุ่นในภารกิจรวมกัน", mission=mission.name),
            expected=mission.target_villages,
            found=sum(cohort.target_villages for cohort in intakes if cohort.mission_code == mission.code),
        )
        # Joint leads pledge the same villages together: a party counts once.
        mine = [row for row in promises if row.mission_code == mission.code and row.pledged is not None]
        pledged = {row.party: row.pledged or 0 for row in mine}
        yield Reconciliation(
            code=f"mission-{mission.code}-pledged",
            title=_pledged_title(mission, proposed=any(row.proposed for row in mine)),
            expected=mission.target_villages,
            found=sum(pledged.values()),
            note=_("ใช้จำนวนต่อหน่วยงานตามข้อความที่เลือกใช้ ข้อความอื่นดูที่ข้อตรวจตัวเลข"),
        )


def _pledged_title(mission: MissionInfo, *, proposed: bool) -> str:
    if proposed:
        return _("{mission}: เป้าหมาย = จำนวนต่อหน่วยงานตามแนวคิดรวมกัน", mission=mission.name)
    return _("{mission}: เป้าหมาย = จำนวนที่หน่วยงานรับไว้รวมกัน", mission=mission.name)


def _kept(
    promises: Sequence[ResponsibilityInfo], named: dict[str, PromisedVillages], short: dict[str, str]
) -> Iterator[Reconciliation]:
    for promise in promises:
        if promise.pledged is None:
            continue
        found = named.get(promise.code, PromisedVillages(0, demo=False))
        yield Reconciliation(
            code=f"pledge-{promise.code}",
            title=_kept_title(promise, short.get(promise.agency_code, promise.agency_code)),
            expected=promise.pledged,
            found=found.villages,
            note=_("ขาดอยู่ แปลว่าหน่วยงานยังไม่ส่งรายชื่อหมู่บ้านครบ"),
            demo=found.demo,
        )


def _kept_title(promise: ResponsibilityInfo, agency: str) -> str:
    scheme = _("ตามรุ่น") if promise.scheme == "cohort" else _("ตามภารกิจ")
    if promise.proposed:
        return _("{agency} ({scheme}): จำนวนตามแนวคิด = หมู่บ้านที่ระบุชื่อแล้ว", agency=agency, scheme=scheme)
    return _("{agency} ({scheme}): จำนวนที่รับไว้ = หมู่บ้านที่ระบุชื่อแล้ว", agency=agency, scheme=scheme)


def _short_names(session: Session) -> dict[str, str]:
    return {agency.code: agency.short for agency in agencies(session)}
