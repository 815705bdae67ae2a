"""How many villages each responsibility has taken on by name, against what was pledged."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from kmcore.programme.models import VillagePromise
from kmcore.programme.queries import in_force
from kmcore.storage.base import Origin
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True)
class PromisedVillages:
    """Villages named under a responsibility as of a day; ``demo``: a made-up row is among them."""

    villages: int
    demo: bool


@reads(Subject.PROGRAMME)
def promised_villages(session: Session, as_of: date) -> dict[str, PromisedVillages]:
    """Return, by responsibility code, the villages named under it; one without any is left out."""
    made_up = case((col(VillagePromise.origin) == Origin.DEMO, 1), else_=0)
    query = (
        select(
            col(VillagePromise.responsibility_code),
            func.count(col(VillagePromise.village_code)),
            func.max(made_up),
        )
        .where(in_force(VillagePromise, as_of))
        .group_by(col(VillagePromise.responsibility_code))
    )
    return {code: PromisedVillages(count, bool(demo)) for code, count, demo in session.execute(query)}
