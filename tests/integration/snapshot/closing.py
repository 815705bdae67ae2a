"""Freezing without the room: what the closing does to the store, and nothing else."""

from datetime import UTC, date, datetime

from sqlalchemy import Engine, text
from sqlmodel import Session

from kmcore.actions.models import ActionUpdate, WorkState
from kmcore.budget.kinds import Stage
from kmcore.budget.models import BudgetEntry
from kmcore.programme.kinds import EvidenceKind
from kmcore.programme.models import VillageEvidence
from kmcore.snapshot.freeze import freeze
from kmcore.snapshot.queries import frozen_pictures
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import UnitOfWork

FEBRUARY = date(2007, 2, 9)
MEETING = "khun-uea-2550-02-09"
NOW = datetime(2026, 11, 28, 8, 45, tzinfo=UTC)


def close(engine: Engine, code: str = MEETING, now: datetime = NOW, account_id: int | None = None) -> int:
    """Freeze a meeting and let it be closed; return the picture's number."""
    with UnitOfWork(engine, actor="test", command="close_meeting") as work:
        work.queue()
        number = freeze(work.session, code, account_id=account_id, now=now, revision=revision(work.session))
        work.session.execute(
            text("UPDATE meeting SET life = 'closed', held = :yes WHERE code = :code"),
            {"yes": True, "code": code},
        )
        sealed = {"snapshot": number, "checksum": frozen_pictures(work.session, code)[-1].checksum}
        work.commit({"after": sealed}, thing=f"meeting:{code}")
    return number


def set_life(engine: Engine, life: str, code: str = MEETING) -> None:
    with UnitOfWork(engine, actor="test", command="test") as work:
        work.session.execute(
            text("UPDATE meeting SET life = :life WHERE code = :code"), {"life": life, "code": code}
        )
        work.commit()


def add_late_words(engine: Engine) -> None:
    """Write what belongs to the very day of the meeting, as somebody may who comes late."""
    with Session(engine) as session:
        village = session.connection().execute(text("SELECT min(code) FROM village")).scalar_one()
        session.add(
            ActionUpdate(
                action_code="A1",
                agency_code="cdd",
                reported_on=FEBRUARY,
                reported_at=datetime(2007, 2, 9, 9, tzinfo=UTC),
                state=WorkState.DONE,
                progress=100,
                done="เสร็จหลังปิดประชุม",
            )
        )
        session.add(
            BudgetEntry(line_code="total", stage=Stage.DISBURSED, amount_satang=777, on_date=FEBRUARY)
        )
        session.add(
            VillageEvidence(
                village_code=village,
                mission_code="sufficiency",
                agency_code="cdd",
                kind=EvidenceKind.VERIFIED,
                on_date=FEBRUARY,
                note="ลงพื้นที่",
            )
        )
        session.commit()
