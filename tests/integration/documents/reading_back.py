"""Reading documents back with other means than they were made by."""

import re
from io import BytesIO

import pypdf
from docx import Document

from kmcore.documents.issue import Issued

# A PDF draws ำ as ํ and า, with the tone between them; readers that go glyph by glyph get those.
_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


def pdf_text(issued: Issued | bytes) -> str:
    """Return the text of all pages, lines and spaces run together to single spaces."""
    return " ".join(" ".join(pdf_pages(issued)).split())


def pdf_pages(issued: Issued | bytes) -> list[str]:
    """Return the text of each page."""
    data = issued if isinstance(issued, bytes) else issued.data
    pages = pypdf.PdfReader(BytesIO(data)).pages
    return [_AM.sub("\\1\u0e33", page.extract_text()) for page in pages]


def bare(text: str) -> str:
    """Return text without any space: where a line ends says nothing."""
    return "".join(text.split())


def docx_lines(issued: Issued) -> list[str]:
    """Return paragraphs and rows of tables in the order in which they stand, empty ones left out."""
    document = Document(BytesIO(issued.data))
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return [line for line in lines if line.strip()]
