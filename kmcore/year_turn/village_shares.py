"""Which villages of a responsibility go along to which of those who take it over: pure."""

from collections.abc import Mapping, Sequence

from kmcore.year_turn.read_models import OldRow, PlannedFate, TakersPart


def takers_of(row: OldRow, planned: PlannedFate) -> tuple[TakersPart, ...]:
    """Return who would have a row in the new year, the first one first; one where it goes on or goes to one."""
    first = TakersPart(planned.agency or row.agency or "", planned.amount, planned.districts)
    return (first, *planned.others)


def shared_villages(villages: Mapping[str, str], takers: Sequence[TakersPart]) -> list[frozenset[str]]:
    """Return each taker's villages, by their codes; ``villages``: the code that each has on the new year's first day.

    Villages of areas that a taker names are the taker's; the rest is shared among those who name none, in the order
    of codes, as their amounts say (where none is stated, in equal parts). Where all name areas the rest is nobody's.
    """
    found: list[set[str]] = [set() for _each in takers]
    rest: list[str] = []
    for village, now in sorted(villages.items(), key=lambda pair: pair[1]):
        place = next((number for number, one in enumerate(takers) if _names(one, now)), None)
        if place is None:
            rest.append(village)
        else:
            found[place].add(village)
    sharing = [number for number, one in enumerate(takers) if not one.areas]
    begun = 0
    for number, ends in zip(
        sharing, _ends(len(rest), [takers[one].amount or 0 for one in sharing]), strict=True
    ):
        found[number].update(rest[begun:ends])
        begun = ends
    return [frozenset(one) for one in found]


def _names(taker: TakersPart, village: str) -> bool:
    return any(village.startswith(area) for area in taker.areas)


def _ends(count: int, weights: Sequence[int]) -> list[int]:
    """Return where each part of ``count`` ends: cut by the weights added up, so that nothing is lost by rounding."""
    told = weights if sum(weights) else [1] * len(weights)
    whole = sum(told)
    return [round(count * sum(told[: place + 1]) / whole) for place in range(len(told))]
