"""A day shows nothing that was said, set or made after it, whatever is added later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from kmcore.budget.models import BudgetTarget
from kmcore.budget.queries import quarter_targets
from kmcore.exchange.show import GROUPINGS, SUBJECTS, show
from kmcore.fieldwork.models import ModelVillage, Visit
from kmcore.learning.models import KmTeam, KmTeamRole
from kmcore.meetings.models import Circle, Meeting, MeetingDocument, Topic
from kmcore.meetings.planning.queries import all_series
from kmcore.meetings.queries import circles, meeting_record, meetings
from kmcore.programme.kinds import ResolutionKind, ResponsibilityRole, Scheme
from kmcore.programme.models import Agency, Cohort, Mission, Responsibility, VillageCohort, VillagePromise
from kmcore.programme.promised_villages import promised_villages
from kmcore.programme.queries import agencies, cohorts, missions, responsibilities_told
from kmcore.sources.models import Check, Source, Statement
from kmcore.sources.queries import checks, sources
from kmcore.sources.village_sums import village_sums
from kmcore.storage.unit_of_work import reading

DAYS: Final = tuple(
    date(2006, 10, 1) + timedelta(days=step) for step in (0, 31, 59, 92, 99, 100, 101, 103, 110, 130)
)
LATER: Final = date(2007, 6, 1)
LATER_SOURCE: Final = "later"
BEFORE: Final = date(2006, 11, 1)
MEETING: Final = "khun-uea-2550-01-09"
BY_DAY: Final[tuple[Callable[[Session, date], Any], ...]] = (
    all_series,
    agencies,
    missions,
    cohorts,
    responsibilities_told,
    promised_villages,
    village_sums,
)


def answers(session: Session, day: date) -> dict[str, Any]:
    """Return what every subject of ``show`` and the calendar say on a day."""
    found: dict[str, Any] = {
        subject: replace(show(session, subject, as_of=day), revision=0).as_object() for subject in SUBJECTS
    }
    for by in GROUPINGS:
        found[f"coverage by {by}"] = show(session, "coverage", by=by, as_of=day).as_object()["rows"]
    found |= {query.__name__: query(session, day) for query in BY_DAY}
    record = meeting_record(session, MEETING, day)
    targets = quarter_targets(session, 2549, day)
    return found | {"talked": (record.topics, record.documents), "targets": targets}


def later_promises() -> list[Any]:
    """Return what is promised by a later source, from days before it."""
    begins = date(2006, 10, 1)
    return [
        Agency(
            code="late",
            position=99,
            short_th="-",
            short_en="-",
            name_th="-",
            name_en="-",
            source_code=LATER_SOURCE,
        ),
        Mission(
            code="late", position=9, name_th="-", name_en="-", target_villages=1, source_code=LATER_SOURCE
        ),
        Cohort(
            number=9,
            name_th="-",
            name_en="-",
            target_villages=1,
            mission_code="late",
            source_code=LATER_SOURCE,
        ),
        Responsibility(
            code="late",
            scheme=Scheme.COHORT,
            agency_code="late",
            party="late",
            mission_code="late",
            cohort_number=9,
            role=ResponsibilityRole.LEAD,
            from_date=begins,
            pledged=1,
            source_code=LATER_SOURCE,
        ),
        VillagePromise(village_code="80090201", responsibility_code="late", from_date=begins),
        VillageCohort(
            village_code="80090202", from_date=date(2006, 10, 2), cohort_number=9, source_code=LATER_SOURCE
        ),
        BudgetTarget(fiscal_year=2549, quarter=1, cumulative_bp=1, source_code=LATER_SOURCE),
        Topic(meeting_code=MEETING, number=9, title="-", title_en="-", source_code=LATER_SOURCE),
        MeetingDocument(meeting_code=MEETING, number=9, title="-", title_en="-", source_code=LATER_SOURCE),
    ]


def later_rows(session: Session) -> list[Any]:
    """Return a row of each kind that is said, set or made on a later day."""
    check = session.exec(select(Check)).first()
    team = session.exec(select(KmTeam)).first()
    assert check
    assert team
    return [
        Circle(code="later", level="sub", name_th="ย่อย", name_en="", parent_code="khun-uea", known_on=LATER),
        Circle(
            code="told",
            level="sub",
            name_th="ย่อย",
            name_en="",
            parent_code="khun-uea",
            source_code=LATER_SOURCE,
        ),
        Meeting(code="later", circle_code="khun-uea", on_date=LATER, known_on=LATER),
        Meeting(code="told", circle_code="khun-uea", on_date=LATER, source_code=LATER_SOURCE),
        Check(
            code="later",
            position=99,
            title="?",
            title_en="?",
            reason="-",
            reason_en="-",
            source_code=LATER_SOURCE,
        ),
        Statement(check_code=check.code, position=9, value="0", value_en="0", source_code=LATER_SOURCE),
        KmTeam(
            code="later",
            position=9,
            title="-",
            title_en="-",
            kind=ResolutionKind.OPINION,
            status="-",
            status_en="-",
            source_code=LATER_SOURCE,
        ),
        KmTeamRole(team_code=team.code, role="-", role_en="-", source_code=LATER_SOURCE),
        Visit(code="later", district_code="8001", source_code=LATER_SOURCE),
        ModelVillage(
            village_code="80090201",
            agency_code="cdd",
            proposed_on=LATER,
            reason="-",
            source_code=LATER_SOURCE,
        ),
    ]


def test_what_is_added_later_changes_no_earlier_answer(store: Engine) -> None:
    days = DAYS[store.dialect.name == "sqlite" :: 2]  # each database is asked for every other day
    with Session(store) as session:
        before = {day: answers(session, day) for day in days}
        session.add(Source(code="later", document="-", reliability="V", said_on=LATER))
        session.flush()
        for row in (*later_rows(session), *later_promises()):
            session.add(row)
            session.flush()
        for day in days:
            after = answers(session, day)
            assert {name for name in after if after[name] != before[day][name]} == set(), day
        assert {"later", "told"} <= {one.code for one in circles(session, LATER)}
        assert {"later", "told"} <= {one.code for one in meetings(session, LATER)}
        session.rollback()


@pytest.mark.parametrize(
    "asked",
    [
        lambda session, day: {row.code for row in circles(session, day)},
        lambda session, day: {row.code for row in meetings(session, day)},
        lambda session, day: {row.code for row in checks(session, day)},
        lambda session, day: {row.code for row in sources(session, day)},
        lambda session, day: {row.code for row in agencies(session, day)},
        lambda session, day: {row.code for row in missions(session, day)},
        lambda session, day: {row.name.th for row in cohorts(session, day)},
        lambda session, day: {row.code for row in responsibilities_told(session, day)},
    ],
    ids=["circles", "meetings", "checks", "sources", "agencies", "missions", "cohorts", "responsibilities"],
)
def test_what_is_known_only_grows(store: Engine, asked: Callable[[Session, date], set[str]]) -> None:
    with reading(store) as session:
        known = [asked(session, day) for day in DAYS]
    for earlier, later in pairwise(known):
        assert earlier <= later


def test_before_the_minutes_nothing_that_only_they_say_is_known(store: Engine) -> None:
    with reading(store) as session:
        said = {row.code for row in sources(session, BEFORE)}
        asked = checks(session, BEFORE)
        assert not [code for code in said if code.startswith("m-")]
        assert {one.source for row in asked for one in row.statements} <= said
        assert meetings(session, BEFORE) == []
        assert circles(session, BEFORE) == []
        assert show(session, "learning", as_of=BEFORE).found.rows == ()
        assert show(session, "visits", as_of=BEFORE).found.rows == ()
        assert show(session, "agencies", as_of=BEFORE).found.rows == ()
        assert show(session, "cohorts", as_of=BEFORE).found.rows == ()
        assert show(session, "responsibility", as_of=BEFORE).found.rows == ()
        assert missions(session, BEFORE) == []


def test_what_names_an_agency_or_a_cohort_first_makes_it_known(store: Engine) -> None:
    """The circle of November 2549 spoke of the relay of cohort 1; of duties and of the other cohorts it did not."""
    with reading(store) as session:
        known = agencies(session, date(2006, 12, 1))
        (cohort,) = cohorts(session, date(2006, 12, 1))
        assert {row.code for row in known} == {"dopa", "yomna", "nfe", "baac"}
        assert {row.code for row in known if row.duty or row.source} == {"baac"}
        assert (cohort.number, cohort.target_villages, cohort.source) == (1, 400, None)


def test_where_no_day_is_said_all_is_shown_on_any(store: Engine) -> None:
    """A province whose sources say no day, or whose rows have no source."""
    with Session(store) as session:
        session.add(Source(code="undated", document="-", reliability="V"))
        session.flush()
        for number, source in enumerate((None, "undated"), start=1):
            session.add(
                Agency(
                    code=f"a{number}",
                    position=number,
                    short_th="-",
                    short_en="-",
                    name_th="-",
                    name_en="-",
                    source_code=source,
                )
            )
            session.add(
                Mission(
                    code=f"m{number}",
                    position=number,
                    name_th="-",
                    name_en="-",
                    target_villages=1,
                    source_code=source,
                )
            )
        session.flush()
        assert {"a1", "a2"} <= {row.code for row in agencies(session, date(1999, 1, 1))}
        assert {"m1", "m2"} <= {row.code for row in missions(session, date(1999, 1, 1))}
        session.rollback()
