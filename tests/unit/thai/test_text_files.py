"""A text file is read in the encoding it was written in, or refused with file, line and what to do."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.thai.text_files import TextFileError, decoded_text, read_text_file

THAI = "# ค่าตั้งของจังหวัด – “นครศรีธรรมราช”\nKM_PORT=8502\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp874"]


@pytest.mark.parametrize("encoding", [*ENCODINGS, "utf-32"])
def test_what_notepad_writes_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / ".env"
    path.write_bytes(THAI.encode(encoding))
    assert read_text_file(path) == THAI


def test_big_endian_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xfe\xff" + THAI.encode("utf-16-be"))
    assert read_text_file(path) == THAI


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a=1\nb=é\n".encode("latin-1"), 2),
        ("a=1\n\nb=пример\n".encode("cp1251"), 3),
        ("KM_PORT=1\n".encode("utf-16-le"), 1),  # without its mark
        ("a\n日本".encode("shift_jis"), 2),
        (b"PK\x03\x04\x00\x00", 1),
        (b"\xff\xfea", 1),
    ],
)
def test_another_encoding_is_named_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(TextFileError, match=rf"แผนที่\.geojson บรรทัด {line} .*UTF-8"):
        decoded_text(data, "แผนที่.geojson")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_utf_8_is_always_itself(text: str) -> None:
    assert decoded_text(text.encode(), "x") == text.removeprefix("\ufeff")
