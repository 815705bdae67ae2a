"""A picture says what the subjects' queries say, adds up to the register, and needs nothing to be there."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from kmcore.actions.queries import board, silent_agencies
from kmcore.areas.queries import boundaries
from kmcore.budget.queries import budget_totals, quarter_targets
from kmcore.budget.rules import target_on
from kmcore.errors import NotFoundError
from kmcore.meetings.kinds import Presence
from kmcore.meetings.models import Circle, Meeting
from kmcore.meetings.room_tables.models import Attendance
from kmcore.programme.coverage import coverage, coverage_total
from kmcore.snapshot.canonical import to_json
from kmcore.snapshot.picture import Picture, PictureAttendance
from kmcore.snapshot.picture_taking import take_picture
from kmcore.sources.queries import checks
from kmcore.storage.unit_of_work import reading
from tests.integration.rows import add_in_order
from tests.support.next_codes import shipped_codes

FIRST, SECOND = "khun-uea-2550-01-09", "khun-uea-2550-02-09"
JANUARY, EVE, FEBRUARY = date(2007, 1, 9), date(2007, 2, 8), date(2007, 2, 9)


def taken(engine: Engine, code: str = SECOND, as_of: date = FEBRUARY) -> Picture:
    with reading(engine) as session:
        return take_picture(session, code, as_of)


def test_the_villages_are_the_coverage_now_and_at_the_session_before(store: Engine) -> None:
    picture = taken(store)
    with reading(store) as session:
        now, before = (coverage_total(coverage(session, day)) for day in (FEBRUARY, JANUARY))
        by_cohort = {row.code: row for row in coverage(session, FEBRUARY, "cohort")}
        earlier = {row.code: row for row in coverage(session, JANUARY, "cohort")}
    assert picture.meeting.since == JANUARY
    assert (picture.villages.reported, picture.villages.reported_before) == (now.reported, before.reported)
    assert (picture.villages.verified, picture.villages.verified_before) == (now.verified, before.verified)
    assert picture.villages.gap == now.gap
    assert picture.villages.overlap == now.overlap
    assert {
        part.number: (part.villages, part.reported, part.reported_before) for part in picture.cohorts
    } == {int(code): (row.villages, row.reported, earlier[code].reported) for code, row in by_cohort.items()}
    assert {part.number: part.leads for part in picture.cohorts} == {
        1: ("doae",),
        2: ("nfe",),
        3: ("dopa", "yomna"),
    }


def test_everything_adds_up_to_the_register(store: Engine) -> None:
    for day in (date(2006, 1, 1), JANUARY, EVE, FEBRUARY):
        picture = taken(store, as_of=day)
        assert picture.villages.villages == 1551
        assert sum(part.villages for part in picture.districts) == 1551
        assert sum(part.villages for part in picture.cohorts) == 1551
        assert sum(part.reported for part in picture.districts) == picture.villages.reported
        assert sum(part.reported for part in picture.cohorts) == picture.villages.reported
        assert sum(part.verified for part in picture.districts) == picture.villages.verified


def test_villages_without_a_cohort_are_cohort_nought(store: Engine) -> None:
    with store.begin() as connection:
        some = "SELECT village_code FROM village_cohort WHERE cohort_number = 1 ORDER BY 1 LIMIT 5"
        connection.execute(text(f"DELETE FROM village_cohort WHERE village_code IN ({some})"))  # noqa: S608
    cohorts = {part.number: part for part in taken(store).cohorts}
    assert list(cohorts) == [1, 2, 3, 0]
    assert (cohorts[0].villages, cohorts[1].villages, cohorts[0].leads) == (5, 395, ())


def test_the_money_is_the_budgets(store: Engine) -> None:
    money = taken(store).money
    with reading(store) as session:
        whole, before = budget_totals(session, FEBRUARY), budget_totals(session, JANUARY)
        target = target_on(quarter_targets(session, 2550, FEBRUARY), FEBRUARY)
    assert (money.allocated_satang, money.disbursed_satang) == (
        whole.allocated_satang,
        whole.disbursed_satang,
    )
    assert money.remaining_satang == whole.remaining_satang
    assert money.disbursed_before_satang == before.disbursed_satang
    assert (money.fiscal_year, money.quarter, money.target_bp) == (2550, 2, target.cumulative_bp)
    roots = [line for line in money.lines if line.parent_code is None]
    assert sum(line.disbursed_satang for line in roots) == money.disbursed_satang
    assert {line.code: line.party for line in money.lines}["km-cohort-3"] == ("dopa", "yomna")


def test_the_items_are_the_boards(store: Engine) -> None:
    picture = taken(store)
    with reading(store) as session:
        rows, silent = board(session, FEBRUARY, JANUARY), silent_agencies(session, FEBRUARY, JANUARY)
    assert [(item.code, item.status, item.owners, item.due_date) for item in picture.items] == [
        (row.code, row.status.value, row.owners, row.due_date) for row in rows
    ]
    assert [item.code for item in picture.items if item.moved] == [
        row.code for row in rows if row.moved_since
    ]
    assert [agency.code for agency in picture.agencies if agency.silent] == silent
    owned = Counter(owner for row in rows for owner in row.owners)
    assert {agency.code: agency.total for agency in picture.agencies if agency.total} == owned


def test_the_numbers_and_the_map_are_there(store: Engine) -> None:
    picture = taken(store)
    with reading(store) as session:
        questions, shapes = checks(session, FEBRUARY), boundaries(session, "district")
    assert [number.code for number in picture.numbers] == [row.code for row in questions]
    per_agency = next(number for number in picture.numbers if number.code == "villages-per-agency")
    assert tuple(one.th for one in per_agency.values) == ("250 หมู่บ้าน", "400 หมู่บ้าน")
    assert shapes is not None
    assert (picture.shapes.geojson, picture.shapes.approximate) == (shapes.geojson, True)


def test_the_conclusions_are_of_this_meeting_and_day(store: Engine) -> None:
    assert taken(store).conclusions == ()
    assert len(taken(store, FIRST, JANUARY).conclusions) == len(shipped_codes("resolutions"))
    assert taken(store, FIRST, date(2007, 1, 8)).conclusions == ()


def test_looked_at_early_since_is_the_last_session_there_had_been(store: Engine) -> None:
    assert taken(store, as_of=EVE).meeting.since == JANUARY
    early = taken(store, as_of=date(2007, 1, 8))
    assert early.meeting.since is None
    assert early.villages.reported_before is None
    assert early.money.disbursed_before_satang is None
    assert not any(item.moved for item in early.items)
    assert not any(agency.silent for agency in early.agencies)


def test_who_came_is_counted_and_nobody_named(store: Engine) -> None:
    people = [
        Attendance(
            meeting_code=SECOND, presence=Presence.PRESENT, agency_code="cdd", name="นางสาวพวงผกา ทดสอบ"
        ),
        Attendance(meeting_code=SECOND, presence=Presence.PRESENT, agency_code="cdd", name="นายก"),
        Attendance(meeting_code=SECOND, presence=Presence.SUBSTITUTE, agency_code="nfe", instead_of="นายข"),
        Attendance(meeting_code=SECOND, presence=Presence.ABSENT, agency_code="pho", reason="ติดราชการ"),
        Attendance(meeting_code=SECOND, presence=Presence.ATTENDING, position="ผู้สื่อข่าว"),
    ]
    with Session(store) as session:
        add_in_order(session, people)
        session.commit()
    picture = taken(store)
    assert picture.attended == PictureAttendance(2, 1, 1, 1, ("cdd", "nfe"))
    assert not any(name in to_json(picture) for name in ("พวงผกา", "นายข", "ติดราชการ", "ผู้สื่อข่าว"))


def test_without_attendance_nothing_is_counted(store: Engine) -> None:
    assert taken(store).attended == PictureAttendance(None, None, None, None, ())


def test_it_reads_nothing_later_than_its_day(store: Engine) -> None:
    """The demonstration layer goes on after the circle of January: of that day its picture knows none of it."""
    picture = taken(store, FIRST, JANUARY)
    assert all(item.last_update is None or item.last_update <= JANUARY for item in picture.items)
    assert all(item.opened_on <= JANUARY for item in picture.items)
    assert picture.villages.reported == 716


def test_made_up_rows_are_told_of(store: Engine) -> None:
    assert taken(store).demo
    with store.begin() as connection:
        for table in (
            "action_update",
            "budget_entry",
            "village_evidence",
            "village_promise",
            "village_cohort",
        ):
            connection.execute(text(f"DELETE FROM {table} WHERE origin = 'demo'"))  # noqa: S608 - our own tables
    picture = taken(store)
    assert not picture.demo
    assert picture.villages.villages == sum(part.villages for part in picture.cohorts) == 1551


def test_a_store_of_tables_only_has_an_empty_picture(engine: Engine) -> None:
    with Session(engine) as session:
        circle = Circle(code="khun-uea", level="province", name_th="วงคุณเอื้อ", name_en="Khun Uea")
        add_in_order(session, [circle, Meeting(code=SECOND, circle_code="khun-uea", on_date=FEBRUARY)])
        session.commit()
    picture = taken(engine)
    assert (picture.villages.villages, picture.districts, picture.cohorts) == (0, (), ())
    assert (picture.money.lines, picture.money.control_satang, picture.money.target_bp) == ((), None, None)
    assert (picture.items, picture.agencies, picture.numbers, picture.conclusions) == ((), (), (), ())
    assert picture.shapes.geojson is None
    assert not picture.demo


def test_an_unknown_meeting_is_said(store: Engine) -> None:
    with reading(store) as session, pytest.raises(NotFoundError, match="nowhere"):
        take_picture(session, "nowhere", FEBRUARY)
