"""Whatever is done to the audit chain is found and its row named, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, delete, text, update
from sqlmodel import Session, col, select

from kmcore.clock import fixed_clock
from kmcore.exchange.verify import verify
from kmcore.storage.audit.append import GENESIS, AuditFields, row_seal
from kmcore.storage.audit.chain_check import ChainFault, ChainFaultKind, ChainLink, chain_faults
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.unit_of_work import UnitOfWork, quiet_write, reading
from tests.support.audit_chain import broken_rows

CLOCK = fixed_clock(date(2026, 11, 22))
Tamper = Callable[[Session], None]


@pytest.fixture
def chain(engine: Engine) -> Engine:
    """Return a store of ten commands, rows 1 to 10, and room at the end of the numbers."""
    for number in range(1, 11):
        _command(engine, number)
    return engine


def _command(engine: Engine, number: int) -> None:
    with UnitOfWork(engine, actor="account:7", command="report", clock=CLOCK, place="::1") as work:
        work.commit({"progress": number}, thing=f"action:A{number}")


def _faults(engine: Engine) -> list[ChainFault]:
    with reading(engine) as session:
        return chain_faults(session)


def _seen(engine: Engine) -> list[tuple[ChainFaultKind, int | None, int | None]]:
    return [(fault.kind, _id(fault.row), _id(fault.after)) for fault in _faults(engine)]


def _id(link: ChainLink | None) -> int | None:
    return link.id if link else None


def _change(number: int, **values: object) -> Tamper:
    return lambda session: session.execute(  # type: ignore[return-value]
        update(AuditRow).where(col(AuditRow.id) == number).values(**values)
    )


def _remove(*numbers: int) -> Tamper:
    return lambda session: session.execute(delete(AuditRow).where(col(AuditRow.id).in_(numbers)))  # type: ignore[return-value]


def _move(*moves: tuple[int, int]) -> Tamper:
    """Give rows other numbers, over numbers nobody has, so that two can change places."""

    def do(session: Session) -> None:
        for old, new in moves:
            _change(old, id=1000 + new)(session)
        for _old, new in moves:
            _change(1000 + new, id=new)(session)

    return do


def _reseal(number: int, **values: str) -> Tamper:
    """Change a row as somebody who knows how rows are sealed would."""

    def do(session: Session) -> None:
        row = session.get_one(AuditRow, number)
        for name, value in values.items():
            setattr(row, name, value)
        deed = AuditFields(row.at, row.actor, row.command, row.detail, row.place, row.thing)
        row.hash = row_seal(deed, row.previous)

    return do


def _insert(number: int, previous: str | int) -> Tamper:
    """Put in a made-up row that is sealed as it should be."""

    def do(session: Session) -> None:
        named = session.get_one(AuditRow, previous).hash if isinstance(previous, int) else previous
        deed = AuditFields(CLOCK(), "account:9", "report", "{}", "::1", "action:A1")
        session.add(
            AuditRow(
                id=number, at=deed.at, actor=deed.actor, command=deed.command, detail="{}", place="::1",
                thing="action:A1", previous=named, hash=row_seal(deed, named),
            )
        )  # fmt: skip

    return do


def _both(*tampers: Tamper) -> Tamper:
    def do(session: Session) -> None:
        for tamper in tampers:
            tamper(session)

    return do


CHANGED, REWRITTEN, MISSING = ChainFaultKind.CHANGED, ChainFaultKind.REWRITTEN, ChainFaultKind.MISSING
REORDERED, INSERTED = ChainFaultKind.REORDERED, ChainFaultKind.INSERTED

CASES: dict[str, tuple[Tamper, list[tuple[ChainFaultKind, int | None, int | None]]]] = {
    "a word changed": (_change(4, detail="{}"), [(CHANGED, 4, None)]),
    "who changed": (_change(4, actor="account:8"), [(CHANGED, 4, None)]),
    "from where changed": (_change(4, place="10.0.0.1"), [(CHANGED, 4, None)]),
    "to what changed": (_change(4, thing="action:A9"), [(CHANGED, 4, None)]),
    "its link changed": (_change(4, previous="f" * 64), [(CHANGED, 4, None)]),
    "its seal changed": (_change(4, hash="f" * 64), [(CHANGED, 4, None)]),
    "the first changed": (_change(1, detail="{}"), [(CHANGED, 1, None)]),
    "the last changed": (_change(10, detail="{}"), [(CHANGED, 10, None)]),
    "changed and sealed anew": (_reseal(4, detail="{}"), [(REWRITTEN, 5, 4)]),
    "one missing in the middle": (_remove(4), [(MISSING, 5, 3)]),
    "three missing in the middle": (_remove(4, 5, 6), [(MISSING, 7, 3)]),
    "the first missing": (_remove(1), [(MISSING, 2, None)]),
    "the first two missing": (_remove(1, 2), [(MISSING, 3, None)]),
    "the last missing": (_remove(10), [(MISSING, None, 9)]),
    "the last three missing": (_remove(8, 9, 10), [(MISSING, None, 7)]),
    "all missing": (_remove(*range(1, 11)), [(MISSING, None, None)]),
    "missing in two places": (_remove(3, 10), [(MISSING, 4, 2), (MISSING, None, 9)]),
    "two neighbours swapped": (_move((4, 5), (5, 4)), [(REORDERED, 4, 5), (REORDERED, 5, 3)]),
    "two far ones swapped": (_move((2, 8), (8, 2)), [(REORDERED, 2, 7), (REORDERED, 8, 1)]),
    "the first swapped": (_move((1, 2), (2, 1)), [(REORDERED, 1, 2), (REORDERED, 2, None)]),
    "one moved to the end": (_move((3, 11)), [(REORDERED, 11, 2)]),
    "one changed, another missing": (_both(_change(3, detail="{}"), _remove(7)), [(CHANGED, 3, None), (MISSING, 8, 6)]),
    "added after the end": (_insert(11, 10), [(INSERTED, 11, None)]),
    "added after the end, on nothing": (_insert(12, "e" * 64), [(MISSING, 12, 10)]),
    "put in before the first": (_insert(0, GENESIS), [(INSERTED, 0, None)]),
    "put in before the first, on nothing": (_insert(0, "e" * 64), [(INSERTED, 0, None)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_fault_is_found_and_its_row_named(chain: Engine, case: str) -> None:
    assert _seen(chain) == []
    tamper, expected = CASES[case]
    with quiet_write(chain) as session:
        tamper(session)
    assert _seen(chain) == expected


def test_a_number_never_given_is_no_fault(chain: Engine) -> None:
    """PostgreSQL does not give a number back when a command is rolled back."""
    _command_after_a_gap(chain)
    assert _seen(chain) == []
    with reading(chain) as session:
        assert session.exec(select(AuditRow.id).order_by(col(AuditRow.id).desc())).first() == 12


@pytest.mark.parametrize("previous", [10, "e" * 64, GENESIS])
def test_what_is_put_in_at_a_free_number_is_named_not_its_neighbours(
    chain: Engine, previous: int | str
) -> None:
    _command_after_a_gap(chain)
    _command(chain, 13)
    with quiet_write(chain) as session:
        _insert(11, previous)(session)
    assert _seen(chain) == [(INSERTED, 11, None)]


def _command_after_a_gap(engine: Engine) -> None:
    """Do a command that is given number 12, so that 11 is nobody's."""
    if engine.dialect.name == "postgresql":
        with Session(engine) as session:
            session.execute(text("SELECT nextval('audit_id_seq')"))
            session.commit()
    _command(engine, 11)
    if engine.dialect.name == "sqlite":
        with quiet_write(engine) as session:
            _change(11, id=12)(session)


def test_verify_names_the_row_when_and_what(chain: Engine) -> None:
    with quiet_write(chain) as session:
        _change(4, detail="{}")(session)
        _remove(7)(session)
    finding = next(found for found in verify(chain, date(2007, 2, 8)) if found.code == "audit")
    assert not finding.ok
    assert "แถวที่ 4 (22 พ.ย. 2569 13.25 น. รายงานความคืบหน้า) ถูกแก้ข้อความ" in finding.message
    assert "หายไประหว่างแถวที่ 6" in finding.message


def test_broken_rows_are_those_at_which_a_fault_shows(chain: Engine) -> None:
    with quiet_write(chain) as session:
        _change(4, detail="{}")(session)
        _remove(7)(session)
    with reading(chain) as session:
        assert broken_rows(session) == [4, 8]
