"""บัญชีผู้ใช้: for administrators; what is personal is on an account's own page, and each look is logged."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from kmcore.access.account_register import account_by_login
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.models import AccessEvent, Account
from kmcore.access.sessions import signed_in
from kmcore.access.sign_in import Device
from kmcore.access.sign_in import sign_in as sign_in_by_password
from kmcore.clock import system_clock
from kmcore.privacy.account_rectification import change_person
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.support.people import Person, person
from tests.support.screen import Screen

SignIn = Callable[[Person | None], None]


@pytest.fixture
def admin(own_store: Engine, sign_in: SignIn) -> Person:
    who = person(own_store, AccountRole.ADMIN)
    sign_in(who)
    return who


@pytest.fixture
def lead(own_store: Engine, admin: Person) -> Person:
    who = person(own_store, AccountRole.LEAD, "doae", login="somying")
    change_person(
        own_store, admin.by(), who.account_id, label="หัวหน้าเกษตร", full_name="สมหญิง ใจดี", email="s@doae.go.th"
    )
    return who


def _row(engine: Engine, number: int) -> Account:
    with reading(engine) as session:
        row = session.get_one(Account, number)
        session.expunge(row)
        return row


def _password(screen: Screen) -> str:
    found = re.search(r"<code>([^<]+)</code>", screen.html)
    assert found
    return found[1]


@pytest.mark.parametrize("role", [None, *(role for role in AccountRole if role is not AccountRole.ADMIN)])
def test_only_an_administrator_opens_it(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, role: AccountRole | None
) -> None:
    other = person(own_store, AccountRole.ADMIN, login="secret-login")
    sign_in(person(own_store, role) if role else None)
    for query in ({}, {"account": str(other.account_id)}):
        screen = open_own("accounts", **query)
        assert screen.problems == []
        assert "secret-login" not in screen.text
        assert not screen.session.button


def test_the_list_has_no_personal_data_and_logs_nothing(
    own_store: Engine, open_own: OpenView, lead: Person
) -> None:
    screen = open_own("accounts")
    assert "หัวหน้าเกษตร" in screen.text
    assert not [word for word in ("somying", "สมหญิง", "s@doae") if word in screen.text]
    assert _looks(own_store) == []


def test_a_look_at_an_account_is_logged_once_whatever_is_clicked(
    own_store: Engine, open_own: OpenView, admin: Person, lead: Person
) -> None:
    screen = open_own("accounts", account=str(lead.account_id))
    assert {"somying", "สมหญิง ใจดี", "s@doae.go.th"} <= set(" ".join(screen.words).split("  ")) | set(
        screen.words
    )
    screen.again()
    open_own("accounts", account=str(lead.account_id))
    assert [(one.account_id, one.by_account_id) for one in _looks(own_store)] == [
        (lead.account_id, admin.account_id)
    ]


def _looks(engine: Engine) -> list[AccessEvent]:
    with reading(engine) as session:
        query = select(AccessEvent).where(col(AccessEvent.kind) == EventKind.PERSONAL_DATA_SEEN)
        found = list(session.exec(query))
        session.expunge_all()
        return found


def test_an_added_account_signs_in_with_the_password_shown_once(
    own_store: Engine, open_own: OpenView, admin: Person
) -> None:
    screen = open_own("accounts")
    form = {field.label: field for field in screen.session.text_input}
    form["ชื่อผู้ใช้สำหรับเข้าสู่ระบบ"].input("new-lead")
    form["ชื่อที่ผู้อื่นเห็น"].input("หัวหน้า กศน.")
    _button(screen, "เพิ่มบัญชี").click()
    screen.again()
    assert screen.problems == []
    password = _password(screen)
    assert sign_in_by_password(own_store, "new-lead", password, Device()).user.role is AccountRole.LEAD
    screen.again()
    assert password not in screen.html
    with reading(own_store) as session:
        made = account_by_login(session, "new-lead")
        assert made is not None
        assert (made.label, made.full_name) == ("หัวหน้า กศน.", None)


def test_a_taken_name_is_a_sentence_and_what_was_typed_stays(open_own: OpenView, lead: Person) -> None:
    screen = open_own("accounts")
    form = {field.label: field for field in screen.session.text_input}
    form["ชื่อผู้ใช้สำหรับเข้าสู่ระบบ"].input("somying")
    _button(screen, "เพิ่มบัญชี").click()
    screen.again()
    assert len(screen.problems) == 1
    assert "มีบัญชีชื่อ" in screen.problems[0]
    assert "somying" in {field.value for field in screen.session.text_input}


def _button(screen: Screen, label: str) -> Any:
    return next(button for button in screen.session.button if button.label == label)


def test_a_new_password_ends_every_sign_in(own_store: Engine, open_own: OpenView, lead: Person) -> None:
    screen = open_own("accounts", account=str(lead.account_id))
    _button(screen, "ตั้งรหัสผ่านใหม่").click()
    screen.again()
    password = _password(screen)
    with reading(own_store) as session:
        assert signed_in(session, lead.token, system_clock()) is None
    assert sign_in_by_password(own_store, "somying", password, Device()).user.account_id == lead.account_id


def test_closing_and_opening_and_another_role(own_store: Engine, open_own: OpenView, lead: Person) -> None:
    screen = open_own("accounts", account=str(lead.account_id))
    _button(screen, "ปิดบัญชี").click()
    screen.again()
    assert not _row(own_store, lead.account_id).active
    _button(screen, "เปิดบัญชี").click()
    screen.again()
    assert _row(own_store, lead.account_id).active
    screen.session.selectbox(key=f"form_role_{lead.account_id}_role").select(AccountRole.GOVERNOR).run()
    _button(screen, "เปลี่ยนบทบาท").click()
    screen.again()
    row = _row(own_store, lead.account_id)
    assert (row.role, row.agency_code) == (AccountRole.GOVERNOR, None)
    assert screen.problems == []


def test_erasing_asks_for_the_number_first(own_store: Engine, open_own: OpenView, lead: Person) -> None:
    screen = open_own("accounts", account=str(lead.account_id))
    assert _button(screen, "ลบข้อมูลของบัญชีนี้").disabled
    screen.session.text_input(key="erase_confirm").input("99999").run()
    assert _button(screen, "ลบข้อมูลของบัญชีนี้").disabled
    screen.session.text_input(key="erase_confirm").input(str(lead.account_id)).run()
    _button(screen, "ลบข้อมูลของบัญชีนี้").click()
    screen.again()
    assert _row(own_store, lead.account_id).erased_at is not None
    assert screen.problems == []
    assert f"บัญชีที่ลบแล้ว #{lead.account_id}" in screen.text


def test_one_s_own_role_and_closing_are_another_s_to_change(open_own: OpenView, admin: Person) -> None:
    screen = open_own("accounts", account=str(admin.account_id))
    labels = {button.label for button in screen.session.button}
    assert "ออกจากระบบทุกเครื่อง" in labels
    assert not labels & {"ปิดบัญชี", "เปลี่ยนบทบาท", "ตั้งรหัสผ่านใหม่"}


@pytest.mark.parametrize("number", ["0", "99999", "x", "<b>", "1' OR 1=1"])
def test_an_unknown_account_is_a_sentence_and_the_list(
    open_own: OpenView, admin: Person, number: str
) -> None:
    screen = open_own("accounts", account=number)
    assert screen.problems == []
    assert len(screen.warnings) == 1
    assert admin.user.label in screen.text
