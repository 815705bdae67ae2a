"""What is read of the KM teams."""

from dataclasses import dataclass

from kmcore.bilingual import Bilingual, bilingual
from kmcore.programme.kinds import ResolutionKind


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
