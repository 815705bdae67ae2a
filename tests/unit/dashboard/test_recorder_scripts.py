"""The recorder's scripts and templates fit each other: every sentence, key, part and form is there, once."""

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from dashboard.present.static_files import STATIC
from dashboard.present.templates import FOLDER
from dashboard.web.recorder.page import SCRIPTS
from dashboard.web.recorder.routes import WRITES
from dashboard.web.recorder.script_texts import script_texts

THAI: Final = re.compile(r"[\u0e00-\u0e7f]")
TEMPLATES: Final = "".join(path.read_text("utf-8") for path in sorted((FOLDER / "recorder").glob("*.html")))


def scripts() -> list[Path]:
    return sorted(STATIC.glob("recorder*.js"))


def source() -> str:
    return "".join(path.read_text("utf-8") for path in scripts())


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.name)
def test_a_script_holds_no_sentence(path: Path) -> None:
    assert THAI.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.name)
def test_a_script_can_be_read_in_one_go(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 400


def test_every_script_is_handed_over() -> None:
    assert {path.stem for path in scripts()} == {"recorder", *(f"recorder_{name}" for name in SCRIPTS)}


def test_a_script_imports_nothing_by_a_name_that_may_be_kept_too_long() -> None:
    assert re.findall(r"^\s*import .*", source(), re.MULTILINE) == []


def test_every_sentence_is_there_and_said() -> None:
    assert set(re.findall(r"\btexts\.(\w+)", source())) == set(script_texts())


def test_a_key_presses_one_control() -> None:
    pressed = re.findall(r'aria-keyshortcuts="([^"{]*)"', TEMPLATES)
    keys = Counter(key for control in pressed for key in control.split())
    assert len(keys) >= 18
    assert [key for key, count in keys.items() if count > 1] == []
    assert [control for control in pressed if len(control.split()) == 2 and not THAI.search(control)] == []


def test_a_letter_of_one_layout_has_its_fellow_on_the_other() -> None:
    for control in re.findall(r'aria-keyshortcuts="([a-z] [^"{]*)"', TEMPLATES):
        latin, thai = control.split()
        assert (latin.isascii(), bool(THAI.fullmatch(thai))) == (True, True), control


def test_every_form_goes_to_an_address_there_is() -> None:
    forms = re.findall(r'call shell\("\w+", .*?, "(POST|PUT)", "([^"]+)"', TEMPLATES)
    posts = [("POST", path) for path in re.findall(r'data-post="([^"]+)"', TEMPLATES)]
    assert len(forms) >= 8
    assert {(method, path) for method, path in [*forms, *posts]} <= set(WRITES)


def test_every_dialog_that_is_asked_for_is_there() -> None:
    asked = set(re.findall(r'data-ask="(\w+)"', TEMPLATES)) | set(
        re.findall(r'forms\.ask\("(\w+)"', source())
    )
    there = set(re.findall(r'call shell\("(\w+)"', TEMPLATES)) | set(re.findall(r'id="ask-(\w+)"', TEMPLATES))
    assert asked <= there


def test_every_part_the_scripts_look_for_is_there() -> None:
    wanted = set(re.findall(r'\bpart\("([\w-]+)"\)', source()))
    there = set(re.findall(r'\bid="([\w-]+)"', TEMPLATES))
    assert wanted - there == set()


def test_one_script_opens_the_line_to_the_server() -> None:
    opening = {
        path.name
        for path in STATIC.glob("*.js")
        if re.search(r"EventSource|WebSocket", path.read_text("utf-8"))
    }
    assert opening == {"revisions.js"}
