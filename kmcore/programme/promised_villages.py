"""How many villages each responsibility has taken on by name, against what was pledged."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from kmcore.areas.of_day import counted_for, villages_of_day
from kmcore.i18n import _n
from kmcore.programme.models import Responsibility, VillagePromise
from kmcore.programme.statements import promise_counts, villages_under_proposals
from kmcore.storage.base import Origin
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.numbers import grouped


@dataclass(frozen=True)
class PromisedVillages:
    """Villages named under a responsibility as of a day; ``demo``: a made-up row is among them."""

    villages: int
    demo: bool


@reads(Subject.AREAS, Subject.PROGRAMME, Subject.SOURCES)
def promised_villages(session: Session, as_of: date, area: str = "") -> dict[str, PromisedVillages]:
    """Return, by responsibility code, the villages of the day named under it; one without any is left out.

    ``area``: only villages whose code begins so.
    """
    counted = counted_for(as_of)
    code = func.coalesce(counted.c.to_code, col(VillagePromise.village_code))
    made_up = case((col(VillagePromise.origin) == Origin.DEMO, 1), else_=0)
    query = (
        select(
            col(VillagePromise.responsibility_code),
            func.count(code.distinct()),
            func.max(made_up),
        )
        .join(Responsibility, col(Responsibility.code) == col(VillagePromise.responsibility_code))
        .outerjoin(counted, counted.c.from_code == col(VillagePromise.village_code))
        .where(
            promise_counts(as_of),
            code.in_(villages_of_day(as_of)),
            code.startswith(area, autoescape=True),
        )
        .group_by(col(VillagePromise.responsibility_code))
    )
    return {code: PromisedVillages(count, bool(demo)) for code, count, demo in session.execute(query)}


@reads(Subject.AREAS, Subject.PROGRAMME, Subject.SOURCES)
def villages_of_proposals(session: Session, as_of: date) -> int:
    """Return how many villages an agency has named under a proposed responsibility, as of a day.

    Coverage counts them as promised, for the list came in; wherever it is shown, ``proposal_note`` goes with it.
    """
    villages = villages_under_proposals(as_of).subquery()
    return session.scalar(select(func.count()).select_from(villages)) or 0


def proposal_note(villages: int) -> str:
    """Return that so many of the promised villages stand on an idea; "" for none."""
    return (
        _n(
            "มีผู้รับผิดชอบและซ้อนกัน นับหมู่บ้านที่แบ่งตามแนวคิดซึ่งยังไม่ใช่มติด้วย {count} หมู่บ้าน",
            villages,
            count=grouped(villages),
        )
        if villages
        else ""
    )
