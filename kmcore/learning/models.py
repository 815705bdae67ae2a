"""Who learns together on what: the KM teams the minutes speak of, by role, never by a person's name."""

from sqlmodel import Field

from kmcore.programme.kinds import ResolutionKind
from kmcore.storage.base import KnownFromEntry, Sourced, text_column


class KmTeam(KnownFromEntry, table=True):
    """A team for a topic. ``kind`` says whether the circle decided it or the author only wishes it."""

    __tablename__ = "km_team"
    code: str = Field(primary_key=True, max_length=24)
    position: int
    title: str
    title_en: str
    kind: ResolutionKind = text_column(12)
    status: str
    status_en: str


class KmTeamRole(Sourced, table=True):
    """A role in a team, held by an agency where the source says so."""

    __tablename__ = "km_team_role"
    id: int | None = Field(default=None, primary_key=True)
    team_code: str = Field(foreign_key="km_team.code", index=True, max_length=24)
    role: str
    role_en: str
    agency_code: str | None = Field(default=None, foreign_key="agency.code", max_length=12)
