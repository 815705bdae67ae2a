"""Makes a PDF of typst give back the letters it shows, when somebody selects, searches or reads it aloud.

Typst says beside a Thai cluster (consonant, vowel, tone) what it stands for (/ActualText). Half of the readers
ignore that and find no letters; the others get those clusters twice whose tone mark was raised, for the mark is
set apart and both halves say the whole. Here every glyph says its own letter, by the name it has in the font, and a
cluster says no more than its glyphs.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import chain
from typing import Any, Final

from fontTools.ttLib import TTFont
from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    ObjectStreamMode,
    Operator,
    Page,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from kmcore.drawing.font import font_file

Letters = Mapping[int, str]  # of a font, by the glyph's number
Instruction = Any  # of a page: operands and an operator, or an image in its place
_SHOW: Final = frozenset({"Tj", "TJ"})
_NAME: Final = re.compile(r"uni((?:[0-9A-F]{4})+)")
# ำ is drawn as ํ and า, with the tone between them. By their numbers: they are looked for, not said.
AM, NIKHAHIT, AA = chr(0x0E33), chr(0x0E4D), chr(0x0E32)
_AM_DRAWN: Final = re.compile(f"{NIKHAHIT}([{chr(0x0E48)}-{chr(0x0E4B)}]?){AA}")


def speaking_letters(pdf: bytes) -> bytes:
    """Return the same pages with a text that can be copied and searched; the same bytes for the same ``pdf``.

    Raises:
        PdfError: ``pdf`` is no PDF that can be read.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        known: dict[tuple[int, int], Letters] = {}
        for page in document.pages:
            fonts = {name: _letters(document, font, known) for name, font in _fonts(page)}
            page.Contents = document.make_stream(unparse_content_stream(_mended(page, fonts)))
        out = BytesIO()
        document.save(out, object_stream_mode=ObjectStreamMode.disable, deterministic_id=True)
    return out.getvalue()


def _fonts(page: Page) -> Iterator[tuple[str, Any]]:
    """Yield the name on the page and the font of each whose glyphs have two bytes: all that typst sets in."""
    fonts = page.resources.get("/Font", Dictionary())
    return ((name, font) for name, font in fonts.items() if font.Subtype == Name.Type0)


def _letters(document: Pdf, font: Any, known: dict[tuple[int, int], Letters]) -> Letters:
    """Return what each glyph of a font says, by the names its program keeps; ``font`` itself says so too."""
    if font.objgen not in known:
        program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        names = TTFont(BytesIO(program), lazy=True).getGlyphOrder()
        letters = {place: letter for place, name in enumerate(names) if (letter := letters_of(name))}
        font.ToUnicode = document.make_stream(_letter_map(letters))
        known[font.objgen] = letters
    return known[font.objgen]


def letters_of(name: str) -> str:
    """Return what a glyph says: "uni0E4D0E49.narrow" two letters, "yoYingthai.less" the one it is drawn for, "" none."""
    known, base = _named(), name.partition(".")[0]
    found = known.get(name) or known.get(base)
    if found:
        return found
    numbers = _NAME.fullmatch(base)
    return bytes.fromhex(numbers[1]).decode("utf-16-be") if numbers else ""


@cache
def _named() -> Mapping[str, str]:
    """Return the letters of the font's own names, and of the shapes it puts in their places."""
    font = TTFont(font_file("Regular"), lazy=True)
    named: dict[str, str] = {}
    for letter, name in font.getBestCmap().items():
        named.setdefault(name, chr(letter))
    for plain, shape in _shapes(font):
        if plain in named:
            named.setdefault(shape, named[plain])
    return named


def _shapes(font: TTFont) -> Iterator[tuple[str, str]]:
    """Yield (glyph, glyph) for every substitution of one shape for another."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            found = getattr(table, "ExtSubTable", table)
            if found.LookupType == 1:
                yield from found.mapping.items()


def _mended(page: Page, fonts: Mapping[str, Letters]) -> list[Instruction]:
    """Return the page's instructions in which each cluster says what its glyphs say."""
    found: list[Instruction] = list(parse_content_stream(page))
    letters: Letters = {}
    open_since: list[
        tuple[int, list[str]] | None
    ] = []  # of each mark not closed yet; None where it is no cluster
    for place, instruction in enumerate(found):
        name = str(instruction.operator)
        if name == "Tf":
            letters = fonts.get(str(instruction.operands[0]), {})
        elif name in {"BDC", "BMC"}:
            open_since.append((place, []) if _is_cluster(instruction) else None)
        elif name in _SHOW and open_since and (cluster := open_since[-1]):
            cluster[1].extend(letters.get(glyph, "") for glyph in _glyphs(instruction.operands[0]))
        elif name == "EMC" and (cluster := open_since.pop()):
            found[cluster[0]] = _saying("".join(cluster[1]))
    return found


def _is_cluster(instruction: Instruction) -> bool:
    """Tell whether a mark says beside what follows what it stands for."""
    tag, *values = instruction.operands
    return bool(tag == Name.Span and values and "/ActualText" in values[0])


def _saying(drawn: str) -> Instruction:
    text = _AM_DRAWN.sub(rf"\1{AM}", drawn)
    told = Dictionary(ActualText=String(b"\xfe\xff" + text.encode("utf-16-be")))
    return ContentStreamInstruction([Name.Span, told], Operator("BDC"))


def _glyphs(shown: Any) -> list[int]:
    """Return the numbers of the glyphs that a text, or the texts of a list, draw: two bytes each."""
    texts = [shown] if isinstance(shown, String) else [part for part in shown if isinstance(part, String)]
    codes = bytes(chain.from_iterable(bytes(text) for text in texts))
    return [int.from_bytes(codes[place : place + 2]) for place in range(0, len(codes), 2)]


def _letter_map(letters: Letters) -> bytes:
    lines = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in letters.items()]
    parts = [lines[start : start + 100] for start in range(0, len(lines), 100)]  # the format's most
    told = [row for part in parts for row in (f"{len(part)} beginbfchar", *part, "endbfchar")]
    return "\n".join((_MAP_HEAD, *told, _MAP_FOOT)).encode()


_MAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_MAP_FOOT: Final = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
