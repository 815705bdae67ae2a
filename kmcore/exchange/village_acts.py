"""One act on many villages: put into a cohort, given to a responsibility, a result noted. Rows of registers, one batch."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from sqlmodel import Session

from kmcore.i18n import N_, _
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.cells import Cell
from kmcore.registers.definition import RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import BatchHow
from kmcore.registers.read_models import FileRead
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_correction import TypedRow
from kmcore.registers.row_reading import stated_row
from kmcore.registers.row_store import all_rows
from kmcore.registers.understood_file import UnderstoodFile


class VillageAct(StrEnum):
    """What is done with the villages."""

    COHORT = "cohort"
    RESPONSIBILITY = "responsibility"
    EVIDENCE = "evidence"


ACT_WORDS: Final = {
    VillageAct.COHORT: N_("เข้ารุ่น หรือย้ายรุ่น ตั้งแต่วันหนึ่ง"),
    VillageAct.RESPONSIBILITY: N_("มอบให้อยู่ในความรับผิดชอบ"),
    VillageAct.EVIDENCE: N_("ลงผลที่ทำจริง"),
}
KIND_OF: Final = {
    VillageAct.COHORT: "village-cohorts",
    VillageAct.RESPONSIBILITY: "promises",
    VillageAct.EVIDENCE: "evidence",
}
FIELDS_OF: Final = {
    VillageAct.COHORT: ("cohort_number", "from_date", "source_code"),
    VillageAct.RESPONSIBILITY: ("responsibility_code", "from_date", "source_code"),
    VillageAct.EVIDENCE: ("agency_code", "mission_code", "kind", "on_date", "note", "source_code"),
}
VILLAGE: Final = "village_code"
Cells = Mapping[str, Cell]


def village_rows(session: Session, act: VillageAct, villages: Sequence[str], cells: Cells) -> UnderstoodFile:
    """Return an act on villages as rows of its register, in the order of the villages; nothing is written.

    ``cells``: the fields of ``FIELDS_OF`` as they were typed. A village that is already so is stated as it stands.
    """
    kind, others = KINDS[KIND_OF[act]], ReferenceIndex(session, KINDS)
    as_it_stands = _STANDING[act](session, others, cells)
    rows = tuple(
        stated_row(kind, TypedRow({VILLAGE: code, **cells, **as_it_stands(code)}, number), others)
        for number, code in enumerate(villages, start=1)
    )
    names = {field.words: field.name for field in kind.fields}
    return UnderstoodFile(
        kind, FileRead("", "", names), rows, (), how=BatchHow.BULK, reason=_(ACT_WORDS[act])
    )


Standing = Callable[[str], Cells]


def _nothing(_session: Session, _others: ReferenceIndex, _cells: Cells) -> Standing:
    return lambda _code: {}


def _of_cohort(session: Session, others: ReferenceIndex, cells: Cells) -> Standing:
    """Return for a village that is in the cohort on the day since when it is: nothing changes then."""
    row = stated_row(KINDS["village-cohorts"], TypedRow(cells), others).values
    day, cohort = row.get("from_date"), row.get("cohort_number")
    if not isinstance(day, date) or cohort is None:
        return lambda _code: {}
    since: dict[str, tuple[date, int]] = {}
    for one in all_rows(session, KINDS["village-cohorts"]).values():
        begun = (one["from_date"], one["cohort_number"])
        if begun[0] <= day:
            since[one[VILLAGE]] = max(since.get(one[VILLAGE], begun), begun)

    def standing(code: str) -> Cells:
        begun, now = since.get(code, (None, None))
        return {"from_date": begun, "source_code": None} if begun and now == cohort else {}

    return standing


def _of_responsibility(session: Session, others: ReferenceIndex, cells: Cells) -> Standing:
    """Return for a village that stands under the responsibility already that nothing is said of its days."""
    row = stated_row(KINDS["promises"], TypedRow(cells), others).values
    day, asked = row.get("from_date"), row.get("responsibility_code")
    under = {
        one[VILLAGE]
        for one in all_rows(session, KINDS["promises"]).values()
        if one["responsibility_code"] == asked
        and isinstance(day, date)
        and (one["from_date"] is None or one["from_date"] <= day)
        and (one["to_date"] is None or one["to_date"] >= day)
    }
    return lambda code: {"from_date": None, "source_code": None} if code in under else {}


_STANDING: Final = {
    VillageAct.COHORT: _of_cohort,
    VillageAct.RESPONSIBILITY: _of_responsibility,
    VillageAct.EVIDENCE: _nothing,
}


def offered_acts(may: Callable[[str], bool]) -> Iterator[VillageAct]:
    """Yield the acts whose register somebody may write. ``may``: tells it of a kind's code."""
    return (act for act in VillageAct if may(KIND_OF[act]))


def acts_on(kind: RegisterKind) -> bool:
    """Tell whether acts on many villages are offered beside this kind: it is of villages, or an act writes it."""
    return kind.area_level is RegisterLevel.VILLAGE or kind.code in KIND_OF.values()
