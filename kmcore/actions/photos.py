"""Photos that come with a report: known by their content, made anew from their pixels, small and without EXIF."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from threading import Lock
from typing import Final

from PIL import Image, ImageOps

from kmcore.errors import FieldError

MOST_PHOTOS: Final = 3
MOST_BYTES: Final = 8 * 2**20
MOST_PIXELS: Final = 50_000_000  # the largest that today's phones make by themselves
LONG_SIDE: Final = 1600  # px
QUALITY: Final = 82
MEDIA_TYPE: Final = "image/jpeg"
FORMATS: Final = ("JPEG", "PNG", "WEBP")
# ISO base media brands of HEIF, what iPhones take photos in (ISO/IEC 23008-12).
_HEIF: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
# Decoded, the largest photo takes 200 MB: one at a time, however many people report.
_one_at_a_time: Final = Lock()


class AttachmentError(FieldError):
    """A photo cannot be taken; ``field`` is the form's field it came in."""

    def __init__(self, message: str, /, *, field: str = "photos", **values: object) -> None:
        super().__init__(message, field=field, **values)


@dataclass(frozen=True)
class PreparedPhoto:
    """A photo as it is stored: JPEG, its size in pixels, the SHA-256 of its bytes."""

    data: bytes
    width: int
    height: int
    sha256: str


def prepare_photos(photos: Sequence[bytes]) -> tuple[PreparedPhoto, ...]:
    """Return the photos as they are stored: JPEG, upright, at most 1600 px, nothing but pixels.

    Raises:
        AttachmentError: too many, too large, or no JPEG, PNG or WebP that can be read.
    """
    if len(photos) > MOST_PHOTOS:
        raise AttachmentError(
            "แนบมา {count} ภาพ แนบได้ครั้งละไม่เกิน {limit} ภาพ เอาบางภาพออก หรือรายงานอีกครั้งเพื่อแนบภาพที่เหลือ",
            count=len(photos),
            limit=MOST_PHOTOS,
        )
    return tuple(_prepared(data, number) for number, data in enumerate(photos, 1))


def _prepared(data: bytes, number: int) -> PreparedPhoto:
    _require_size(data, number)
    _refuse_heif(data, number)
    try:
        with _one_at_a_time, Image.open(BytesIO(data), formats=FORMATS) as image:
            _require_pixels(image, number)
            small = _small(image)
    except AttachmentError:
        raise
    except Image.DecompressionBombError:
        raise _too_many_pixels(number) from None
    except Exception as error:  # a hostile file makes Pillow raise nearly anything, and all of it means this
        raise AttachmentError(
            "ภาพที่ {number} เปิดไม่ได้ แนบได้เฉพาะภาพ JPEG, PNG หรือ WebP ที่ไฟล์ไม่เสีย เลือกภาพอื่นหรือถ่ายใหม่",
            number=number,
        ) from error
    return _as_jpeg(small)


def _require_size(data: bytes, number: int) -> None:
    if len(data) > MOST_BYTES:
        raise AttachmentError(
            "ภาพที่ {number} ใหญ่ {size} MB แนบได้ภาพละไม่เกิน {limit} MB ย่อภาพก่อน หรือส่งภาพผ่าน LINE แล้วบันทึกกลับมาแนบ",
            number=number,
            size=f"{len(data) / 2**20:.1f}",
            limit=MOST_BYTES // 2**20,
        )


def _refuse_heif(data: bytes, number: int) -> None:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        raise AttachmentError(
            "ภาพที่ {number} เป็น HEIC ซึ่งเปิดดูไม่ได้ทุกเครื่อง ตั้งกล้อง iPhone เป็น “เข้ากันได้มากที่สุด” แล้วถ่ายใหม่ หรือส่งภาพผ่าน LINE แล้วบันทึกกลับมาแนบ",
            number=number,
        )


def _require_pixels(image: Image.Image, number: int) -> None:
    """The size stands in the file's head: asked before anything is decoded."""
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels(number)


def _too_many_pixels(number: int) -> AttachmentError:
    return AttachmentError(
        "ภาพที่ {number} มีเกิน {limit} ล้านจุด ย่อภาพก่อนแล้วแนบใหม่", number=number, limit=MOST_PIXELS // 1_000_000
    )


def _small(image: Image.Image) -> Image.Image:
    """Return a new picture of the pixels alone: upright, transparent parts white."""
    image.draft("RGB", (LONG_SIDE, LONG_SIDE))  # a JPEG is decoded no larger than is needed
    mode = "RGBA" if image.has_transparency_data else "RGB"
    pixels = image if image.mode == mode else image.convert(mode)
    pixels.thumbnail((LONG_SIDE, LONG_SIDE))
    upright = ImageOps.exif_transpose(pixels)
    made = Image.new("RGB", upright.size, "white")
    made.paste(upright, mask=upright if upright.mode == "RGBA" else None)
    return made


def _as_jpeg(image: Image.Image) -> PreparedPhoto:
    kept = BytesIO()
    image.save(kept, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    data = kept.getvalue()
    return PreparedPhoto(data, image.width, image.height, sha256(data).hexdigest())
