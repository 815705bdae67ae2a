"""Putting the demonstration layer on a store, seeing whether it is there, and taking it off whole."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Final, cast

from sqlalchemy import CursorResult, Table, delete, func, insert, select
from sqlmodel import Session

from kmcore.areas.village_places import subdistrict_places
from kmcore.exchange.demo.activities import activity_rows
from kmcore.exchange.demo.chance import seeded
from kmcore.exchange.demo.cohorts import assign_cohorts, cohort_rows
from kmcore.exchange.demo.demo_report import MADE_FOR, DemoError, DemoReport, Row
from kmcore.exchange.demo.evidence import evidence_rows
from kmcore.exchange.demo.promises import promise_rows, share_missions
from kmcore.exchange.demo.spending import spending_rows
from kmcore.exchange.demo.updates import update_rows
from kmcore.schema import metadata
from kmcore.storage.base import Origin
from kmcore.storage.subjects import Subject, reads

SEED: Final = 2550
_WITH_ORIGIN: Final = (
    *(Subject.ACTIONS, Subject.AREAS, Subject.BUDGET, Subject.FIELDWORK),
    *(Subject.LEARNING, Subject.MEETINGS, Subject.MEETING_ROOM, Subject.PROGRAMME, Subject.SOURCES),
)


def add_demo(session: Session, seed: int = SEED) -> DemoReport:
    """Add the layer of ``seed`` to a store that holds ``minutes-2550``; return the rows added by table.

    The same seed gives the same rows on every database. Nothing is committed: the caller's unit of
    work does that.

    Raises:
        DemoError: the layer is there already, or the store lacks villages or codes it stands on.
    """
    if has_demo(session):
        raise DemoError("มีชั้นข้อมูลสาธิตอยู่แล้ว ลบด้วย python -m kmcore demo remove ก่อน แล้วจึงเพิ่มใหม่")
    layer = _compose(session, seeded(seed))
    _refuse_unknown_codes(session, layer)
    for name, rows in layer.items():
        marked = [{**row, "origin": Origin.DEMO.value} for row in rows]
        session.execute(insert(metadata.tables[name]), marked)
    return DemoReport({name: len(rows) for name, rows in layer.items()})


def remove_demo(session: Session) -> DemoReport:
    """Delete every row of origin demo from every table that has an origin; return the counts by table.

    Rows of other origins stay as they are. Nothing is committed.
    """
    counts = {}
    for table in reversed(_tables_with_origin()):  # children first, or the foreign keys refuse
        removed = session.execute(delete(table).where(table.c.origin == Origin.DEMO.value))
        counts[table.name] = cast("CursorResult[Any]", removed).rowcount
    return DemoReport({name: count for name, count in counts.items() if count})


@reads(*_WITH_ORIGIN)
def count_demo(session: Session) -> DemoReport:
    """Return how many rows of origin demo the store holds, by table."""
    counts = {
        table.name: session.scalar(
            select(func.count()).select_from(table).where(table.c.origin == Origin.DEMO.value)
        )
        for table in _tables_with_origin()
    }
    return DemoReport({name: count for name, count in counts.items() if count})


@reads(*_WITH_ORIGIN)
def has_demo(session: Session) -> bool:
    """Return whether any table holds a row of origin demo."""
    found = (
        select(table.c.origin).where(table.c.origin == Origin.DEMO.value).limit(1)
        for table in _tables_with_origin()
    )
    return any(session.execute(query).first() for query in found)


def _tables_with_origin() -> list[Table]:
    return [table for table in metadata.sorted_tables if "origin" in table.c]


def _compose(session: Session, rng: Random) -> dict[str, list[Row]]:
    """Make all rows by table. The order of the calls is part of the seed's meaning."""
    places = subdistrict_places(session)
    cohorts = assign_cohorts(rng, places)
    shares = share_missions(places, cohorts)
    return {
        "village_cohort": cohort_rows(cohorts),
        "village_promise": promise_rows(cohorts, shares),
        "village_evidence": evidence_rows(rng, places, cohorts, shares),
        "budget_entry": spending_rows(rng),
        "action_update": update_rows(),
        "activity": activity_rows(),
    }


def _refuse_unknown_codes(session: Session, layer: Mapping[str, Sequence[Row]]) -> None:
    """Say which codes are missing before the database says only that a foreign key failed."""
    for name, rows in layer.items():
        for key in metadata.tables[name].foreign_keys:
            used = {row[key.parent.name] for row in rows if row.get(key.parent.name) is not None}
            missing = used - set(session.scalars(select(key.column)))
            if missing:
                raise DemoError(
                    "ชั้นสาธิตต้องใช้รหัส {codes} ในตาราง {table} แต่ไม่พบ โหลดชุดข้อมูล {dataset} ก่อน",
                    dataset=MADE_FOR,
                    codes=", ".join(sorted(map(str, missing))[:5]),
                    table=key.column.table.name,
                )
