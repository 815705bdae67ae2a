"""The minutes of 9 Jan 2550 as Form 11: the blanks are what the post lacks, nothing is made up, nothing is lost."""

import pytest

from kmcore.documents.citations import Citations
from kmcore.documents.kinds import Kind, Media
from kmcore.documents.minutes.annex import blank_words
from kmcore.documents.minutes.content import minutes_of
from kmcore.documents.minutes.form_11 import minutes_blocks
from kmcore.documents.minutes.material import Material, gather
from kmcore.documents.minutes.read_models import Blank, BlankKind, Minutes
from kmcore.documents.paper import Gap, Grid, Heading, Para, Sign, Title
from kmcore.meetings.queries import meeting_record
from kmcore.programme.kinds import ResolutionKind
from tests.integration.documents.conftest import Office
from tests.integration.documents.reading_back import bare, docx_lines, pdf_text
from tests.integration.documents.session import EVE, TOLD

# What the post (lines 1-59 of its text) does not say, in the order of the form.
BLANKS = (
    Blank(BlankKind.NUMBER),  # L1 gives the circle a name and no number
    Blank(BlankKind.PRESENT, "13"),  # L5 counts 13 people of five agencies and names nobody
    Blank(BlankKind.ABSENT),  # nothing
    Blank(BlankKind.ATTENDING),  # L5's "ผู้เข้าร่วมประชุม" are those who came; of others nothing
    Blank(BlankKind.OPENING),  # L5 says who chaired, and none of the opening words
    Blank(BlankKind.HEAD, "1"),  # the post has topics (L7-17) and no heads: of these three nothing
    Blank(BlankKind.HEAD, "2"),
    Blank(BlankKind.HEAD, "3"),
    Blank(BlankKind.RESOLUTION, "4.3"),  # L39 says what ought to be ("ควร"): a proposal, no resolution
    Blank(BlankKind.RESOLUTION, "5.2"),  # what is planned, announced and proposed: nothing of it resolved
    Blank(BlankKind.CLOSING),  # L45 "ก่อนเลิกประชุม", without the hour
    Blank(BlankKind.RECORDER),  # L61 leaves the writer's name out
    Blank(BlankKind.CHECKER),
)


def material(office: Office) -> Material:
    found = office.ask(gather, TOLD, EVE, named=True)
    assert isinstance(found, Material)
    return found


@pytest.fixture(scope="module")
def minutes(shared: Office) -> Minutes:
    return minutes_of(material(shared))


@pytest.fixture(scope="module")
def lines(shared: Office) -> list[str]:
    return docx_lines(shared.make(Kind.MINUTES, TOLD, Media.DOCX))


def test_the_blanks_are_exactly_what_the_post_lacks(minutes: Minutes) -> None:
    assert minutes.blanks == BLANKS


def test_each_blank_is_a_line_to_write_on_and_stands_in_the_list(shared: Office, lines: list[str]) -> None:
    with_gaps = material(shared)
    blocks = minutes_blocks(minutes_of(with_gaps), Citations(with_gaps.sources))
    runs = [run for block in blocks if isinstance(block, (Para, Heading)) for run in block.runs]
    runs += [run for block in blocks if isinstance(block, Title) for line in block.lines for run in line]
    names = [block for block in blocks if isinstance(block, Grid)]
    # number; absent; attending; opening; three heads with matter and resolution; 4.3 and 5.2; closing
    assert sum(isinstance(run, Gap) for run in runs) == 1 + 2 + 1 + 3 * 2 + 2 + 1
    assert [len(grid.rows) for grid in names] == [13]
    assert sum(isinstance(block, Sign) for block in blocks) == 2
    listed = [line.split("\t")[1] for line in lines if line.split("\t")[0].rstrip(".").isdigit()]
    assert listed[: len(BLANKS)] == [blank_words(blank) for blank in BLANKS]


def test_the_parts_stand_in_the_order_and_the_words_of_form_11(lines: list[str]) -> None:
    parts = [
        "(ร่าง ยังไม่ได้รับรอง)",
        "รายงานการประชุมวงคุณเอื้อจังหวัด",
        "ครั้งที่",
        "เมื่อวันที่ 9 มกราคม 2550",
        "ณ ห้องรับรองผู้ว่าราชการจังหวัดนครศรีธรรมราช",
        "ผู้มาประชุม",
        "ผู้ไม่มาประชุม",
        "ผู้เข้าร่วมประชุม",
        "เริ่มประชุมเวลา 13.30 น.",
        "ประธานกล่าวเปิดประชุม",
        "ระเบียบวาระที่ 1  เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        "ระเบียบวาระที่ 2  เรื่องรับรองรายงานการประชุมครั้งที่แล้ว",
        "ระเบียบวาระที่ 3  เรื่องสืบเนื่อง",
        "ระเบียบวาระที่ 4  เรื่องเสนอเพื่อพิจารณา",
        "4.1  แผนกิจกรรมปี 2550",
        "4.2  การใช้งบประมาณ 3 ล้านบาท",
        "4.3  การเชื่อมวงเรียนรู้คุณเอื้อจังหวัดกับคุณอำนวยอำเภอ",
        "4.4  การขับเคลื่อนหมู่บ้านเศรษฐกิจพอเพียง",
        "4.5  เครื่องมือธารปัญญา",
        "ระเบียบวาระที่ 5  เรื่องอื่น ๆ",
        "5.1  ข้อสั่งการก่อนเลิกประชุม",
        "เลิกประชุมเวลา",
        "(ลงชื่อ)",
    ]
    at = iter(lines)
    for part in parts:
        assert any(line.startswith(part) for line in at), part
    signs = [line for line in lines if line.startswith("(ลงชื่อ)")]
    assert [line.split()[-1] for line in signs] == ["ผู้จดรายงานการประชุม", "ผู้ตรวจรายงานการประชุม"]


@pytest.mark.parametrize(
    "wrong",
    ["บันทึกการประชุม", "ผู้ที่ไม่เข้าประชุม", "เปิดประชุมเวลา", "ปิดประชุมเวลา", "ผู้บันทึก", "วาระการประชุมที่"],
)
def test_no_wrong_word_of_the_form_is_used(lines: list[str], wrong: str) -> None:
    assert wrong not in " ".join(lines)


def test_every_conclusion_stands_once_and_no_opinion_among_them(shared: Office, minutes: Minutes) -> None:
    told = shared.ask(meeting_record, TOLD, EVE).resolutions
    in_heads = [
        (one.text, one.kind) for part in minutes.heads for matter in part.matters for one in matter.said
    ]
    opinions = [one.text for group in minutes.opinions for one in group.said]
    assert sorted(in_heads) == sorted(
        (one.text.th, one.kind) for one in told if one.kind is not ResolutionKind.OPINION
    )
    assert opinions == [one.text.th for one in told if one.kind is ResolutionKind.OPINION]
    assert len(opinions) == 6
    assert [group.whose for group in minutes.opinions] == [
        "ความเห็นของผู้เขียน รายงานประชุมวงคุณเอื้อ 9 ม.ค. 2550 (GotoKnow 71850) ไม่ใช่มติที่ประชุม"
    ]


def test_the_closing_instructions_stand_under_other_matters(minutes: Minutes) -> None:
    other = minutes.heads[-1]
    orders, rest = other.matters
    assert {one.kind for one in orders.said} == {ResolutionKind.INSTRUCTION}
    assert [one.source for one in orders.said] == ["m-L45", "m-L45b", "m-L45c", "m-L59"]
    assert {one.source for one in rest.said} == {"m-L45d", "m-L47b", "m-L53", "m-L53c", "m-L57c"}


def test_the_count_and_the_agencies_are_the_post_s(minutes: Minutes, lines: list[str]) -> None:
    assert (minutes.roll.counted, minutes.roll.agencies) == (13, ("พช.", "เกษตร", "ปกครอง", "กศน.", "มวล."))
    assert (minutes.roll.present, minutes.roll.absent, minutes.roll.attending) == ((), (), ())
    assert any("มีผู้มาประชุม 13 คน จาก พช. เกษตร ปกครอง กศน. มวล." in line for line in lines)


def test_every_statement_says_its_line(shared: Office, minutes: Minutes, lines: list[str]) -> None:
    assert all(one.source for part in minutes.heads for matter in part.matters for one in matter.said)
    sources = next(line for line in lines if line.startswith("รายงานประชุมวงคุณเอื้อ 9 ม.ค. 2550 (GotoKnow"))
    for number in (5, 9, 29, 33, 35, 37, 39, 41, 43, 45, 47, 53, 55, 57, 59):
        assert f"บรรทัด {number} " in f"{sources} "
    assert any(line.startswith("บันทึก GotoKnow 72761") for line in lines)  # which day it met


def test_the_pdf_says_the_same(shared: Office, lines: list[str]) -> None:
    text = bare(pdf_text(shared.make(Kind.MINUTES, TOLD)))
    told = [line.split("[")[0].split("|")[0] for line in lines if "..." not in line and "___" not in line]
    assert len(told) > 60
    codes = ("รหัสตรวจสอบ", "ตรวจสอบที่", "จัดทำเมื่อ")  # each copy's own
    missing = [line for line in told if bare(line) not in text and not line.startswith(codes)]
    assert missing == []


def test_a_source_s_minutes_wear_no_demonstration_mark(minutes: Minutes, lines: list[str]) -> None:
    assert not minutes.demo
    assert not any("สาธิต" in line for line in lines)


def test_only_decisions_stand_under_the_resolution_of_the_meeting(minutes: Minutes, lines: list[str]) -> None:
    said = [one for head in minutes.heads for matter in head.matters for one in matter.said]
    decided = [one.text for one in said if one.kind is ResolutionKind.DECISION]
    others = {one.kind for one in said} - {ResolutionKind.DECISION}
    assert {ResolutionKind.ARRANGED, ResolutionKind.ANNOUNCED, ResolutionKind.PLANNED} <= others
    assert not [text for text in decided if "ตามที่ประสานไว้" in text or "อบรมการเขียนบล็อก" in text]
    labels = {line.split("\t")[0].strip() for line in lines}
    assert {"มติที่ประชุม", "ประสานไว้แล้ว", "แจ้งให้ทราบ", "แผน"} <= labels
