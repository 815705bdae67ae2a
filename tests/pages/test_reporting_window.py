"""รายงานก่อนประชุม: who sees what, and what the secretariat does from it."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text
from streamlit.runtime.context import ContextProxy

from kmcore.access.account_register import add_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.kinds import AccountRole
from kmcore.reminders.agency_calendar import agency_feed_path
from kmcore.reminders.commands import close_window, record_reminder
from kmcore.reminders.queries import Channel, ReportingState, agency_standing, agency_standings, closed_window
from kmcore.settings import settings
from kmcore.storage.audit.queries import audit_entries
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.support.mail import HOST, smtp_server
from tests.support.markup import read_markup
from tests.support.people import Person, person
from tests.support.screen import Screen

EVE, MEETING = date(2007, 2, 8), "khun-uea-2550-02-09"
HOSTILE = "<script>alert(1)</script> **หนา** `รหัส`\r\nBCC: x \u202eกลับ"
SignIn = Callable[[Person | None], None]


def asked(engine: Engine, query: Callable[..., Any], *args: Any) -> Any:
    with reading(engine) as session:
        return query(session, *args)


def rows(screen: Screen) -> dict[str, list[str]]:
    found = [row for row in read_markup(screen.html).rows if row and row[0]]
    return {row[0].strip(): [" ".join(cell.split()) for cell in row] for row in found[1:]}


def expanders(screen: Screen) -> list[str]:
    return [one.label for one in screen.session.expander]


def codes(screen: Screen) -> list[str]:
    return [str(one.value) for one in screen.session.code]


def keys(screen: Screen) -> set[str]:
    return {str(one.key) for one in screen.session.button}


def press(screen: Screen, key: str) -> Screen:
    screen.session.button(key=key).click()
    return screen.again()


@pytest.fixture(autouse=True)
def _from_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest's stand-in for the visitor's address is no text."""
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda _self: "127.0.0.1"))


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch, own_store: Engine) -> Iterator[Callable[..., None]]:
    def configure(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"KM_{name.upper()}", value)
        settings.cache_clear()

    yield configure
    settings.cache_clear()


@pytest.fixture
def open_as(own_store: Engine, open_own: OpenView, sign_in: SignIn) -> Callable[..., Screen]:
    def open_one(role: AccountRole, agency: str | None = None, /, **query: str) -> Screen:
        sign_in(person(own_store, role, agency))
        return open_own("reporting_window", **query)

    return open_one


OpenAs = Callable[..., Screen]


class TestWhoSeesWhat:
    @pytest.mark.parametrize("role", [AccountRole.VIEWER, AccountRole.ADMIN])
    def test_others_are_turned_away(self, open_as: OpenAs, role: AccountRole) -> None:
        screen = open_as(role)
        assert "เข้าสู่ระบบ" in screen.text
        assert rows(screen) == {}
        assert not {"window_close_yes", "feed_renew_yes"} & keys(screen)

    def test_a_visitor_is_asked_to_sign_in(self, open_own: OpenView, sign_in: SignIn) -> None:
        sign_in(None)
        screen = open_own("reporting_window")
        assert "หน้านี้เปิดให้ผู้ที่เข้าสู่ระบบแล้ว" in screen.text
        assert rows(screen) == {}

    @pytest.mark.parametrize("role", [AccountRole.GOVERNOR, AccountRole.SECRETARIAT])
    def test_these_see_every_agency(self, open_as: OpenAs, own_store: Engine, role: AccountRole) -> None:
        screen = open_as(role)
        found = asked(own_store, agency_standings, EVE)
        assert list(rows(screen)) == [one.short for one in found]
        for one in found:
            line = rows(screen)[one.short]
            assert line[2] == f"{one.reported} จาก {one.total}"
            assert line[3] == (" ".join(owed.row.code for owed in one.missing) or "–")
        all_in = sum(one.answer == ReportingState.ALL for one in found)
        assert f"{all_in} จาก {len(found)} หน่วยงานรายงานครบแล้ว" in " ".join(screen.text.split())
        assert "วันนี้วันสุดท้าย" in screen.text
        assert screen.problems == []

    def test_the_governor_only_looks(self, open_as: OpenAs) -> None:
        screen = open_as(AccountRole.GOVERNOR)
        assert expanders(screen) == []
        assert codes(screen) == []
        assert not {key for key in keys(screen) if key.startswith(("window_", "remind", "mail_", "feed_"))}

    def test_a_lead_sees_her_own_line(self, open_as: OpenAs) -> None:
        screen = open_as(AccountRole.LEAD, "pho")
        assert list(rows(screen)) == ["สธ."]
        assert "หน่วยงานรายงานครบแล้ว" not in screen.text
        assert not {key for key in keys(screen) if key.startswith(("window_", "reminded_", "mail_"))}
        (address,) = codes(screen)
        assert "/calendar/pho-" in address
        assert "ไปรายงานงานของฉัน" in screen.text

    def test_a_lead_who_owes_nothing_is_told(self, open_as: OpenAs) -> None:
        screen = open_as(AccountRole.LEAD, "tao")
        assert "ไม่มีงานที่ต้องรายงานก่อนวงนี้" in screen.text
        assert rows(screen) == {}


class TestDays:
    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("2007-01-20", "เปิดรับอีก 13 วัน"),
            ("2007-02-02", "เหลือ 6 วัน"),
            ("2007-02-09", "วันนี้วันประชุม"),
            ("2007-02-20", "ยังไม่กำหนดวันของวงครั้งต่อไป"),
        ],
    )
    def test_each_says_where_it_stands(self, open_as: OpenAs, day: str, said: str) -> None:
        screen = open_as(AccountRole.SECRETARIAT, as_of=day)
        assert said in screen.text
        assert screen.problems == []

    def test_on_another_day_one_only_looks(self, open_as: OpenAs) -> None:
        screen = open_as(AccountRole.SECRETARIAT, as_of="2007-02-07")
        assert rows(screen)
        assert not {key for key in keys(screen) if key.startswith(("window_", "reminded_"))}

    def test_in_english(self, open_as: OpenAs) -> None:
        assert open_as(AccountRole.SECRETARIAT, lang="en").problems == []


class TestWhatTheSecretariatDoes:
    def test_a_message_for_each_that_owes(self, open_as: OpenAs, own_store: Engine, configured: Any) -> None:
        configured(base_url="https://km.example")
        screen = open_as(AccountRole.SECRETARIAT)
        owing = [one for one in asked(own_store, agency_standings, EVE) if one.missing]
        *messages, feed = codes(screen)
        assert [message.splitlines()[0] for message in messages] == [f"เรียน {one.name.th}" for one in owing]
        assert all(message.endswith("https://km.example/my") for message in messages)
        assert feed.startswith("https://km.example/calendar/")
        assert "แจ้งผู้ดูแลเครื่องให้ตั้งเครื่องส่งอีเมล" in screen.text
        assert "KM_" not in screen.text
        assert not {key for key in keys(screen) if key.startswith("mail_")}

    def test_a_reminder_is_recorded(self, open_as: OpenAs, own_store: Engine) -> None:
        screen = press(open_as(AccountRole.SECRETARIAT), "reminded_pho")
        assert "บันทึกว่าเตือนแล้ว" in screen.text
        assert rows(screen)["สธ."][-1].startswith("LINE 8 ก.พ. 2550")
        (sent,) = asked(own_store, agency_standing, EVE, "pho").reminders
        assert sent.channel == Channel.LINE

    def test_closing_and_opening_again(self, open_as: OpenAs, own_store: Engine) -> None:
        screen = press(open_as(AccountRole.SECRETARIAT), "window_close_yes")
        assert asked(own_store, closed_window, EVE)
        assert "ปิดรับแล้ว" in screen.text
        assert "window_close_yes" not in keys(screen)
        screen = press(screen, "window_reopen_yes")
        assert any("เหตุผล" in problem for problem in screen.problems)
        assert asked(own_store, closed_window, EVE)
        screen.session.text_input(key="window_reason").set_value("เลื่อนประชุม")
        screen = press(screen, "window_reopen_yes")
        assert screen.problems == []
        assert not asked(own_store, closed_window, EVE)
        assert [one.detail["reason"] for one in asked(own_store, audit_entries, ["reopen_window"])] == [
            "เลื่อนประชุม"
        ]

    def test_somebody_was_quicker(self, open_as: OpenAs, own_store: Engine) -> None:
        screen = open_as(AccountRole.SECRETARIAT)
        close_window(own_store, person(own_store, AccountRole.SECRETARIAT, login="other").by(), MEETING)
        screen = press(screen, "window_close_yes")
        assert any("ปิดรับรายงานรอบนี้ไปแล้ว" in problem for problem in screen.problems)
        assert "window_reopen_yes" in keys(screen)

    def test_whoever_lost_the_role_does_nothing(
        self, own_store: Engine, open_own: OpenView, sign_in: SignIn
    ) -> None:
        secretary = person(own_store, AccountRole.SECRETARIAT)
        sign_in(secretary)
        screen = open_own("reporting_window")
        with own_store.begin() as connection:
            connection.execute(
                text("UPDATE account SET active = 0 WHERE id = :id"), {"id": secretary.account_id}
            )
        press(screen, "window_close_yes")
        assert not asked(own_store, closed_window, EVE)

    def test_a_failed_email_is_told_in_the_table(self, open_as: OpenAs, own_store: Engine) -> None:
        by = person(own_store, AccountRole.SECRETARIAT, login="other").by()
        record_reminder(own_store, by, MEETING, "pho", Channel.EMAIL)
        assert "อีเมลส่งไม่สำเร็จ" in rows(open_as(AccountRole.GOVERNOR))["สธ."][-1]


class TestEmail:
    @pytest.fixture(autouse=True)
    def _leads(self, own_store: Engine) -> None:
        for name in ("one", "two"):
            add_account(
                own_store,
                By(OPERATOR),
                login=name,
                label=f"หัวหน้า {name}",
                role=AccountRole.LEAD,
                agency_code="pho",
                email=f"{name}@example.go.th",
            )

    def test_sent_beside_the_page_and_told(self, open_as: OpenAs, configured: Any) -> None:
        with smtp_server() as box:
            box.refuse = {"two@example.go.th"}
            configured(smtp_url=f"smtp://{HOST}:{box.port}", mail_from="km@example.go.th")
            screen = open_as(AccountRole.SECRETARIAT)
            assert "ส่งอีเมลถึง 2 คน" in screen.text
            assert screen.session.button(key="mail_wu").disabled
            screen = wait_for(press(screen, "mail_pho"), "อีเมลแล้ว 1 คน")
        assert box.recipients == [["one@example.go.th"]]
        assert ["หัวหน้า two" in problem for problem in screen.problems] == [True]
        assert "one@example" not in screen.text
        assert rows(screen)["สธ."][-1].startswith("อีเมล 1 คน")

    def test_a_server_that_is_away(self, open_as: OpenAs, configured: Any) -> None:
        configured(smtp_url=f"smtp://{HOST}:1", mail_from="km@example.go.th")
        screen = wait_for(press(open_as(AccountRole.SECRETARIAT), "mail_pho"), "ต่อเครื่องส่งอีเมล")
        assert len(screen.problems) == 2
        # The run that said so may have begun before the record of the sending: the push draws the page once more.
        assert "อีเมลส่งไม่สำเร็จ" in rows(screen.again())["สธ."][-1]

    def test_a_wrong_setting_is_a_sentence(self, open_as: OpenAs, configured: Any) -> None:
        configured(smtp_url=f"smtp://{HOST}:1")
        screen = wait_for(press(open_as(AccountRole.SECRETARIAT), "mail_pho"), "MAIL")
        assert any("MAIL" in problem for problem in screen.problems)


def wait_for(screen: Screen, said: str) -> Screen:
    """Run the page until it says so: in a browser the push of the revision does that."""
    until = time.monotonic() + 30
    while said not in screen.text and time.monotonic() < until:
        time.sleep(0.1)
        screen.again()
    assert said in screen.text
    return screen


class TestTheCalendar:
    def test_the_secretariat_chooses_whose(self, open_as: OpenAs) -> None:
        screen = open_as(AccountRole.SECRETARIAT)
        screen.session.selectbox(key="feed_agency").select("wu")
        assert "/calendar/wu-" in codes(screen.again())[-1]

    def test_renewing(self, own_store: Engine, open_own: OpenView, sign_in: SignIn) -> None:
        lead = person(own_store, AccountRole.LEAD, "pho")
        sign_in(lead)
        screen = open_own("reporting_window")
        (old,) = codes(screen)
        screen = press(screen, "feed_renew_yes")
        (new,) = codes(screen)
        assert old != new
        assert new.endswith(asked(own_store, agency_feed_path, lead.user, "pho"))
        assert "เปลี่ยนที่อยู่ปฏิทินแล้ว" in screen.text


def test_hostile_words_run_nowhere(open_as: OpenAs, own_store: Engine) -> None:
    with own_store.begin() as connection:
        connection.execute(
            text("UPDATE action_item SET title = :title WHERE code = 'A6'"), {"title": HOSTILE}
        )
        connection.execute(text("UPDATE agency SET short_th = :title WHERE code = 'pho'"), {"title": HOSTILE})
    screen = open_as(AccountRole.SECRETARIAT)
    assert read_markup(screen.html).all("script") == []
    assert any("<script>alert(1)</script> **หนา** `รหัส` BCC: x กลับ" in code for code in codes(screen))
    assert all("\u202e" not in code for code in codes(screen))
    (label,) = [label for label in expanders(screen) if "alert" in label]
    assert "\\*\\*" in label
    assert screen.problems == []
