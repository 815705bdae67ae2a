"""What the turn of the year decides without a database: which rows it is about, what is proposed, who holds what."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from kmcore.i18n import N_
from kmcore.programme.kinds import ResponsibilityRole, ResponsibilityStatus, Scheme
from kmcore.programme.queries import last_day
from kmcore.thai.fiscal import fiscal_range, fiscal_year_be
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, Fate
from kmcore.year_turn.read_models import Held, OldRow, PlannedFate, ProposedFate, TakersPart
from kmcore.year_turn.village_shares import takers_of

LASTS: Final = N_("ไม่มีวันสิ้นสุดในปีเดิม จึงเสนอให้ต่อเนื่อง")
LAST_DAY: Final = N_("สิ้นสุดพร้อมปีเดิม")
RELAY: Final = N_("เสนอตามลำดับส่งไม้ต่อ: ผู้ที่ดูแลรุ่นก่อนหน้ารับรุ่นนี้ต่อ")
RELAY_SHARED: Final = N_("ส่งต่อพร้อมผู้ร่วมดูแลรุ่นเดียวกัน")
NO_HEIR: Final = N_("ยังไม่รู้ว่าใครรับไม้ต่อ ให้วงเลือก")
MONEY_ENDS: Final = N_("เงินไม่ข้ามปีเอง ถ้ากันไว้เบิกเหลื่อมปีให้ใส่จำนวนและที่มา")
TARGET_ENDS: Final = N_("เป้าของปีหนึ่งไม่ใช่ของอีกปี ตั้งใหม่เมื่อมีที่มา")
FIRST_QUARTER_ENDS: Final = 12  # the month in which the turn just made is still what people look for


def eve_of(fiscal_year: int) -> date:
    """Return the last day of the year before."""
    return fiscal_range(fiscal_year - 1)[1]


def turn_looked_for(day: date) -> int:
    """Return the fiscal year (BE) whose turn somebody who looks on ``day`` means: in its first quarter the one begun."""
    begun = fiscal_year_be(day)
    in_first_quarter = day.month > FIRST_QUARTER_ENDS - 3
    return begun if in_first_quarter else begun + 1


def last_day_of(responsibility: Mapping[str, Any]) -> date:
    """Return the last day a responsibility of the register speaks of."""
    return last_day(responsibility["scheme"], responsibility["from_date"], responsibility["to_date"])


def is_about(responsibility: Mapping[str, Any], fiscal_year: int) -> bool:
    """Tell whether the turn is about a responsibility: it is in force on the last day of the year before."""
    eve = eve_of(fiscal_year)
    begun: date = responsibility["from_date"]
    return begun <= eve <= last_day_of(responsibility)


def lasts_into(responsibility: Mapping[str, Any], fiscal_year: int) -> bool:
    """Tell whether a responsibility goes on into the year by itself."""
    return last_day_of(responsibility) > eve_of(fiscal_year)


def relay_heirs(
    responsibilities: Iterable[Mapping[str, Any]], fiscal_year: int
) -> dict[int, tuple[str, ...]]:
    """Return by cohort who would take over its relay: who led the cohort before it, where that was so the last time.

    Nothing is proposed where the year before tells of another order, or of none.
    """
    told = [row for row in responsibilities if _leads_relay(row)]
    now, before = (_leaders(told, fiscal_year - back) for back in (1, 2))
    seen = [(now[number], before[number - 1]) for number in now if number - 1 in before]
    if not seen or any(led != was for led, was in seen):
        return {}
    return {number: now[number - 1] for number in now if number - 1 in now}


def _leads_relay(row: Mapping[str, Any]) -> bool:
    return bool(
        row["scheme"] == Scheme.COHORT
        and row["role"] == ResponsibilityRole.LEAD
        and row["status"] != ResponsibilityStatus.PROPOSED
        and row["cohort_number"] is not None
    )


def _leaders(rows: Sequence[Mapping[str, Any]], fiscal_year: int) -> dict[int, tuple[str, ...]]:
    last = fiscal_range(fiscal_year)[1]
    found: dict[int, set[str]] = {}
    for row in rows:
        if row["from_date"] <= last <= last_day_of(row):
            found.setdefault(row["cohort_number"], set()).add(row["agency_code"])
    return {number: tuple(sorted(agencies)) for number, agencies in found.items()}


def proposals(rows: Sequence[OldRow], heirs: Mapping[int, tuple[str, ...]]) -> list[ProposedFate]:
    """Return what is proposed for each row, in their order; ``heirs`` as ``relay_heirs`` says."""
    given: dict[int, int] = {}
    return [_proposal(row, heirs, given, rows) for row in rows]


def _proposal(
    row: OldRow, heirs: Mapping[int, tuple[str, ...]], given: dict[int, int], rows: Sequence[OldRow]
) -> ProposedFate:
    if row.kind == LINES:
        return ProposedFate(PlannedFate(Fate.ENDS), MONEY_ENDS)
    if row.kind != RESPONSIBILITIES:
        return ProposedFate(PlannedFate(Fate.ENDS), TARGET_ENDS)
    if row.lasts:
        return ProposedFate(PlannedFate(Fate.GOES_ON), LASTS)
    if not _leads_relay(row.values):
        return ProposedFate(PlannedFate(Fate.ENDS), LAST_DAY)
    return _handed_on(row, heirs.get(row.cohort or 0, ()), given, _leading(rows, row.cohort))


def _handed_on(row: OldRow, takers: tuple[str, ...], given: dict[int, int], leading: int) -> ProposedFate:
    """Hand each old row to one taker; whose place none takes ends beside them; more takers than rows: a circle says."""
    if not takers or len(takers) > leading or row.agency in takers:
        return ProposedFate(PlannedFate(Fate.UNDECIDED), NO_HEIR)
    place = given.get(row.cohort or 0, 0)
    given[row.cohort or 0] = place + 1
    if place >= len(takers):
        return ProposedFate(PlannedFate(Fate.ENDS), RELAY_SHARED)
    return ProposedFate(PlannedFate(Fate.HANDED_OVER, takers[place]), RELAY)


def _leading(rows: Sequence[OldRow], cohort: int | None) -> int:
    return sum(
        row.kind == RESPONSIBILITIES and row.cohort == cohort and _leads_relay(row.values) for row in rows
    )


def carries(responsibility: Mapping[str, Any]) -> bool:
    """Tell whether who has it is responsible for villages: a lead or a share, and no mere idea."""
    return bool(
        responsibility["role"] != ResponsibilityRole.SUPPORT
        and responsibility["status"] != ResponsibilityStatus.PROPOSED
    )


def held_by(row: OldRow) -> Held:
    """Return an old responsibility for the sums."""
    return Held(row.agency or "", row.cohort, row.mission, carries(row.values), row.amount, row.villages)


def held_next(row: OldRow, planned: PlannedFate, shares: Sequence[int]) -> list[Held]:
    """Return the responsibilities that a plan would leave in the new year; ``shares``: villages that go to each taker."""
    if planned.fate in {Fate.ENDS, Fate.UNDECIDED}:
        return []
    return [
        Held(
            one.agency,
            row.cohort,
            row.mission,
            carries(row.values),
            pledged_next(row, planned, one, villages),
            villages,
        )
        for one, villages in zip(takers_of(row, planned), shares, strict=True)
    ]


def pledged_next(row: OldRow, planned: PlannedFate, part: TakersPart, villages: int) -> int | None:
    """Return what a taker pledges: what is said; else all that was, and of one part as many villages as go along."""
    if part.amount is not None:
        return part.amount
    return villages if planned.others else row.amount


def writes_nothing(row: OldRow, planned: PlannedFate) -> bool:
    """Tell whether a plan leaves the register as it is: what lasts goes on unchanged, money and targets just end."""
    if row.kind != RESPONSIBILITIES:
        return planned.fate is Fate.ENDS
    unchanged = planned.amount in {None, row.amount} and not planned.districts
    return planned.fate is Fate.GOES_ON and row.lasts and unchanged
