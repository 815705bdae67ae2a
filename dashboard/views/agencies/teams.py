"""The KM teams by role, never by a person's name; what the circle decided apart from what is only wished."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.views.agencies.responsibility_schemes import AgencyLookup
from dashboard.widgets.source_labels import SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.learning.read_models import TeamRole, TeamRow


@dataclass(frozen=True)
class RoleLine:
    """A role, the agency that holds it (None: the source does not say), and where it is said."""

    row: TeamRole
    agency: str | None
    ref: SourceRef | None


@dataclass(frozen=True)
class TeamCard:
    """A team ready to draw."""

    row: TeamRow
    roles: tuple[RoleLine, ...]
    ref: SourceRef | None


def draw_teams(teams: Sequence[TeamRow], lookup: AgencyLookup) -> None:
    """Draw a card a team."""
    cards = [
        TeamCard(
            team,
            tuple(
                RoleLine(role, _called(role, lookup), source_ref(role.source, lookup.known))
                for role in team.roles
            ),
            source_ref(team.source, lookup.known),
        )
        for team in teams
    ]
    draw_template("agencies/teams.html", title=_("ทีม KM และบทบาท"), cards=cards)


def _called(role: TeamRole, lookup: AgencyLookup) -> str | None:
    return lookup.short(role.agency_code) if role.agency_code else None
