"""Dictionary order and one spelling for search."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pythainlp.util import collate

import kmcore.thai
from kmcore.thai.collation import normalize, sort_key

quick = settings(deadline=None, max_examples=80)
CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
MARKS = "็่้๊๋์"
syllables = st.builds(
    lambda lead, first, vowel, last: lead + first + vowel + last,
    st.sampled_from(["", *"เแโใไ"]),
    st.sampled_from(CONSONANTS),
    st.sampled_from(["", *"ะาิีุู"]),
    st.sampled_from(["", *CONSONANTS]),
)
toneless = st.lists(syllables, min_size=1, max_size=2).map("".join)


@pytest.mark.parametrize(
    "ordered",
    [
        # As ICU 72 orders them with its Thai rules.
        ["ก็", "กก", "กด", "เก", "เก่ง", "แก", "โก", "ไก่", "ขา", "ข่า", "ข้า", "ขาก", "ฮา"],
        ["บ้าน", "บ้านกลาง", "บ้านกลางนา", "บ้านกลางใหญ่", "บ้านเกาะ", "บ้านไร่", "บ้านวัง", "บ้านเหนือ"],
        ["ฉวาง", "เฉลิมพระเกียรติ", "ชะอวด", "เชียรใหญ่", "ท่าศาลา", "ทุ่งสง", "ทุ่งใหญ่", "นบพิตำ", "นาบอน"],
        # Ours: numbers by value, capitals with small letters.
        ["หมู่ 1", "หมู่ ๒", "หมู่ 3", "หมู่ 10"],
        ["alpha", "Beta", "gamma"],
    ],
)
def test_dictionary_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ordered


def test_why_the_order_is_not_pythainlps() -> None:
    """When this fails pythainlp has put its tone marks right, and ours may go."""
    assert collate(["บ้านกลาง", "บ้านกลางนา"]) == ["บ้านกลางนา", "บ้านกลาง"]
    assert collate(["ข้า", "ขาก"]) == ["ขาก", "ข้า"]


@quick
@given(words=st.lists(toneless, max_size=4))
def test_without_marks_the_order_is_pythainlps(words: list[str]) -> None:
    assert sorted(words, key=sort_key) == collate(sorted(words))


@quick
@given(word=toneless, rest=toneless, mark=st.sampled_from(MARKS))
def test_a_mark_decides_only_between_the_same_letters(word: str, rest: str, mark: str) -> None:
    marked = word + mark
    assert sort_key(word) < sort_key(marked) < sort_key(word + rest)


@quick
@given(words=st.lists(st.text(max_size=8), max_size=4))
def test_the_order_does_not_depend_on_how_the_list_came(words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(words, key=sort_key) == sorted(backwards, key=sort_key)
    assert sorted(sorted(words, key=sort_key)) == sorted(words)


def test_things_are_sorted_by_their_name() -> None:
    places = [(1, "ไร่"), (2, "เกาะ"), (3, "กลาง")]
    assert [code for code, _ in sorted(places, key=lambda place: sort_key(place[1]))] == [3, 2, 1]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("เเก้จน", "แก้จน"),  # two Sara E for one Sara Ae
        ("นํ้าใส", "น้ำใส"),  # nikhahit and sara aa for sara am
        ("บ้าน\u200bกลาง\ufeff", "บ้านกลาง"),
        ("หมู่  ๑๒ ", "หมู่ 12"),
        ("KM Team", "km team"),
        ("cafe\u0301", "CAFÉ"),
        ("ทีี่", "ที่"),
    ],
)
def test_the_same_to_a_reader_is_the_same_to_a_search(typed: str, stored: str) -> None:
    assert normalize(typed) == normalize(stored)


@pytest.mark.parametrize(("one", "other"), [("บ้านกลาง", "บานกลาง"), ("ขา", "ข้า"), ("หมู่ 1", "หมู่ 11")])
def test_what_reads_differently_stays_different(one: str, other: str) -> None:
    assert normalize(one) != normalize(other)


thai_text = st.text(alphabet=[chr(code) for code in range(0x0E01, 0x0E5C) if not 0x0E3B <= code <= 0x0E3E])


@quick
@given(text=st.text(max_size=30) | thai_text)
@example(text="ฏํๅฅ")  # a repaired vowel makes room for the next repair
def test_normalizing_twice_changes_nothing(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


def test_no_module_pays_for_pythainlp_before_it_is_needed() -> None:
    folder = Path(kmcore.thai.__path__[0])
    imports = "".join(
        f"import kmcore.thai.{path.stem}\n" for path in folder.glob("*.py") if path.stem != "__init__"
    )
    code = f"{imports}import sys\nsys.exit('pythainlp' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=folder.parents[1])
