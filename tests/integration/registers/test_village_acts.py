"""One act on many villages: which are meant, what becomes of each, one batch that is undone as one."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.access.kinds import AccountRole
from kmcore.areas.models import Village
from kmcore.exchange.chosen_villages import MOST_LINES, PastedLine, listed_villages, pasted_villages
from kmcore.exchange.village_acts import VillageAct, village_rows
from kmcore.programme.coverage import Filters
from kmcore.registers.commands import import_file
from kmcore.registers.definitions import KINDS
from kmcore.registers.read_models import Preview, RowResult, WrittenBatch
from kmcore.registers.undo_command import undo_batch
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.support import rows_of
from tests.support.people import Person, person

DAY = date(2007, 2, 8)


@pytest.fixture
def secretary(store: Engine) -> Person:
    """Return somebody of the secretariat."""
    return person(store, AccountRole.SECRETARIAT)


def pasted(store: Engine, text: str) -> tuple[PastedLine, ...]:
    with reading(store) as session:
        return pasted_villages(session, text)


def test_a_list_from_line_or_excel_is_read_line_by_line(store: Engine) -> None:
    text = "1. 80010601\n2) ม.5 ต.ขุนทะเล อ.ลานสกา\n\n• 80010602 , 80010603\nหมู่ที่ 5\tขุนทะเล\tลานสกา"
    found = pasted(store, text)
    assert [line.code for line in found][:2] == ["80010601", "80030505"]
    assert {"80010602", "80010603"} <= {line.code for line in found}
    assert [line.number for line in found] == list(range(1, len(found) + 1))


def test_what_is_unknown_or_there_twice_is_told_and_not_dropped(store: Engine) -> None:
    found = pasted(store, "รายชื่อหมู่บ้านรุ่น 2\n80010601\n80010601\nม.5 ต.ขุนทเล อ.ลานสกา\n8001060")
    assert [line.open for line in found] == [True, False, False, True, True]
    assert all(line.sentence for line in found if line.open)
    assert "บรรทัดที่ 2" in found[2].sentence
    assert found[4].suggestions


def test_villages_are_chosen_by_where_they_lie_their_cohort_and_their_agency(store: Engine) -> None:
    with reading(store) as session:
        every = listed_villages(session, DAY)
        of_area = listed_villages(session, DAY, Filters(area="8003"))
        of_cohort = listed_villages(session, DAY, Filters(cohort=2))
        of_agency = listed_villages(session, DAY, Filters(agency="cdd"))
        nobodys = listed_villages(session, DAY, Filters(agency="no-such"))
    assert (len(every), len(of_agency), nobodys) == (1551, 250, ())
    assert of_area
    assert all(one.code.startswith("8003") for one in of_area)
    assert of_cohort
    assert set(of_cohort) < set(every)


def test_a_village_that_is_no_more_cannot_be_chosen(store: Engine) -> None:
    with Session(store) as session:
        session.get_one(Village, "80030505").to_date = date(2007, 1, 31)
        session.flush()
        assert "80030505" not in {one.code for one in listed_villages(session, DAY)}
        assert "80030505" in {one.code for one in listed_villages(session, date(2007, 1, 31))}
        session.rollback()


def test_lines_beyond_what_is_read_at_once_are_told(store: Engine) -> None:
    found = pasted(store, "80010601\n" * (MOST_LINES + 7))
    assert (len(found), found[-1].open) == (MOST_LINES + 1, True)
    assert "7" in found[-1].sentence


def test_who_is_in_the_cohort_already_is_the_same_and_the_others_move_as_one_batch(
    store: Engine, secretary: Person
) -> None:
    before = rows_of(store, KINDS["village-cohorts"])
    inside = {row["village_code"] for row in before if row["cohort_number"] == 2}
    with reading(store) as session:
        every = [one.code for one in listed_villages(session, DAY)]
    villages = [*sorted(inside)[:2], *[code for code in every if code not in inside][:3]]
    first, again = _into_cohort(store, secretary, villages), _into_cohort(store, secretary, villages)
    assert [row.result for row in first[0].rows].count(RowResult.SAME) == len(inside & set(villages))
    assert [row.result for row in again[0].rows] == [RowResult.SAME] * len(villages)
    assert again[1].batch is None
    undo_batch(store, secretary.by(), first[1].batch or 0)
    assert rows_of(store, KINDS["village-cohorts"]) == before


def _into_cohort(store: Engine, secretary: Person, villages: list[str]) -> tuple[Preview, WrittenBatch]:
    cells = {"cohort_number": "2", "from_date": "8 ก.พ. 2550"}
    with reading(store) as session:
        file = village_rows(session, VillageAct.COHORT, villages, cells)
    return import_file(store, secretary.by(), file)


def test_villages_are_given_to_a_responsibility_and_a_result_is_noted_once(
    store: Engine, secretary: Person
) -> None:
    villages = ["80010601", "80010602"]
    given = {"responsibility_code": "cohort-1-baac", "from_date": "1 ก.พ. 2550"}
    done = {
        "agency_code": "กศน.",
        "mission_code": "sufficiency",
        "kind": "reported",
        "on_date": "8 ก.พ. 2550",
        "note": "เวทีแรก",
    }
    for act, cells in ((VillageAct.RESPONSIBILITY, given), (VillageAct.EVIDENCE, done)):
        results = []
        for _time in range(2):
            with reading(store) as session:
                file = village_rows(session, act, villages, cells)
            preview, _written = import_file(store, secretary.by(), file)
            results.append([row.result for row in preview.rows])
        assert results == [[RowResult.NEW] * 2, [RowResult.SAME] * 2]


def test_a_day_that_cannot_be_read_refuses_each_row(store: Engine) -> None:
    with reading(store) as session:
        file = village_rows(
            session, VillageAct.COHORT, ["80010601"], {"cohort_number": "2", "from_date": "วันหน้า"}
        )
    assert [problem.field for row in file.rows for problem in row.problems] == ["from_date"]
