"""The agenda before a circle, and the letters after it."""

from typing import Any

import pytest

from kmcore.actions.queries import Status, board
from kmcore.documents.errors import DocumentError
from kmcore.documents.kinds import Kind, Media
from kmcore.errors import NotFoundError
from kmcore.meetings.agenda.queries import Agenda, HeadKind, agenda
from tests.integration.documents.conftest import Office
from tests.integration.documents.reading_back import bare, docx_lines, pdf_text
from tests.integration.documents.session import DAY, EVE, MEETING, NEXT, TOLD
from tests.support.next_codes import NEW_ITEM


@pytest.fixture(scope="module")
def plan(shared: Office) -> Agenda:
    found = shared.ask(agenda, MEETING, EVE)
    assert isinstance(found, Agenda)
    return found


def test_the_agenda_has_its_heads_and_every_open_item(shared: Office, plan: Agenda) -> None:
    lines = docx_lines(shared.make(Kind.AGENDA, MEETING, Media.DOCX))
    assert lines[0] == "ระเบียบวาระการประชุมวงคุณเอื้อจังหวัด"
    heads = [line for line in lines if line.startswith("ระเบียบวาระที่")]
    assert heads == [f"ระเบียบวาระที่ {head.number}  {head.title.th}" for head in plan.heads]
    assert "รายงานการประชุมวงคุณเอื้อจังหวัด เมื่อวันที่ 9 มกราคม 2550" in lines
    rows = [line.split(" | ") for line in lines if " | " in line and line.startswith("A")]
    still_open = [row for row in shared.ask(board, EVE) if row.status != Status.DONE]
    assert {row[0] for row in rows} == {row.code for row in still_open}
    arising = plan.head(HeadKind.ARISING)
    assert arising is not None
    assert [row[3] for row in rows] == [one.proposal.text.th for one in arising.arising]
    first = next(row for row in rows if row[0] == "A1")
    assert "จากประชุม 9 ม.ค. 2550" in first[1]
    assert "กำหนด 11 ม.ค. 2550" in first[1]
    assert first[2].startswith("เกินกำหนด (สาธิต) ประสานแผน")


def test_who_has_not_answered_is_named(shared: Office, plan: Agenda) -> None:
    assert plan.silent == ("pho", "wu")
    lines = docx_lines(shared.make(Kind.AGENDA, MEETING, Media.DOCX))
    at = lines.index("หน่วยงานที่ยังไม่รายงานตั้งแต่การประชุม 9 ม.ค. 2550")
    assert lines[at + 1 : at + 3] == ["1.\tสำนักงานสาธารณสุขจังหวัดนครศรีธรรมราช", "2.\tมหาวิทยาลัยวลัยลักษณ์"]


def test_the_agenda_as_pdf_says_the_same(shared: Office) -> None:
    lines = docx_lines(shared.make(Kind.AGENDA, MEETING, Media.DOCX))
    text = bare(pdf_text(shared.make(Kind.AGENDA, MEETING)))
    rows = [cell for line in lines if line.startswith("A") for cell in line.split(" | ")]
    assert len(rows) == 4 * 20
    # A row that goes over a page is cut by the page's foot and head in this reader's order, none here is.
    assert [cell for cell in rows if bare(cell.split("[")[0]) not in text] == []


def test_a_letter_lists_the_agency_s_own_work(shared: Office) -> None:
    lines = docx_lines(shared.make(Kind.LETTER, TOLD, Media.DOCX, agency_code="doae"))
    rows = [line.split(" | ") for line in lines if line.startswith("A")]
    mine = {
        row.code: ("เจ้าของงาน" if "doae" in row.owners else "หนุนเสริม")
        for row in shared.ask(board, EVE)
        if "doae" in {*row.owners, *row.supporters} and row.status != Status.DONE
    }
    assert {row[0]: row[2] for row in rows} == mine
    assert "เรียน\tสำนักงานเกษตรจังหวัดนครศรีธรรมราช" in lines
    assert any("ก่อนการประชุมครั้งถัดไปในวันที่ 9 กุมภาพันธ์ 2550" in line for line in lines)
    assert any("หน้า “งานของฉัน” ของแดชบอร์ดวงเอื้อ" in line for line in lines)
    due = {row[0]: row[3] for row in rows}
    assert (due["A6"], due["A13"]) == ("9 ก.พ. 2550", "ไม่มีกำหนด")


def test_a_letter_says_where_to_report(shared: Office, at_home: str) -> None:
    made = shared.make(Kind.LETTER, TOLD, agency_code="doae")
    assert bare(f"{at_home}/my") in bare(pdf_text(made))


def test_new_work_and_work_from_before_stand_apart(after: Office) -> None:
    lines = docx_lines(after.make(Kind.LETTER, MEETING, Media.DOCX, agency_code="gov"))
    fresh, earlier = lines.index("งานจากการประชุมครั้งนี้"), lines.index("งานที่ยังไม่เสร็จจากครั้งก่อน")
    codes = [(at, line.split(" | ")[0]) for at, line in enumerate(lines) if line.startswith("A")]
    assert [code for at, code in codes if fresh < at < earlier] == [NEW_ITEM]
    assert {code for at, code in codes if at > earlier} >= {"A18", "A22"}


@pytest.mark.parametrize(
    ("kind", "code", "options", "error"),
    [
        (Kind.LETTER, TOLD, {}, DocumentError),
        (Kind.LETTER, TOLD, {"agency_code": "nobody"}, NotFoundError),
        (Kind.LETTER, MEETING, {"agency_code": "doae"}, DocumentError),
        (Kind.MINUTES, MEETING, {}, DocumentError),
        (Kind.AGENDA, "khun-uea-2600-01-01", {}, NotFoundError),
        (Kind.PACK, "x\x00y", {}, NotFoundError),
        (Kind.PACK, MEETING, {"media": Media.DOCX}, DocumentError),
    ],
)
def test_what_there_is_not_is_refused_and_not_written_down(
    shared: Office, kind: Kind, code: str, options: dict[str, Any], error: type[Exception]
) -> None:
    before = len(shared.rows())
    with pytest.raises(error):
        shared.make(kind, code, **options)
    assert len(shared.rows()) == before


def test_an_agenda_without_anything_says_so(after: Office) -> None:
    lines = docx_lines(after.make(Kind.AGENDA, NEXT, Media.DOCX))
    at = lines.index("ระเบียบวาระที่ 4  เรื่องเสนอเพื่อพิจารณา")
    assert lines[at + 1] == "ไม่มี"
    assert "รายงานการประชุมวงคุณเอื้อจังหวัด เมื่อวันที่ 9 กุมภาพันธ์ 2550" in lines
    assert after.rows()[-1].as_of == DAY
