"""Many rows in one grid: looked at while typed, stored as one batch, nothing typed lost, nothing overwritten unsaid."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, text

from dashboard.session.register_grid import GRID
from kmcore.access.kinds import AccountRole
from kmcore.registers.definitions import KINDS
from kmcore.registers.grid_drafts import grid_draft
from kmcore.registers.row_commands import RowEdit, correct_row
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.pages.test_registers import batches, button, labels, values_of
from tests.support.people import Person, person
from tests.support.screen import Screen

SignIn = Callable[[Person | None], None]


def opened(open_view: OpenView, kind: str = "agencies", **query: str) -> Screen:
    screen = open_view("registers", kind=kind, do="grid", **query)
    assert screen.problems == []
    return screen


def place_of(screen: Screen, key: object) -> int:
    lines = screen.session.session_state[GRID].lines
    return next(place for place, line in enumerate(lines) if line.key == (key,))


def type_in(
    screen: Screen, edited: dict[int, dict[str, Any]], added: list[dict[str, Any]] | None = None
) -> Screen:
    """Type into the grid, as a browser hands it over."""
    state = {"edited_rows": edited, "added_rows": added or [], "deleted_rows": []}
    screen.session.session_state[screen.session.session_state[GRID].key] = state
    return screen.again()


def kept(engine: Engine, who: Person, kind: str = "agencies") -> list[dict[str, Any]]:
    with reading(engine) as session:
        return [dict(row.cells) for row in grid_draft(session, who.user.account_id or 0, kind)[0]]


def test_many_rows_are_corrected_and_added_as_one_batch_and_taken_back_as_one(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    screen = opened(as_secretary)
    first, second = place_of(screen, "cdd"), place_of(screen, "doae")
    new = {"name_th": "สำนักงานในตาราง", "short_th": "ทต."}
    type_in(screen, {first: {"ministry": "กระทรวงหนึ่ง"}, second: {"ministry": "กระทรวงสอง"}}, [new])
    assert screen.problems == []
    assert "กระทรวงหนึ่ง" in screen.html.replace("\u2060", ""), [
        t for t in screen.text.splitlines() if "หนึ่ง" in t
    ]
    assert len(kept(own_store, secretary)) == 3
    button(screen, "บันทึกทั้งหมด 3 แถว").click()
    screen.again()
    assert screen.problems == []
    assert values_of(own_store, "agencies", "cdd")["ministry"] == "กระทรวงหนึ่ง"
    assert (batches(own_store), kept(own_store, secretary)) == (1, [])
    button(screen, "ถอนคืนชุดที่ 1").click()
    screen.again()
    assert values_of(own_store, "agencies", "doae")["ministry"] != "กระทรวงสอง"


def test_what_cannot_be_taken_is_named_by_row_and_field_and_stops_the_sending(as_secretary: OpenView) -> None:
    screen = opened(as_secretary, "budget-entries")
    type_in(screen, {0: {"amount_satang": "หลายบาท", "on_date": "31 ก.พ. 2550"}}, [{"note": "มีแต่หมายเหตุ"}])
    assert "จำนวนเงิน" in screen.text
    assert "หลายบาท" in screen.text
    assert button(screen, "บันทึก (แก้อีก 2 แถวก่อน)").disabled
    button(screen, "คืนค่าเดิม").click()
    screen.again()
    assert button(screen, "บันทึก (แก้อีก 1 แถวก่อน)").disabled


def test_what_was_typed_is_there_again_after_a_reload_and_may_be_thrown_away(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    screen = opened(as_secretary)
    type_in(screen, {place_of(screen, "cdd"): {"ministry": "พิมพ์ค้างไว้"}}, [{"name_th": "แถวใหม่ค้างไว้"}])
    again = opened(as_secretary, q="doae")  # another session, other rows shown
    assert "ร่าง" in again.text
    assert "พิมพ์ค้างไว้" in again.text
    assert len(again.session.session_state[GRID].lines) >= 3
    button(again, "ทิ้งร่าง").click()
    again.again()
    assert kept(own_store, secretary) == []
    assert "พิมพ์ค้างไว้" not in again.text


def test_what_was_typed_last_is_kept_when_the_sign_in_ran_out(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    screen = opened(as_secretary)
    place = place_of(screen, "cdd")
    with own_store.begin() as connection:
        connection.execute(text("UPDATE sign_in_session SET expires_at = '2026-01-01 00:00:00'"))
    type_in(screen, {place: {"ministry": "พิมพ์หลังหมดเวลา"}})
    assert "การเข้าสู่ระบบสิ้นสุดแล้ว" in screen.text


def test_who_comes_second_is_shown_what_changed_and_goes_on_from_there(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    screen = opened(as_secretary)
    place = place_of(screen, "cdd")
    seen = {"ministry": values_of(own_store, "agencies", "cdd")["ministry"]}
    correct_row(
        own_store, secretary.by(), RowEdit(KINDS["agencies"], ("cdd",), {"ministry": "ของคนแรก"}, seen)
    )
    type_in(screen, {place: {"duty": "หน้าที่ของคนที่สอง"}})
    assert "มีผู้แก้แถวนี้หลังจากเปิดตาราง" in screen.text
    assert "ของคนแรก" in screen.text
    assert button(screen, "บันทึก (แก้อีก 1 แถวก่อน)").disabled
    button(screen, "ดูค่าล่าสุดแล้วแก้ต่อ").click()
    screen.again()
    button(screen, "บันทึกทั้งหมด 1 แถว").click()
    screen.again()
    row = values_of(own_store, "agencies", "cdd")
    assert (row["ministry"], row["duty"]) == ("ของคนแรก", "หน้าที่ของคนที่สอง")


def test_two_pages_of_one_person_do_not_throw_away_each_others_draft(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    one, other = opened(as_secretary), opened(as_secretary)
    type_in(one, {place_of(one, "cdd"): {"ministry": "จากหน้าแรก"}}, [{"name_th": "ใหม่จากหน้าแรก"}])
    type_in(other, {place_of(other, "doae"): {"ministry": "จากหน้าที่สอง"}})
    type_in(one, {place_of(one, "cdd"): {"ministry": "จากหน้าแรก แก้อีก"}}, [{"name_th": "ใหม่จากหน้าแรก"}])
    said = [cells.get("ministry") or cells.get("name_th") for cells in kept(own_store, secretary)]
    assert sorted(said, key=str) == sorted(["จากหน้าแรก แก้อีก", "ใหม่จากหน้าแรก", "จากหน้าที่สอง"])
    button(one, "ทิ้งที่พิมพ์").click()
    one.again()
    assert [cells.get("ministry") for cells in kept(own_store, secretary)] == ["จากหน้าที่สอง"]


@pytest.mark.parametrize("code", list(KINDS))
def test_every_kind_opens_in_a_grid(as_secretary: OpenView, code: str) -> None:
    opened(as_secretary, code)


def test_a_lead_has_only_own_rows_in_the_grid_and_who_may_not_has_none(
    own_store: Engine, open_own: OpenView, sign_in: SignIn
) -> None:
    sign_in(person(own_store, AccountRole.LEAD, "doae"))
    screen = opened(open_own, "evidence")
    lines = screen.session.session_state[GRID].lines
    assert {line.seen["agency_code"] for line in lines} <= {"doae"}
    sign_in(person(own_store, AccountRole.VIEWER))
    screen = opened(open_own, "evidence")
    assert GRID not in screen.session.session_state
    assert not {"บันทึก"} & labels(screen)


def test_a_search_in_the_grid_chooses_its_rows_and_keeps_what_was_typed(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    screen = opened(as_secretary)
    before = len(screen.session.session_state[GRID].lines)
    type_in(screen, {place_of(screen, "doae"): {"name_th": "เกษตรจังหวัด"}})
    screen.session.query_params["q"] = "doae"
    screen.again()
    found = [line.key for line in screen.session.session_state[GRID].lines]
    assert ("doae",) in found
    assert len(found) < before
    assert [row["name_th"] for row in kept(own_store, secretary)] == ["เกษตรจังหวัด"]


def test_the_grids_limit_is_told_before_and_counts_only_own_rows(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("kmcore.registers.listing", "dashboard.views.registers.kind_page"):
        monkeypatch.setattr(f"{module}.GRID_ROWS", 2)
    sign_in(person(own_store, AccountRole.LEAD, "doae"))
    assert "รับได้ครั้งละ 2 แถว" in open_own("registers", kind="evidence").text
    screen = opened(open_own, "evidence")
    lines = screen.session.session_state[GRID].lines
    assert [line.seen["agency_code"] for line in lines] == ["doae"] * 2
    assert "นำเข้าทั้งแฟ้ม" in screen.text
