"""The look of an editable paper: A4, TH SarabunPSK 16 point, margins of the office's template (docs/domain.md, 5)."""

from typing import Any, Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT: Final = "TH SarabunPSK"
BODY_PT: Final = 16
SMALL_PT: Final = 12
# Name of a style, its base, its size, whether it is bold.
PARTS: Final = (
    ("Normal", BODY_PT, False),
    ("Title", 18, True),
    ("Heading 1", BODY_PT, True),
    ("Heading 2", BODY_PT, True),
    ("Header", 14, False),
    ("Footer", SMALL_PT, False),
)
MARGINS: Final = {"left_margin": 3.0, "right_margin": 2.0, "top_margin": 2.5, "bottom_margin": 2.0}  # cm


def set_up(document: Document) -> None:
    """Give a new document its page and its styles."""
    _page(document)
    for name, size, bold in PARTS:
        _style(document.styles[name], size, bold=bold)
    _spaces(document)
    _defaults(document)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    for name, size in MARGINS.items():
        setattr(section, name, Cm(size))
    section.header_distance, section.footer_distance = Cm(1.25), Cm(0.9)
    section.different_first_page_header_footer = True


def _style(style: ParagraphStyle, size: float, *, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.italic, style.font.color.rgb = False, RGBColor(0, 0, 0)
    _thai(style.element.get_or_add_rPr(), size, bold=bold)


def _thai(properties: Any, size: float, *, bold: bool) -> None:
    """Say the same for complex scripts: Word takes Thai's font, size and weight from there, not from the rest."""
    fonts = properties.get_or_add_rFonts()
    for name in [name for name in fonts.attrib if "heme" in name]:  # a theme's font would win
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    _set(properties, "w:szCs", val=str(round(size * 2)))
    _set(properties, "w:bCs", val="1" if bold else "0")
    _set(properties, "w:lang", val="en-US", bidi="th-TH")


def _set(properties: Any, tag: str, **values: str) -> None:
    """Put an element of run properties where the schema wants it."""
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    after = _ORDER[_ORDER.index(tag) + 1 :]
    place = next((child for child in properties if child.tag in {qn(later) for later in after}), None)
    if place is None:
        properties.append(element)
    else:
        place.addprevious(element)


# The order of these in CT_RPr, as far as they are used here.
_ORDER: Final = (
    *("w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:spacing", "w:sz", "w:szCs"),
    *("w:highlight", "w:u", "w:vertAlign", "w:rtl", "w:cs", "w:lang"),
)


def _spaces(document: Document) -> None:
    for name, before, after in (("Normal", 0, 0), ("Title", 0, 0), ("Heading 1", 8, 2), ("Heading 2", 4, 0)):
        style: Any = document.styles[name]
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
        shape.keep_with_next = name.startswith("Heading")
    title: Any = document.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _defaults(document: Document) -> None:
    """Set the document's own defaults too: tables and lists read them."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}") if defaults is not None else None
    if properties is not None:
        _thai(properties, BODY_PT, bold=False)


def run_properties(run: Any, *, bold: bool = False, size: float | None = None, marked: bool = False) -> None:
    """Give a run what differs from its style, for Latin and Thai alike. ``marked``: yellow, to be filled in."""
    if bold:
        run.bold = True
        _set(run._r.get_or_add_rPr(), "w:bCs", val="1")  # noqa: SLF001 - python-docx has no word for it
    if size:
        run.font.size = Pt(size)
        _set(run._r.get_or_add_rPr(), "w:szCs", val=str(round(size * 2)))  # noqa: SLF001
    if marked:
        _set(run._r.get_or_add_rPr(), "w:highlight", val="yellow")  # noqa: SLF001
