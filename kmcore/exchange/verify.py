"""Whether the store can be trusted: sound pages, whole references, unbroken chain, sums that hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from sqlalchemy import Engine, ForeignKey, func, select, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from kmcore.access.chain_fault_words import fault_words
from kmcore.errors import StorageError
from kmcore.i18n import N_, _, _n
from kmcore.schema import metadata
from kmcore.snapshot.queries import snapshot_faults
from kmcore.sources.reconcile import reconcile
from kmcore.storage.audit.chain_check import chain_faults
from kmcore.storage.migrate import require_current
from kmcore.storage.unit_of_work import reading
from kmcore.thai.numbers import grouped


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``message`` says in the reader's language what was found."""

    code: str
    ok: bool
    message: str


def verify(engine: Engine, as_of: date) -> list[Finding]:
    """Look at the whole store as of a day and return everything looked at, sound or not.

    integrity: the pages of a SQLite file (PostgreSQL checks its own) · migrations: the schema is this
    program's · foreign_keys: every code that a row names exists · audit: no entry of the chain was
    changed, taken out, put in or moved, each named · reconciliation: the figures that must agree do · snapshots: no
    frozen picture of a meeting was changed or taken out, each named. Stops after the first of these that makes the
    rest unreadable; raises nothing for a damaged store.
    """
    found: list[Finding] = []
    for look in (_integrity, _migrations):
        finding = _guarded(partial(look, engine))
        found.append(finding)
        if not finding.ok:
            return found
    with reading(engine) as session:
        looks: list[Callable[[], Finding]] = [
            lambda: _references(session),
            lambda: _audit(session),
            lambda: _reconciliation(session, as_of),
            lambda: _snapshots(session),
        ]
        return [*found, *map(_guarded, looks)]


DAMAGED: Final = N_("อ่านข้อมูลบางส่วนไม่ได้ ฐานข้อมูลเสียหาย กู้จากไฟล์สำรองด้วย python -m kmcore restore FILE")


def _guarded(look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except StorageError as error:
        return Finding("migrations", ok=False, message=str(error))
    except DatabaseError:
        return Finding("integrity", ok=False, message=_(DAMAGED))


def _integrity(engine: Engine) -> Finding:
    if engine.dialect.name != "sqlite":
        return Finding("integrity", ok=True, message=_("เครื่องฐานข้อมูลตรวจความสมบูรณ์ของตนเอง"))
    with engine.connect() as connection:
        result = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    sound = result == ["ok"]
    return Finding("integrity", sound, _("ไฟล์ฐานข้อมูลสมบูรณ์") if sound else _(DAMAGED))


def _migrations(engine: Engine) -> Finding:
    require_current(engine)
    return Finding("migrations", ok=True, message=_("โครงสร้างฐานข้อมูลเป็นรุ่นเดียวกับโปรแกรม"))


def _references(session: Session) -> Finding:
    broken = list(_broken_references(session))
    if broken:
        return Finding("foreign_keys", ok=False, message=_("มีแถวที่อ้างรหัสซึ่งไม่มีอยู่: ") + ", ".join(broken))
    return Finding("foreign_keys", ok=True, message=_("ทุกแถวอ้างรหัสที่มีอยู่จริง"))


def _broken_references(session: Session) -> Iterator[str]:
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            count = _orphans(session, key)
            if count:
                yield _n("{table}.{column} {count} แถว", count, table=table.name, column=key.parent.name)


def _orphans(session: Session, key: ForeignKey) -> int:
    parent = key.column.table.alias("parent")
    child = key.parent
    query = (
        select(func.count())
        .select_from(child.table.outerjoin(parent, parent.c[key.column.name] == child))
        .where(child.is_not(None), parent.c[key.column.name].is_(None))
    )
    return int(session.execute(query).scalar_one())


NAMED: Final = 10  # faults told one by one; a chain wrong from end to end would fill the screen


def _audit(session: Session) -> Finding:
    faults = chain_faults(session)
    if not faults:
        return Finding("audit", ok=True, message=_("บันทึกการใช้งานครบและไม่ถูกแก้ไข"))
    told = "; ".join(fault_words(fault) for fault in faults[:NAMED])
    message = _n("บันทึกการใช้งานถูกแก้ไข {count} แห่ง: {told}", len(faults), told=told)
    return Finding("audit", ok=False, message=message)


def _reconciliation(session: Session, as_of: date) -> Finding:
    """Only the binding ones count: other differences are part of what the sources say."""
    rows = reconcile(session, as_of)
    wrong = [row for row in rows if row.binding and not row.ok]
    if wrong:
        said = "; ".join(f"{row.title} ({grouped(row.expected)} ≠ {grouped(row.found)})" for row in wrong)
        return Finding("reconciliation", ok=False, message=_("ยอดไม่ตรงกัน: ") + said)
    shown = sum(not row.ok for row in rows)
    return Finding(
        "reconciliation",
        ok=True,
        message=_(
            "ยอดที่ต้องตรงกันตรงกันทั้งหมด ({count} คู่ และส่วนต่างที่แสดงไว้ {shown} คู่)", count=len(rows), shown=shown
        ),
    )


def _snapshots(session: Session) -> Finding:
    faults = snapshot_faults(session)
    if not faults:
        return Finding("snapshots", ok=True, message=_("ภาพที่แช่แข็งของการประชุมครบและไม่ถูกแก้ไข"))
    told = "; ".join(fault.words for fault in faults[:NAMED])
    message = _n("ภาพที่แช่แข็งของการประชุมเสียหาย {count} ภาพ: {told}", len(faults), told=told)
    return Finding("snapshots", ok=False, message=message)
