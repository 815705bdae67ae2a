"""Our own HTML: whatever stands in the data stays text, in its own cell."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from dashboard.present.templates import FOLDER, render_template
from dashboard.widgets.tables import Column, draw_table
from dashboard.widgets.templates import draw_template
from tests.support.markup import Markup, read_markup

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></tr></table><h1>x",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "&lt;b&gt; & &amp;",
    "\u202egnp.exe\u202c",  # right-to-left override: would turn round what stands beside it
    "\u2066บ้าน\u2069\u200f",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
)
TAGS = {"div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "span", "p"}
ATTRIBUTES = {"class", "tabindex", "role", "aria-label", "scope", "href", "data-head"}

# Those of our own web layer are whole pages with scripts of their own, and have their own tests.
OF_THE_WEB_LAYER = {"account", "recorder", "verify", "wall", "web"}
TEMPLATES = sorted(path for path in FOLDER.rglob("*.html") if path.parent.name not in OF_THE_WEB_LAYER)

Draw = Callable[..., Markup]


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> Draw:
    """Return what draws a table and reads it back."""
    drawn: list[str] = []
    monkeypatch.setattr("streamlit.html", drawn.append)

    def draw_one(columns: list[Column[str]], rows: list[str], **parts: Any) -> Markup:
        drawn.clear()
        draw_table(columns, rows, **parts)
        (only,) = drawn
        return read_markup(only)

    return draw_one


def columns(head: str = "หัว") -> list[Column[str]]:
    return [Column(head, lambda row: row, link=lambda row: f"/x?q={row}"), Column("ข้าง", lambda _row: "ข้าง")]


def assert_only_ours(found: Markup) -> None:
    assert {tag.name for tag in found.tags} <= TAGS
    assert {name for tag in found.tags for name in tag.attributes} <= ATTRIBUTES


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(draw: Draw, text: str) -> None:
    found = draw(columns(text), [text], caption=text, total=[text, ""])
    assert_only_ours(found)
    assert found.rows == [[text, "ข้าง"], [text, "ข้าง"], [text, ""]]
    assert found.all("div")[0].attributes["aria-label"] == text
    assert found.all("a")[0].attributes["href"] == f"/x?q={text}"


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_back_from_its_own_cell(draw: Draw, text: str) -> None:
    found = draw(columns(), [text, "ถัดไป"], empty=text)
    assert_only_ours(found)
    assert found.rows[1:] == [[text, "ข้าง"], ["ถัดไป", "ข้าง"]]


def test_a_row_s_class_cannot_leave_its_attribute(draw: Draw) -> None:
    found = draw(columns(), ["x"], mark=lambda _row: '"><script>')
    assert_only_ours(found)
    assert found.all("tr")[1].attributes["class"] == '"><script>'


def test_kinds_set_head_cell_and_sum_alike(draw: Draw) -> None:
    made = [Column("ก", str, "number"), Column("ข", str, "nowrap"), Column("ค", str)]
    found = draw(made, ["1"], total=["1", "2", "3"])
    classes = [tag.attributes["class"] for tag in found.tags if tag.name in {"th", "td"}]
    assert classes == ["n", "nowrap", ""] * 3


def test_a_status_is_a_sign_and_words(draw: Draw) -> None:
    found = draw([Column("สถานะ", lambda row: row, "status")], ["late"])
    assert found.rows[1] == ["● เกินกำหนด"]
    assert found.all("span")[0].attributes["class"] == "km-status late"


def test_made_up_rows_and_tables_wear_the_mark(draw: Draw) -> None:
    found = draw([Column("ก", str, demo=lambda row: row == "a")], ["a", "b"], caption="ตาราง", demo=True)
    assert found.rows[1:] == [["a สาธิต"], ["b"]]
    assert [tag.attributes["class"] for tag in found.all("span")] == ["km-demo"] * 2


def test_an_empty_table_is_a_sentence(draw: Draw) -> None:
    found = draw(columns(), [], empty="ยังไม่มี <รายการ>", caption="ตาราง")
    assert found.words == ["ยังไม่มี <รายการ>"]
    assert [tag.name for tag in found.tags] == ["p"]


def test_a_forgotten_value_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(UndefinedError):
        render_template("widgets/page_head.html", title="x")


def test_what_comes_out_blank_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit refuses an empty body: the whole page would be lost for a list without entries."""
    drawn: list[str] = []
    monkeypatch.setattr("streamlit.html", drawn.append)
    draw_template("widgets/notes.html", notes=[])
    assert drawn == []
    draw_template("widgets/notes.html", notes=["<x>"])
    assert drawn == ['<ul class="km-notes"><li>&lt;x&gt;</li></ul>']


def test_no_template_turns_escaping_off_or_runs_a_script() -> None:
    unsafe = r"\|\s*safe\b|autoescape|Markup|<script|\bon\w+=|javascript:|https?://"
    spaces = "http://www.w3.org/2000/svg"  # a name, not an address anybody asks
    texts = {path.name: path.read_text("utf-8").replace(spaces, "") for path in TEMPLATES}
    assert [name for name, text in texts.items() if re.search(unsafe, text)] == []


def test_a_value_in_an_attribute_stands_in_quotes() -> None:
    """Escaping protects a quoted attribute only."""
    assert [path.name for path in TEMPLATES if re.search(r"=\s*\{\{", path.read_text("utf-8"))] == []
