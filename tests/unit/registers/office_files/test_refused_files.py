"""What cannot be read is refused in a sentence that says what to do; nothing else is raised, whatever the bytes."""

import tracemalloc

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kmcore.i18n import speaking
from kmcore.registers.office_files import grid
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.reading import read_tables
from kmcore.registers.office_files.tables import TableChoice
from tests.unit.registers.office_files.ods_files import ods, ods_table
from tests.unit.registers.office_files.outcomes import PLAIN, WANTED, WEB, lines
from tests.unit.registers.office_files.refused_files import GOOD, REFUSED, Refused, far_apart, sheet_of_rows
from tests.unit.registers.office_files.xls_files import xls
from tests.unit.registers.office_files.xlsx_files import packed, parts_of

ODS = ods(ods_table(PLAIN))


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.name)
def test_is_refused_by_name(file: Refused) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read_tables(file.data, f"{file.name}.xlsx", WANTED, choice=TableChoice(file.sheet))
    assert refused.value.code == file.code
    sentence = str(refused.value)
    assert [words for words in file.words if words not in sentence] == []
    with speaking("en"):
        assert str(refused.value) != sentence


def most_memory(data: bytes) -> tuple[str, int]:
    """Return the code of a refusal and the bytes that were held at most until then."""
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFileError) as refused:
            read_tables(data, "x.xlsx", WANTED)
        return refused.value.code, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_more_rows_than_are_read_take_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 1_000)
    code, most = most_memory(sheet_of_rows(50_000))
    assert code == "too_many_rows"
    assert most < 3 * 2**20


def test_cells_far_apart_take_no_memory_between_them() -> None:
    code, most = most_memory(far_apart())
    assert code == "no_headings"
    assert most < 2 * 2**20


def try_to_read(data: bytes) -> None:
    try:
        tables = read_tables(data, "ไฟล์.xls", WANTED)
    except UnreadableFileError:
        return
    assert tables


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@example(b"<table>")
@example(b"<html><table><tr><td rowspan=99999999999 colspan=-1>")
@example(b"\xff\xfe\x00")
@example(b"sep=,\r\n")
@example(b'"')
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try_to_read(data)


@pytest.mark.parametrize(
    "data", [GOOD, ODS, lines(PLAIN).encode("cp874"), WEB.encode()], ids=["xlsx", "ods", "csv", "web"]
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), put=st.binary(min_size=1, max_size=8), cut=st.integers(0, 40))
def test_a_broken_file_is_read_or_refused(data: bytes, place: float, put: bytes, cut: int) -> None:
    at = int(place * len(data))
    try_to_read(data[:at] + put + data[at + cut :])


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "content.xml"]
)
@settings(max_examples=40, deadline=None)
@given(
    place=st.floats(0, 1),
    put=st.sampled_from(["9", "-", "<", '"', "r", "s", "99999999999999999999", "&", " "]),
)
def test_a_file_with_a_letter_changed_in_its_xml(part: str, place: float, put: str) -> None:
    parts = parts_of(ODS if part == "content.xml" else GOOD)
    text = parts[part].decode()
    at = int(place * len(text))
    try_to_read(packed({**parts, part: text[:at] + put + text[at + 1 :]}))


@settings(max_examples=12, deadline=None)  # each starts a process
@given(place=st.integers(512, 5600), put=st.binary(min_size=1, max_size=4))
@example(place=512 + 1024, put=b"\xff\xff\xff\xff")
def test_a_broken_old_file_is_read_or_refused(place: int, put: bytes) -> None:
    data = xls(PLAIN)
    try_to_read(data[:place] + put + data[place + len(put) :])
