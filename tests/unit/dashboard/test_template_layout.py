"""How templates may be laid out: an indented line goes on with the line before it; no line is too long to read."""

import re
from typing import Final

import pytest
from jinja2 import Environment

from dashboard.present import formatting
from dashboard.present.template_layout import IndentedLinesGoOn
from dashboard.present.templates import FOLDER

LONGEST: Final = 160
TAG: Final = re.compile(r"<[^>]*>")
SENTENCE: Final = re.compile(r"""_n?\("[^"]*"|_\('[^']*'""")


def drawn(source: str, **values: str) -> str:
    return Environment(autoescape=True, extensions=[IndentedLinesGoOn]).from_string(source).render(**values)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<b>ก</b>\n  <b>ข</b>", "<b>ก</b><b>ข</b>"),
        ("<b>\n    {{ a }}\n    {{ a }}\n  </b>", "<b>กก</b>"),
        ("{% if a %}\n  <b>ก</b>\n  {% endif %}", "<b>ก</b>"),
    ],
)
def test_nothing_is_drawn_of_a_break_between_tags_and_values(source: str, text: str) -> None:
    assert drawn(source, a="ก") == text


def test_a_line_that_is_not_indented_begins_anew() -> None:
    assert drawn("<b>ก</b>\n<b>ข</b>") == "<b>ก</b>\n<b>ข</b>"


def test_a_break_within_a_tag_or_a_text_is_a_space_as_in_all_html() -> None:
    assert drawn('<i class="x"\n    id="y">ก\n  ข</i>').split() == ["<i", 'class="x"', 'id="y">ก', "ข</i>"]


def test_line_numbers_stay_those_of_the_file() -> None:
    with pytest.raises(ZeroDivisionError) as error:
        drawn("<b>\n  <i>\n  {{ 1 // 0 }}</i></b>")
    assert error.traceback[-1].lineno + 1 == 3


def test_no_line_of_a_template_is_long_but_for_its_sentence() -> None:
    long = [
        f"{path.relative_to(FOLDER)}:{number}"
        for path in sorted(FOLDER.rglob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if len(line) > LONGEST and len(SENTENCE.sub("", line)) > LONGEST / 2
    ]
    assert long == []


def test_what_a_template_takes_of_formatting_is_there() -> None:
    """Jinja says so only when the line is drawn."""
    taken = {
        name
        for path in FOLDER.rglob("*.html")
        for name in re.findall(r"formatting\.(\w+)", path.read_text("utf-8"))
    }
    assert {name for name in taken if not hasattr(formatting, name)} == set()
