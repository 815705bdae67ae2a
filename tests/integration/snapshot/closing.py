"""Freezing without the room: what the closing does to the store, and nothing else."""

from datetime import UTC, datetime

from sqlalchemy import Engine, text

from kmcore.snapshot.freeze import freeze
from kmcore.snapshot.queries import frozen
from kmcore.storage.unit_of_work import UnitOfWork, revision

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
        sealed = {"snapshot": number, "checksum": frozen(work.session, code)[-1].checksum}
        work.commit({"after": sealed}, thing=f"meeting:{code}")
    return number


def set_life(engine: Engine, life: str, code: str = MEETING) -> None:
    with UnitOfWork(engine, actor="test", command="test") as work:
        work.session.execute(
            text("UPDATE meeting SET life = :life WHERE code = :code"), {"life": life, "code": code}
        )
        work.commit()
