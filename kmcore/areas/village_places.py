"""Subdistricts with the villages in them, read in the order of their codes."""

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from kmcore.areas.models import Subdistrict, Village


@dataclass(frozen=True)
class SubdistrictPlace:
    """A subdistrict that has villages. ``lat`` and ``lon`` are degrees, 0 where the register has none."""

    code: str
    district: str
    lat: float
    lon: float
    villages: tuple[str, ...]


def subdistrict_places(session: Session) -> list[SubdistrictPlace]:
    """Return every subdistrict with villages that have not ended, by code; its villages by code too."""
    villages = defaultdict(list)
    for village in session.exec(
        select(Village).where(col(Village.to_date).is_(None)).order_by(col(Village.code))
    ):
        villages[village.subdistrict_code].append(village.code)
    return [
        SubdistrictPlace(
            row.code, row.district_code, row.lat or 0.0, row.lon or 0.0, tuple(villages[row.code])
        )
        for row in session.exec(select(Subdistrict).order_by(col(Subdistrict.code)))
        if row.code in villages
    ]
