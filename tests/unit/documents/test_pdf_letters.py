"""A PDF gives back the letters it shows, glyph by glyph and cluster by cluster."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest
from pikepdf import PdfError

from kmcore.documents.pdf.paper_pdf import paper_pdf
from kmcore.documents.pdf.selectable_text import letters_of, speaking_letters
from kmcore.thai.names import MONTHS_LONG
from tests.integration.documents.reading_back import bare, pdf_text
from tests.unit.documents.papers import MARKS, paper

NOW = datetime(2026, 11, 28, tzinfo=UTC)
_ACTUAL = re.compile(rb"/ActualText <FEFF([0-9A-F]*)>", re.IGNORECASE)
CONSONANTS = "กขคงจฉชญฎฏฐดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
TONED = [
    f"{letter}{vowel}{tone}"
    for letter in "กญฐปฝฟฬ"
    for vowel in ("", "ิ", "ี", "ึ", "ื", "ั", "ุ", "ู")
    for tone in "่้๊๋"
]


@pytest.mark.parametrize(
    ("glyph", "letters"),
    [
        ("uni0E01", "ก"),
        ("uni0E48.small", "่"),
        ("uni0E4D0E49.narrow", "ํ้"),
        ("yoYingthai.less", "ญ"),
        ("a", "a"),
        ("thoThanthai.less", "ฐ"),
        ("no such glyph", ""),
    ],
)
def test_a_glyph_says_its_letters(glyph: str, letters: str) -> None:
    assert letters_of(glyph) == letters


@pytest.mark.parametrize(
    "text", [MARKS, CONSONANTS, " ".join(TONED), " ".join(MONTHS_LONG["th"]), "น้ำ ทำ ป้ำ ค่ำ จำ"]
)
def test_every_cluster_comes_back_once(text: str) -> None:
    assert bare(text) in bare(pdf_text(paper_pdf(paper(text), NOW)))


def test_a_cluster_says_no_more_than_its_glyphs() -> None:
    """A reader that goes by clusters hears a raised tone mark once: from its own glyph."""
    page = pypdf.PdfReader(BytesIO(paper_pdf(paper("ครั้งนั้น"), NOW))).pages[0]
    contents = page.get_contents()
    assert contents is not None
    told = [
        bytes.fromhex(found.decode()).decode("utf-16-be") for found in _ACTUAL.findall(contents.get_data())
    ]
    assert "รั" in told
    assert "รั้" not in told


def test_another_kind_of_pdf_is_refused_not_spoiled() -> None:
    with pytest.raises(PdfError):
        speaking_letters(b"%PDF-1.7 something else")


def test_the_same_paper_makes_the_same_bytes() -> None:
    assert paper_pdf(paper(MARKS), NOW) == paper_pdf(paper(MARKS), NOW)


def test_it_stays_the_version_that_every_reader_knows() -> None:
    made = paper_pdf(paper(MARKS), NOW)
    assert made.startswith(b"%PDF-1.4")
    assert b"<xmp:CreatorTool>" in made  # the properties are in plain text, where programs look for them
