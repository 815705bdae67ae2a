"""Values as people read them."""

from datetime import date

import pytest

from kmcore.exchange.columns import ExportColumn, Kind
from kmcore.i18n import speaking

NAMES = {"dopa": "ปกครอง", "yomna": "ยมนา", "all": "ทุกหน่วยงาน"}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("money", 700_000_01, "700,000.01"),
        ("money", -5, "−0.05"),
        ("money", None, ""),
        ("count", 1551, "1,551"),
        ("count", 0, "0"),
        ("percent", 51, "51"),
        ("date", date(2008, 2, 29), "29 ก.พ. 2551"),
        ("flag", True, "ใช่"),
        ("flag", False, ""),
        ("demo", True, "สาธิต"),
        ("demo", None, ""),
        ("text", "dopa+yomna", "ปกครอง + ยมนา"),
        ("text", ("dopa", "gov"), "ปกครอง, gov"),
        ("text", "all", "ทุกหน่วยงาน"),
        ("text", None, ""),
    ],
)
def test_words(kind: Kind, value: object, words: str) -> None:
    assert ExportColumn("x", "x", kind, names=NAMES).words(value) == words


def test_a_text_without_names_keeps_its_plus_sign() -> None:
    assert ExportColumn("x", "x").words("400+600") == "400+600"


def test_days_in_english_are_of_the_christian_era() -> None:
    with speaking("en"):
        assert ExportColumn("x", "x", "date").words(date(2007, 2, 8)) == "8 Feb 2007"
