"""Runs of text as Word has them: bold, small, raised, a blank to write on; and the number of the page."""

import re
from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from kmcore.documents.paper import Bold, Cite, Gap, Run, Runs, Small
from kmcore.documents.word.styles import BODY_PT, SMALL_PT, run_properties
from kmcore.thai.digits import to_thai_digits

_DOT_CM: Final = 0.115  # the width of a full stop in TH SarabunPSK 16 point
_UNUSABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # XML has no place for these


def put(paragraph: Paragraph, runs: Runs, size: float | None = None) -> None:
    """Add runs to a paragraph, in points of ``size`` where they are not to be the style's."""
    for run in runs:
        _one(paragraph, run, size)


def _one(paragraph: Paragraph, run: Run, size: float | None) -> None:
    if isinstance(run, Gap):
        dots = "." * round(run.width / _DOT_CM * BODY_PT / (size or BODY_PT))
        run_properties(paragraph.add_run(dots), size=size, marked=True)
    elif isinstance(run, Cite):
        made = paragraph.add_run(f"[{', '.join(run.numbers)}]")
        made.font.superscript = True
    elif isinstance(run, Small):
        run_properties(paragraph.add_run(_text(run.text)), size=SMALL_PT)
    else:
        text = run if isinstance(run, str) else run.text
        run_properties(paragraph.add_run(_text(text)), bold=isinstance(run, Bold), size=size)


def _text(text: str) -> str:
    return _UNUSABLE.sub("", text)


def page_number(paragraph: Paragraph, *, thai: bool) -> None:
    """Add a field that Word works out. ``thai``: said in the field and (for others) in the section."""
    code, shown = ("PAGE \\* ThaiArabic", to_thai_digits("2")) if thai else ("PAGE", "2")
    run = paragraph.add_run()._r  # noqa: SLF001 - python-docx has no word for fields
    for kind in ("begin", None, "separate", "text", "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = f" {code} "
        elif kind == "text":
            element = OxmlElement("w:t")
            element.text = shown
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run.append(element)
