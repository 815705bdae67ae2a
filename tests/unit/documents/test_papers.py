"""One paper, two files: what is in it stands in both as it is, in Thai digits where those are asked for."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pypdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from kmcore.documents.paper import Fixed, Paper, in_thai_digits
from kmcore.documents.pdf.paper_pdf import paper_pdf
from kmcore.documents.pdf.qr import qr_of
from kmcore.documents.word.writer import docx_bytes
from tests.integration.documents.reading_back import bare, pdf_text
from tests.unit.documents.papers import HOSTILE, MADE, MARKS, paper

Write = Callable[[Paper], str]


def as_word(paper: Paper) -> str:
    """Return all the text of a Word file: body, tables, header and footer."""
    files = ZipFile(BytesIO(docx_bytes(paper, MADE)))
    parts = [name for name in files.namelist() if re.match(r"word/(document|header|footer)\d*\.xml", name)]
    texts = (re.findall(r"<w:t[ >][^<]*", files.read(name).decode()) for name in sorted(parts))
    return (
        "".join(text.partition(">")[2] for found in texts for text in found)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
    )


def as_pdf(paper: Paper) -> str:
    return pdf_text(paper_pdf(paper, MADE))


@pytest.mark.parametrize("write", [as_word, as_pdf])
def test_what_is_written_is_shown_as_it_stands(write: Write) -> None:
    assert bare(HOSTILE) in bare(write(paper(HOSTILE)))


@pytest.mark.parametrize("write", [as_word, as_pdf])
def test_every_thai_mark_comes_back(write: Write) -> None:
    assert bare(MARKS) in bare(write(paper(MARKS)))


@pytest.mark.parametrize("write", [as_word, as_pdf])
def test_digits_are_thai_where_asked_save_in_codes_and_addresses(write: Write) -> None:
    found = write(
        in_thai_digits(paper("1,551 หมู่บ้าน 2.50 บาท", address="https://x.example/verify/WU-12345-67890"))
    )
    assert "๑,๕๕๑" in found
    without_codes = found.replace("WU-12345-67890", "").replace("A13", "")
    left = (
        re.sub(r"- ?2 ?-", "", without_codes) if write is as_word else without_codes
    )  # a field Word works out
    assert re.findall(r"[0-9]", left) == []
    assert set("๑๒๓๔๕๖๗๘") <= set(left)


def test_codes_keep_their_digits_wherever_they_stand() -> None:
    turned = in_thai_digits(paper("x"))
    assert turned.thai_digits
    assert turned.stamp.rows[0][1] == (Fixed("WU-12345-67890"),)
    assert turned.name == "ชื่อ ๙"


def test_word_has_the_office_s_font_size_and_margins() -> None:
    document = Document(BytesIO(docx_bytes(paper("ก 1"), MADE)))
    normal = document.styles["Normal"]
    fonts = normal.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "TH SarabunPSK"
    }
    assert not [name for name in fonts.attrib if "heme" in name]
    assert normal.font.size == Pt(16)
    assert normal.element.rPr.find(qn("w:szCs")).get(qn("w:val")) == "32"
    assert normal.element.rPr.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    section = document.sections[0]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    sizes = (section.page_width, section.page_height, *margins)
    assert [round(size.cm, 1) for size in sizes if size] == [21.0, 29.7, 3, 2, 2.5, 2]


def test_word_s_headings_are_headings_in_bold_thai() -> None:
    document = Document(BytesIO(docx_bytes(paper("ก"), MADE)))
    found = {block.style.name for block in document.paragraphs if block.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "Normal"} <= found
    for name in ("Heading 1", "Heading 2", "Title"):
        properties = document.styles[name].element.rPr
        assert properties.rFonts.get(qn("w:cs")) == "TH SarabunPSK"
        assert properties.find(qn("w:bCs")).get(qn("w:val")) == "1"


def test_word_marks_each_blank_and_numbers_its_pages() -> None:
    files = ZipFile(BytesIO(docx_bytes(in_thai_digits(paper("ก")), MADE)))
    body = files.read("word/document.xml").decode()
    assert (
        body.count('w:highlight w:val="yellow"') == 2 + 3
    )  # the title's, the table's, the signature's three
    assert 'w:pgNumType w:fmt="thaiNumbers"' in body
    headers = [files.read(name).decode() for name in files.namelist() if "header" in name]
    assert any("PAGE" in header for header in headers)


def test_word_takes_letters_that_xml_does_not() -> None:
    assert "กข" in as_word(paper("ก\x00\x0b\ud800ข"))


def test_the_files_say_what_they_are() -> None:
    kept = Document(BytesIO(docx_bytes(paper("ก"), MADE))).core_properties
    assert (kept.title, kept.author, kept.comments) == ("ชื่อ 9", "วงเอื้อ", "")
    names = ZipFile(BytesIO(docx_bytes(paper("ก"), MADE))).namelist()
    assert not [name for name in names if "thumbnail" in name]
    reader = pypdf.PdfReader(BytesIO(paper_pdf(paper("ก"), MADE)))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("ชื่อ 9", "วงเอื้อ")
    assert reader.trailer["/Root"]["/Lang"] == "th"  # type: ignore[index]


def test_a_pdf_is_the_same_for_the_same_paper_and_time() -> None:
    assert paper_pdf(paper("ก"), MADE) == paper_pdf(paper("ก"), MADE)


def test_a_qr_code_is_drawn_for_an_address_only() -> None:
    assert qr_of("") is None
    code = qr_of("https://x.example/verify/WU-12345-67890")
    assert code is not None
    dark = {(x + step, y) for x, y, length in code.bars for step in range(length)}
    assert all({(x, 0), (0, x)} <= dark for x in range(7))  # the finder's edge
    assert max(x for x, _y in dark) == code.side - 1
    with_code, without = (paper_pdf(paper("ก", address=one), MADE) for one in ("https://x.example", ""))
    assert len(with_code) > len(without)
