"""A check stands under the report it checks: the newest before it, of the same village, agency and mission."""

from datetime import date

from dashboard.views.find.evidence_panel import with_their_checks
from kmcore.bilingual import Bilingual
from kmcore.programme.kinds import EvidenceKind
from kmcore.programme.village_record import EvidenceRow

REPORTED, VERIFIED = EvidenceKind.REPORTED, EvidenceKind.VERIFIED


def piece(
    number: int, day: int, kind: EvidenceKind, agency: str = "doae", village: str = "80011206"
) -> EvidenceRow:
    return EvidenceRow(
        number=number,
        village_code=village,
        moo=6,
        name=None,
        subdistrict=Bilingual("กำแพงเซา", ""),
        agency_code=agency,
        mission_code="sufficiency",
        kind=kind,
        on_date=date(2007, 1, day),
        note=str(number),
        source=None,
        demo=False,
    )


def paired(*rows: EvidenceRow) -> list[tuple[int, list[int]]]:
    newest_first = sorted(rows, key=lambda row: (row.on_date, row.number), reverse=True)
    return [
        (row.number, [check.number for check in checks]) for row, checks in with_their_checks(newest_first)
    ]


def test_a_check_stands_under_the_newest_report_before_it() -> None:
    rows = piece(1, 2, REPORTED), piece(2, 5, REPORTED), piece(3, 9, VERIFIED), piece(4, 12, REPORTED)
    assert paired(*rows) == [(4, []), (2, [3]), (1, [])]


def test_a_check_is_of_its_own_agency_and_village() -> None:
    rows = piece(1, 2, REPORTED, "cdd"), piece(2, 3, REPORTED, village="80011207"), piece(3, 9, VERIFIED)
    assert paired(*rows) == [(3, []), (2, []), (1, [])]


def test_two_checks_of_one_report_stand_under_it() -> None:
    assert paired(piece(1, 2, REPORTED), piece(2, 3, VERIFIED), piece(3, 4, VERIFIED)) == [(1, [3, 2])]
