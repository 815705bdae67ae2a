"""The two ways responsibility is divided: the relay by cohort and year, and the share-out by mission."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.session.links import link
from dashboard.widgets.nouns import party_names
from dashboard.widgets.source_labels import KnownSources, SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.programme.kinds import ResponsibilityRole, Scheme
from kmcore.programme.party import Party
from kmcore.programme.queries import last_day
from kmcore.programme.read_models import AgencyInfo, CohortInfo, MissionInfo, ResponsibilityInfo
from kmcore.thai.fiscal import fiscal_range, fiscal_year_be


@dataclass(frozen=True)
class AgencyLookup:
    """The agencies by code, and the sources."""

    agencies: Mapping[str, AgencyInfo]
    known: KnownSources

    def short(self, code: str) -> str:
        """Return an agency's short name; its code where the store does not know it."""
        return self.agencies[code].short if code in self.agencies else code

    def villages(self, code: str) -> str | None:
        """Return the address of an agency's villages; the map knows only those in the programme."""
        known = code in self.agencies and self.agencies[code].in_programme
        return link("villages", agency=code) if known else None


@dataclass(frozen=True)
class AnsweringParty:
    """Agencies that answer as one: "ปกครอง + ยมนา 551", how sure, where it is said; ``address``: their villages."""

    names: Markup
    role: str
    pledged: int | None
    status: str
    refs: tuple[SourceRef, ...]
    address: str | None


@dataclass(frozen=True)
class RelayYear:
    """A fiscal year of the relay: who carried each cohort; no party where no source says."""

    name: str
    cells: tuple[tuple[AnsweringParty, ...], ...]
    now: bool


@dataclass(frozen=True)
class MissionShare:
    """A mission and who shares it. ``pledged``: a party once, None where nobody's number is stated.

    ``proposed``: the numbers are an idea.
    """

    mission: MissionInfo
    parties: tuple[AnsweringParty, ...]
    pledged: int | None
    proposed: bool
    ref: SourceRef | None


def draw_relay(
    promises: Sequence[ResponsibilityInfo], cohorts: Sequence[CohortInfo], as_of: date, lookup: AgencyLookup
) -> None:
    """Draw the relay: a row a fiscal year, a column a cohort."""
    rows = [row for row in promises if row.scheme == Scheme.COHORT and row.from_date <= as_of]
    years = _years(rows, as_of)
    draw_template(
        "agencies/relay.html",
        cohorts=cohorts,
        years=[_year(year, rows, cohorts, as_of, lookup) for year in years],
    )


def draw_shares(
    promises: Sequence[ResponsibilityInfo], missions: Sequence[MissionInfo], lookup: AgencyLookup
) -> None:
    """Draw the share-out by mission of the day's responsibilities."""
    shares = []
    for mission in missions:
        rows = [row for row in promises if row.mission_code == mission.code]
        parties = _parties(rows, lookup)
        pledges = [party.pledged for party in parties if party.pledged is not None]
        shares.append(
            MissionShare(
                mission,
                parties,
                sum(pledges) if pledges else None,
                any(row.proposed for row in rows),
                source_ref(mission.source, lookup.known),
            )
        )
    draw_template("agencies/shares.html", shares=shares)


def _years(rows: Sequence[ResponsibilityInfo], as_of: date) -> list[int]:
    if not rows:
        return []
    return list(range(fiscal_year_be(min(row.from_date for row in rows)), fiscal_year_be(as_of) + 1))


def _year(
    year: int,
    rows: Sequence[ResponsibilityInfo],
    cohorts: Sequence[CohortInfo],
    as_of: date,
    lookup: AgencyLookup,
) -> RelayYear:
    first, last = fiscal_range(year)
    within = [
        row
        for row in rows
        if row.from_date <= last and last_day(row.scheme, row.from_date, row.to_date) >= first
    ]
    cells = tuple(
        _parties([row for row in within if row.cohort_number == cohort.number], lookup) for cohort in cohorts
    )
    return RelayYear(formatting.era_year(year), cells, now=first <= as_of <= last)


def _parties(rows: Sequence[ResponsibilityInfo], lookup: AgencyLookup) -> tuple[AnsweringParty, ...]:
    """Join the agencies of a party; leads first, then those who share, then support; what is proposed last."""
    order = list(ResponsibilityRole)
    joined: dict[tuple[Party, str, bool], list[ResponsibilityInfo]] = {}
    for row in sorted(rows, key=lambda row: (row.proposed, order.index(ResponsibilityRole(row.role)))):
        joined.setdefault((row.party, row.role, row.proposed), []).append(row)
    return tuple(_party(members, lookup) for members in joined.values())


def _party(members: Sequence[ResponsibilityInfo], lookup: AgencyLookup) -> AnsweringParty:
    first = members[0]
    found = [source_ref(code, lookup.known) for code in dict.fromkeys(row.source for row in members)]
    return AnsweringParty(
        names=party_names(row.agency_code for row in members),
        role=first.role,
        pledged=first.pledged,
        status=first.status,
        refs=tuple(one for one in found if one),
        address=lookup.villages(first.agency_code),
    )
