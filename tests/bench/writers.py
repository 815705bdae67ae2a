"""Fifty people report at once on the same items: what is lost (nothing), what clashes, how long it takes."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from subprocess import SubprocessError
from threading import Barrier
from typing import Final
from uuid import uuid4

from sqlalchemy import Engine
from sqlmodel import col, select

from kmcore.access.actor import By
from kmcore.access.kinds import AccountRole
from kmcore.actions.agency_items import item_version, reportable_items
from kmcore.actions.commands import ConflictError, ReportForm
from kmcore.actions.models import ActionUpdate, WorkState
from kmcore.reminders.report_command import report
from kmcore.storage.audit.queries import chain_length
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from tests.bench.report import ms, share, table
from tests.support.audit_chain import broken_rows
from tests.support.builds import loaded, open_engine
from tests.support.databases import Databases, PostgresDatabases, SqliteDatabases
from tests.support.people import person
from tests.support.postgres import postgres_server

DAY: Final = date(2007, 2, 8)
WRITERS: Final = 50
EACH: Final = 200
AGENCIES: Final = ("cdd", "doae", "dopa", "nfe", "pho", "wu", "yomna")
HEAD: Final = (
    "acknowledged",
    "lost",
    "doubled",
    "conflicts shown",
    "errors",
    "p50 ms",
    "p95 ms",
    "max ms",
    "reports/s",
)


@dataclass
class Writer:
    """One person with a phone: looks, writes, and where others were faster looks again and sends again."""

    engine: Engine
    by: By
    codes: list[str]
    kept: dict[str, int] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    conflicts: int = 0
    errors: list[str] = field(default_factory=list)

    def work(self, start: Barrier, place: int) -> None:
        """Report ``EACH`` times, going round her agency's items from a place of her own."""
        start.wait()
        for number in range(EACH):
            form = self._form(self.codes[(place + number) % len(self.codes)], number)
            try:
                self._send(form)
            except Exception as error:  # noqa: BLE001 - an error page is what is counted
                self.errors.append(repr(error)[:200])

    def _form(self, code: str, number: int) -> ReportForm:
        with reading(self.engine) as session:
            seen = item_version(session, code)
        agency, text = self.by.user.agency_code or "", f"{self.by.user.account_id} ครั้งที่ {number}"
        state, submission = WorkState.IN_PROGRESS, str(uuid4())
        return ReportForm(code, agency, state, number % 100, text, seen=seen, submission=submission)

    def _send(self, form: ReportForm) -> None:
        """Every answer is timed, a conflict's too: a person waits for it just as long."""
        while form.done not in self.kept:
            began = time.perf_counter()
            try:
                self.kept[form.done] = report(self.engine, self.by, form).update_id
            except ConflictError as conflict:
                self.conflicts += 1
                form = replace(form, seen=conflict.version)
            self.seconds.append(time.perf_counter() - began)


def _writers(engine: Engine) -> list[Writer]:
    found = []
    for number in range(WRITERS):
        code = AGENCIES[number % len(AGENCIES)]
        name = f"writer-{number}"
        lead = person(engine, AccountRole.LEAD, code, login=name)
        with reading(engine) as session:
            codes = sorted(row.code for row in reportable_items(session, code, DAY))
        found.append(Writer(engine, lead.by(), codes))
    return found


def _run(writers: list[Writer]) -> float:
    """Have all write; return the seconds from the first to the last."""
    start = Barrier(len(writers) + 1)
    with ThreadPoolExecutor(len(writers)) as pool:
        done = [pool.submit(writer.work, start, place) for place, writer in enumerate(writers)]
        start.wait()
        began = time.perf_counter()
        for each in done:
            each.result()
        return time.perf_counter() - began


def _row(name: str, databases: Databases) -> list[str]:
    with databases.lend(loaded) as url:
        engine = open_engine(url)
        writers = _writers(engine)
        with reading(engine) as session:
            before = revision(session)
        took = _run(writers)
        cells = [name, *_counted(engine, writers, before), *_timed(writers, took)]
        engine.dispose()
        return cells


def _counted(engine: Engine, writers: list[Writer], before: int) -> list[str]:
    """Return what was acknowledged, lost, kept twice, shown as conflict, and went wrong.

    Raises:
        RuntimeError: the chain is broken, or the revision does not count the reports.
    """
    acknowledged = {text: number for writer in writers for text, number in writer.kept.items()}
    with reading(engine) as session:
        query = select(ActionUpdate.id, ActionUpdate.done).where(col(ActionUpdate.account_id).is_not(None))
        stored = [(text, number) for number, text in session.exec(query)]
        good = not broken_rows(session) and revision(session) == chain_length(session) == before + len(stored)
    if not good:
        raise RuntimeError("the chain is broken or the revision is wrong")
    lost = acknowledged.items() - set(stored)
    errors = [error for writer in writers for error in writer.errors]
    print(*sorted(set(errors)), sep="\n", end="")
    conflicts = sum(writer.conflicts for writer in writers)
    doubled = len(stored) - len(acknowledged.keys() & dict(stored).keys())
    return [f"{count:,}" for count in (len(acknowledged), len(lost), doubled, conflicts, len(errors))]


def _timed(writers: list[Writer], took: float) -> list[str]:
    seconds = [each for writer in writers for each in writer.seconds]
    kept = sum(len(writer.kept) for writer in writers)
    return [*(ms(share(seconds, part)) for part in (0.5, 0.95, 1.0)), f"{kept / took:,.0f}"]


def measure_writers(folder: Path) -> str:
    """Return the table of both kinds of database; PostgreSQL only where its wheel starts."""
    with ExitStack() as opened:
        rows = [_row("SQLite", SqliteDatabases(folder))]
        try:
            server = opened.enter_context(postgres_server())
        except (ImportError, OSError, RuntimeError, SubprocessError) as error:
            rows.append([f"PostgreSQL does not start here: {error}", *["–"] * len(HEAD)])
        else:
            databases = PostgresDatabases(server)
            opened.callback(databases.close)
            rows.append(_row("PostgreSQL", databases))
    title = (
        f"{WRITERS} writers at once, {EACH} reports each, each on her agency's items (goal: 0 lost, 0 errors)"
    )
    return table(title, ["reports", *HEAD], rows)
