"""Villages for ``show``: coverage by every grouping, and the cohorts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple, TypeGuard

from sqlmodel import Session

from kmcore.areas.queries import districts, subdistricts
from kmcore.exchange.columns import ExportColumn, Row
from kmcore.exchange.show.show_result import ShowTable
from kmcore.i18n import _, pick
from kmcore.programme.coverage import NO_FILTER, Coverage, Filters, GroupBy, coverage, coverage_total
from kmcore.programme.coverage_overlap import GAP, OVERLAP, counted_villages, explaining_rows
from kmcore.programme.queries import agencies, cohorts, missions
from kmcore.programme.words import cohort_name, mission_names

GROUPINGS: Final = ("district", "subdistrict", "agency", "cohort", "mission")
_AREAS: Final[tuple[GroupBy, ...]] = ("district", "subdistrict", "cohort")


class _Name(NamedTuple):
    th: str
    en: str


def coverage_found(
    session: Session, as_of: date, by: str = "district", filters: Filters = NO_FILTER
) -> ShowTable:
    """Return coverage grouped ``by`` one of ``GROUPINGS``, of the villages ``filters`` leave.

    The total is the whole register's. By agency and by mission a village counts under every one that has
    promised it: two rows with codes of their own make the table add up. ``_gap`` counts what is under none,
    ``_overlap`` takes away what was counted more than once (below 0).
    """
    names = _names(session, by, as_of)
    if _shares_no_village(by):
        found = coverage(session, as_of, by, filters)
        whole = coverage_total(found)
    else:
        found = [_promised_to(session, as_of, by, code, filters) for code in names]
        found += _explaining(session, as_of, by, list(names), filters)
        names |= _explaining_names(by)
        whole = coverage_total(coverage(session, as_of, "district", filters))
    groups = [(names.get(row.code, _Name("", "")), row) for row in found]
    numbers = [cohort.number for cohort in cohorts(session, as_of)]
    rows = tuple(_row(row, name, numbers) for name, row in groups)
    return ShowTable(
        title=_("ความครอบคลุมหมู่บ้าน"),
        columns=_columns(by, numbers),
        rows=rows,
        total=_row(whole, _whole_name(filters), numbers),
    )


def cohorts_found(session: Session, as_of: date) -> ShowTable:
    """Return each cohort: its target, the villages assigned to it, and what was done there."""
    reached = {row.code: row for row in coverage(session, as_of, "cohort")}
    rows = []
    for cohort in cohorts(session, as_of):
        row = reached.get(str(cohort.number))
        rows.append(
            {
                "code": str(cohort.number),
                "number": cohort.number,
                "name_th": cohort.name.th,
                "name_en": cohort.name.en,
                "name": cohort.name,
                "mission": cohort.mission_code,
                "target_villages": cohort.target_villages,
                **{key: getattr(row, key) if row else 0 for key in ("villages", "reported", "verified")},
                "source": cohort.source,
                "demo": row.demo if row else False,
            }
        )
    return ShowTable(
        title=_("รุ่นของหมู่บ้าน"),
        columns=(
            ExportColumn("name", _("รุ่น")),
            ExportColumn("mission", _("ภารกิจ"), names=mission_names(session)),
            ExportColumn("target_villages", _("เป้าหมาย"), "count"),
            ExportColumn("villages", _("จัดเข้ารุ่นแล้ว"), "count"),
            ExportColumn("reported", _("มีผลรายงาน"), "count"),
            ExportColumn("verified", _("ตรวจยืนยันแล้ว"), "count"),
            ExportColumn("source", _("ที่มา")),
            ExportColumn("demo", _("สาธิต"), "demo"),
        ),
        rows=tuple(rows),
        total={"name": _("รวม"), **_sums(rows, ("target_villages", "villages", "reported", "verified"))},
    )


def _shares_no_village(by: str) -> TypeGuard[GroupBy]:
    return by in _AREAS


def _promised_to(session: Session, as_of: date, by: str, code: str, filters: Filters) -> Coverage:
    return replace(coverage_total(coverage(session, as_of, "district", _under(by, code, filters))), code=code)


def _under(by: str, code: str, filters: Filters) -> Filters:
    return replace(filters, agency=code) if by == "agency" else replace(filters, mission=code)


def _explaining(
    session: Session, as_of: date, by: str, codes: Sequence[str], filters: Filters
) -> list[Coverage]:
    numbers = [cohort.number for cohort in cohorts(session, as_of)]
    groups = [counted_villages(session, as_of, _under(by, code, filters), numbers) for code in codes]
    return explaining_rows(groups, counted_villages(session, as_of, filters, numbers))


def _explaining_names(by: str) -> dict[str, _Name]:
    none = (
        _Name("ไม่อยู่ในหน่วยงานใด", "Under no agency")
        if by == "agency"
        else _Name("ไม่อยู่ในภารกิจใด", "In no mission")
    )
    return {GAP: none, OVERLAP: _Name("ซ้อนกัน (หักที่นับซ้ำ)", "Counted more than once, taken away")}


def _whole_name(filters: Filters) -> _Name:
    return _Name("รวม", "Total") if filters != NO_FILTER else _Name("รวมทั้งจังหวัด", "Whole province")


def _names(session: Session, by: str, as_of: date) -> dict[str, _Name]:
    if by == "district":
        return {area.code: _Name(area.short.th, area.short.en) for area in districts(session, as_of)}
    if by == "subdistrict":
        return {area.code: _Name(area.short.th, area.short.en) for area in subdistricts(session, as_of=as_of)}
    if by == "cohort":
        named = {str(row.number): _Name(row.name.th, row.name.en) for row in cohorts(session, as_of)}
        return {"": _Name("ยังไม่จัดรุ่น", "No cohort yet"), **named}
    if by == "agency":
        listed = (row for row in agencies(session, as_of) if row.in_programme)
        return {row.code: _Name(row.name.th, row.name.en) for row in listed}
    return {row.code: _Name(row.name.th, row.name.en) for row in missions(session, as_of)}


def _row(found: Coverage, name: _Name, numbers: Sequence[int]) -> Row:
    return {
        "code": found.code,
        "name_th": name.th,
        "name_en": name.en,
        "villages": found.villages,
        **{f"cohort_{number}": found.cohorts.get(number, 0) for number in numbers},
        "promised": found.promised,
        "reported": found.reported,
        "verified": found.verified,
        "overlap": found.overlap,
        "gap": found.gap,
        "demo": found.demo,
    }


def _columns(by: str, numbers: Sequence[int]) -> tuple[ExportColumn, ...]:
    headings = {
        "district": _("อำเภอ"),
        "subdistrict": _("ตำบล"),
        "agency": _("หน่วยงาน"),
        "cohort": _("รุ่น"),
        "mission": _("ภารกิจ"),
    }
    return (
        ExportColumn("code", _("รหัส")),
        ExportColumn(pick("name_th", "name_en"), headings[by]),
        ExportColumn("villages", _("หมู่บ้าน"), "count"),
        *(ExportColumn(f"cohort_{number}", cohort_name(number), "count") for number in numbers),
        ExportColumn("promised", _("มีผู้รับผิดชอบ"), "count"),
        ExportColumn("reported", _("มีผลรายงาน"), "count"),
        ExportColumn("verified", _("ตรวจยืนยันแล้ว"), "count"),
        ExportColumn("overlap", _("รับผิดชอบซ้อนกัน"), "count"),
        ExportColumn("gap", _("รับผิดชอบแล้วยังไม่มีผล"), "count"),
        ExportColumn("demo", _("สาธิต"), "demo"),
    )


def _sums(rows: Iterable[Row], keys: Iterable[str]) -> dict[str, int]:
    listed = list(rows)
    return {key: sum(int(str(row[key])) for row in listed) for key in keys}
