"""งานของฉัน: whose items, in which order, and what becomes of a report."""

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import Engine, update
from sqlmodel import col, select

from dashboard.session.report_form_state import LATEST
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.models import Account, SignInSession
from kmcore.access.roles import role_name
from kmcore.access.sessions import end_sessions, token_hash
from kmcore.actions.drafts import TypedReport, save_draft
from kmcore.clock import system_clock
from kmcore.storage.unit_of_work import quiet_write, reading
from tests.pages.conftest import OpenView
from tests.pages.reporting_hand import My, SignIn, send, widget
from tests.support.people import Person
from tests.support.screen import Screen


@pytest.fixture
def my(open_own: OpenView, sign_in: SignIn, own_store: Engine) -> My:
    return My(open_own, sign_in, own_store)


def cards(screen: Screen) -> list[str]:
    return [code for code in (f"A{number}" for number in range(1, 23)) if f">{code}</span>" in screen.html]


def test_a_visitor_sees_how_to_sign_in(my: My) -> None:
    screen = my(None, item="A1")
    assert not screen.problems
    assert "/login?next=" in screen.html
    assert not screen.session.text_area
    assert "ประชุมประสานแผน" not in screen.text


@pytest.mark.parametrize("role", [AccountRole.VIEWER, AccountRole.GOVERNOR, AccountRole.ADMIN])
def test_the_wrong_role_is_told_whose_page_it_is_and_not_to_sign_in(my: My, role: AccountRole) -> None:
    screen = my(my.person(role), item="A1")
    assert not screen.problems
    assert "/login?next=" not in screen.html
    assert f"ท่านเข้าสู่ระบบในบทบาท {role_name(role)}" in screen.text
    assert "หน้านี้เปิดให้ ฝ่ายเลขานุการ, ผู้รายงานของหน่วยงาน" in screen.text
    assert "ผู้ดูแลระบบเปลี่ยนบทบาท" in screen.text
    assert not screen.session.text_area
    assert "ประชุมประสานแผน" not in screen.text


def test_a_lead_sees_her_items_in_the_order_they_hurt(my: My) -> None:
    screen = my(my.person(agency="doae"))
    assert not screen.problems
    assert "เหลือ 12 งาน" in screen.text
    assert "วงครั้งหน้า 9 ก.พ. 2550 · พรุ่งนี้" in screen.text
    places = [screen.text.index(said) for said in ("ช้า 28 วัน", "กำหนดก่อนวงครั้งหน้า พรุ่งนี้", "ไม่มีวันกำหนด")]
    assert places == sorted(places)
    assert [expander.label for expander in screen.session.expander] == ["เสร็จแล้ว 4 งาน"]


def test_a_lead_cannot_open_another_agency_s_item(my: My) -> None:
    her = my.person(agency="tao")
    own = cards(my(her))
    other = next(code for code in cards(my(my.person(agency="doae"))) if code not in own)
    screen = my(her, item=other)
    assert len(screen.warnings) == 1
    assert not screen.session.text_area
    assert "เหลือ" in screen.text
    assert my(her, item=other, agency="doae").warnings == screen.warnings, "the address gives no agency"


@pytest.mark.parametrize("code", ["A99", "", "<script>alert(1)</script>"])
def test_an_unknown_item_is_one_sentence_and_the_list(my: My, code: str) -> None:
    screen = my(my.person(), item=code)
    assert (screen.problems, len(screen.warnings)) == ([], 1)
    assert not code or code not in screen.text


def test_the_secretariat_chooses_an_agency(my: My) -> None:
    office = my.person(AccountRole.SECRETARIAT)
    screen = my(office)
    assert "เลือกหน่วยงานเพื่อดูงาน" in screen.text
    screen.session.selectbox[0].select("nfe")
    assert "เหลือ" in screen.again().text
    assert screen.session.query_params["agency"] == "nfe"
    assert len(my(office, agency="nobody").warnings) == 1


def test_the_secretariat_reports_for_any_agency(my: My) -> None:
    screen = my(my.person(AccountRole.SECRETARIAT), agency="nfe", item="A1")
    widget(screen, "done").input("สำนักงานจังหวัดรายงานแทน")
    assert "บันทึกแล้ว" in send(screen).text
    assert my.updates("A1")[0].agency_code == "nfe"


def test_what_the_form_begins_with(my: My) -> None:
    screen = my(my.person(agency="doae"), item="A1")
    assert screen.session.session_state["say_state_doae_A1_0"] == "in_progress"
    assert widget(screen, "progress").value == "60"
    assert widget(screen, "done").value == widget(screen, "obstacle").value == ""


def test_a_report_is_kept_and_said(my: My) -> None:
    her = my.person(agency="doae")
    screen = my(her, item="A1")
    widget(screen, "progress").set_value("๘๕ %")
    widget(screen, "done").input("ประชุมครบทุกหน่วยแล้ว")
    widget(screen, "asks").set_value(True)
    screen.again()
    widget(screen, "ask").input("เร่งโอนงบ")
    widget(screen, "link").input("https://example.go.th/minutes")
    widget(screen, "photos").upload("ภาพ.png", png(), "image/png")
    send(screen)
    assert (screen.problems, screen.warnings) == ([], [])
    assert "✓ บันทึกแล้ว" in screen.text
    receipt = screen.html.partition("km-saved")[2].partition("</div>")[0]
    for kept in ("85 %", "ประชุมครบทุกหน่วยแล้ว", "เร่งโอนงบ", "https://example.go.th/minutes", "1 รูป"):
        assert kept in receipt
    assert "ไม่มีรายงานตั้งแต่" not in screen.text
    assert "งานถัดไป" in screen.text
    said = my.updates("A1")[0]
    assert (said.progress, said.done, said.ask) == (85, "ประชุมครบทุกหน่วยแล้ว", "เร่งโอนงบ")
    assert f'src="/photos/{said.photos[0]}"' in screen.html
    assert ">ประชุมครบทุกหน่วยแล้ว</p>" in screen.html
    for shown in ("https://example.go.th/minutes", f"รายงานโดย {her.user.label}"):
        assert shown in screen.text
    screen.session.button(key="report_another").click()
    screen.again()
    assert widget(screen, "done").value == ""
    assert widget(screen, "progress").value == "85"


def png() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(kept, "PNG")
    return kept.getvalue()


def test_a_second_tap_writes_nothing(my: My) -> None:
    screen = my(my.person(), item="A1")
    before = len(my.updates("A1"))
    widget(screen, "done").input("ครั้งเดียว")
    send(screen)
    opened = screen.session.session_state["my_form_doae_A1"]
    opened.saved = None  # as if the first tap's outcome had not reached this session
    screen.again()
    widget(screen, "done").input("ครั้งเดียว")
    assert "บันทึกแล้ว" in send(screen).text
    assert len(my.updates("A1")) == before + 1


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("done", "", "ยังไม่ได้เขียน"),
        ("link", "javascript:alert(1)", "http://"),
        ("obstacle", "ก" * 2_001, "2,000"),
    ],
)
def test_wrong_input_is_said_at_its_field_and_nothing_is_lost(
    my: My, name: str, value: str, said: str
) -> None:
    her = my.person()
    screen = my(her, item="A1")
    before = len(my.updates("A1"))
    widget(screen, "done").input("ทำไปแล้ว")
    widget(screen, name).input(value)
    send(screen)
    assert said in screen.html.split('class="km-wrong"')[1].split("</p>")[0]
    top, at_button = screen.problems
    assert top == at_button
    assert top.startswith("ยังไม่ได้ส่ง ")
    assert said in top.replace("\\", "")
    assert widget(screen, name).value == value
    assert name == "done" or widget(screen, "done").value == "ทำไปแล้ว"
    assert len(my.updates("A1")) == before
    widget(screen, name).input("" if name != "done" else "ทำไปแล้ว")
    assert "บันทึกแล้ว" in send(screen).text


def test_a_file_that_is_no_photo(my: My) -> None:
    screen = my(my.person(), item="A1")
    widget(screen, "done").input("แนบผิด")
    widget(screen, "photos").upload("x.jpg", b"%PDF-1.7", "image/jpeg")
    assert "ภาพที่ 1 เปิดไม่ได้" in send(screen).text
    assert widget(screen, "done").value == "แนบผิด"


def conflicting(my: My) -> Screen:
    """Return her form after he reported first and she pressed send."""
    her, him = my.person(login="her"), my.person(login="him")
    screen = my(her, item="A1")
    widget(screen, "done").input("ของเธอ")
    my.reported_by(him, "A1", "ของเขา")
    return send(screen)


def test_a_conflict_shows_both(my: My) -> None:
    screen = conflicting(my)
    shown = screen.within("report_conflict")
    assert screen.problems == []
    assert "กำลังทำ 55 %" in shown
    theirs, mine = screen.html.split('class="km-sides"')[1].split('class="km-side mine"')
    assert ">ของเขา</p>" in theirs
    assert ">ของเธอ</p>" in mine
    assert any("ทดสอบ him" in words for words in shown)
    assert "เกษตร" in shown
    assert widget(screen, "done").value == "ของเธอ"
    assert my.updates("A1")[0].done == "ของเขา"


def test_a_conflict_sent_as_it_is(my: My) -> None:
    screen = conflicting(my)
    screen.session.button(key="report_as_it_is").click()
    assert "บันทึกแล้ว" in screen.again().text
    assert [said.done for said in my.updates("A1")[:2]] == ["ของเธอ", "ของเขา"]


def test_a_conflict_put_together(my: My) -> None:
    screen = conflicting(my)
    screen.session.button(key="report_join").click()
    screen.again()
    assert "km-quoted-report" in screen.html
    assert widget(screen, "done").value == "ของเธอ"
    widget(screen, "done").input("ของเธอ และของเขา")
    assert "บันทึกแล้ว" in send(screen).text
    assert my.updates("A1")[0].done == "ของเธอ และของเขา"


def test_a_conflict_given_up(my: My) -> None:
    screen = conflicting(my)
    screen.session.button(key="report_give_up").click()
    screen.again()
    assert widget(screen, "done").value == ""
    assert my.updates("A1")[0].done == "ของเขา"
    assert "report_draft" not in str(screen.session.session_state)


def test_a_draft_comes_back_and_can_be_dropped(my: My) -> None:
    her = my.person()
    draft = TypedReport("blocked", 70, "ร่างไว้", "ฝนตก", "ขอรถ", "", system_clock())
    save_draft(my.engine, her.account_id, "A1", draft)
    assert "มีร่างที่ยังไม่ได้ส่ง" in my(her).text
    screen = my(her, item="A1")
    assert "ร่างที่ยังไม่ได้ส่ง เมื่อ" in screen.text
    assert [widget(screen, name).value for name in ("progress", "done", "obstacle", "ask")] == [
        "70",
        "ร่างไว้",
        "ฝนตก",
        "ขอรถ",
    ]
    screen.session.button(key="report_drop").click()
    screen.again()
    assert my.draft(her, "A1") is None
    assert widget(screen, "done").value == ""
    assert "ร่างที่ยังไม่ได้ส่ง" not in screen.text


def test_what_is_chosen_is_kept_as_a_draft(my: My) -> None:
    her = my.person()
    screen = my(her, item="A1")
    widget(screen, "progress").set_value("75")
    screen.again()
    draft = my.draft(her, "A1")
    assert draft is not None
    assert draft.progress == 75


def run_out(my: My, her: Person) -> None:
    mine = col(SignInSession.token_hash) == token_hash(her.token)
    with quiet_write(my.engine) as session:
        past = system_clock() - timedelta(minutes=1)
        session.execute(update(SignInSession).where(mine).values(expires_at=past))


def test_a_sign_in_that_ran_out_at_sending(my: My) -> None:
    her = my.person()
    screen = my(her, item="A1")
    before = len(my.updates("A1"))
    widget(screen, "done").input("พิมพ์ไว้")
    run_out(my, her)
    send(screen)
    assert "ข้อความที่พิมพ์ไว้ยังอยู่" in screen.text
    assert "/login?next=" in screen.html
    assert "item%3DA1" in screen.html
    assert len(my.updates("A1")) == before
    draft = my.draft(her, "A1")
    assert draft is not None
    assert draft.done == "พิมพ์ไว้"


def test_a_sign_in_that_was_ended_keeps_nothing_of_this_page(my: My) -> None:
    her = my.person()
    screen = my(her, item="A1")
    widget(screen, "done").input("อาจไม่ใช่เธอ")
    with quiet_write(my.engine) as session:
        end_sessions(session, her.account_id, SessionEnd.PASSWORD, system_clock())
    send(screen)
    assert "/login?next=" in screen.html
    assert my.draft(her, "A1") is None


def test_an_open_tab_whose_sign_in_was_ended_throws_no_draft_away(my: My) -> None:
    her = my.person()
    draft = TypedReport("blocked", 70, "ร่างไว้", "", "", "", system_clock())
    save_draft(my.engine, her.account_id, "A1", draft)
    screen = my(her, item="A1")
    with quiet_write(my.engine) as session:
        end_sessions(session, her.account_id, SessionEnd.SIGNED_OUT, system_clock())
    screen.session.button(key="report_drop").click()
    screen.again()
    assert "/login?next=" in screen.html
    assert my.draft(her, "A1") is not None


@pytest.mark.parametrize("button", ["report_give_up", "report_another"])
def test_nor_a_conflict_s_words_nor_begins_another_report(my: My, button: str) -> None:
    screen = conflicting(my)
    if button == "report_another":
        screen.session.button(key="report_as_it_is").click()
        screen.again()
    with reading(my.engine) as session:
        number = session.exec(select(Account.id).where(Account.login == "her")).one()
    with quiet_write(my.engine) as session:
        end_sessions(session, number or 0, SessionEnd.SIGNED_OUT, system_clock())
    before = screen.session.session_state[LATEST]
    numbered = before.number
    screen.session.button(key=button).click()
    screen.again()
    assert before.number == numbered


def test_the_past_is_looked_at_and_not_reported_on(my: My) -> None:
    screen = my(my.person(), item="A1", as_of="2007-01-20")
    assert not screen.session.text_area
    assert "รายงานได้เมื่อกลับมาที่วันอ้างอิง 8 ก.พ. 2550" in screen.text


def test_hostile_text_never_runs(my: My) -> None:
    screen = my(my.person(), item="A1")
    text = "<script>alert(1)</script> <img src=x onerror=alert(1)> **หนา** 😀"
    widget(screen, "done").input(text)
    send(screen)
    assert my.updates("A1")[0].done == text
    assert "<script>alert" not in screen.html
    assert "&lt;script&gt;alert(1)" in screen.html
