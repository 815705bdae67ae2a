from datetime import date

from sqlalchemy import Engine
from sqlmodel import Session

from kmcore.i18n import speaking
from kmcore.learning.models import KmTeam, KmTeamRole
from kmcore.learning.queries import teams
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.models import Agency
from kmcore.storage.base import Base, Origin
from tests.integration.rows import add_in_order

DAY = date(2007, 2, 8)


def _team(code: str, position: int, kind: ResolutionKind) -> KmTeam:
    return KmTeam(
        code=code,
        position=position,
        title=f"ทีม {code}",
        title_en=f"Team {code}",
        kind=kind,
        status="ตั้งแล้ว",
        status_en="formed",
    )


def _rows() -> list[Base]:
    agency = Agency(code="nfe", position=1, short_th="กศน.", short_en="NFE", name_th="กศน.", name_en="NFE")
    blog, plan = _team("blog", 2, ResolutionKind.DECISION), _team("plan", 1, ResolutionKind.OPINION)
    return [agency, blog, plan]


def test_teams_in_order_with_their_roles(engine: Engine) -> None:
    with Session(engine) as session:
        roles = (("แกน", "nfe"), ("วิทยากร", None), ("ผู้ติดตาม", "nfe"))
        team = [
            KmTeamRole(team_code="blog", role=role, role_en="role", agency_code=agency)
            for role, agency in roles
        ]
        add_in_order(session, [*_rows(), *team])
        plan, blog = teams(session, DAY)
    assert (plan.code, plan.kind, plan.roles, plan.demo) == ("plan", "opinion", (), False)
    assert [role.role for role in blog.roles] == ["แกน", "วิทยากร", "ผู้ติดตาม"]
    assert (blog.agencies, blog.status) == (("nfe",), "ตั้งแล้ว")
    with speaking("en"):
        assert (blog.title, blog.status, blog.roles[0].role) == ("Team blog", "formed", "role")


def test_a_made_up_role_marks_the_team(engine: Engine) -> None:
    with Session(engine) as session:
        made_up = KmTeamRole(team_code="blog", role="แกน", role_en="core", origin=Origin.DEMO)
        add_in_order(session, [*_rows(), made_up])
        assert [team.demo for team in teams(session, DAY)] == [False, True]
