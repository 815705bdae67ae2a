"""How values read on the screen, in both languages; every code of the programme has its words."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.present import formatting
from kmcore.actions.models import WorkState
from kmcore.actions.rules import Status
from kmcore.budget.kinds import LineStatus, Stage
from kmcore.drawing.palette import STATUS
from kmcore.i18n import speaking
from kmcore.programme.coverage import MEASURES
from kmcore.programme.kinds import ResolutionKind, ResponsibilityRole
from kmcore.thai.numbers import signed

THAI = re.compile(r"[\u0e00-\u0e7f]")
SPECIAL = frozenset("\\`*_[]<>$:~@#!|&")

CODES: list[tuple[Callable[[str], str], str]] = [
    *((formatting.status, code) for code in Status),
    *((formatting.kind, code) for code in ResolutionKind),
    *((formatting.state, code) for code in WorkState),
    *((formatting.measure, code) for code in MEASURES),
    *((formatting.measure_short, code) for code in MEASURES if code != "villages"),
    *((formatting.stage, code) for code in (*Stage, "control", "remaining")),
    *((formatting.line_status, code) for code in LineStatus if code != LineStatus.STATED),
    *((formatting.role, code) for code in ResponsibilityRole),
    *((formatting.measure_or_cohort, code) for code in (*MEASURES, "cohort_1", "cohort_3")),
]


@pytest.mark.parametrize(("say", "code"), CODES, ids=lambda each: getattr(each, "__name__", each))
def test_a_code_has_its_words_in_both_languages(say: Callable[[str], str], code: str) -> None:
    with speaking("th"):
        assert THAI.search(say(code))
    with speaking("en"):
        english = say(code)
        assert english
        assert not THAI.search(english)


@pytest.mark.parametrize(
    "say", list(dict.fromkeys(say for say, _code in CODES)), ids=lambda say: say.__name__
)
def test_no_two_codes_share_their_words(say: Callable[[str], str]) -> None:
    found = [say(code) for other, code in CODES if other is say]
    assert len(set(found)) == len(found)


def test_an_unknown_code_is_an_error_and_not_a_blank() -> None:
    for say in (
        formatting.status,
        formatting.kind,
        formatting.state,
        formatting.measure,
        formatting.stage,
        formatting.role,
    ):
        with pytest.raises(KeyError):
            say("typo")


def test_every_status_has_its_own_sign_and_the_order_of_hurt() -> None:
    """Colour alone must not tell them apart."""
    assert list(STATUS) == ["late", "at_risk", "on_track", "not_started", "done", "no_date"]
    assert set(STATUS) == set(Status)
    assert len({formatting.look(code).sign for code in Status}) == len(Status)


def test_days_are_of_the_reader_s_era() -> None:
    with speaking("th"):
        assert formatting.day(date(2007, 2, 9)) == "9 ก.พ. 2550"
        assert formatting.day(date(2007, 2, 9), "long") == "9 กุมภาพันธ์ 2550"
    with speaking("en"):
        assert formatting.day(date(2007, 2, 9)) == "9 Feb 2007"


@pytest.mark.parametrize(
    ("say", "value", "text"),
    [
        (formatting.number, 1551, "1,551"),
        (formatting.number, 0, "0"),
        (formatting.baht, 230_000_000, "2,300,000"),
        (formatting.baht, 50_303_149, "503,031.49"),
        (formatting.million, 142_000_000, "1.42"),
        (formatting.million, 1_000_000_000, "10.00"),
        (signed, 96, "+96"),
        (signed, -3, "−3"),
        (signed, 0, "0"),
        (formatting.basis_points, 4246, "42.46 %"),
        (formatting.arrow, 5, "▲"),
        (formatting.arrow, -5, "▼"),
        (formatting.arrow, 0, "·"),
    ],
)
def test_numbers(say: Callable[[int], str], value: int, text: str) -> None:
    assert say(value) == text


def test_nothing_is_a_dash_and_never_a_nought() -> None:
    none = [
        say(None)
        for say in (
            formatting.day,
            formatting.number,
            formatting.baht,
            formatting.million,
            formatting.basis_points,
        )
    ]
    assert [*none, formatting.percent(0, 0)] == [formatting.NONE] * 6


def test_shares() -> None:
    assert formatting.percent(550, 1551) == "35.5 %"
    assert formatting.percent(0, 7) == "0.0 %"


@given(st.text())
def test_plain_text_holds_nothing_that_markdown_reads(text: str) -> None:
    escaped = formatting.plain(text)
    assert not SPECIAL & set(re.sub(r"\\.", "", escaped, flags=re.DOTALL))
    assert re.sub(r"\\(.)", r"\1", escaped, flags=re.DOTALL) == text


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("[กดที่นี่](https://x.example)", r"\[กดที่นี่\](https\://x.example)"),
        ("![](//x.example)", r"\!\[\](//x.example)"),
        (":red[x]", r"\:red\[x\]"),
        ("WWW.x.example", r"WWW\.x.example"),
        ("<b>", r"\<b\>"),
        ("ไม่มีวันที่ 29 ก.พ. 2550 (ไม่ใช่ปีอธิกสุรทิน)", "ไม่มีวันที่ 29 ก.พ. 2550 (ไม่ใช่ปีอธิกสุรทิน)"),
    ],
)
def test_what_would_be_a_link_is_text(asked: str, shown: str) -> None:
    assert formatting.plain(asked) == shown
