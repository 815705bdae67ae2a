"""Laying two pictures side by side. Pure: two pictures in, what differs out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from kmcore.actions.rules import Status
from kmcore.bilingual import Bilingual, thai_of
from kmcore.budget.kinds import MEASURES
from kmcore.snapshot.comparison import (
    AgencyChange,
    ChangedItems,
    ComparedPicture,
    Comparison,
    FigureChange,
    ItemChange,
    NamedChange,
)
from kmcore.snapshot.picture import (
    NamedPart,
    Picture,
    PictureAgency,
    PictureItem,
    PictureQuestion,
)

Part = TypeVar("Part", bound=NamedPart)
COMPARED_SUMS: Final = ("villages", "promised", "reported", "verified", "gap", "overlap")
UNNAMED_PART: Final = NamedPart(code="", name=Bilingual("", ""))


def compare_pictures(before: Picture, after: Picture) -> Comparison:
    """Return what differs between two pictures; ``before`` is mostly the earlier day, but need not be."""
    return Comparison(
        before=_side(before),
        after=_side(after),
        villages=tuple(
            FigureChange(name, getattr(before.villages, name), getattr(after.villages, name))
            for name in COMPARED_SUMS
        ),
        money=tuple(
            FigureChange(name, before.money.satang(name), after.money.satang(name)) for name in MEASURES
        ),
        statuses=_statuses(before.items, after.items),
        cohorts=_cohorts(before, after),
        districts=_rows(before.districts, after.districts, lambda part: part.reported),
        lines=_rows(before.money.lines, after.money.lines, lambda line: line.disbursed_satang),
        agencies=_agencies(before, after),
        items=_items(before.items, after.items),
        settled=_settled(before.numbers, after.numbers),
    )


def _side(picture: Picture) -> ComparedPicture:
    return ComparedPicture(picture.meeting, picture.as_of, picture.demo, picture.conclusions)


def _statuses(before: Iterable[PictureItem], after: Iterable[PictureItem]) -> tuple[FigureChange, ...]:
    earlier, later = (Counter(item.status for item in items) for items in (before, after))
    return tuple(FigureChange(status.value, earlier[status], later[status]) for status in Status)


def _cohorts(before: Picture, after: Picture) -> tuple[FigureChange, ...]:
    earlier, later = ({part.number: part.reported for part in one.cohorts} for one in (before, after))
    return tuple(
        FigureChange(str(number), earlier.get(number), later.get(number))
        for number in dict.fromkeys([*later, *earlier])
    )


def _rows(
    before: Sequence[Part], after: Sequence[Part], value: Callable[[Part], int]
) -> tuple[NamedChange, ...]:
    """Return one row a code: in the order of ``after``, then what it no longer has."""
    earlier, later = ({part.code: part for part in parts} for parts in (before, after))
    return tuple(
        NamedChange(
            code=code,
            before=value(earlier[code]) if code in earlier else None,
            after=value(later[code]) if code in later else None,
            name=part.name,
        )
        for code, part in {
            **later,
            **{code: one for code, one in earlier.items() if code not in later},
        }.items()
    )


def _agencies(before: Picture, after: Picture) -> tuple[AgencyChange, ...]:
    codes = dict.fromkeys(part.code for part in (*after.agencies, *before.agencies))
    return tuple(_agency(before, after, code) for code in codes)


def _agency(before: Picture, after: Picture, code: str) -> AgencyChange:
    earlier, later = before.agency(code), after.agency(code)
    named = later or earlier or UNNAMED_PART

    def change(name: str, count: Callable[[PictureAgency], int]) -> FigureChange:
        return FigureChange(name, count(earlier) if earlier else None, count(later) if later else None)

    return AgencyChange(
        code=code,
        name=named.name,
        total=change("total", lambda part: part.total),
        done=change("done", lambda part: part.statuses.get(Status.DONE, 0)),
        late=change("late", lambda part: part.statuses.get(Status.LATE, 0)),
        silent_before=_silent(before, earlier),
        silent_after=_silent(after, later),
    )


def _silent(picture: Picture, part: PictureAgency | None) -> bool | None:
    return part.silent if part and picture.meeting.since else None


def _items(before: Sequence[PictureItem], after: Sequence[PictureItem]) -> ChangedItems:
    earlier, later = ({item.code: item for item in items} for items in (before, after))
    both = [ItemChange(earlier[code], item) for code, item in later.items() if code in earlier]
    return ChangedItems(
        opened=tuple(item for item in after if item.code not in earlier),
        finished=_came_to(Status.DONE, earlier, after),
        newly_late=_came_to(Status.LATE, earlier, after),
        owner_changed=tuple(pair for pair in both if _owner(pair.before) != _owner(pair.after)),
        due_moved=tuple(pair for pair in both if pair.before.due_date != pair.after.due_date),
        gone=tuple(item for item in before if item.code not in later),
    )


def _came_to(
    status: Status, earlier: dict[str, PictureItem], after: Sequence[PictureItem]
) -> tuple[PictureItem, ...]:
    was = {code for code, item in earlier.items() if item.status == status}
    return tuple(item for item in after if item.status == status and item.code not in was)


def _owner(item: PictureItem) -> tuple[tuple[str, ...], str | None]:
    return tuple(sorted(item.owners)), None if item.owners else thai_of(item.owner_label)


def _settled(
    before: Sequence[PictureQuestion], after: Sequence[PictureQuestion]
) -> tuple[PictureQuestion, ...]:
    known = {(one.code, one.settled_on, thai_of(one.used)) for one in before}
    return tuple(
        one for one in after if one.settled_on and (one.code, one.settled_on, thai_of(one.used)) not in known
    )
