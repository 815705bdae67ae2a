"""A photo is known by its content, made anew from its pixels, and never larger than is needed."""

from contextlib import suppress
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from kmcore.actions.photos import MOST_BYTES, AttachmentError, prepare_photos
from tests.unit.actions.pictures import exif, picture, png_that_claims

RED, BLUE = (254, 0, 0), (0, 0, 254)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_becomes_a_jpeg(kind: str) -> None:
    (photo,) = prepare_photos([picture(kind, lossless=True)])
    image = opened(photo.data)
    assert (image.format, image.size) == ("JPEG", (40, 20))
    assert (photo.width, photo.height, photo.sha256) == (40, 20, sha256(photo.data).hexdigest())
    assert near(image.getpixel((5, 10)), RED)
    assert near(image.getpixel((35, 10)), BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_the_phone_writes_beside_the_pixels_is_gone(kind: str) -> None:
    given = picture(kind, exif=exif())
    assert b"SecretPhone" in given
    (photo,) = prepare_photos([given])
    image = opened(photo.data)
    assert b"SecretPhone" not in photo.data
    assert b"Exif" not in photo.data
    assert dict(image.getexif()) == {}
    assert set(image.info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }


def test_comments_and_texts_are_gone_too() -> None:
    texts = PngInfo()
    texts.add_text("Author", "SecretName")
    photos = prepare_photos([picture(comment=b"SecretName"), picture("PNG", pnginfo=texts)])
    assert not any(b"SecretName" in photo.data for photo in photos)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_held_sideways_is_stored_upright(kind: str) -> None:
    """6: the camera's top is the picture's right side; its left half, red, belongs on top."""
    (photo,) = prepare_photos([picture(kind, (80, 40), exif=exif(orientation=6))])
    image = opened(photo.data)
    assert image.size == (40, 80)
    assert near(image.getpixel((20, 10)), RED)
    assert near(image.getpixel((20, 70)), BLUE)


def test_a_large_photo_is_made_small_and_a_small_one_is_left() -> None:
    large, tall, small = prepare_photos(
        [picture(size=(4000, 3000)), picture("PNG", (900, 3200)), picture(size=(1600, 10))]
    )
    assert (large.width, large.height) == (1600, 1200)
    assert (tall.width, tall.height) == (450, 1600)
    assert (small.width, small.height) == (1600, 10)


def test_what_is_transparent_is_white() -> None:
    kept = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(kept, "PNG")
    (photo,) = prepare_photos([kept.getvalue()])
    assert near(opened(photo.data).getpixel((10, 10)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK", "I;16"])
def test_every_way_to_keep_pixels_is_read(mode: str) -> None:
    kept = BytesIO()
    Image.new(mode, (30, 20)).save(kept, "JPEG" if mode == "CMYK" else "PNG")
    (photo,) = prepare_photos([kept.getvalue()])
    assert opened(photo.data).mode == "RGB"


def refused(*photos: bytes) -> str:
    with pytest.raises(AttachmentError) as caught:
        prepare_photos(photos)
    assert caught.value.field == "photos"
    return str(caught.value)


def test_three_are_taken_and_four_are_not() -> None:
    assert len(prepare_photos([picture()] * 3)) == 3
    assert "แนบมา 4 ภาพ" in refused(*[picture()] * 4)


def test_the_sentence_names_the_photo() -> None:
    assert "ภาพที่ 2 เปิดไม่ได้" in refused(picture(), b"not a photo")


def test_a_file_too_large_is_refused_unread() -> None:
    assert len(prepare_photos([picture().ljust(MOST_BYTES, b"\0")])) == 1
    assert "ไม่เกิน 8 MB" in refused(picture().ljust(MOST_BYTES + 1, b"\0"))


@pytest.mark.parametrize("size", [(10_000, 5_001), (65_000, 65_000), (2_000_000_000, 1)])
def test_a_few_bytes_that_claim_to_be_huge_are_not_decoded(size: tuple[int, int]) -> None:
    assert "ล้านจุด" in refused(png_that_claims(*size))


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"hevc"])
def test_a_photo_of_an_iphone_says_what_to_do(brand: bytes) -> None:
    assert "HEIC" in refused(b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + b"\0" * 200)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.7",
        picture("GIF"),
        picture("BMP"),
        picture("TIFF"),
        picture()[:300],
        picture("PNG", (400, 400))[:-40],
    ],
    ids=["nothing", "svg", "pdf", "gif", "bmp", "tiff", "half a jpeg", "half a png"],
)
def test_what_is_no_photo_is_refused_whatever_it_is_called(data: bytes) -> None:
    assert "JPEG, PNG หรือ WebP" in refused(data)


@given(st.sampled_from([picture(), picture("PNG"), picture("WEBP")]), st.data())
def test_a_spoilt_file_is_read_or_refused(data: bytes, chance: st.DataObject) -> None:
    spoilt = bytearray(data)
    for _ in range(chance.draw(st.integers(1, 8))):
        spoilt[chance.draw(st.integers(0, len(spoilt) - 1))] = chance.draw(st.integers(0, 255))
    with suppress(AttachmentError):
        assert all(photo.width > 0 for photo in prepare_photos([bytes(spoilt)]))
