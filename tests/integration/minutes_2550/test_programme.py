"""Who looks after how many villages, and the circles: docs/domain.md, 1."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel, col

from kmcore.areas.models import Village
from kmcore.fieldwork.models import Visit
from kmcore.meetings.models import Circle, Meeting, MeetingDocument, Topic
from kmcore.meetings.room.agencies_present import agencies_present
from kmcore.programme.kinds import ResponsibilityRole, Scheme
from kmcore.programme.models import Agency, Cohort, Mission, Responsibility
from kmcore.storage.models import DatasetInfo

CIRCLE, NEXT = "khun-uea-2550-01-09", "khun-uea-2550-02-09"


def count(session: Session, model: type[SQLModel]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def test_the_store_says_which_data_set_it_holds(session: Session) -> None:
    info = session.get(DatasetInfo, "minutes-2550")
    assert info is not None
    assert (info.province_code, info.programme_th, info.reference_date) == (
        "80",
        "แก้จนเมืองนคร",
        date(2007, 2, 8),
    )


def test_cohorts_and_missions_make_the_register_of_1551(session: Session) -> None:
    cohorts = {row.number: row for row in session.scalars(select(Cohort))}
    assert {number: row.target_villages for number, row in cohorts.items()} == {1: 400, 2: 600, 3: 551}
    assert sum(row.target_villages for row in cohorts.values()) == count(session, Village) == 1551
    for mission in session.scalars(select(Mission)):
        mine = [row.target_villages for row in cohorts.values() if row.mission_code == mission.code]
        assert sum(mine) == mission.target_villages == {"sufficiency": 1000, "master-plan": 551}[mission.code]


def test_two_schemes_of_responsibility_add_up_on_their_own(session: Session) -> None:
    now = select(Responsibility).where(col(Responsibility.to_date).is_(None))
    rows = list(session.scalars(now))
    cohort = {
        row.party: row.pledged
        for row in rows
        if row.scheme == Scheme.COHORT and row.role == ResponsibilityRole.LEAD
    }
    assert cohort == {"doae": 400, "nfe": 600, "dopa+yomna": 551}
    sufficiency = [row for row in rows if row.mission_code == "sufficiency"]
    assert {(row.agency_code, row.role) for row in sufficiency if row.status == "stated"} == {
        ("cdd", "lead"),
        ("nfe", "share"),
        ("doae", "share"),
        ("pho", "share"),
    }
    share = {row.agency_code: row.pledged for row in sufficiency if row.status == "proposed"}
    assert share == dict.fromkeys(("cdd", "nfe", "doae", "pho"), 250)
    assert sum(pledged or 0 for pledged in share.values()) == 1000
    plan = [row for row in rows if row.mission_code == "master-plan"]
    assert {row.party: row.pledged for row in plan if row.role == ResponsibilityRole.LEAD} == {
        "dopa+yomna": 551
    }
    assert {row.agency_code for row in plan if row.role == ResponsibilityRole.SUPPORT} == {
        "cdd",
        "nfe",
        "doae",
        "pho",
        "tao",
    }
    assert all(row.pledged is None for row in plan if row.role == ResponsibilityRole.SUPPORT)


def test_the_relay_hands_each_cohort_on_without_a_gap(session: Session) -> None:
    leads = select(Responsibility).where(
        col(Responsibility.scheme) == Scheme.COHORT, col(Responsibility.role) == ResponsibilityRole.LEAD
    )
    rows = list(session.scalars(leads))
    relay = {(row.cohort_number, row.from_date.year): row.party for row in rows}
    assert relay == {
        (1, 2004): "dopa+yomna", (1, 2005): "nfe", (1, 2006): "doae",
        (2, 2005): "dopa+yomna", (2, 2006): "nfe",
        (3, 2006): "dopa+yomna",
    }  # fmt: skip
    assert {(row.from_date.month, row.from_date.day) for row in rows} == {(10, 1)}
    ended = {(row.from_date.year, row.to_date) for row in rows if row.to_date}
    assert ended == {(year, date(year + 1, 9, 30)) for year in (2004, 2005)}
    assert {row.code for row in rows if row.status == "inferred"} == {
        "cohort-2-2549-dopa",
        "cohort-2-2549-yomna",
    }


def test_circles_sessions_visits_and_the_thirty_one_days(session: Session) -> None:
    planned = Counter((row.level, row.planned_sessions) for row in session.scalars(select(Circle)))
    assert planned == {("province", 8): 1, ("district", 7): 23}
    visits = list(session.scalars(select(Visit)))
    assert sorted(row.district_code for row in visits) == [str(code) for code in range(8001, 8024)]
    assert {(row.planned_on, row.held_on) for row in visits} == {(None, None)}
    first, following = session.get_one(Meeting, CIRCLE), session.get_one(Meeting, NEXT)
    assert (following.on_date - first.on_date).days == 31
    assert (following.on_date, following.on_date.strftime("%A")) == (date(2007, 2, 9), "Friday")
    assert (first.held, following.held) == (True, False)


def test_thirteen_attendees_of_five_agencies_began_at_half_past_one(session: Session) -> None:
    circle = session.get_one(Meeting, CIRCLE)
    assert (circle.attendees, circle.start_time, circle.number) == (13, "13:30", None)
    came = agencies_present(session, CIRCLE)
    assert (came.agencies, came.source) == (("cdd", "doae", "dopa", "nfe", "wu"), "m-L5")
    assert agencies_present(session, NEXT).agencies == ()
    outside = set(session.scalars(select(col(Agency.code)).where(~col(Agency.in_programme))))
    assert outside == {"baac", "community"}
    assert count(session, Agency) == 11


def test_five_topics_and_five_papers_of_which_one_a_draft(session: Session) -> None:
    assert list(session.scalars(select(col(Topic.number)).order_by(col(Topic.number)))) == [1, 2, 3, 4, 5]
    papers = {row.number: row.draft for row in session.scalars(select(MeetingDocument))}
    assert papers == {1: False, 2: False, 3: False, 4: False, 5: True}
