"""A report is appended with its audit row and revision, or nothing is; on SQLite and on PostgreSQL."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from kmcore.access.account_register import change_role
from kmcore.access.actor import OPERATOR, VISITOR, By
from kmcore.access.authorization import NotAllowedError
from kmcore.access.calling_session import SignedOutError
from kmcore.access.kinds import AccountRole
from kmcore.actions.commands import ConflictError, ReportError
from kmcore.actions.models import ActionParty, ActionUpdate, PartyRole, WorkState
from kmcore.actions.queries import GovernorAsk, item_detail
from kmcore.clock import fixed_clock
from kmcore.errors import NotFoundError
from kmcore.reminders.report_command import report
from kmcore.settings import settings
from kmcore.storage.base import Origin
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.integration.actions.reporting import CLOCK, DAY, Desk, deeds, form_of, told, written
from tests.support.audit_chain import broken_rows
from tests.support.people import person


@pytest.fixture
def desk(store: Engine) -> Desk:
    """Return the desk of the lead of doae."""
    return Desk(store, person(store, AccountRole.LEAD, "doae"))


def version(engine: Engine) -> int:
    with reading(engine) as session:
        return revision(session)


def test_what_was_filled_in_is_what_the_history_shows(desk: Desk) -> None:
    before = told(desk.engine, "A13")
    kept = desk.send(
        "A13",
        state=WorkState.BLOCKED,
        progress=60,
        done="อบรม 3 รุ่น",
        obstacle="น้ำท่วม",
        ask="ขอรถ 2 คัน",
        link="https://example.org/1",
    )
    newest, *rest = told(desk.engine, "A13")
    assert tuple(rest) == before
    assert (newest.id, newest.agency_code, newest.state, newest.progress) == (
        kept.update_id,
        "doae",
        WorkState.BLOCKED,
        60,
    )
    assert (newest.done, newest.obstacle, newest.ask) == ("อบรม 3 รุ่น", "น้ำท่วม", "ขอรถ 2 คัน")
    assert (newest.link, newest.origin, newest.late, newest.photos) == (
        "https://example.org/1",
        Origin.LIVE,
        False,
        (),
    )
    assert newest.author == desk.person.user.label
    assert all(update.author is None for update in before)


def test_the_board_says_it_at_once(desk: Desk) -> None:
    desk.send("A13", progress=85, ask="ขอป้าย")
    with reading(desk.engine) as session:
        row = item_detail(session, "A13", DAY).row
    assert (row.progress, row.asks) == (85, (GovernorAsk("doae", "ขอป้าย", DAY),))


def test_it_is_dated_by_the_data_set_and_the_chain_by_the_true_clock(desk: Desk) -> None:
    desk.send("A13")
    assert told(desk.engine, "A13")[0].reported_on == DAY
    assert told(desk.engine, "A13")[0].reported_at == datetime(2007, 2, 8, 3, 25, tzinfo=UTC)
    assert deeds(desk.engine)[0].at == CLOCK()


def test_a_day_set_by_the_operator_counts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KM_TODAY", "2007-01-31")
    settings.cache_clear()
    try:
        desk.send("A13")
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert written(desk.engine)[0].reported_on == date(2007, 1, 31)


def test_what_was_written_last_counts_though_its_clock_stands_earlier(store: Engine) -> None:
    """On a data set with a day of its own, Monday 15:00 and Tuesday 9:00 are hours of one day."""
    lead = person(store, AccountRole.LEAD, "doae")
    days = [(date(2026, 11, 23), 15), (date(2026, 11, 24), 9)]
    for (day, hour), progress in zip(days, (50, 70), strict=True):
        form = form_of(progress=progress, seen=Desk(store, lead).seen("A13"))
        report(store, lead.by(fixed_clock(day, hour=hour)), form)
    assert [update.progress for update in told(store, "A13")[:2]] == [70, 50]
    with reading(store) as session:
        assert item_detail(session, "A13", DAY).row.progress == 70


def test_one_report_is_one_audit_row_and_one_revision(desk: Desk) -> None:
    start = version(desk.engine)
    kept = desk.send("A13", progress=50, done="ก" * 300)
    assert kept.revision == version(desk.engine) == start + 1
    (deed,) = deeds(desk.engine)
    assert (deed.thing, deed.actor, deed.place) == (
        "action:A13",
        f"account:{desk.person.account_id}",
        "127.0.0.1",
    )
    said = json.loads(deed.detail)
    assert said["agency"] == "doae"
    assert (said["after"]["state"], said["after"]["progress"]) == ("in_progress", 50)
    assert len(said["after"]["done"]) == 200
    with reading(desk.engine) as session:
        assert broken_rows(session) == []


def test_the_chain_tells_what_the_agency_said_before(desk: Desk) -> None:
    other = Desk(desk.engine, person(desk.engine, AccountRole.LEAD, "cdd"))
    desk.send("A9", "doae", progress=41, done="แรก")
    other.send("A9", "cdd", progress=77)
    desk.send("A9", "doae", progress=42, done="สอง")
    before = json.loads(deeds(desk.engine)[-1].detail)["before"]
    assert (before["progress"], before["done"]) == (41, "แรก")


def test_a_first_report_has_nothing_before_it(desk: Desk) -> None:
    desk.send("A16", "doae")
    assert json.loads(deeds(desk.engine)[0].detail)["before"] is None


def test_a_correction_is_a_new_report(desk: Desk) -> None:
    first = desk.send("A13", progress=90, done="ผิด")
    second = desk.send("A13", progress=45, done="แก้")
    assert second.update_id > first.update_id
    assert [(row.progress, row.done) for row in written(desk.engine)] == [(90, "ผิด"), (45, "แก้")]


# Whose it is


@pytest.mark.parametrize(
    ("code", "agency"), [("A13", "doae"), ("A6", "doae"), ("A1", "doae"), ("A8", "doae"), ("A16", "doae")]
)
def test_a_lead_reports_where_the_agency_owns_helps_or_nobody_owns(
    desk: Desk, code: str, agency: str
) -> None:
    assert desk.send(code, agency).update_id == written(desk.engine)[0].id


@pytest.mark.parametrize(
    ("code", "agency", "why"),
    [
        ("A3", "doae", "her agency has no part"),
        ("A7", "wu", "another agency's"),
        ("A6", "wu", "her agency has a part, but she reports for another"),
        ("A16", "wu", "nobody's item, but she reports for another"),
    ],
)
def test_a_lead_reports_for_nobody_else(desk: Desk, code: str, agency: str, why: str) -> None:
    start = version(desk.engine)
    with pytest.raises(NotAllowedError, match="ของหน่วยงานท่าน"):
        desk.send(code, agency)
    assert (written(desk.engine), version(desk.engine)) == ([], start)


def test_the_secretariat_reports_for_any_agency_with_a_part(store: Engine) -> None:
    office = Desk(store, person(store, AccountRole.SECRETARIAT))
    for code, agency in (("A7", "wu"), ("A6", "pho"), ("A16", "tao")):
        office.send(code, agency)
    with pytest.raises(ReportError, match="ไม่มีส่วนในงาน A3") as caught:
        office.send("A3", "doae")
    assert caught.value.field == "agency_code"
    with pytest.raises(ReportError):
        office.send("A16", "nobody")
    assert [row.agency_code for row in written(store)] == ["wu", "pho", "tao"]


@pytest.mark.parametrize("role", [AccountRole.GOVERNOR, AccountRole.VIEWER, AccountRole.ADMIN])
def test_other_roles_do_not_report(store: Engine, role: AccountRole) -> None:
    with pytest.raises(NotAllowedError):
        Desk(store, person(store, role)).send("A13")


@pytest.mark.parametrize("user", [VISITOR, OPERATOR])
def test_who_is_nobody_in_particular_does_not_report(store: Engine, user: object) -> None:
    with pytest.raises(NotAllowedError):
        report(store, By(user), form_of())  # type: ignore[arg-type]  # both are users


def test_a_part_that_has_ended_is_none(desk: Desk) -> None:
    with quiet_write(desk.engine) as session:
        part = session.exec(select(ActionParty).where(ActionParty.action_code == "A13")).one()
        part.to_date = date(2007, 2, 7)
        session.add(part)
        session.add(
            ActionParty(
                action_code="A13", agency_code="pho", from_date=DAY, role=PartyRole.OWNER, origin=Origin.LIVE
            )
        )
    with pytest.raises(NotAllowedError):
        desk.send("A13")


def test_an_account_changed_since_is_asked_to_sign_in_again(desk: Desk) -> None:
    change_role(desk.engine, By(OPERATOR), desk.person.account_id, AccountRole.LEAD, "pho")
    with pytest.raises(SignedOutError):
        desk.send("A13")
    assert written(desk.engine) == []


def test_no_such_item(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="A99"):
        desk.send("A99")


def test_a_field_that_cannot_be_taken_leaves_nothing(desk: Desk) -> None:
    start = version(desk.engine)
    for fields in ({"done": ""}, {"ask": "x\0"}, {"photos": (b"no photo",)}, {"progress": 101}):
        with pytest.raises(Exception, match=r"[ก-๙]{5}"):
            desk.send("A13", **fields)
    assert (written(desk.engine), deeds(desk.engine), version(desk.engine)) == ([], [], start)


# Two at once


def test_who_has_not_seen_the_newest_is_shown_it(store: Engine) -> None:
    lead, other = (Desk(store, person(store, AccountRole.LEAD, code)) for code in ("doae", "cdd"))
    seen = lead.seen("A9")
    other.send("A9", "cdd", done="ของเรา", progress=30)
    other.send("A9", "cdd", done="แก้ของเรา", progress=35)
    with pytest.raises(ConflictError, match="2 ฉบับ") as caught:
        lead.send("A9", "doae", seen=seen)
    assert [update.done for update in caught.value.theirs] == ["ของเรา", "แก้ของเรา"]
    assert [update.author for update in caught.value.theirs] == [other.person.user.label] * 2
    assert caught.value.version == caught.value.theirs[-1].id == lead.seen("A9")
    assert len(written(store)) == 2
    lead.send("A9", "doae", seen=caught.value.version, submission=form_of().submission)
    assert [row.agency_code for row in written(store)] == ["cdd", "cdd", "doae"]


def test_another_item_is_no_conflict(desk: Desk) -> None:
    seen = desk.seen("A13")
    desk.send("A6")
    desk.send("A13", seen=seen)


def test_a_version_that_never_was_is_shown_everything(desk: Desk) -> None:
    everything = told(desk.engine, "A13")
    for seen in (10**12, -1):
        with pytest.raises(ConflictError) as caught:
            desk.send("A13", seen=seen)
        assert sorted(update.id for update in caught.value.theirs) == sorted(one.id for one in everything)


def test_an_item_without_reports_has_version_0(desk: Desk) -> None:
    assert desk.seen("A16") == 0
    desk.send("A16", seen=0)
    with pytest.raises(ConflictError):
        desk.send("A16", seen=0)


def test_the_version_is_the_one_of_the_history(desk: Desk) -> None:
    with reading(desk.engine) as session:
        assert item_detail(session, "A9", DAY).version == desk.seen("A9") > 0
        assert item_detail(session, "A16", DAY).version == desk.seen("A16") == 0


# Sent twice


def test_sent_twice_it_is_kept_once(desk: Desk) -> None:
    form = form_of(seen=desk.seen("A13"))
    first = report(desk.engine, desk.person.by(), form)
    again = report(desk.engine, desk.person.by(), form)
    assert (again.update_id, again.late, again.repeated) == (first.update_id, first.late, True)
    assert (len(written(desk.engine)), len(deeds(desk.engine))) == (1, 1)
    assert (first.repeated, again.revision) == (False, version(desk.engine))


def test_a_retry_finds_its_report_though_others_wrote_since(store: Engine) -> None:
    lead, other = (Desk(store, person(store, AccountRole.LEAD, code)) for code in ("doae", "cdd"))
    form = form_of("A9", seen=lead.seen("A9"))
    first = report(store, lead.person.by(), form)
    other.send("A9", "cdd")
    again = report(store, lead.person.by(), form)
    assert (again.update_id, again.repeated) == (first.update_id, True)


def test_a_form_sent_again_with_other_text_is_not_swallowed(desk: Desk) -> None:
    form = form_of(seen=desk.seen("A13"))
    report(desk.engine, desk.person.by(), form)
    with pytest.raises(ReportError, match="เนื้อหาอื่น") as caught:
        desk.send("A13", submission=form.submission, done="แก้แล้วส่งซ้ำ")
    assert caught.value.field == "submission"


def test_without_a_submission_every_sending_counts(desk: Desk) -> None:
    desk.send("A13", submission="")
    desk.send("A13", submission="")
    assert len(written(desk.engine)) == 2


def test_somebody_elses_submission_is_not_mine(store: Engine) -> None:
    lead, other = (Desk(store, person(store, AccountRole.LEAD, code)) for code in ("doae", "cdd"))
    form = form_of("A9", seen=lead.seen("A9"))
    report(store, lead.person.by(), form)
    with pytest.raises(ReportError):
        other.send("A9", "cdd", submission=form.submission)


# Late


@pytest.mark.parametrize("closed", [True, False])
def test_a_report_after_the_window_is_taken_and_marked(
    desk: Desk,
    closed: bool,  # noqa: FBT001 - a test's case
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[date] = []

    def closed_window(_session: object, day: date, _action: str) -> bool:
        asked.append(day)
        return closed

    monkeypatch.setattr("kmcore.reminders.report_command.closed_window", closed_window)
    assert desk.send("A13").late is closed
    assert (told(desk.engine, "A13")[0].late, asked) == (closed, [DAY])


def test_nothing_of_the_past_was_changed(desk: Desk) -> None:
    def rows() -> list[tuple[object, ...]]:
        with reading(desk.engine) as session:
            stored = ActionUpdate.__table__  # type: ignore[attr-defined]  # SQLModel's own
            query = select(stored).where(stored.c.account_id.is_(None)).order_by(stored.c.id)
            return [tuple(row) for row in session.execute(query)]

    before = rows()
    assert before
    for code in ("A13", "A9", "A6"):
        desk.send(code)
    assert rows() == before
