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
from typing import Final

from fontTools.ttLib import TTFont

from kmcore.documents.pdf.objects import (
    Objects,
    UnknownPdfError,
    content,
    objects_of,
    one_reference,
    packed,
    stream,
    written,
)
from kmcore.drawing.font import font_file

Letters = Mapping[int, str]  # of a font, by the glyph's number
_CLUSTER: Final = re.compile(
    rb"/Span <<\n  /ActualText <(?:FEFF)?([0-9A-F]*)>\n>> BDC\n(.*?)EMC\n", re.DOTALL
)
_FONT: Final = re.compile(rb"/(\w+) [\d.]+ Tf")
_NAMED_FONT: Final = re.compile(rb"/(f\d+) (\d+) 0 R")
_STRING: Final = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME: Final = re.compile(r"uni((?:[0-9A-F]{4})+)")
# ำ is drawn as ํ and า, with the tone between them. By their numbers: they are looked for, not said.
AM, NIKHAHIT, AA = chr(0x0E33), chr(0x0E4D), chr(0x0E32)
_AM_DRAWN: Final = re.compile(f"{NIKHAHIT}([{chr(0x0E48)}-{chr(0x0E4B)}]?){AA}")


def speaking_letters(pdf: bytes) -> bytes:
    """Return the same pages with a text that can be copied and searched. ``pdf``: version 1.4, pretty, by typst.

    Raises:
        UnknownPdfError: typst writes its files in another way now.
    """
    objects = objects_of(pdf)
    fonts = {number: _font_letters(objects, number) for number in _fonts(objects)}
    for number, letters in fonts.items():
        objects[one_reference(b"ToUnicode", objects[number])] = stream(_letter_map(letters))
    for page in [body for body in objects.values() if b"/Type /Page\n" in body]:
        _mend(objects, page, fonts)
    return written({number: packed(body) for number, body in objects.items()}, pdf)


def _fonts(objects: Objects) -> list[int]:
    return [number for number, body in objects.items() if b"/Subtype /Type0" in body]


def _font_letters(objects: Objects, number: int) -> Letters:
    """Return what each glyph of a font says, by the names its program keeps."""
    below = objects[one_reference(b"DescendantFonts", objects[number])]
    descriptor = objects[one_reference(b"FontDescriptor", below)]
    program = content(objects[one_reference(b"FontFile2", descriptor)])
    if program is None:
        raise UnknownPdfError("FontFile2")
    names = TTFont(BytesIO(program), lazy=True).getGlyphOrder()
    return {place: letter for place, name in enumerate(names) if (letter := letters_of(name))}


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


def _mend(objects: Objects, page: bytes, fonts: Mapping[int, Letters]) -> None:
    """Let the clusters of a page say what their glyphs say."""
    number = one_reference(b"Contents", page)
    resources = objects[one_reference(b"Resources", page)]
    named = {name: fonts[int(font)] for name, font in _NAMED_FONT.findall(resources) if int(font) in fonts}
    drawn = content(objects[number]) or b""
    objects[number] = stream(_CLUSTER.sub(lambda cluster: _said(cluster, named), drawn))


def _said(cluster: re.Match[bytes], named: Mapping[bytes, Letters]) -> bytes:
    font = _FONT.search(cluster[2])
    letters = named.get(font[1], {}) if font else {}
    text = _AM_DRAWN.sub(rf"\1{AM}", "".join(letters.get(glyph, "") for glyph in _glyphs(cluster[2])))
    told = text.encode("utf-16-be").hex().upper().encode()
    return b"/Span <<\n  /ActualText <FEFF%s>\n>> BDC\n%sEMC\n" % (told, cluster[2])


def _glyphs(drawn: bytes) -> list[int]:
    """Return the numbers of the glyphs that are drawn, two bytes each."""
    codes = b"".join(_ESCAPE.sub(_plain, string) for string in _STRING.findall(drawn))
    return [int.from_bytes(codes[place : place + 2]) for place in range(0, len(codes), 2)]


def _plain(escape: re.Match[bytes]) -> bytes:
    told = escape[1]
    return bytes([int(told, 8) & 255]) if told.isdigit() else _ESCAPED.get(told, told)


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
