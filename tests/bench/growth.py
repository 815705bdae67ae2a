"""The coverage aggregate on provinces of growing size: copies of the real register and its layer."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, func, insert, literal, select, text

from kmcore.programme.coverage import coverage, coverage_total
from kmcore.storage.base import Base
from kmcore.storage.unit_of_work import reading
from tests.bench.report import ms, share, table
from tests.support.builds import loaded, open_engine
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.postgres import postgres_server

DAY: Final = date(2007, 2, 8)
REGISTER: Final = 1_551
SIZES: Final = (REGISTER, 15_510, 75_000)
TIMES: Final = 9
# Tables by the column that holds the village's code.
COPIED: Final = (
    ("village", "code"),
    ("village_cohort", "village_code"),
    ("village_promise", "village_code"),
    ("village_evidence", "village_code"),
)


def grow(engine: Engine, wanted: int) -> None:
    """Add copies of the register's villages, with all that hangs on each, up to ``wanted`` villages."""
    with engine.begin() as connection:
        for number, limit in enumerate(_limits(wanted)):
            _copy(connection, chr(ord("a") + number // 10) + str(number % 10), limit)
        connection.execute(text("ANALYZE"))  # as PostgreSQL's own housekeeping does in time


def _limits(wanted: int) -> Iterator[int]:
    missing = wanted - REGISTER
    while missing > 0:
        yield min(missing, REGISTER)
        missing -= REGISTER


def _copy(connection: Connection, prefix: str, limit: int) -> None:
    """Copy the first ``limit`` villages; ``prefix`` takes the place of the province's number."""
    code = Base.metadata.tables["village"].c.code
    chosen = select(code).where(code.like("80%")).order_by(code).limit(limit).subquery()
    for name, key in COPIED:
        stored = Base.metadata.tables[name]
        columns = [column for column in stored.c if column.name != "id"]
        values: list[Any] = [
            literal(prefix).concat(func.substr(column, 3)) if column.name == key else column
            for column in columns
        ]
        rows = select(*values).where(stored.c[key].in_(select(chosen.c.code)))
        connection.execute(insert(stored).from_select(columns, rows))


def _seconds(engine: Engine, wanted: int) -> float:
    with reading(engine) as session:
        found = coverage_total(coverage(session, DAY)).register
        if found != wanted:
            raise RuntimeError(f"{found} villages, not {wanted}")
        return share([_timed(lambda: coverage(session, DAY)) for _ in range(TIMES)], 0.5)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _row(name: str, databases: Databases) -> list[str]:
    found = []
    for size in SIZES:
        with databases.lend(loaded) as url:
            engine = open_engine(url)
            grow(engine, size)
            found.append(_seconds(engine, size))
            engine.dispose()
    return [name, *(ms(seconds) for seconds in found), f"{found[-1] / found[0]:.0f} ×"]


def measure_growth(folder: Path) -> str:
    """Return the table of both kinds of database; PostgreSQL only where its wheel starts."""
    with ExitStack() as opened:
        rows = [_row("SQLite", SqliteDatabases(folder))]
        try:
            server = opened.enter_context(postgres_server())
        except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
            rows.append([f"PostgreSQL does not start here: {error}", *["–"] * (len(SIZES) + 1)])
        else:
            databases = PostgresDatabases(server)
            opened.callback(databases.close)
            rows.append(_row("PostgreSQL", databases))
    head = ["coverage by district, ms", *(f"{size:,} villages" for size in SIZES), "last / first"]
    return table(f"The coverage aggregate, median of {TIMES}", head, rows)
