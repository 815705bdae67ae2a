"""What became of an area, and of what it came: the lines that speak of it, in words."""

from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, col

from kmcore.areas.kinds import AREA_CHANGE_WORDS
from kmcore.areas.models import AreaChange
from kmcore.i18n import _
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.spoken_dates import spoken_day


@reads(Subject.AREAS)
def area_changes(session: Session, code: str) -> tuple[dict[str, Any], ...]:
    """Return the changes that speak of an area, the newest first: row, day, kind, what it says (came, became), code.

    ``way``: "from", it came of the area ``code``; "to", it became that; "" where it stayed itself.
    """
    query = (
        select(AreaChange)
        .where(or_(col(AreaChange.from_code) == code, col(AreaChange.to_code) == code))
        .order_by(col(AreaChange.on_date).desc(), col(AreaChange.id).desc())
    )
    return tuple(_line(row, code) for row in session.scalars(query))


def _line(row: AreaChange, code: str) -> dict[str, Any]:
    other = row.from_code if row.to_code == code else row.to_code
    way = "" if other in {None, code} else ("from" if row.to_code == code else "to")
    return {
        "row": row.id,
        "day": spoken_day(row.on_date),
        "kind": _(AREA_CHANGE_WORDS[row.kind]),
        "way": way,
        "code": other if way else "",
        "name": row.name_th or "",
        "before": row.name_before_th or "",
    }
