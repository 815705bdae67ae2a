"""docs/security.md names the test behind each claim: those tests are there."""

import ast
import re
from pathlib import Path

import pytest

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
LINE = re.compile(r"^\| (\d+\.\d+\.\d+) \| (yes|partly|no|n/a) \|", re.MULTILINE)
# OWASP ASVS 5.0, chapters 6, 7, 8 and 16: how many requirements of level 1 and 2 each section has.
SECTIONS = {
    "6.1": 3,
    "6.2": 12,
    "6.3": 4,
    "6.4": 4,
    "6.5": 5,
    "6.6": 3,
    "6.8": 4,
    "7.1": 3,
    "7.2": 4,
    "7.3": 2,
    "7.4": 5,
    "7.5": 2,
    "7.6": 2,
    "8.1": 2,
    "8.2": 3,
    "8.3": 1,
    "8.4": 1,
    "16.1": 1,
    "16.2": 5,
    "16.3": 4,
    "16.4": 3,
    "16.5": 3,
}


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_requirement_of_level_2_has_its_line(text: str) -> None:
    found = [number for number, _answer in LINE.findall(text)]
    assert len(found) == len(set(found))
    counted = {section: sum(number.startswith(f"{section}.") for number in found) for section in SECTIONS}
    assert counted == SECTIONS


def test_every_named_test_is_there(text: str, root: Path) -> None:
    missing = [
        f"{file}::{name}" for file, name in set(NAMED.findall(text)) if name not in _tests_of(root / file)
    ]
    assert missing == []


def test_every_yes_names_a_test_or_a_document(text: str) -> None:
    lines = [line for line in text.splitlines() if re.match(r"\| \d+\.\d+\.\d+ \| yes \|", line)]
    assert lines
    assert [line for line in lines if not re.search(r"`tests/|`docs/|this document", line)] == []


def _tests_of(path: Path) -> set[str]:
    if not path.exists():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
