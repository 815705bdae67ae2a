"""Reading the KM teams."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from kmcore.bilingual import Bilingual, bilingual
from kmcore.learning.models import KmTeam, KmTeamRole
from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.base import Origin
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True, kw_only=True)
class TeamRole:
    """A role in a team. ``agency_code`` None: the source does not say which agency holds it."""

    role: Bilingual = bilingual()
    agency_code: str | None
    source: str | None
    demo: bool


@dataclass(frozen=True, kw_only=True)
class TeamRow:
    """A team for a topic. ``kind``: whether the circle decided it, or the author only wishes it."""

    code: str
    title: Bilingual = bilingual()
    kind: ResolutionKind
    status: Bilingual = bilingual()
    roles: tuple[TeamRole, ...]
    source: str | None
    demo: bool

    @property
    def agencies(self) -> tuple[str, ...]:
        """Return the agencies the source puts in the team, each once, in its order."""
        return tuple(dict.fromkeys(role.agency_code for role in self.roles if role.agency_code))


@reads(Subject.LEARNING)
def teams(session: Session) -> list[TeamRow]:
    """Return every team in order with its roles. Two statements. Teams carry no date: any day sees all."""
    roles: dict[str, list[TeamRole]] = {}
    for row in session.exec(select(KmTeamRole).order_by(col(KmTeamRole.id))):
        found = TeamRole(
            role=Bilingual(row.role, row.role_en),
            agency_code=row.agency_code,
            source=row.source_code,
            demo=row.origin == Origin.DEMO,
        )
        roles.setdefault(row.team_code, []).append(found)
    rows = session.exec(select(KmTeam).order_by(col(KmTeam.position), col(KmTeam.code)))
    return [_team(row, tuple(roles.get(row.code, ()))) for row in rows]


def _team(row: KmTeam, roles: tuple[TeamRole, ...]) -> TeamRow:
    return TeamRow(
        code=row.code,
        title=Bilingual(row.title, row.title_en),
        kind=ResolutionKind(row.kind),
        status=Bilingual(row.status, row.status_en),
        roles=roles,
        source=row.source_code,
        demo=row.origin == Origin.DEMO or any(role.demo for role in roles),
    )
