"""The objects of a PDF that typst wrote ``pretty``: taken apart, streams unpacked and packed, put together again.

Not for other PDFs: one dictionary entry stands on a line, nothing is nested in object streams.
"""

import re
import zlib
from typing import Final

_OBJECT: Final = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_STREAM: Final = re.compile(rb"<<\n(.*?)\n>>\nstream\n(.*)\nendstream", re.DOTALL)
_HEAD: Final = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
Objects = dict[int, bytes]


class UnknownPdfError(ValueError):
    """Another version of typst writes its files in another way: this package must follow."""


def objects_of(pdf: bytes) -> Objects:
    """Return the body of every object by its number."""
    return {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}


def one_reference(key: bytes, body: bytes) -> int:
    """Return the number of the object that an entry of a dictionary points to.

    Raises:
        UnknownPdfError: there is no such entry.
    """
    found = re.search(rb"/%s \[?(\d+) 0 R" % key, body)
    if found is None:
        raise UnknownPdfError(key)
    return int(found[1])


def content(body: bytes) -> bytes | None:
    """Return what is in a stream, unpacked; None for an object that is none."""
    found = _STREAM.fullmatch(body)
    if found is None:
        return None
    head, data = found[1], found[2]
    if b"/ASCIIHexDecode" in head:
        data = bytes.fromhex(data.decode("ascii").rstrip(">\n"))
    return zlib.decompress(data) if b"/FlateDecode" in head else data


def stream(data: bytes) -> bytes:
    """Return an object that is a plain stream."""
    return b"<<\n  /Length %d\n>>\nstream\n%s\nendstream" % (len(data), data)


def packed(body: bytes) -> bytes:
    """Return a stream packed; anything else as it is."""
    found, data = _STREAM.fullmatch(body), content(body)
    if found is None or data is None or b"/Metadata" in found[1]:  # which programs look for in plain text
        return body
    head = [line for line in found[1].split(b"\n") if not line.startswith((b"  /Length", b"  /Filter"))]
    small = zlib.compress(data, 6)
    head += [b"  /Length %d" % len(small), b"  /Filter /FlateDecode"]
    return b"<<\n%s\n>>\nstream\n%s\nendstream" % (b"\n".join(head), small)


def written(objects: Objects, pdf: bytes) -> bytes:
    """Return a file of ``objects``, with the trailer of ``pdf``, which they come from."""
    out = bytearray(_HEAD)
    places = []
    for number, body in sorted(objects.items()):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    rows = [b"0000000000 65535 f \n", *(b"%010d 00000 n \n" % place for place in places)]
    out += b"xref\n0 %d\n%s%sstartxref\n%d\n%%%%EOF\n" % (len(rows), b"".join(rows), _trailer(pdf), start)
    return bytes(out)


def _trailer(pdf: bytes) -> bytes:
    start = pdf.rindex(b"trailer\n")
    return pdf[start : pdf.index(b"startxref", start)]
