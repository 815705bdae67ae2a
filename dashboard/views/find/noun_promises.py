"""Who answers for what, as it concerns a noun: the responsibilities of an area, an agency, a cohort, a mission, a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.query_cache import ask
from dashboard.views.find.shown_noun import ShownNoun
from kmcore.programme.kinds import ResponsibilityRole, ResponsibilityStatus, Scheme
from kmcore.programme.party import Party
from kmcore.programme.promised_villages import PromisedVillages, promised_villages
from kmcore.programme.queries import (
    last_day,
    responsibilities_and_proposals,
    responsibilities_told,
)
from kmcore.programme.read_models import ResponsibilityInfo
from kmcore.programme.village_record import PromiseRow, village_record
from kmcore.search.kinds import NounKind


@dataclass(frozen=True, kw_only=True)
class NounPromise:
    """A responsibility that concerns a noun. ``named``: villages named under it there, None for a village's own.

    ``sources``: where it is said, and where it is said that a village is among its villages.
    """

    agency_code: str
    party: Party
    role: str
    cohort_number: int | None
    mission_code: str | None
    from_date: date
    to_date: date | None
    pledged: int | None = None
    named: int | None = None
    status: str
    sources: tuple[str, ...]
    demo: bool
    in_force: bool

    @property
    def proposed(self) -> bool:
        """Tell whether it is only an idea."""
        return self.status == ResponsibilityStatus.PROPOSED


def noun_promises(noun: ShownNoun, as_of: date) -> tuple[NounPromise, ...]:
    """Return what concerns the noun: of an area what is in force, of all others whatever was said by the day."""
    if noun.kind is NounKind.VILLAGE:
        found = [_of_village(row) for row in ask(village_record, noun.code, as_of).promises]
    elif noun.area:
        found = _of_area(noun.code, as_of)
    else:
        named = ask(promised_villages, as_of)
        rows = (row for row in ask(responsibilities_told, as_of) if _concerns(row, noun))
        found = [_of_row(row, named.get(row.code), as_of) for row in rows]
    return tuple(sorted(_once_a_party(found), key=_reading_order))


def _once_a_party(found: Sequence[NounPromise]) -> list[NounPromise]:
    """Return what agencies that act as one have taken on together, once and not for each of them."""
    seen: dict[tuple[object, ...], NounPromise] = {}
    for one in found:
        alone = () if one.party else (one.agency_code,)
        scheme = (one.cohort_number, one.mission_code, one.role, one.from_date, one.to_date, one.status)
        seen.setdefault((one.party, alone, scheme), one)
    return list(seen.values())


def agencies_of(promises: Sequence[NounPromise]) -> Party:
    """Return the agencies that answer now, each once, in the order of reading; ideas do not count."""
    acting = (one for one in promises if one.in_force and not one.proposed)
    return tuple(dict.fromkeys(code for one in acting for code in one.party or (one.agency_code,)))


def _concerns(row: ResponsibilityInfo, noun: ShownNoun) -> bool:
    if noun.line:
        return row.agency_code in noun.line.party and row.cohort_number == noun.line.cohort_number
    if noun.agency:
        return row.agency_code == noun.agency
    if noun.mission:
        return row.mission_code == noun.mission
    return noun.cohort is not None and row.cohort_number == noun.cohort


def _of_area(code: str, as_of: date) -> list[NounPromise]:
    named = ask(promised_villages, as_of, code)
    rows = (row for row in ask(responsibilities_and_proposals, as_of) if row.code in named)
    return [_of_row(row, named[row.code], as_of, within=True) for row in rows]


def _of_row(
    row: ResponsibilityInfo, named: PromisedVillages | None, as_of: date, *, within: bool = False
) -> NounPromise:
    return NounPromise(
        agency_code=row.agency_code,
        party=row.party,
        role=row.role,
        cohort_number=row.cohort_number,
        mission_code=row.mission_code,
        from_date=row.from_date,
        to_date=row.to_date,
        pledged=None if within else row.pledged,
        named=named.villages if named else 0,
        status=row.status,
        sources=(row.source,) if row.source else (),
        demo=bool(named and named.demo),
        in_force=row.from_date <= as_of <= last_day(row.scheme, row.from_date, row.to_date),
    )


def _of_village(row: PromiseRow) -> NounPromise:
    return NounPromise(
        agency_code=row.agency_code,
        party=row.party,
        role=row.role,
        cohort_number=row.cohort_number,
        mission_code=row.mission_code,
        from_date=row.from_date,
        to_date=row.to_date,
        status=row.status,
        sources=tuple(code for code in (row.scheme_source, row.source) if code),
        demo=row.demo,
        in_force=True,
    )


def _reading_order(one: NounPromise) -> tuple[bool, bool, str, int, date]:
    """What is in force first, ideas last; by scheme, leads before who shares, the newest first."""
    scheme = Scheme.COHORT if one.cohort_number is not None else Scheme.MISSION
    order = list(ResponsibilityRole)
    return one.proposed, not one.in_force, scheme, order.index(ResponsibilityRole(one.role)), one.from_date
