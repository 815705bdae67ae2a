"""The English catalogue says everything the code says, with the same values, and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from kmcore.i18n import _n, speaking
from scripts.messages import english, extracted, misfilled, obsolete, sentences, untranslated, updated

THAI = re.compile(r"[\u0e00-\u0e7f]")


@pytest.fixture(scope="module")
def code() -> Catalog:
    return extracted()


@pytest.fixture(scope="module")
def kept() -> Catalog:
    return english()


def test_every_sentence_has_its_english(code: Catalog, kept: Catalog) -> None:
    assert untranslated(code, kept) == [], "write their English in kmcore/locale/en.po"


def test_nothing_is_kept_that_the_code_no_longer_says(code: Catalog, kept: Catalog) -> None:
    assert obsolete(code, kept) == [], "python -m scripts.messages drops them"


def test_the_english_takes_the_same_values(kept: Catalog) -> None:
    assert misfilled(kept) == []


def test_no_thai_letters_are_left_in_the_english(kept: Catalog) -> None:
    assert [message.string for message in kept if message.id and THAI.search(str(message.string))] == []


def test_a_sentence_has_a_plural_everywhere_or_nowhere() -> None:
    """``_`` finds the singular of a message that ``_n`` uses too: "3 village"."""
    found = [message for _file, _line, message, _comments, _context in sentences()]
    singles = {message for message in found if isinstance(message, str)}
    assert singles & {message[0] for message in found if isinstance(message, tuple)} == set()


def test_code_and_templates_are_both_read(code: Catalog) -> None:
    files = {Path(file).suffix for message in code for file, _line in message.locations}
    assert files == {".py", ".html"}
    assert len(code) > 500


def test_one_and_many_differ_in_english_only() -> None:
    with speaking("en"):
        assert [_n("{count} หมู่บ้าน", count) for count in (0, 1, 2)] == [
            "0 villages",
            "1 village",
            "2 villages",
        ]
    with speaking("th"):
        assert _n("{count} หมู่บ้าน", 1551, count="1,551") == "1,551 หมู่บ้าน"


def catalogue_of(**texts: str) -> Catalog:
    made = Catalog(locale="en")
    for thai, text in texts.items():
        made.add(thai, text)
    return made


@pytest.mark.parametrize(
    ("look", "named"),
    [
        (lambda: untranslated(catalogue_of(ก=""), catalogue_of(ก="")), "ก"),
        (lambda: untranslated(catalogue_of(ก=""), catalogue_of()), "ก"),
        (lambda: obsolete(catalogue_of(), catalogue_of(ก="a")), "ก"),
        (lambda: misfilled(catalogue_of(**{"ก {x}": "a {y}"})), "ก {x}"),
        (lambda: misfilled(catalogue_of(**{"ก {x}": "a"})), "ก {x}"),
        (lambda: misfilled(catalogue_of(**{"ก {x:g}": "a {x}"})), "ก {x:g}"),
    ],
)
def test_each_fault_is_named(look: Callable[[], list[str]], named: str) -> None:
    assert look() == [named]


def test_bringing_up_to_date_keeps_what_is_translated() -> None:
    kept = catalogue_of(ก="a", ข="b")
    kept.add(("ค {count}", "ค {count}"), ("one c", "{count} c"))
    code = catalogue_of(ก="", ง="")
    code.add(("ค {count}", "ค {count}"), ("", ""))
    found = {message.id: message.string for message in updated(code, kept) if message.id}
    assert found == {"ก": "a", "ง": "", ("ค {count}", "ค {count}"): ("one c", "{count} c")}
