"""Many people at once: nothing acknowledged is lost, each conflict is shown; on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from threading import Barrier

from sqlalchemy import Engine, QueuePool

from kmcore.access.kinds import AccountRole
from kmcore.actions.commands import ConflictError, ReportReceipt
from kmcore.reminders.report_command import report
from kmcore.storage.audit.queries import chain_length
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import reading
from kmcore.storage.writer_queue import in_turn
from tests.integration.actions.reporting import Desk, deeds, form_of, written
from tests.support.audit_chain import broken_rows
from tests.support.people import person

LEADS = ("cdd", "doae", "dopa", "nfe", "pho", "wu", "yomna", "cdd")
ITEMS = ("A6", "A7", "A9")  # all of these agencies own each
EACH = 15


@dataclass
class Told:
    """What one writer was told: which of her reports were kept as what, and which others she was shown.

    ``conflicts``: of each, whether it showed something, all of it newer than what she had seen.
    """

    kept: dict[str, ReportReceipt] = field(default_factory=dict)
    shown: list[int] = field(default_factory=list)
    conflicts: list[bool] = field(default_factory=list)


def _write(desk: Desk, start: Barrier) -> Told:
    """Report on one item after another as someone who never looks first, and chooses when shown."""
    told, seen = Told(), {code: desk.seen(code) for code in ITEMS}
    start.wait()
    for number in range(EACH):
        code = ITEMS[number % len(ITEMS)]
        text = f"{desk.person.account_id} ครั้งที่ {number}"
        form = form_of(code, desk.person.user.agency_code or "", done=text, progress=number, seen=seen[code])
        while text not in told.kept:
            try:
                told.kept[text] = report(desk.engine, desk.person.by(), form)
                seen[code] = told.kept[text].update_id
            except ConflictError as conflict:
                newer = [update.id for update in conflict.theirs if update.id > form.seen]
                told.shown.extend(newer)
                told.conflicts.append(len(newer) == len(conflict.theirs) > 0)
                form = replace(form, seen=conflict.version)
    return told


def test_no_acknowledged_report_is_lost_and_every_other_is_shown(store: Engine) -> None:
    desks = [
        Desk(store, person(store, AccountRole.LEAD, code, login=f"lead-{number}"))
        for number, code in enumerate(LEADS)
    ]
    with reading(store) as session:
        before = revision(session)
    start = Barrier(len(desks))
    with ThreadPoolExecutor(len(desks)) as pool:
        told = list(pool.map(lambda desk: _write(desk, start), desks))
    conflicts = [shown for each in told for shown in each.conflicts]
    assert conflicts, "nobody got in anybody's way: this shows nothing"
    assert all(conflicts)
    rows = written(store)
    acknowledged = {text: kept.update_id for each in told for text, kept in each.kept.items()}
    assert {row.done: row.id for row in rows} == acknowledged
    assert len(rows) == len(LEADS) * EACH
    _assert_each_saw_what_came_between(store, told)
    _assert_chain(store, before, told)


def _assert_each_saw_what_came_between(store: Engine, told: list[Told]) -> None:
    """Between two of her own reports on an item lie only reports she was shown."""
    rows = written(store)
    for each in told:
        mine = {kept.update_id for kept in each.kept.values()}
        for code in ITEMS:
            order = [row.id or 0 for row in rows if row.action_code == code]
            last = max(place for place, number in enumerate(order) if number in mine)
            assert set(order[: last + 1]) - mine <= set(each.shown)
            assert not mine & set(each.shown)


def _assert_chain(store: Engine, before: int, told: list[Told]) -> None:
    with reading(store) as session:
        assert broken_rows(session) == []
        assert revision(session) == before + len(LEADS) * EACH == chain_length(session)
    assert len(deeds(store)) == len(LEADS) * EACH
    revisions = [kept.revision for each in told for kept in each.kept.values()]
    assert sorted(revisions) == list(range(before + 1, before + 1 + len(LEADS) * EACH))


def test_one_form_sent_by_two_threads_is_one_report(store: Engine) -> None:
    desk = Desk(store, person(store, AccountRole.LEAD, "doae"))
    for _ in range(10):
        form, start = form_of(seen=desk.seen("A13")), Barrier(2)

        def send(_number: int) -> ReportReceipt:
            start.wait()  # noqa: B023 - used before the loop goes on
            return report(store, desk.person.by(), form)  # noqa: B023

        with ThreadPoolExecutor(2) as pool:
            one, other = pool.map(send, range(2))
        assert one.update_id == other.update_id
        assert {one.repeated, other.repeated} == {False, True}
    assert len(written(store)) == 10


def test_who_waits_for_the_turn_holds_no_connection(store: Engine) -> None:
    """Fifty that wait would otherwise use up the pool, and SQLite's patience."""
    desk = Desk(store, person(store, AccountRole.LEAD, "doae"))
    form = form_of(seen=desk.seen("A13"))
    with ThreadPoolExecutor(1) as pool:
        with in_turn(store):
            sent = pool.submit(report, store, desk.person.by(), form)
            done, _ = wait([sent], timeout=0.3)
            assert not done
            assert isinstance(store.pool, QueuePool)
            assert store.pool.checkedout() == 0
        assert not sent.result().repeated
