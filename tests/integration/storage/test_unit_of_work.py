"""A write is data + audit row + revision, or nothing; on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Engine, func, update
from sqlmodel import Session, col, select

from kmcore.areas.models import District
from kmcore.clock import fixed_clock
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import UnitOfWork, reading
from tests.support.audit_chain import broken_rows

CLOCK = fixed_clock(date(2007, 2, 8))


def _work(engine: Engine, command: str = "test") -> UnitOfWork:
    return UnitOfWork(engine, actor="tester", command=command, clock=CLOCK)


def _district(code: str) -> District:
    return District(code=code, name_th="ทดสอบ", name_en="Test")


def _state(engine: Engine) -> tuple[int, int, int]:
    """Revision, districts, audit rows."""
    with reading(engine) as session:
        districts = session.exec(select(func.count(col(District.code)))).one()
        return revision(session), districts, session.exec(select(func.count(col(AuditRow.id)))).one()


def test_without_commit_nothing_stays(engine: Engine) -> None:
    with _work(engine) as work:
        work.session.add(_district("9901"))
        work.session.flush()
    assert _state(engine) == (0, 0, 0)


def test_an_error_half_way_leaves_nothing(engine: Engine) -> None:
    def breaks() -> None:
        with _work(engine) as work:
            work.session.add(_district("9901"))
            work.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks()
    assert _state(engine) == (0, 0, 0)


def test_commit_writes_data_audit_and_revision_together(engine: Engine) -> None:
    with _work(engine, "district add") as work:
        work.session.add(_district("9901"))
        assert work.commit({"code": "9901"}) == 1
    assert _state(engine) == (1, 1, 1)
    with reading(engine) as session:
        row = session.exec(select(AuditRow)).one()
        assert (row.actor, row.command, row.detail) == ("tester", "district add", '{"code": "9901"}')
        assert row.at == CLOCK()


def test_reading_never_writes(engine: Engine) -> None:
    with reading(engine) as session:
        session.add(_district("9901"))
        session.flush()
    assert _state(engine) == (0, 0, 0)


def test_writers_at_once_queue_and_the_chain_stays_whole(engine: Engine) -> None:
    def write(number: int) -> int:
        with _work(engine) as work:
            work.session.add(_district(f"99{number:02}"))
            return work.commit()

    with ThreadPoolExecutor(8) as pool:
        revisions = list(pool.map(write, range(24)))
    assert sorted(revisions) == list(range(1, 25))
    assert _state(engine) == (24, 24, 24)
    with reading(engine) as session:
        assert broken_rows(session) == []


@pytest.mark.parametrize("change", [{"detail": "{}"}, {"actor": "another"}, {"previous": "f" * 64}])
def test_a_changed_audit_row_is_found(engine: Engine, change: dict[str, str]) -> None:
    for code in ("9901", "9902", "9903"):
        with _work(engine) as work:
            work.session.add(_district(code))
            work.commit({"code": code})
    with Session(engine) as session:
        session.execute(update(AuditRow).where(col(AuditRow.id) == 2).values(**change))
        session.commit()
        assert 2 in broken_rows(session)


def test_a_missing_audit_row_is_found(engine: Engine) -> None:
    for code in ("9901", "9902", "9903"):
        with _work(engine) as work:
            work.session.add(_district(code))
            work.commit()
    with Session(engine) as session:
        session.delete(session.get_one(AuditRow, 2))
        session.commit()
        assert broken_rows(session) == [3]
