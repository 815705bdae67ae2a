"""Conditions and subqueries that tell the areas of a day: which there were, what they were called, what became of them."""

from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, CompoundSelect, Select, Subquery, and_, case, func, or_, select
from sqlmodel import col

from kmcore.areas.kinds import AreaChangeKind
from kmcore.areas.models import AreaChange, District, Subdistrict, Village

_NAMINGS: Final = (AreaChangeKind.NAMED, AreaChangeKind.RENAMED)
AreaTable = type[District | Subdistrict | Village]


def there_on(table: AreaTable, as_of: date) -> ColumnElement[bool]:
    """Return the condition that an area was there on the day: its first and its last day count."""
    return and_(
        or_(col(table.from_date).is_(None), col(table.from_date) <= as_of),
        or_(col(table.to_date).is_(None), col(table.to_date) >= as_of),
    )


def villages_of_day(as_of: date) -> Select[str]:
    """Return a statement of the codes of the villages that there were on the day."""
    return select(col(Village.code)).where(there_on(Village, as_of))


def names_before(as_of: date, name: str) -> Subquery:
    """Return the names that areas bore on the day and bear no more: code, name_th, name_en. ``name``: the subquery's."""
    first = (
        select(col(AreaChange.from_code), func.min(col(AreaChange.on_date)).label("on_date"))
        .where(col(AreaChange.kind).in_(_NAMINGS), col(AreaChange.on_date) > as_of)
        .group_by(col(AreaChange.from_code))
        .subquery()
    )
    return (
        select(
            col(AreaChange.from_code).label("code"),
            col(AreaChange.name_before_th).label("name_th"),
            col(AreaChange.name_before_en).label("name_en"),
        )
        .join(
            first,
            and_(first.c.from_code == col(AreaChange.from_code), first.c.on_date == col(AreaChange.on_date)),
        )
        .where(col(AreaChange.kind).in_(_NAMINGS))
        .subquery(name)
    )


def name_on(table: AreaTable, before: Subquery, part: str) -> ColumnElement[Any]:
    """Return an area's name of the day, ``name_th`` or ``name_en``; ``before``: joined by its code, see ``names_before``."""
    return case((before.c.code.is_not(None), before.c[part]), else_=col(getattr(table, part)))


def counted_for(as_of: date) -> Subquery:
    """Return for which area of the day what stands on an earlier one counts: from_code, to_code.

    Areas that nothing became of by then are left out: they count for themselves.
    """
    link = (
        select(col(AreaChange.from_code), col(AreaChange.to_code))
        .where(
            col(AreaChange.carries),
            col(AreaChange.on_date) <= as_of,
            col(AreaChange.from_code) != col(AreaChange.to_code),
        )
        .cte()
    )
    way = select(link.c.from_code, link.c.to_code).cte(recursive=True)
    further = link.alias()
    way = way.union(
        select(way.c.from_code, further.c.to_code).join(further, further.c.from_code == way.c.to_code)
    )
    return (
        select(way.c.from_code, way.c.to_code)
        .where(way.c.to_code.not_in(select(link.c.from_code)))
        .subquery()
    )


def went_on_as(as_of: date) -> Select[str | None, str | None]:
    """Return a statement of what went on whole under another code by the day: from_code, to_code, in the order of time.

    What was measured of such an area was measured of the same place; of one that others became part of it was not.
    """
    return (
        select(col(AreaChange.from_code), col(AreaChange.to_code))
        .where(
            col(AreaChange.kind).in_((AreaChangeKind.RENUMBERED, AreaChangeKind.MOVED)),
            col(AreaChange.on_date) <= as_of,
        )
        .order_by(col(AreaChange.on_date), col(AreaChange.id))
    )


def codes_counted_for(as_of: date) -> CompoundSelect[str]:
    """Return a statement of the codes that ``counted_for`` speaks of: what became of something, or something of it."""
    counted = counted_for(as_of)
    return select(counted.c.from_code).union(select(counted.c.to_code))
