"""A form that is added to the code has to be added to the tables of forms."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dashboard.web.recorder.routes import WRITES
from tests.integration.asgi.recorder_form_rows import NO_FIELDS, RECORDER_FORMS
from tests.support.form_rows import OTHER_FIELDS, PAGE_FORMS

ROOT: Final = Path(__file__).parents[3]
# What makes a form of a function: a field of text, or the button that sends what fields hold.
FORM_CALLS: Final = {"text_input", "text_area", "form_submit_button", "send_button", "draw_end"}
# Fields that drop or cut without a word what they cannot take.
SILENT: Final = re.compile(
    r"number_input\(|date_input\(|time_input\(|max_chars|maxlength|type=\"(number|time|date)\""
)
ANSWERED_ELSEWHERE: Final = {
    "account/login.html": "tests/integration/asgi/test_account_faults.py",
    "account/password.html": "tests/integration/asgi/test_account_faults.py",
    "account/notice.html": "has no field",
    "account/everywhere.html": "has no field but the choice of what waits to be sent",
    "account/logout.html": "has no field but the choice of what waits to be sent",
    "recorder/dialogs.html": "the recorder's table",
    "recorder/line.html": "the recorder's table",
    "recorder/help.html": "has no field",
    "verify/ask.html": "looks for a paper, stores nothing",
}
SEARCHES: Final = {
    "dashboard/views/find/noun_search.py",
    "dashboard/views/villages/place_search.py",
    "dashboard/views/registers/row_list.py",
}
PARTS: Final = {  # fields and buttons that the forms share
    "dashboard.widgets.form_fields.one_line_field",
    "dashboard.widgets.form_fields.text_area_field",
    "dashboard.views.circles.form_fields.day_field",
}


def drawn_forms() -> Iterator[str]:
    """Return the functions of the screen that draw a form, by their dotted names."""
    for folder in ("views", "widgets"):
        for path in sorted((ROOT / "dashboard" / folder).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for one in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(one, ast.FunctionDef) and _calls(one) & FORM_CALLS:
                    yield f"{module}.{one.name}"


def _calls(found: ast.AST) -> set[str]:
    calls = (node.func for node in ast.walk(found) if isinstance(node, ast.Call))
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def test_every_form_of_the_pages_is_in_the_table() -> None:
    listed = {row.place for row in PAGE_FORMS}
    assert set(drawn_forms()) == listed | set(OTHER_FIELDS) | PARTS


def test_every_form_of_our_own_pages_is_answered_for() -> None:
    templates = ROOT / "dashboard" / "templates"
    found = {
        path.relative_to(templates).as_posix()
        for path in templates.rglob("*.html")
        if "<form" in path.read_text(encoding="utf-8")
    }
    assert found == set(ANSWERED_ELSEWHERE)


def test_every_form_of_the_recorder_is_in_the_table() -> None:
    assert {(row.method, row.route) for row in RECORDER_FORMS} | set(NO_FIELDS) == set(WRITES)


def test_no_field_cuts_or_drops_what_is_typed() -> None:
    """What cannot be taken has to reach the server, or nobody can name it."""
    files = [*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "dashboard" / "templates").rglob("*.html")]
    found = {
        path.relative_to(ROOT).as_posix() for path in files if SILENT.search(path.read_text(encoding="utf-8"))
    }
    assert found == SEARCHES


def test_browsers_say_nothing_of_their_own() -> None:
    """A browser names one field at a time, in its own language."""
    for path in (ROOT / "dashboard" / "templates").rglob("*.html"):
        for form in re.findall(r"<form[^>]*>", path.read_text(encoding="utf-8")):
            assert "novalidate" in form or 'method="dialog"' in form, path
