"""Reading the KM teams."""

from sqlmodel import Session, col, select

from kmcore.learning.models import KmTeam, KmTeamRole
from kmcore.learning.read_models import TeamRole, TeamRow
from kmcore.storage.base import Origin
from kmcore.storage.from_row import from_row
from kmcore.storage.subjects import Subject, reads


@reads(Subject.LEARNING)
def teams(session: Session) -> list[TeamRow]:
    """Return every team in order with its roles. Two statements. Teams carry no date: any day sees all."""
    roles: dict[str, list[TeamRole]] = {}
    for row in session.exec(select(KmTeamRole).order_by(col(KmTeamRole.id))):
        found = from_row(TeamRole, row)
        roles.setdefault(row.team_code, []).append(found)
    rows = session.exec(select(KmTeam).order_by(col(KmTeam.position), col(KmTeam.code)))
    return [_team(row, tuple(roles.get(row.code, ()))) for row in rows]


def _team(row: KmTeam, roles: tuple[TeamRole, ...]) -> TeamRow:
    demo = row.origin == Origin.DEMO or any(role.demo for role in roles)
    return from_row(TeamRow, row, roles=roles, demo=demo)
