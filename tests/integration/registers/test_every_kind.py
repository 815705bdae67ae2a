"""Every kind of row: what stands comes in again as the same; a row entered, corrected, taken back; whose it is."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.registers.definition import Dating
from kmcore.registers.definitions import KINDS
from kmcore.registers.read_models import RowResult
from kmcore.registers.row_commands import add_row
from kmcore.registers.undo_command import undo_batch
from tests.integration.registers.support import as_lines, imported, rows_of, understood
from tests.support.builds import loaded, open_engine
from tests.support.databases import Databases
from tests.support.people import Person, person

NEW: dict[str, dict[str, Any]] = {
    "districts": {"code": "8099", "name_th": "อำเภอทดสอบ"},
    "subdistricts": {"code": "800199", "name_th": "ตำบลทดสอบ"},
    "villages": {"code": "80010199", "name_th": "บ้านทดสอบ"},
    "area-changes": {
        "on_date": "1 มี.ค. 2550",
        "kind": "เปลี่ยนชื่อ",
        "from_code": "อ.ลานสกา",
        "name_th": "ลานสกาใหม่",
    },
    "agencies": {"name_th": "สำนักงานทดสอบ", "short_th": "ทส."},
    "missions": {"name_th": "ภารกิจทดสอบ", "target_villages": "12"},
    "cohorts": {"number": 4, "name_th": "รุ่นที่ 4", "target_villages": 10, "mission_code": "sufficiency"},
    "village-cohorts": {"village_code": "80010601", "cohort_number": 2, "from_date": "1 มี.ค. 2550"},
    "responsibilities": {
        "scheme": "ตามรุ่น",
        "agency_code": "กศน.",
        "cohort_number": 2,
        "role": "แม่งาน",
        "from_date": "1 มี.ค. 2550",
    },
    "promises": {
        "village_code": "80010601",
        "responsibility_code": "cohort-1-baac",
        "from_date": "2007-03-01",
    },
    "evidence": {
        "village_code": "80010601",
        "agency_code": "กศน.",
        "mission_code": "sufficiency",
        "on_date": "8 ก.พ. 2550",
        "note": "จัดเวทีเรียนรู้ครั้งแรก",
    },
    "budget-lines": {
        "title": "โครงการทดสอบ",
        "fiscal_year": 2550,
        "from_date": "2007-03-01",
        "parent_code": "total",
    },
    "budget-entries": {
        "line_code": "total",
        "stage": "เบิกจ่าย",
        "amount_satang": "100,000 บาท",
        "on_date": "2007-02-01",
    },
    "budget-targets": {"fiscal_year": 2551, "quarter": 1, "cumulative_bp": "20%"},
    "visits": {"district_code": "8001", "planned_on": "1 มี.ค. 2550"},
    "model-villages": {
        "village_code": "80010601",
        "agency_code": "nfe",
        "proposed_on": "2007-02-01",
        "reason": "บัญชีครัวเรือน",
    },
    "stages": {"name_th": "เวทีเรียนรู้"},
    "activities": {
        "title": "เวทีประชาคม",
        "agency_code": "กศน.",
        "area_code": "อ.ลานสกา",
        "from_date": "1 มี.ค. 2550",
        "people_planned": "50 คน",
    },
    "blogs": {"subdistrict_code": "ขุนทะเล", "subdistrict_code.district": "ลานสกา", "title": "ขุนทะเลบ้านเรา"},
    "trainings": {"title": "เขียนบล็อก", "district_code": "ลานสกา", "planned_on": "1 มี.ค. 2550", "places": 50},
    "indicators": {"name_th": "ครัวเรือนยากจน", "unit": "ครัวเรือน", "lack": "ใช่"},
    "indicator-values": {
        "indicator_code": "poor",
        "area_code": "80030505",
        "year": "2550",
        "hundredths": "12.5",
    },
    "holidays": {"on_date": "5 ธ.ค. 2550", "name_th": "วันเฉลิมพระชนมพรรษา"},
    "teams": {"title": "ทีมทดสอบ"},
    "sources": {"document": "หนังสือทดสอบ"},
    "statements": {"check_code": "total-villages", "value": "1,552", "number": 1552},
}


@pytest.fixture(scope="module")
def store(databases: Databases) -> Iterator[Engine]:
    """Return a store that these tests share: each leaves its registers as it found them."""
    with databases.lend(loaded) as url:
        engine = open_engine(url)
        poor = {"code": "poor", "name_th": "คนจน"}
        add_row(
            engine, person(engine, AccountRole.SECRETARIAT, login="first").by(), KINDS["indicators"], poor
        )
        yield engine
        engine.dispose()


@pytest.fixture(scope="module")
def people(store: Engine) -> dict[str, Person]:
    """Return somebody of each role; the lead is of กศน."""
    return {role: person(store, role, "nfe" if role is AccountRole.LEAD else None) for role in AccountRole}


@pytest.fixture
def secretary(people: dict[str, Person]) -> Person:
    """Return somebody of the secretariat."""
    return people[AccountRole.SECRETARIAT]


def test_each_kind_has_its_trial() -> None:
    assert set(NEW) == set(KINDS)


@pytest.mark.parametrize("code", KINDS)
def test_what_stands_comes_in_again_as_the_same(store: Engine, secretary: Person, code: str) -> None:
    rows = rows_of(store, KINDS[code])
    preview, written = imported(store, secretary.by(), code, as_lines(rows))
    odd = [row for row in preview.rows if row.result is not RowResult.SAME]
    assert [(row.result, row.key, row.problems, row.before) for row in odd][:3] == []
    assert len(preview.rows) == len(rows)
    assert written.batch is None


@pytest.mark.parametrize("code", KINDS)
def test_a_new_row_is_entered_and_taken_back(store: Engine, secretary: Person, code: str) -> None:
    before = rows_of(store, KINDS[code])
    preview, written = imported(store, secretary.by(), code, [NEW[code]])
    assert [row.problems for row in preview.rows] == [()]
    assert written.new == 1
    after = rows_of(store, KINDS[code])
    assert len(after) == len(before) + 1
    assert all(row in after for row in before)
    assert written.batch is not None
    undo_batch(store, secretary.by(), written.batch)
    assert rows_of(store, KINDS[code]) == before


@pytest.mark.parametrize("code", KINDS)
@pytest.mark.parametrize("role", [AccountRole.GOVERNOR, AccountRole.VIEWER, AccountRole.ADMIN])
def test_who_may_not_is_refused_and_nothing_is_written(
    store: Engine, people: dict[str, Person], code: str, role: AccountRole
) -> None:
    before = rows_of(store, KINDS[code])
    with pytest.raises(NotAllowedError):
        imported(store, people[role].by(), code, [NEW[code]])
    assert rows_of(store, KINDS[code]) == before


@pytest.mark.parametrize("code", [code for code, kind in KINDS.items() if kind.own_by])
def test_an_agency_writes_its_own_rows_only(store: Engine, people: dict[str, Person], code: str) -> None:
    lead = people[AccountRole.LEAD]
    preview, written = imported(store, lead.by(), code, [{**NEW[code], "agency_code": "กศน."}])
    assert (written.new, written.batch is None) == (1, False), preview.rows
    undo_batch(store, lead.by(), written.batch or 0)
    preview, written = imported(store, lead.by(), code, [{**NEW[code], "agency_code": "cdd"}])
    assert written.batch is None
    assert [problem.code for row in preview.rows for problem in row.problems] == ["not_yours"]


def test_a_wrong_row_stops_the_whole_file(store: Engine, secretary: Person) -> None:
    good, bad = NEW["villages"], {"code": "8001", "name_th": "บ้านสั้น"}
    preview, written = imported(store, secretary.by(), "villages", [good, bad])
    assert written.batch is None
    assert [row.result for row in preview.rows] == [RowResult.NEW, RowResult.REFUSED]
    assert good["code"] not in {row["code"] for row in rows_of(store, KINDS["villages"])}
    _preview, written = imported(store, secretary.by(), "villages", [good, bad], only_good=True)
    assert written.new == 1
    undo_batch(store, secretary.by(), written.batch or 0)


def test_what_ends_and_is_followed_has_a_first_day() -> None:
    spans = [kind for kind in KINDS.values() if kind.dating is Dating.SPAN]
    assert all("from_date" in kind.columns.c for kind in spans)


def test_a_preview_writes_nothing(store: Engine) -> None:
    assert len(understood(store, "villages", [NEW["villages"]]).rows) == 1
    assert NEW["villages"]["code"] not in {row["code"] for row in rows_of(store, KINDS["villages"])}
