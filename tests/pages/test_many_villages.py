"""One act on many villages: chosen by area or from a pasted list, looked at, one batch; no line is dropped unsaid."""

from collections.abc import Callable

from sqlalchemy import Engine

from kmcore.access.kinds import AccountRole
from kmcore.registers.definitions import KINDS
from kmcore.registers.queries import newest_batches, register_rows
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.pages.test_registers import button, labels
from tests.support.people import Person, person
from tests.support.screen import Screen

SignIn = Callable[[Person | None], None]


def opened(open_view: OpenView, kind: str = "villages") -> Screen:
    screen = open_view("registers", kind=kind, do="villages")
    assert screen.problems == []
    return screen


def press(screen: Screen, label: str) -> Screen:
    button(screen, label).click()
    return screen.again()


def in_cohort(engine: Engine, cohort: int) -> set[str]:
    with reading(engine) as session:
        rows = register_rows(session, KINDS["village-cohorts"])
    return {row["village_code"] for row in rows if row["cohort_number"] == cohort}


def test_a_pasted_list_is_put_into_a_cohort_once_every_line_is_decided(
    as_secretary: OpenView, own_store: Engine
) -> None:
    screen = opened(as_secretary)
    screen.session.button_group(key="villages_way").set_value("list").run()
    screen.session.text_area(key="villages_list").input("รายชื่อรุ่น 2\n80010601\n8001060\n2. 80010602").run()
    screen.again()
    assert "ยังไม่รู้ว่าหมายถึงหมู่บ้านใด 2 บรรทัด" in screen.text
    assert button(screen, "ดูผลก่อนบันทึก").disabled
    press(screen, "เว้นบรรทัดนี้")
    press(screen, "ใช้ ")
    assert "เว้นไว้ตามที่เลือก" in screen.text
    form = "form_register_villages_cohort"
    screen.session.selectbox(key=f"{form}_cohort_number").select(2)
    screen.session.text_input(key=f"{form}_from_date").input("8 ก.พ. 2550")
    press(screen, "ดูผลก่อนบันทึก")
    assert screen.problems == []
    press(screen, "บันทึกทั้งหมด")
    assert screen.problems == []
    assert {"80010601", "80010602"} <= in_cohort(own_store, 2)
    with reading(own_store) as session:
        (batch, *_rest) = newest_batches(session)
    assert batch.how == "bulk"
    press(screen, "ถอนคืนชุดที่")
    assert screen.problems == []


def test_villages_of_a_district_are_noted_by_an_agency_as_its_own(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, from_an_address: None
) -> None:
    sign_in(person(own_store, AccountRole.LEAD, "nfe"))
    screen = opened(open_own, "evidence")
    screen.session.selectbox(key="villages_district_").select("8003").run()
    screen.again()
    assert "คัดได้" in " ".join(one.label for one in screen.session.expander)
    form = "form_register_villages_evidence"
    screen.session.selectbox(key=f"{form}_mission_code").select("sufficiency")
    screen.session.text_input(key=f"{form}_on_date").input("9 ก.พ. 2550")
    screen.session.text_area(key=f"{form}_note").input("เวทีพร้อมกัน")
    press(screen, "ดูผลก่อนบันทึก")
    assert "ยังมาไม่ถึง" in screen.text
    screen.session.text_input(key=f"{form}_on_date").input("8 ก.พ. 2550")
    press(screen, "ดูผลก่อนบันทึก")
    press(screen, "บันทึกทั้งหมด")
    assert screen.problems == []
    with reading(own_store) as session:
        (batch, *_rest) = newest_batches(session)
    assert (batch.kind, batch.rows > 10) == ("evidence", True)


def test_who_may_not_is_told_why(own_store: Engine, open_own: OpenView, sign_in: SignIn) -> None:
    sign_in(person(own_store, AccountRole.VIEWER))
    screen = opened(open_own)
    assert not [label for label in labels(screen) if label.startswith("ดูผล")]
