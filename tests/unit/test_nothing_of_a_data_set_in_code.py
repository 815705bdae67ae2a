"""A province's codes, names, days and numbers come from its data set: the code holds none of the first one's.

Not looked at: the demonstration layer (``kmcore/exchange/demo``), which is made for that data set, the tests, comments
and docstrings, which may explain by example, and the catalogue, whose sentences are those of the code.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml

ROOT: Final = Path(__file__).parents[2]
DATA_SET: Final = ROOT / "data" / "minutes-2550"
FOLDERS: Final = ("kmcore", "dashboard", "pages", "scripts", "data/templates")
MADE_FOR_IT: Final = "kmcore/exchange/demo/"
OF_IT: Final = re.compile(
    r"25(?:49|50)|๒๕(?:๔๙|๕๐)|9 ม\.ค\.|9 Jan|แก้จน|เมืองนคร|นครศรี|Nakhon|1,?551|1,?545|1,?553|GotoKnow|\bm-L\d"
)
NUMBERS: Final = {1551, 1545, 1553, 2549, 2550}
# Of its codes those that are any program's words too.
ORDINARY: Final = {"total", "subdistricts", "blog"}
EXCEPTIONS: Final = {
    "kmcore/settings.py": {"minutes-2550"},  # which of the folders in data/ a store is filled with by default
    "kmcore/meetings/queries.py": {"khun-uea"},  # the code that planning gives the one circle of any province
    # How a date is written is shown on a date.
    "kmcore/thai/date_parser.py": {"9 ก.พ. 2550", "9 ก.พ. 2550 หรือ 09/02/2550"},
    "kmcore/thai/era.py": {"เช่น 2550"},
    # What the version before meant by the column that is moved here.
    "kmcore/storage/migrations/versions/0004_attendance_from_sources.py": {"khun-uea-2550-01-09"},
}


def codes() -> set[str]:
    """Every code that the data set gives anything."""
    return {str(row["code"]) for path in DATA_SET.glob("*.yaml") for row in rows(path) if "code" in row}


def rows(path: Path) -> Iterator[dict[str, object]]:
    for document in yaml.safe_load_all(path.read_text("utf-8")):
        if isinstance(document, list):
            yield from document
        elif isinstance(document, dict):
            yield from document.get("rows", [document])


def constants(path: Path) -> Iterator[object]:
    """The texts and numbers of a Python file that are no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    first = [next(iter(node.body), None) for node in ast.walk(tree) if isinstance(node, holders)]
    told = {id(statement.value) for statement in first if isinstance(statement, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told:
            yield node.value


def texts(path: Path) -> Iterator[object]:
    return constants(path) if path.suffix == ".py" else iter(path.read_text("utf-8").splitlines())


def is_of_the_data_set(value: object, known: set[str]) -> bool:
    if isinstance(value, str):
        return value in known or bool(OF_IT.search(value))
    return type(value) is int and value in NUMBERS


def looked_at() -> list[Path]:
    kinds = {".py", ".html", ".js", ".css", ".typ"}
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in kinds]
    return [path for path in (*found, ROOT / "streamlit_app.py") if MADE_FOR_IT not in path.as_posix()]


def test_code_holds_nothing_of_the_first_data_set() -> None:
    known = codes() - ORDINARY
    found = [
        f"{name}: {value}"
        for name in sorted(path.relative_to(ROOT).as_posix() for path in looked_at())
        for value in texts(ROOT / name)
        if is_of_the_data_set(value, known)
        and not any(part in str(value) for part in EXCEPTIONS.get(name, set()))
    ]
    assert found == []


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_an_exception_is_still_one(name: str) -> None:
    said = [str(value) for value in texts(ROOT / name)]
    assert [part for part in EXCEPTIONS[name] if not any(part in text for text in said)] == []


@pytest.mark.parametrize(
    ("value", "is_of_it"),
    [
        ("มาวง 9 ม.ค. 2550", True),
        ("khun-uea-2550-01-09", True),
        ("cdd", True),
        ("cdd and others", False),
        (1551, True),
        (400, False),
        (True, False),
        ("มาวง {day}", False),
    ],
)
def test_what_counts_as_of_the_data_set(value: object, *, is_of_it: bool) -> None:
    assert is_of_the_data_set(value, codes()) == is_of_it


def test_there_is_much_to_look_at() -> None:
    assert len(looked_at()) > 400
    assert len(codes()) > 100
