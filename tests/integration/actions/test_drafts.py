"""What is typed is kept until it is sent, quietly; on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.actions.commands import ConflictError
from kmcore.actions.drafts import DraftError, TypedReport, drop_draft, save_draft, typed_report, typed_reports
from kmcore.errors import NotFoundError
from kmcore.storage.revision import revision
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.integration.actions.reporting import CLOCK, Desk
from tests.support.people import person

DRAFT = TypedReport("in_progress", 40, "ทำถึงไหน", "น้ำ\nท่วม", "", "http", CLOCK())


@pytest.fixture
def desk(store: Engine) -> Desk:
    return Desk(store, person(store, AccountRole.LEAD, "doae"))


def kept(desk: Desk, code: str = "A13") -> TypedReport | None:
    with reading(desk.engine) as session:
        return typed_report(session, desk.person.account_id, code)


def save(desk: Desk, draft: TypedReport = DRAFT, code: str = "A13") -> None:
    save_draft(desk.engine, desk.person.account_id, code, draft)


def test_it_comes_back_as_it_was_and_is_nobodys_news(desk: Desk) -> None:
    with reading(desk.engine) as session:
        before = revision(session)
    save(desk)
    with reading(desk.engine) as session:
        assert revision(session) == before
    assert kept(desk) == DRAFT
    assert kept(desk, "A9") is None


def test_the_last_word_counts(desk: Desk) -> None:
    save(desk)
    later = replace(DRAFT, done="ทำถึงนี่", saved_at=CLOCK() + timedelta(seconds=3))
    save(desk, later)
    assert kept(desk) == later


def test_each_person_has_drafts_of_her_own(desk: Desk) -> None:
    other = person(desk.engine, AccountRole.LEAD, "cdd")
    save(desk)
    save(desk, code="A9")
    with reading(desk.engine) as session:
        assert typed_reports(session, desk.person.account_id) == {"A13": DRAFT, "A9": DRAFT}
        assert typed_reports(session, other.account_id) == {}


def test_a_report_that_is_kept_ends_its_draft_and_no_other(desk: Desk) -> None:
    save(desk)
    save(desk, code="A9")
    desk.send("A13")
    assert (kept(desk, "A13"), kept(desk, "A9")) == (None, DRAFT)


def test_a_report_that_is_not_kept_leaves_the_draft(desk: Desk) -> None:
    save(desk, code="A9")
    seen = desk.seen("A9")
    Desk(desk.engine, person(desk.engine, AccountRole.LEAD, "cdd")).send("A9", "cdd")
    with pytest.raises(ConflictError):
        desk.send("A9", seen=seen)
    assert kept(desk, "A9") == DRAFT


def test_a_report_leaves_the_drafts_of_others(desk: Desk) -> None:
    other = Desk(desk.engine, person(desk.engine, AccountRole.LEAD, "cdd"))
    save(other, code="A9")
    desk.send("A9")
    assert kept(other, "A9") == DRAFT


def test_it_can_be_thrown_away(desk: Desk) -> None:
    save(desk)
    with quiet_write(desk.engine) as session:
        drop_draft(session, desk.person.account_id, "A13")
    assert kept(desk) is None


def test_more_than_a_report_may_have_is_kept_and_no_end_is_not(desk: Desk) -> None:
    save(desk, replace(DRAFT, done="ก" * 20_000))
    with pytest.raises(DraftError, match="20,001"):
        save(desk, replace(DRAFT, ask="ก" * 20_001))
    found = kept(desk)
    assert found
    assert len(found.done) == 20_000


@pytest.mark.parametrize("code", ["A99", "A9\0", "\ud800", "A" * 300])
def test_no_such_item(desk: Desk, code: str) -> None:
    with pytest.raises(NotFoundError):
        save(desk, code=code)


def test_no_such_account(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        save_draft(desk.engine, 999, "A13", DRAFT)


def test_two_open_pages_save_at_once(desk: Desk) -> None:
    drafts = [replace(DRAFT, progress=number) for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda draft: save(desk, draft), drafts))
    assert kept(desk) in drafts


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_a_browser_sends_comes_back(desk: Desk, text: str) -> None:
    save(desk, replace(DRAFT, done=text, link=text))
    found = kept(desk)
    assert found
    assert (found.done, found.link) == (text, text)


def test_half_a_letter_can_be_shown_again(desk: Desk) -> None:
    save(desk, replace(DRAFT, done="ก\ud83dข"))
    found = kept(desk)
    assert found
    assert found.done.encode() == "ก?ข".encode()
