"""ทะเบียน: every kind looked at by everybody, written by those who may; a file looked at before it is imported."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import Engine
from xlsxwriter import Workbook

from kmcore.access.kinds import AccountRole
from kmcore.registers.definitions import KINDS
from kmcore.registers.listing import register_page, register_row
from kmcore.registers.queries import newest_batches
from kmcore.registers.row_commands import RowEdit, correct_row
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.support.figures import closed_figures
from tests.support.people import Person, person
from tests.support.screen import Screen

SignIn = Callable[[Person | None], None]
ROLES: list[AccountRole | None] = [None, *AccountRole]
READERS: list[AccountRole | None] = [None, AccountRole.GOVERNOR, AccountRole.VIEWER, AccountRole.ADMIN]
AGENCY = "cdd"
FORM = f"form_register_agencies_{AGENCY}"


def button(screen: Screen, label: str) -> Any:
    """Return the button whose label begins so."""
    return next(one for one in screen.session.button if one.label.startswith(label))


def labels(screen: Screen) -> set[str]:
    return {one.label for one in screen.session.button}


def values_of(engine: Engine, kind: str, address: str) -> Mapping[str, Any]:
    with reading(engine) as session:
        row = register_row(session, kind, address)
    assert row is not None
    return row.values


def batches(engine: Engine) -> int:
    with reading(engine) as session:
        return len(newest_batches(session, limit=1000))


def workbook(*rows: tuple[Any, ...]) -> bytes:
    """Return an XLSX with these rows."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("แผ่น 1")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def choose_file(screen: Screen, data: bytes, name: str = "รายชื่อ.xlsx") -> Screen:
    """Put a file into the page's field for one."""
    field: Any = screen.session.get("file_uploader")[0]
    field.upload(name, data, "application/octet-stream")
    return screen.again()


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_every_kind_and_acts_are_for_who_may(
    open_own: OpenView, own_store: Engine, sign_in: SignIn, role: AccountRole | None
) -> None:
    sign_in(person(own_store, role) if role else None)
    overview = open_own("registers")
    assert overview.problems == []
    shown = [kind for kind in KINDS.values() if kind.seen_by is None or role is AccountRole.ADMIN]
    assert all(kind.words in overview.text for kind in shown)
    assert (KINDS["people"].words in overview.text) is (role is AccountRole.ADMIN)
    for code in ("agencies", "evidence"):
        screen = open_own("registers", kind=code)
        assert screen.problems == []
        writes = role is AccountRole.SECRETARIAT or (role is AccountRole.LEAD and code == "evidence")
        assert (f"เพิ่ม{KINDS[code].one_words}" in screen.text) is writes
        assert ("นำเข้าจากแฟ้ม" in screen.text) is writes


def test_people_are_for_who_keeps_accounts(open_own: OpenView, own_store: Engine, sign_in: SignIn) -> None:
    keeper = person(own_store, AccountRole.ADMIN)
    sign_in(keeper)
    row = open_own("registers", kind="people", row=str(keeper.account_id))
    assert (row.problems, "ชื่อ-สกุล" in row.text) == ([], True)
    for act in ("add", "import", None):
        assert open_own("registers", kind="people", **({"do": act} if act else {})).problems == []
    sign_in(person(own_store, AccountRole.SECRETARIAT))
    for query in ({"row": str(keeper.account_id)}, {"do": "add"}, {"do": "import"}, {}):
        screen = open_own("registers", kind="people", **query)
        assert screen.problems == []
        assert "ผู้ดูแลระบบ" in screen.text
        assert keeper.user.label not in screen.text


def test_a_changed_name_is_told_before_and_after_as_not_taken_back(
    open_own: OpenView, own_store: Engine, sign_in: SignIn
) -> None:
    keeper = person(own_store, AccountRole.ADMIN)
    sign_in(keeper)
    other = person(own_store, AccountRole.LEAD, "cdd")
    screen = open_own("registers", kind="people", row=str(other.account_id))
    assert any("ถอนคืนไม่ได้" in str(one.value) for one in screen.session.caption)
    (name,) = (one for one in screen.session.text_input if str(one.key).endswith("_full_name"))
    name.set_value("สมศรี ใจงาม")
    button(screen, "บันทึก").click()
    screen = screen.again()
    assert screen.problems == []
    assert "ประวัติไม่เก็บค่าเดิม" in " ".join(str(one.value) for one in screen.session.success)
    assert not {label for label in labels(screen) if "ถอนคืน" in label}


@pytest.mark.parametrize("code", list(KINDS))
def test_every_kind_has_its_list_its_rows_and_its_forms(
    as_secretary: OpenView, own_store: Engine, code: str
) -> None:
    screen = as_secretary("registers", kind=code)
    assert screen.problems == []
    assert closed_figures(screen.html) == []
    for act in ("add", "import"):
        assert as_secretary("registers", kind=code, do=act).problems == []
    with reading(own_store) as session:
        found = register_page(session, code)
    for row in found.rows[:1]:
        one = as_secretary("registers", kind=code, row=row.address)
        assert (one.problems, one.warnings) == ([], [])
        assert row.name in one.text
        assert closed_figures(one.html) == []


def test_a_correction_is_stored_told_and_taken_back_on_the_spot(
    as_secretary: OpenView, own_store: Engine
) -> None:
    before = dict(values_of(own_store, "agencies", AGENCY))
    screen = as_secretary("registers", kind="agencies", row=AGENCY)
    screen.session.text_input(key=f"{FORM}_ministry").input("กระทรวงใหม่")
    button(screen, "บันทึก").click()
    screen.again()
    assert screen.problems == []
    (said,) = [str(each.value) for each in screen.session.success]
    assert "กระทรวงใหม่" in said
    assert values_of(own_store, "agencies", AGENCY)["ministry"] == "กระทรวงใหม่"
    assert "กระทรวงใหม่" in " ".join(screen.words)
    button(screen, "ถอนคืนชุดที่").click()
    screen.again()
    assert screen.problems == []
    assert dict(values_of(own_store, "agencies", AGENCY)) == before
    assert "ถอนคืนชุดที่" not in " ".join(labels(screen))


def test_every_wrong_field_is_named_at_once_and_what_was_typed_stays(as_secretary: OpenView) -> None:
    screen = as_secretary("registers", kind="budget-entries", do="add")
    form = "form_register_add_budget-entries"
    screen.session.text_input(key=f"{form}_amount_satang").input("หลายบาท")
    screen.session.text_input(key=f"{form}_on_date").input("31 ก.พ. 2550")
    button(screen, "บันทึก").click()
    screen.again()
    (said,) = screen.problems
    assert "จำนวนเงิน" in said
    assert "วันที่" in said
    assert said.count("\n- ") >= 2
    assert screen.session.text_input(key=f"{form}_amount_satang").value == "หลายบาท"


def test_who_comes_second_is_told_and_keeps_what_was_typed(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    screen = as_secretary("registers", kind="agencies", row=AGENCY)
    seen = {"ministry": values_of(own_store, "agencies", AGENCY)["ministry"]}
    edit = RowEdit(KINDS["agencies"], (AGENCY,), {"ministry": "กระทรวงของคนแรก"}, seen)
    correct_row(own_store, secretary.by(), edit)
    screen.session.text_area(key=f"{FORM}_duty").input("หน้าที่ของคนที่สอง")
    button(screen, "บันทึก").click()
    screen.again()
    (said,) = screen.problems
    assert "ถูกแก้ไปแล้ว" in said
    assert screen.session.text_area(key=f"{FORM}_duty").value == "หน้าที่ของคนที่สอง"
    assert screen.session.text_input(key=f"{FORM}_ministry").value == "กระทรวงของคนแรก"
    button(screen, "บันทึก").click()
    screen.again()
    assert screen.problems == []
    row = values_of(own_store, "agencies", AGENCY)
    assert (row["ministry"], row["duty"]) == ("กระทรวงของคนแรก", "หน้าที่ของคนที่สอง")


HEAD = ("ชื่อหน่วยงาน", "ชื่อย่อ", "กระทรวง", "โทรศัพท์")
GOOD = (HEAD, ("สำนักงานทดสอบหนึ่ง", "ทส.หนึ่ง", "กระทรวงทดสอบ", "081"), ("สำนักงานทดสอบสอง", "ทส.สอง", "", ""))
ONE_WRONG = (*GOOD, ("ก" * 201, "ทส.สาม", "กระทรวงทดสอบ", ""))


def named(engine: Engine, code: str, word: str) -> int:
    """Return how many rows of a kind have a word."""
    with reading(engine) as session:
        return register_page(session, code, word).found


def test_a_file_is_looked_at_imported_whole_and_taken_back(as_secretary: OpenView, own_store: Engine) -> None:
    screen = choose_file(as_secretary("registers", kind="agencies", do="import"), workbook(*GOOD))
    assert screen.problems == []
    assert {"ใหม่ 2"} <= set(screen.words)
    assert "ชื่อเต็มหน่วยงาน" in screen.text
    assert "ข้อมูลส่วนบุคคล" in screen.text
    assert (named(own_store, "agencies", "ทส."), batches(own_store)) == (0, 0)
    assert "นำเข้าเฉพาะแถวที่ถูก" not in " ".join(labels(screen))
    button(screen, "นำเข้าทั้งหมด 2").click()
    screen.again()
    assert screen.problems == []
    assert named(own_store, "agencies", "ทส.") == 2
    assert "ชุดที่ 1" in str(screen.session.success[0].value)
    button(screen, "ถอนคืนชุดที่ 1").click()
    screen.again()
    assert screen.problems == []
    assert named(own_store, "agencies", "ทส.") == 0


def test_the_totals_that_people_know_stand_before_and_after(as_secretary: OpenView) -> None:
    rows = (("รหัสหมู่บ้าน", "ชื่อบ้าน"), ("80010198", "บ้านใหม่"), ("80010199", "บ้านใหม่กว่า"))
    screen = choose_file(as_secretary("registers", kind="villages", do="import"), workbook(*rows))
    assert screen.problems == []
    assert "หมู่บ้านทั้งจังหวัด 1,551 → 1,553 +2" in " ".join(screen.text.split())


def test_with_a_refused_row_only_the_good_ones_are_taken_knowingly(
    as_secretary: OpenView, own_store: Engine
) -> None:
    screen = choose_file(as_secretary("registers", kind="agencies", do="import"), workbook(*ONE_WRONG))
    assert {"รับไม่ได้ 1", "ใหม่ 2"} <= set(screen.words)
    assert "แถวที่ 4" in screen.text
    assert button(screen, "นำเข้าทั้งหมด").disabled
    button(screen, "นำเข้าเฉพาะแถวที่ถูก 2").click()
    screen.again()
    assert screen.problems == []
    assert named(own_store, "agencies", "ทส.") == 2


def test_a_preview_that_is_no_longer_true_is_shown_anew(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    rows = (("รหัสหน่วยงาน", "กระทรวง"), (AGENCY, "กระทรวงจากแฟ้ม"))
    screen = choose_file(as_secretary("registers", kind="agencies", do="import"), workbook(*rows))
    assert "เปลี่ยน 1" in screen.words
    seen = {"ministry": values_of(own_store, "agencies", AGENCY)["ministry"]}
    correct_row(
        own_store, secretary.by(), RowEdit(KINDS["agencies"], (AGENCY,), {"ministry": "กระทรวงจากแฟ้ม"}, seen)
    )
    button(screen, "นำเข้าทั้งหมด").click()
    screen.again()
    assert any("ทะเบียนเปลี่ยนไป" in said for said in screen.problems)
    assert "เหมือนเดิม 1" in screen.words
    assert batches(own_store) == 1


def test_a_cancelled_file_leaves_nothing(as_secretary: OpenView, own_store: Engine) -> None:
    screen = choose_file(as_secretary("registers", kind="agencies", do="import"), workbook(*GOOD))
    button(screen, "ยกเลิก").click()
    screen.again()
    assert "ใหม่ 2" not in screen.words
    assert batches(own_store) == 0


def test_a_file_that_cannot_be_read_says_so(as_secretary: OpenView) -> None:
    screen = choose_file(as_secretary("registers", kind="agencies", do="import"), b"\0\1\2", "x.xlsx")
    assert screen.problems == []
    assert "ทั้งแฟ้ม" in screen.text


@pytest.mark.parametrize("role", READERS)
def test_who_may_not_write_has_no_form_and_is_told_why(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, role: AccountRole | None
) -> None:
    sign_in(person(own_store, role) if role else None)
    for query in ({"do": "add"}, {"do": "import"}, {"row": AGENCY}):
        screen = open_own("registers", kind="agencies", **query)
        assert screen.problems == []
        assert not labels(screen) & {"บันทึก", "บันทึกหน่วยงานใหม่"}
        assert not screen.session.get("file_uploader")
        assert "แก้ทะเบียน" in screen.text


def test_a_lead_writes_own_rows_and_no_others(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, from_an_address: None
) -> None:
    with reading(own_store) as session:
        rows = {
            row.values[1].to: row
            for page in (1, 2, 3, 4, 5)
            for row in register_page(session, "evidence", "", page).rows
            if row.values[3].words == "รายงานแล้ว"  # what is verified is the secretariat's
        }
    own, other = rows["agencies", "doae"], next(row for to, row in rows.items() if to != ("agencies", "doae"))
    sign_in(person(own_store, AccountRole.LEAD, "doae"))
    assert "บันทึก" not in labels(open_own("registers", kind="evidence", row=other.address))
    screen = open_own("registers", kind="evidence", row=own.address)
    screen.session.text_area(key=f"form_register_evidence_{own.address}_note").input("แก้แล้วโดยหน่วยงาน")
    button(screen, "บันทึก").click()
    screen.again()
    assert screen.problems == []
    assert values_of(own_store, "evidence", own.address)["note"] == "แก้แล้วโดยหน่วยงาน"
    screen = open_own("registers", kind="evidence", row=own.address)
    screen.session.selectbox(key=f"form_register_evidence_{own.address}_agency_code").select("cdd")
    button(screen, "บันทึก").click()
    screen.again()
    assert len(screen.problems) == 1
    assert values_of(own_store, "evidence", own.address)["agency_code"] == "doae"


def test_a_change_from_a_day_on_keeps_what_was_until_then(as_secretary: OpenView, own_store: Engine) -> None:
    address = "cohort-1-baac"
    screen = as_secretary("registers", kind="responsibilities", row=address)
    screen.session.radio(key="register_way").set_value("change").run()
    form = f"form_register_responsibilities_{address}"
    screen.session.text_area(key=f"{form}_note").input("มอบให้หน่วยงานอื่น")
    button(screen, "บันทึก").click()
    screen.again()
    assert "ยังไม่ได้ใส่วันที่" in screen.problems[0]
    screen.session.text_input(key=f"{form}_from_this_day").input("1 มี.ค. 2550")
    button(screen, "บันทึก").click()
    screen.again()
    assert screen.problems == []
    assert "1 มี.ค. 2550" in str(screen.session.success[0].value)
    assert str(values_of(own_store, "responsibilities", address)["to_date"]) == "2007-02-28"


@pytest.mark.parametrize(
    "query", [{"kind": "x"}, {"kind": "agencies", "page": "0"}, {"do": "y"}, {"batch": "no"}]
)
def test_an_address_nobody_made_is_a_sentence(open_admitted: OpenView, query: dict[str, str]) -> None:
    screen = open_admitted("registers", **query)
    assert screen.problems == []
    assert len(screen.warnings) == 1


def test_searching_leaves_in_what_has_every_word(open_admitted: OpenView) -> None:
    screen = open_admitted("registers", kind="villages", q="ไม่มีคำนี้ในทะเบียน")
    assert "ไม่มีแถวที่ตรงกับคำค้น" in screen.text
    assert open_admitted("registers", kind="villages", page="999").problems == []


def test_the_trail_words_a_change_of_a_row_and_leads_to_it(as_secretary: OpenView, own_store: Engine) -> None:
    screen = as_secretary("registers", kind="agencies", row=AGENCY)
    screen.session.text_input(key=f"{FORM}_ministry").input("กระทรวงใหม่")
    button(screen, "บันทึก").click()
    screen.again()
    for language, words in (
        ("th", {"กระทรวง", "กระทรวงใหม่", "ทะเบียน หน่วยงานทั้งหมด", "ชุดที่ 1"}),
        ("en", {"Batch 1"}),
    ):
        trail = as_secretary("history", thing=f"agencies:{AGENCY}", lang=language)
        assert trail.problems == []
        assert [word for word in words if word not in trail.html] == []
        assert f"kind=agencies&amp;row={AGENCY}" in trail.html


def test_a_batch_something_stands_on_is_not_undone_and_the_page_says_why(
    as_secretary: OpenView, own_store: Engine, secretary: Person
) -> None:
    for word in ("หนึ่ง", "สอง"):
        seen = {"ministry": values_of(own_store, "agencies", AGENCY)["ministry"]}
        edit = RowEdit(KINDS["agencies"], (AGENCY,), {"ministry": f"กระทรวง{word}"}, seen)
        correct_row(own_store, secretary.by(), edit)
    screen = as_secretary("registers", batch="1")
    assert "กระทรวงหนึ่ง" in screen.html
    assert closed_figures(screen.html) == []
    button(screen, "ถอนคืนชุดที่ 1").click()
    screen.again()
    (said,) = screen.problems
    assert "ถูกแก้ภายหลัง" in said
    assert values_of(own_store, "agencies", AGENCY)["ministry"] == "กระทรวงสอง"


def test_on_another_day_the_page_says_that_registers_do_not_follow_it(open_admitted: OpenView) -> None:
    assert "ไม่เปลี่ยนตามวันที่เลือกดู" in open_admitted("registers", as_of="2007-01-09").text
    assert "ไม่เปลี่ยนตามวันที่เลือกดู" not in open_admitted("registers").text
