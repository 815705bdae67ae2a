"""บันทึกการใช้งาน: who may open it, what each reads there, filters in the address, in words."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from kmcore.access.account_register import change_role
from kmcore.access.kinds import AccountRole
from kmcore.exchange.new_province.commands import set_province
from kmcore.privacy.account_rectification import change_person
from kmcore.privacy.personal_data import erase_person
from kmcore.storage.unit_of_work import reading
from kmcore.year_turn.commands import change_plan, prepare_year
from kmcore.year_turn.kinds import Fate
from kmcore.year_turn.many_plans import ManyPlans, change_plans
from kmcore.year_turn.models import YearPlanRow
from kmcore.year_turn.plan_form import PlanForm, TakerForm
from tests.integration.access.matrix_registers import PROVINCE
from tests.integration.actions.reporting import Desk
from tests.pages.conftest import OpenView
from tests.support.markup import Tag, read_markup
from tests.support.people import Person, person

SignIn = Callable[[Person | None], None]
HOSTILE = "<script>alert(1)</script> [x](javascript:1) **ตัวหนา** \u202eกลับ"


@pytest.fixture
def admin(own_store: Engine) -> Person:
    return person(own_store, AccountRole.ADMIN)


def _rows(html: str) -> list[str]:
    return [" ".join(row) for row in read_markup(html).rows if len(row) == 4][1:]


@pytest.mark.parametrize("role", [None, AccountRole.VIEWER])
def test_who_may_not_read_it_is_told_and_shown_nothing(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, role: AccountRole | None
) -> None:
    sign_in(person(own_store, role) if role else None)
    screen = open_own("history")
    assert screen.problems == []
    assert "เข้าสู่ระบบ" in screen.text
    assert _rows(screen.html) == []


def test_an_entry_says_who_what_before_and_after_in_words(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, admin: Person
) -> None:
    lead = person(own_store, AccountRole.LEAD, "doae")
    change_role(own_store, admin.by(), lead.account_id, AccountRole.VIEWER, None)
    sign_in(admin)
    screen = open_own("history")
    newest = _rows(screen.html)[0]
    for said in (admin.user.label, "ผู้ดูแลระบบ", "เปลี่ยนบทบาท", lead.user.label, "จาก 127.0.0.1"):
        assert said in newest
    assert "<s>ผู้รายงานของหน่วยงาน</s>" in screen.html
    assert "ผู้ชม" in newest
    assert "change_role" not in screen.text
    assert screen.problems == screen.warnings == []


def test_the_turn_of_the_year_and_the_province_are_told_in_words(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, admin: Person
) -> None:
    secretary = person(own_store, AccountRole.SECRETARIAT)
    prepare_year(own_store, secretary.by(), 2551)
    with reading(own_store) as session:
        line = session.exec(select(YearPlanRow).where(YearPlanRow.row_key == '["strategy-food"]')).one()
        seen = line.id or 0, line.version
    form = PlanForm(*seen, Fate.GOES_ON, amount="900000", carried="1000", carried_note="หนังสือที่ 7")
    change_plan(own_store, secretary.by(), form)
    with reading(own_store) as session:
        cohort = session.exec(select(YearPlanRow).where(YearPlanRow.row_key == '["cohort-2-nfe"]')).one()
        mission = session.exec(
            select(YearPlanRow).where(YearPlanRow.row_key == '["mission-master-plan-dopa"]')
        ).one()
        seen, other = (cohort.id or 0, cohort.version), {mission.id or 0: mission.version}
    several = (TakerForm("cdd", "150", ("800101",)),)
    change_plan(
        own_store,
        secretary.by(),
        PlanForm(*seen, Fate.HANDED_OVER, agency="doae", districts=("8002",), others=several),
    )
    change_plans(own_store, secretary.by(), ManyPlans(2551, Fate.HANDED_OVER, "pho", other))
    set_province(own_store, secretary.by(), replace(PROVINCE, name_en="Nakhon"))
    sign_in(admin)
    screen = open_own("history")
    said = " ".join(re.sub(r"<[^>]+>", " ", screen.html).split())
    for words in (
        "ปีงบประมาณ 2551",
        "ต่อเนื่อง",
        "วงเงิน (บาท) 900,000.00",
        "เงินกันเหลื่อมปี (บาท) 1,000.00",
        "หนังสือที่ 7",
        "ส่งต่อให้ด้วย พช.",
        "หมู่บ้านที่รับปากของส่วนอื่น 150",
        "พรหมคีรี",
    ):
        assert words in said
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b|\[\"|goes_on|budget-lines|\b8002\b|800101", said)
    assert screen.problems == screen.warnings == []


def test_addresses_of_others_are_the_administrator_s(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, admin: Person
) -> None:
    sign_in(person(own_store, AccountRole.GOVERNOR))
    assert "127.0.0.1" not in open_own("history").text
    sign_in(admin)
    assert "จาก test" in open_own("history").text


def test_a_lead_sees_her_own_agency_s(own_store: Engine, open_own: OpenView, sign_in: SignIn) -> None:
    doae, nfe = person(own_store, AccountRole.LEAD, "doae"), person(own_store, AccountRole.LEAD, "nfe")
    Desk(own_store, doae).send("A13", "doae", done="ของเกษตร")
    Desk(own_store, nfe).send("A4", "nfe", done="ของ กศน.")
    sign_in(doae)
    screen = open_own("history")
    assert "ของเกษตร" in screen.html
    assert "ของ กศน." not in screen.html


def test_the_address_chooses_and_what_means_nothing_is_said(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, admin: Person
) -> None:
    Desk(own_store, person(own_store, AccountRole.LEAD, "doae")).send("A13", "doae")
    sign_in(admin)
    one = open_own("history", thing="action:A13")
    assert len(_rows(one.html)) == 1
    assert Tag("a", {"href": "/actions?item=A13"}) in read_markup(one.html).tags
    by_lead = open_own("history", role="lead")
    assert len(_rows(by_lead.html)) == 1
    strange = open_own("history", role="king", thing="<b>", page="-1", action="x", days="9999")
    assert len(strange.warnings) == 1
    assert strange.problems == []
    assert len(_rows(strange.html)) > 1
    assert open_own("history", thing="action:none").text.count("ไม่มีรายการที่ตรงกับตัวกรองนี้") == 1


def test_a_filter_chosen_on_a_later_page_begins_at_the_first(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, admin: Person
) -> None:
    lead = person(own_store, AccountRole.LEAD, "doae")
    for progress in range(65):
        Desk(own_store, lead).send(progress=progress)
    sign_in(admin)
    screen = open_own("history", page="2")
    assert "หน้า 2 จาก 3" in screen.text
    screen.session.selectbox(key="chosen_action").select("report").run()
    assert "หน้า 1 จาก 3" in screen.text
    assert "page" not in screen.session.query_params


def test_no_name_stands_in_it_and_an_erased_account_is_a_number(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, admin: Person
) -> None:
    lead = person(own_store, AccountRole.LEAD, "doae", login="somying")
    change_person(
        own_store, admin.by(), lead.account_id, label="หัวหน้า", full_name="สมหญิง ใจดี", email="s@doae.go.th"
    )
    Desk(own_store, lead).send()
    sign_in(admin)
    assert not [word for word in ("somying", "สมหญิง", "s@doae") if word in open_own("history").html]
    erase_person(own_store, admin.by(), lead.account_id)
    screen = open_own("history", thing="action:A13")
    assert f"บัญชีที่ลบแล้ว #{lead.account_id}" in _rows(screen.html)[0]


def test_hostile_text_is_text(own_store: Engine, open_own: OpenView, sign_in: SignIn, admin: Person) -> None:
    Desk(own_store, person(own_store, AccountRole.LEAD, "doae")).send(done=HOSTILE.replace("\u202e", ""))
    sign_in(admin)
    screen = open_own("history", thing="action:A13")
    assert "<script>" not in screen.html
    assert "&lt;script&gt;" in screen.html


def test_in_english(own_store: Engine, open_own: OpenView, sign_in: SignIn, admin: Person) -> None:
    sign_in(admin)
    screen = open_own("history", lang="en")
    assert screen.problems == []
    assert "Add an account" in screen.text
