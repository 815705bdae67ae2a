"""Reading the KM teams."""

from datetime import date

from sqlmodel import Session, col, select

from kmcore.learning.models import KmTeam, KmTeamRole
from kmcore.learning.read_models import TeamRole, TeamRow
from kmcore.storage.base import Origin, said_by
from kmcore.storage.from_row import from_row
from kmcore.storage.subjects import Subject, reads


@reads(Subject.LEARNING, Subject.SOURCES)
def teams(session: Session, as_of: date) -> list[TeamRow]:
    """Return every team spoken of by the day, in order, with the roles said by then. Two statements."""
    roles: dict[str, list[TeamRole]] = {}
    for row in session.exec(
        select(KmTeamRole).where(said_by(KmTeamRole, as_of)).order_by(col(KmTeamRole.id))
    ):
        found = from_row(TeamRole, row)
        roles.setdefault(row.team_code, []).append(found)
    rows = session.exec(
        select(KmTeam).where(said_by(KmTeam, as_of)).order_by(col(KmTeam.position), col(KmTeam.code))
    )
    return [_team(row, tuple(roles.get(row.code, ()))) for row in rows]


def _team(row: KmTeam, roles: tuple[TeamRole, ...]) -> TeamRow:
    demo = row.origin == Origin.DEMO or any(role.demo for role in roles)
    return from_row(TeamRow, row, roles=roles, demo=demo)
