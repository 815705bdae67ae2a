"""An official paper as DOCX, which the secretariat goes on writing: real styles, tables, tabs and page numbers."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from kmcore.documents.paper import (
    Block,
    Bold,
    Gap,
    Grid,
    Heading,
    NewPage,
    Paper,
    Para,
    RuledLine,
    Runs,
    Sign,
    Space,
    Stamp,
    Title,
)
from kmcore.documents.word.runs import page_number, put
from kmcore.documents.word.styles import SMALL_PT, set_up
from kmcore.i18n import _

STAMP: Final = (3.5, 12.5)  # cm: the label, and what the document says
_ALIGN: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def docx_bytes(paper: Paper, made_at: datetime) -> bytes:
    """Return the paper as a Word file. ``made_at`` (aware) goes into its properties."""
    return _Writer(paper).bytes(made_at)


class _Writer:
    """Holds the document while its blocks are written."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.document = Document()
        set_up(self.document)
        _drop_thumbnail(self.document)

    def bytes(self, made_at: datetime) -> bytes:
        self._properties(made_at)
        self._feet()
        for block in (*self.paper.blocks, self.paper.stamp):
            self._write(block)
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _write(self, block: Block) -> None:
        writers: Mapping[type, Callable[[Any], None]] = {
            Title: self._title,
            RuledLine: self._rule,
            Heading: self._heading,
            Para: self._para,
            Grid: self._grid,
            Sign: self._sign,
            Space: self._space,
            NewPage: self._new_page,
            Stamp: self._stamp,
        }
        writers[type(block)](block)

    def _title(self, block: Title) -> None:
        for line in block.lines:
            put(self.document.add_paragraph(style="Title"), line)

    def _rule(self, _block: RuledLine) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.add_run("_" * 24)

    def _heading(self, block: Heading) -> None:
        put(self.document.add_paragraph(style=f"Heading {block.level}"), block.runs)

    def _para(self, block: Para) -> None:
        paragraph = self.document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.left_indent, shape.first_line_indent = Cm(block.left), Cm(block.first)
        shape.alignment, shape.keep_with_next = _ALIGN[block.align], block.keep
        if block.first < 0:
            shape.tab_stops.add_tab_stop(Cm(block.left))
        put(paragraph, block.runs)

    def _grid(self, block: Grid) -> None:
        heads = [column.head for column in block.columns]
        table = self.document.add_table(rows=0, cols=len(heads))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        if block.lined:
            table.style = "Table Grid"
        for made, column in zip(table.columns, block.columns, strict=True):
            made.width = Cm(column.width)
        if any(heads):
            self._row(table, block, tuple((Bold(head),) for head in heads), head=True)
        for row in block.rows:
            self._row(table, block, row)
        if block.lined:
            self.document.add_paragraph().paragraph_format.line_spacing = Pt(8)

    def _row(self, table: Any, block: Grid, row: tuple[Runs, ...], *, head: bool = False) -> None:
        made = table.add_row()
        properties = made._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for these two
        properties.append(OxmlElement("w:cantSplit"))
        if head:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, column, runs in zip(made.cells, block.columns, row, strict=True):
            cell.width = Cm(column.width)
            cell.paragraphs[0].alignment = _ALIGN["center" if head else column.align]
            put(cell.paragraphs[0], runs)

    def _sign(self, block: Sign) -> None:
        lines: tuple[Runs, ...] = (
            (_("(ลงชื่อ)"), " ", Gap(4.6), " ", block.role),
            ("(", Gap(5), ")"),
            (_("ตำแหน่ง"), " ", Gap(5)),
        )
        for place, line in enumerate(lines):
            paragraph = self.document.add_paragraph()
            shape = paragraph.paragraph_format
            shape.left_indent, shape.keep_with_next = Cm(5.5 if place == 0 else 6.7), place < 2
            shape.space_before = Pt(18 if place == 0 else 0)
            put(paragraph, line)

    def _space(self, block: Space) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Cm(block.height)

    def _new_page(self, _block: NewPage) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _stamp(self, block: Stamp) -> None:
        put(self.document.add_paragraph(style="Heading 2"), (_("การตรวจสอบเอกสารนี้"),))
        table = self.document.add_table(rows=0, cols=2)
        table.autofit = False
        for column, width in zip(table.columns, STAMP, strict=True):
            column.width = Cm(width)
        for label, runs in block.rows:
            cells = table.add_row().cells
            for cell, width in zip(cells, STAMP, strict=True):
                cell.width = Cm(width)
            put(cells[0].paragraphs[0], (Bold(label),), size=14)
            put(cells[1].paragraphs[0], runs, size=14)

    def _feet(self) -> None:
        """Write the page's number over every page but the first, and the code under all of them."""
        section = self.document.sections[0]
        for foot in (section.first_page_footer, section.footer):
            put(foot.paragraphs[0], self.paper.stamp.foot, size=SMALL_PT)
            foot.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        number = section.header.paragraphs[0]
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        number.add_run("- ")
        page_number(number, thai=self.paper.thai_digits)
        number.add_run(" -")
        if self.paper.thai_digits:
            kind = OxmlElement("w:pgNumType")
            kind.set(qn("w:fmt"), "thaiNumbers")
            section._sectPr.find(qn("w:pgMar")).addnext(kind)  # noqa: SLF001 - python-docx has no word for it

    def _properties(self, made_at: datetime) -> None:
        kept = self.document.core_properties
        kept.title, kept.author, kept.comments = self.paper.name, _("วงเอื้อ"), ""
        kept.language = "th-TH"
        kept.created = kept.modified = made_at.astimezone(UTC).replace(tzinfo=None)


def _drop_thumbnail(document: Any) -> None:
    """Take out the picture of an empty page that python-docx starts from: files are shown by it in folders."""
    kept = document.part.package.rels
    for key in [key for key, rel in kept.items() if rel.reltype.endswith("/thumbnail")]:
        del kept[key]
