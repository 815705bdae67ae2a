"""Rows from YAML files: values, lines, defaults, several documents, and what is refused."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kmcore.exchange.dataset.errors import BadRow
from kmcore.exchange.dataset.yaml_rows import RawRow, read_mapping, read_rows
from kmcore.thai.input_cleaning import kept_text

NAMES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
VALUES = st.one_of(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\u2029\ufeff\x85")),
    st.integers(),
    st.booleans(),
    st.none(),
    st.dates(),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yaml")


def rows_of(folder: Path, text: str) -> tuple[list[RawRow], list[BadRow]]:
    path = folder / "rows.yaml"
    path.write_text(text, encoding="utf-8")
    bad: list[BadRow] = []
    return read_rows(path, bad), bad


@given(rows=st.lists(st.dictionaries(NAMES, VALUES, min_size=1), max_size=6))
def test_what_was_written_is_read_back_with_its_line(folder: Path, rows: list[dict[str, object]]) -> None:
    text = yaml.safe_dump(rows, allow_unicode=True)
    read, bad = rows_of(folder, text)
    assert bad == []
    assert [row.values for row in read] == [
        {kept_text(name): kept_text(one) if isinstance(one, str) else one for name, one in row.items()}
        for row in rows
    ]
    assert [row.place.row for row in read] == list(range(1, len(rows) + 1))
    starts = [number for number, line in enumerate(text.split("\n"), start=1) if line.startswith("- ")]
    assert [row.place.line for row in read] == starts


@given(text=st.text(st.sampled_from("-:{}[]#&*!|>'\"%@` \n\tกaA09._,?") | st.characters(), max_size=60))
def test_no_text_makes_it_fall_over(folder: Path, text: str) -> None:
    (folder / "any.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    bad: list[BadRow] = []
    for row in read_rows(folder / "any.yaml", bad):
        assert all(isinstance(name, str) for name in row.values)
    for refusal in bad:
        assert "any.yaml" in str(refusal)


def test_defaults_fill_rows_and_rows_win(folder: Path) -> None:
    read, bad = rows_of(folder, "defaults: {a: 1, b: 2}\nrows:\n- {b: 3}\n- {c: 4}\n")
    assert bad == []
    assert [row.values for row in read] == [{"a": 1, "b": 3}, {"a": 1, "b": 2, "c": 4}]


def test_rows_are_counted_through_several_documents(folder: Path) -> None:
    read, bad = rows_of(folder, "defaults: {a: 1}\nrows:\n- {b: 2}\n---\n# a remark only\n---\n- {c: 3}\n")
    assert bad == []
    assert [(row.place.row, row.place.line, row.values) for row in read] == [
        (1, 3, {"a": 1, "b": 2}),
        (2, 7, {"c": 3}),
    ]


def test_merge_keys_are_no_repetition(folder: Path) -> None:
    read, bad = rows_of(folder, "- &one {a: 1, b: 2}\n- {<<: *one, b: 3}\n")
    assert bad == []
    assert read[1].values == {"a": 1, "b": 3}


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    (tmp_path / "dataset.yaml").write_bytes(b"\xef\xbb\xbfcode: x\n")
    assert read_mapping(tmp_path / "dataset.yaml", []) == {"code": "x"}


def test_a_date_that_does_not_exist_stays_text_for_its_row_to_refuse(folder: Path) -> None:
    read, bad = rows_of(folder, "- {on_date: 2007-02-30}\n")
    assert (read[0].values, bad) == ({"on_date": "2007-02-30"}, [])


@pytest.mark.parametrize(
    ("text", "where", "problem"),
    [
        ("- {a: 1}\n- just text\n", "rows.yaml แถวที่ 2 (บรรทัด 2)", "ไม่ได้เป็นคู่"),
        ("- {a: 1}\n- {a: 1, a: 2}\n", "rows.yaml บรรทัด 2 ช่อง a", "ซ้ำ"),
        ("code: x\nname: y\n", "rows.yaml บรรทัด 1", "ไม่ได้เป็นรายการของแถว"),
        ("defaults: [1]\nrows: []\n", "rows.yaml บรรทัด 2", "ไม่ได้เป็นรายการของแถว"),
        ("- {a: 1\n- b: [\n", "rows.yaml บรรทัด 2", "เขียนผิดรูปแบบ"),
        ("- !!python/object:os.system {}\n", "rows.yaml บรรทัด 1", "เขียนผิดรูปแบบ"),
    ],
)
def test_what_is_no_row_is_refused_with_its_place(folder: Path, text: str, where: str, problem: str) -> None:
    _, bad = rows_of(folder, text)
    assert len(bad) == 1
    assert str(bad[0]).startswith(where + ":")
    assert problem in bad[0].problem
    assert "วิธีแก้: " in str(bad[0])


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    (tmp_path / "french.yaml").write_bytes("- {a: 1}\n- {a: \u00e9}".encode("latin-1"))
    (tmp_path / "folder.yaml").mkdir()
    bad: list[BadRow] = []
    for name in ("missing.yaml", "french.yaml", "folder.yaml"):
        assert read_rows(tmp_path / name, bad) == []
    assert ["ไม่มีไฟล์นี้" in bad[0].problem, "UTF-8" in bad[1].problem, "เปิดอ่านไม่ได้" in bad[2].problem] == [
        True
    ] * 3
    assert str(tmp_path) not in "".join(map(str, bad))
    assert bad[1].place.line == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_rows_are_read_however_notepad_wrote_them(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "thai.yaml").write_bytes("- {a: ก}".encode(encoding))
    assert [row.values for row in read_rows(tmp_path / "thai.yaml", [])] == [{"a": "ก"}]


def test_a_header_must_be_one_mapping(folder: Path) -> None:
    (folder / "dataset.yaml").write_text("- code: x\n", encoding="utf-8")
    bad: list[BadRow] = []
    assert read_mapping(folder / "dataset.yaml", bad) == {}
    assert [row.place.file for row in bad] == ["dataset.yaml"]
