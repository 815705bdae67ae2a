"""What was concluded, what is dated, and the teams: kinds never mixed, moved dates kept, roles not persons."""

from collections import Counter, defaultdict
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.learning.models import KmTeam, KmTeamRole
from kmcore.meetings.models import Event, EventDate, Resolution, Topic
from kmcore.programme.kinds import ResolutionKind
from kmcore.sources.models import Source

CIRCLE = date(2007, 1, 9)
CONCLUSIONS = {33, 35, 37, 39, 41, 43, 45, 47, 53, 55, 57, 59}  # the paragraphs of the minutes that conclude


def test_every_concluding_paragraph_has_its_resolutions(session: Session) -> None:
    kinds: dict[int | None, Counter[str]] = defaultdict(Counter)
    query = select(col(Source.line), col(Resolution.kind)).join(
        Source, col(Source.code) == col(Resolution.source_code)
    )
    for line, kind in session.execute(query):
        kinds[line][kind] += 1
    assert set(kinds) == CONCLUSIONS
    assert kinds[37] == {"decision": 2, "proposal": 1, "arranged": 1}
    assert kinds[39] == {"proposal": 1, "opinion": 1}
    assert kinds[41] == {"instruction": 1, "decision": 3}
    assert kinds[45] == {"instruction": 3, "planned": 1}
    assert kinds[53] == {"announced": 1, "proposal": 1, "opinion": 1}
    assert kinds[57] == {"opinion": 1, "announced": 1}
    assert kinds[59] == {"instruction": 1, "opinion": 1}


def test_resolutions_are_numbered_in_order_with_one_known_kind_each(session: Session) -> None:
    rows = list(session.scalars(select(Resolution).order_by(col(Resolution.position))))
    assert [row.code for row in rows] == [f"R{number}" for number in range(1, len(rows) + 1)]
    assert {row.kind for row in rows} == set(ResolutionKind) - {
        ResolutionKind.DRAFT
    }  # drafts are items and money
    lines = [session.get_one(Source, row.source_code).line or 0 for row in rows]
    assert lines[:-1] == sorted(lines[:-1])
    assert lines[-1] == 57  # told late: codes given once are never given again


def test_resolutions_belong_to_topics_that_exist(session: Session) -> None:
    topics = set(session.scalars(select(col(Topic.number))))
    named = {row.topic_number for row in session.scalars(select(Resolution)) if row.topic_number}
    assert named == topics == {1, 2, 3, 4, 5}


def test_events_keep_every_date_they_were_given(session: Session) -> None:
    dates: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for row in session.scalars(select(EventDate).order_by(col(EventDate.known_on))):
        dates[row.event_code].append((row.on_date, row.known_on))
    assert dates["blog-training"] == [(date(2007, 1, 12), CIRCLE), (date(2007, 1, 19), date(2007, 1, 12))]
    assert dates["circle-2550-02-09"] == [(date(2007, 2, 9), CIRCLE)]
    assert dates["coordination-1000"] == [(date(2007, 1, 11), CIRCLE)]
    assert set(dates) == set(session.scalars(select(col(Event.code))))


def test_nothing_later_than_the_reference_date_was_known_by_then(session: Session) -> None:
    known = select(col(EventDate.event_code), col(EventDate.on_date)).where(
        col(EventDate.known_on) <= date(2007, 2, 8)
    )
    later = {code for code, day in session.execute(known) if day > date(2007, 2, 8)}
    assert later == {"circle-2550-02-09"}


def test_events_lead_to_their_actions(session: Session) -> None:
    pairs = select(col(Event.code), col(Event.action_code)).where(col(Event.action_code).is_not(None))
    assert dict(session.execute(pairs).all()) == {
        "coordination-1000": "A1",
        "blog-training": "A3",
        "circle-2550-02-09": "A22",
    }


def test_teams_say_whether_they_are_decided_or_wished(session: Session) -> None:
    kinds = {row.code: row.kind for row in session.scalars(select(KmTeam))}
    assert kinds == {
        "blog": ResolutionKind.OPINION,
        "plan-budget": ResolutionKind.OPINION,
        "river": ResolutionKind.DECISION,
        "topic-teams": ResolutionKind.PROPOSAL,
        "facilitators": ResolutionKind.OPINION,
    }


def test_the_plan_and_budget_team_is_five_agencies(session: Session) -> None:
    agencies = select(col(KmTeamRole.agency_code)).where(col(KmTeamRole.team_code) == "plan-budget")
    assert sorted(filter(None, session.scalars(agencies))) == ["cdd", "doae", "dopa", "gov", "pho"]
