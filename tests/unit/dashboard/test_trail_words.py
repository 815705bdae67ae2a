"""Whatever a command writes into the audit chain has words in the trail: its fields' names and its times."""

import ast
import re
from pathlib import Path
from typing import Final

import pytest

from dashboard.present.audit_words import FIELDS, UNSAID, field_name, field_value
from dashboard.widgets.audit_targets import THINGS
from kmcore.access.roles import label_words
from kmcore.i18n import speaking
from kmcore.meetings.room.attendance import FIELDS as ATTENDANCE
from tests.support.thai_left import THAI

KMCORE: Final = Path(__file__).parents[3] / "kmcore"
FRAME: Final = frozenset({"before", "after"})  # hold fields, and are none themselves
TELLERS: Final = ("_told", "_said", "audited_")


def written() -> dict[str, str]:
    """Return the keys of every dictionary in a function that commits, or says what is committed, with its place."""
    found: dict[str, str] = {}
    for path in sorted(KMCORE.rglob("*.py")):
        if "exchange" in path.parts and path.stem == "workbook":  # tells a spreadsheet how a cell looks
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            if ".commit(" not in ast.unparse(function) and not function.name.startswith(TELLERS):
                continue
            for held in (node for node in ast.walk(function) if isinstance(node, ast.Dict)):
                for key in held.keys:
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        found[key.value] = f"{path.relative_to(KMCORE)}: {function.name}"
    return found


def test_every_field_that_is_written_has_words() -> None:
    assert len(written()) > 30
    nameless = {key: place for key, place in written().items() if key not in {*FIELDS, *UNSAID, *FRAME}}
    assert nameless == {}


def test_every_thing_that_is_acted_on_has_words() -> None:
    texts = (path.read_text(encoding="utf-8") for path in KMCORE.rglob("*.py"))
    things = {thing for text in texts for thing in re.findall(r'thing=f?"([a-z_]+):', text)}
    assert len(things) > 5
    assert things - THINGS == set()


def test_every_changed_field_of_an_attendance_has_words() -> None:
    assert [name for name in ATTENDANCE if name not in FIELDS] == []
    assert "agency_code" not in field_value("changed", list(ATTENDANCE), {})
    assert field_name("agency_code") == "หน่วยงาน"


@pytest.mark.parametrize("field", ["due", "on_date", "", "anything"])
def test_a_day_is_thai_in_whatever_field_it_stands(field: str) -> None:
    assert field_value(field, "2007-02-09", {}) == "9 ก.พ. 2550"
    assert field_value(field, ["2007-02-09"], {}) == "9 ก.พ. 2550"
    assert "2550" in field_value(field, "2007-02-09T02:00:00+00:00", {})


def test_what_is_no_day_stays_as_it_is() -> None:
    assert field_value("text", "2007-13-45", {}) == "2007-13-45"
    assert field_value("number", "1/2550", {}) == "1/2550"


def test_a_label_that_is_a_role_s_name_is_in_the_reader_s_language() -> None:
    with speaking("en"):
        assert not THAI.search(label_words("ผู้ว่าราชการจังหวัด"))
        assert label_words("สมชาย") == "สมชาย"
