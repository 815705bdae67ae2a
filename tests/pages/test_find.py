"""ค้นหา: every noun is found, and the page of each says who, what, when, how much and on what ground."""

from collections.abc import Callable
from typing import Final

import pytest
from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_commands import RowEdit, correct_row
from tests.pages.conftest import OpenView, Peopled
from tests.support.people import Person

NOUNS: Final = {
    "district": "8003",
    "subdistrict": "800305",
    "village": "80030505",
    "agency": "nfe",
    "cohort": "2",
    "mission": "master-plan",
    "line": "km-cohort-2",
}
PARTS: Final = {  # by kind, the panels that say something of it
    "village": ["ใครรับผิดชอบ", "คนตามบทบาท", "ทำอะไรไปแล้ว", "ที่มาว่าอย่างไร", "ที่ตั้ง", "เงิน", "งานติดตาม", "ตัวชี้วัด"],
    "agency": ["รับผิดชอบอะไร", "คนตามบทบาท", "ทำอะไรไปแล้ว", "ที่มาว่าอย่างไร", "เงิน", "งานติดตาม"],
    "line": ["ใครรับผิดชอบ", "คนตามบทบาท", "เงิน", "ที่มาว่าอย่างไร", "งานติดตาม"],
}
every_noun = pytest.mark.parametrize(("kind", "code"), NOUNS.items())


@every_noun
def test_each_noun_has_its_page_in_both_languages_on_an_earlier_day(
    open_view: OpenView, kind: str, code: str
) -> None:
    screen = open_view("find", **{kind: code}, lang="en", as_of="2007-01-09")
    assert screen.problems == []
    assert screen.warnings == []
    assert screen.html.count("<h1>") == 1
    assert "km-noun-head" in screen.html


@pytest.mark.parametrize("kind", PARTS)
def test_a_page_has_its_parts(open_view: OpenView, kind: str) -> None:
    words = open_view("find", **{kind: NOUNS[kind]}).words
    assert [part for part in PARTS[kind] if not any(one.strip() == part for one in words)] == []


def test_a_village_says_who_since_when_and_what_was_done(open_view: OpenView) -> None:
    text = open_view("find", village="80030505").text
    for words in (
        "หมู่ 5 ตำบลขุนทะเล",
        "อำเภอลานสกา",
        "ในปีงบประมาณ 2550",
        "ตรวจยืนยันแล้ว",
        "รายงาน\n",
        "การยืนยันอยู่ใต้ผลล่าสุดก่อนหน้า",
        "เฉลี่ยต่อหมู่บ้านของ",
    ):
        assert words in text


def test_what_was_not_known_on_a_day_is_said_so(open_view: OpenView) -> None:
    screen = open_view("find", cohort="2", as_of="1990-01-01")
    assert "ในวันที่เลือกดูยังไม่มีที่มาใดพูดถึงรุ่นนี้" in screen.text
    assert screen.problems == []
    early = open_view("find", village="80030505", as_of="1990-01-01").text
    assert "ยังไม่มีหน่วยงานใดระบุชื่อหมู่บ้านที่นี่" in early
    assert "ยังไม่มีผลที่รายงานในวันที่เลือกดู" in early


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("village", "80999999"),
        ("village", "8003"),
        ("agency", "<b>x</b>"),
        ("cohort", "๒"),
        ("line", "x" * 900),
    ],
)
def test_an_unknown_code_gets_a_sentence_and_a_way_on(open_view: OpenView, kind: str, code: str) -> None:
    screen = open_view("find", **{kind: code})
    assert screen.problems == []
    assert "รหัสอาจถูกยกเลิกหรือพิมพ์ผิด" in screen.text
    assert screen.session.text_input(key="q")
    assert "<b>x</b>" not in screen.html


def test_a_code_of_another_level_is_offered(open_view: OpenView) -> None:
    assert 'href="/find?district=8003"' in open_view("find", village="8003").html


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ม.๕ ต.ขุนทะเล", "/find?village=80030505"),
        ("กศน", "/find?agency=nfe"),
        ("รุ่น 2", "/find?cohort=2"),
        ("A9", "/actions?item=A9"),
        ("ลานสะกา", "/find?district=8003"),
    ],
)
def test_the_search_leads_to_each_noun(open_view: OpenView, typed: str, address: str) -> None:
    assert f'href="{address}"' in open_view("find", q=typed).html


def test_what_is_not_found_is_said_with_what_to_try(open_view: OpenView) -> None:
    screen = open_view("find", q="<i>zzzzqqq</i>")
    assert "ลองคำที่สั้นลง" in screen.text
    assert "<i>" not in screen.html


@pytest.mark.parametrize("role", [None, *AccountRole])
def test_who_may_correct_the_row_is_led_to_its_form(
    open_view: OpenView,
    use_store: Callable[[str], None],
    peopled: Peopled,
    sign_in: Callable[[Person | None], None],
    role: AccountRole | None,
) -> None:
    use_store(peopled.url)
    sign_in(peopled.people[role] if role else None)
    screen = open_view("find", village="80030505")
    assert screen.problems == []
    assert ("แก้ในทะเบียน" in screen.text) == (role is AccountRole.SECRETARIAT)
    assert 'href="/registers?kind=villages&amp;row=80030505"' in screen.html


def test_what_was_corrected_stands_in_the_history(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    edit = RowEdit(
        KINDS["villages"],
        ("80030505",),
        {"name_th": "บ้านนากงซึ่งมีชื่อยาวมากจนต้องตัดบรรทัดหลายครั้ง"},
        {"name_th": None},
    )
    correct_row(own_store, secretary.by(), edit)
    screen = as_secretary("find", village="80030505")
    assert "บ้านนากงซึ่งมีชื่อยาวมากจนต้องตัดบรรทัดหลายครั้ง หมู่ 5" in screen.text
    assert "แก้ที่ผิด" in screen.text
