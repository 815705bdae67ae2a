"""An area that changes, as the secretariat enters it: from the area's own row, looked at first, saved, told."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.areas.queries import subdistricts
from kmcore.storage.unit_of_work import reading
from tests.integration.registers.support import Lines, imported
from tests.pages.conftest import OpenView
from tests.support.people import Person, person
from tests.support.screen import Screen

SignIn = Callable[[Person | None], None]
CODE = "80010601"
FORM = f"form_register_add_area-changes_{CODE}"


def _fill(screen: Screen, **values: Any) -> None:
    for name, value in values.items():
        field: Any = screen.session.text_input(f"{FORM}_{name}")
        field.set_value(value)


def _press(screen: Screen, label: str) -> Screen:
    button: Any = next(one for one in screen.session.button if one.label.startswith(label))
    button.click()
    return screen.again()


def test_a_village_is_split_after_a_look_at_what_follows(
    open_own: OpenView, own_store: Engine, sign_in: SignIn
) -> None:
    sign_in(person(own_store, AccountRole.SECRETARIAT))
    row = open_own("registers", kind="villages", row=CODE)
    assert row.problems == []
    assert "เปลี่ยนแปลงพื้นที่นี้ตั้งแต่วันหนึ่ง" in row.text
    form = open_own("registers", kind="area-changes", do="add", from_code=CODE)
    kind: Any = form.session.selectbox(f"{FORM}_kind")
    kind.set_value("split")
    _fill(form, on_date="1 มี.ค. 2550", to_code="80010602", name_th="บ้านแยก")
    refused = _press(form, "ดูก่อน")
    assert "เป็นหรือเคยเป็นของ" in refused.text
    _fill(refused, to_code="80010699")
    told = _press(refused, "ดูก่อน")
    assert told.problems == []
    assert "1,551 เมื่อ 28 ก.พ. 2550 และ 1,552 ตั้งแต่ 1 มี.ค. 2550" in told.text
    saved = _press(told, "บันทึก")
    assert saved.problems == []
    again = open_own("registers", kind="villages", row="80010699")
    assert f"มาจาก {CODE}" in again.text


def test_the_form_begins_with_nothing_that_the_address_says_of_the_page(
    open_own: OpenView, own_store: Engine, sign_in: SignIn
) -> None:
    sign_in(person(own_store, AccountRole.SECRETARIAT))
    form = open_own("registers", kind="area-changes", do="add", from_code=CODE)
    kind: Any = form.session.selectbox(f"{FORM}_kind")
    assert kind.value is None  # "area-changes" is the register, no kind of change


def test_who_only_reads_sees_the_changes_and_no_way_to_enter_one(
    open_own: OpenView, own_store: Engine, sign_in: SignIn
) -> None:
    sign_in(person(own_store, AccountRole.VIEWER))
    row = open_own("registers", kind="districts", row="8001")
    assert row.problems == []
    assert "ยังไม่มีการเปลี่ยนแปลงที่บันทึกไว้" in row.text
    assert "เปลี่ยนแปลงพื้นที่นี้ตั้งแต่วันหนึ่ง" not in row.text


def test_an_old_link_says_what_became_of_its_area_and_names_are_those_of_the_day(
    open_own: OpenView, own_store: Engine, sign_in: SignIn
) -> None:
    secretary = person(own_store, AccountRole.SECRETARIAT)
    day = "2007-02-01"
    with reading(own_store) as session:
        homes = [one.code for one in subdistricts(session, "8002", date.fromisoformat(day))]
    lines: Lines = [
        {"on_date": day, "kind": "moved", "from_code": code, "to_code": f"8001{number}"}
        for number, code in enumerate(homes, start=80)
    ]
    lines += [
        {"on_date": day, "kind": "merged", "from_code": "8002", "to_code": "8001"},
        {"on_date": day, "kind": "renamed", "from_code": "8003", "name_th": "ลานสกาใหม่"},
    ]
    assert imported(own_store, secretary.by(), "area-changes", lines)[1].batch
    sign_in(secretary)
    villages = open_own("villages", area="8002")
    assert any("ตั้งแต่นั้นคือ อำเภอเมือง" in one for one in villages.warnings)
    assert "area=8001" in villages.html
    plan = open_own("plan", in_district="8002")
    assert plan.problems == plan.warnings == []
    noun = open_own("find", district="8002")
    assert noun.problems == []
    assert "รวมเข้าด้วยกัน" in noun.text
    offered, before = open_own("find").words, open_own("find", as_of="2007-01-31").words
    assert ("อำเภอพรหมคีรี" in offered, "อำเภอลานสกาใหม่" in offered) == (False, True)
    assert ("อำเภอพรหมคีรี" in before, "อำเภอลานสกาใหม่" in before) == (True, False)
    assert "ลานสกาใหม่" not in open_own("meeting", as_of="2007-01-31").text
