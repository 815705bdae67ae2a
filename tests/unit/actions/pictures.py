"""Photos for tests, made on the spot."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

ORIENTATION, GPS, MAKE = 0x0112, 0x8825, 0x010F


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any) -> bytes:
    """Return a file of a photo: its left half red, its right half blue."""
    image = Image.new(mode, size, "blue")
    image.paste(Image.new(mode, (size[0] // 2, size[1]), "red"))
    kept = BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a phone writes beside the pixels: who made it, where it was taken, which way is up."""
    made = Image.Exif()
    made[ORIENTATION], made[MAKE] = orientation, "SecretPhone"
    made.get_ifd(GPS)[1] = "N"
    made.get_ifd(GPS)[2] = (8.0, 26.0, 11.0)
    return made


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it has so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")
