"""Each agency: what it does, whether it came to the last circle, what it took on, what it owes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.agencies.responsibility_schemes import AgencyLookup
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import SourceRef, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import board, by_agency
from kmcore.meetings.room.agencies_present import last_attended
from kmcore.programme.kinds import ResponsibilityRole, Scheme
from kmcore.programme.promised_villages import PromisedVillages, promised_villages
from kmcore.programme.read_models import AgencyInfo, ResponsibilityInfo


@dataclass(frozen=True)
class VillagesTakenOn:
    """Villages taken on in a scheme: ``pledged`` as a number, ``named`` one by one.

    ``proposed``: the number is an idea, not in force.
    """

    pledged: int
    named: int
    demo: bool
    proposed: bool = False

    @property
    def text(self) -> str:
        """Return "214 / 250": named of pledged."""
        return f"{formatting.number(self.named)} / {formatting.number(self.pledged)}"


@dataclass(frozen=True)
class AgencyLine:
    """An agency with its part. A scheme in which it pledged nothing by number is None."""

    row: AgencyInfo
    present: bool
    cohort: VillagesTakenOn | None
    mission: VillagesTakenOn | None
    items: int
    silent: bool
    ref: SourceRef | None
    villages: str | None
    actions: str

    @property
    def duty(self) -> str:
        """Return what it does, in the current language."""
        return self.row.duty or ""


def draw_agencies(
    here: PageContext,
    people: Sequence[AgencyInfo],
    promises: Sequence[ResponsibilityInfo],
    lookup: AgencyLookup,
) -> None:
    """Draw a row an agency, in the data set's order."""
    attended = ask(last_attended, here.as_of)
    came = attended.present.agencies if attended else ()
    lines = _lines(here, people, promises, lookup, came)
    taken = [one for line in lines for one in (line.cohort, line.mission) if one]
    draw_template(
        "agencies/agencies.html",
        lines=lines,
        demo=any(one.demo for one in taken),
        circle=formatting.day(attended.meeting.on_date) if attended else None,
    )


def _lines(
    here: PageContext,
    people: Sequence[AgencyInfo],
    promises: Sequence[ResponsibilityInfo],
    lookup: AgencyLookup,
    came: Collection[str],
) -> list[AgencyLine]:
    named = ask(promised_villages, here.as_of)
    counts = {count.agency_code: count for count in by_agency(ask(board, here.as_of, here.since), people)}
    lines = []
    for row in people:
        its = [promise for promise in promises if promise.agency_code == row.code]
        lines.append(
            AgencyLine(
                row=row,
                present=row.code in came,
                cohort=_taken([promise for promise in its if promise.scheme == Scheme.COHORT], named),
                mission=_taken([promise for promise in its if promise.scheme == Scheme.MISSION], named),
                items=counts[row.code].total,
                silent=counts[row.code].silent,
                ref=source_ref(row.source, lookup.known),
                villages=lookup.villages(row.code),
                actions=link("actions", by="agency", agency=row.code),
            )
        )
    return lines


def _taken(
    promises: Sequence[ResponsibilityInfo], named: Mapping[str, PromisedVillages]
) -> VillagesTakenOn | None:
    """Add up what was pledged by number; support pledges no village."""
    counted = [row for row in promises if row.role != ResponsibilityRole.SUPPORT and row.pledged is not None]
    if not counted:
        return None
    found = [named.get(row.code, PromisedVillages(0, demo=False)) for row in counted]
    return VillagesTakenOn(
        sum(row.pledged or 0 for row in counted),
        sum(one.villages for one in found),
        any(one.demo for one in found),
        any(row.proposed for row in counted),
    )
