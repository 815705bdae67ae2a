"""README and docs: every file, folder and name of the code that they mention is there."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# `kmcore/actions/commands.py`, `dashboard/views/`, `pages/x.py`; a * or <word> in it stands for any name.
PATH: Final = re.compile(
    r"`((?:kmcore|dashboard|pages|tests|scripts|data|docs)/[\w./*<>-]*|streamlit_app\.py)(?:::\w+)?`"
)
LINK: Final = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
# `report` in `kmcore/actions/commands.py`; `report` and `ReportReceipt` in `kmcore/…`.
NAMES_IN: Final = re.compile(r"((?:`\w+`(?:, | and ))*`\w+`) in `([\w/]+\.py)`")
# Made when the program runs.
MADE: Final = ("data/local/",)


def where(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def paths(text: str) -> Iterator[str]:
    return (found[1] for found in PATH.finditer(text) if not found[1].startswith(MADE))


def is_there(path: str) -> bool:
    pattern = re.sub(r"<[^>]+>", "*", path).rstrip("/")
    return any(True for _ in ROOT.glob(pattern))


def names_of(file: Path) -> set[str]:
    """Every class, function, method and constant of a file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


@pytest.mark.parametrize("document", PAGES, ids=where)
def test_every_path_named_is_there(document: Path) -> None:
    assert [path for path in paths(document.read_text("utf-8")) if not is_there(path)] == []


@pytest.mark.parametrize("document", PAGES, ids=where)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=where)
def test_every_name_said_to_be_in_a_file_is_in_it(document: Path) -> None:
    missing = [
        f"{name} in {path}"
        for names, path in NAMES_IN.findall(document.read_text("utf-8"))
        for name in re.findall(r"\w+", names.replace(" and ", " "))
        if (ROOT / path).exists() and name not in names_of(ROOT / path)
    ]
    assert missing == []


def test_the_pages_for_who_carries_it_on_name_many_files() -> None:
    """A pattern that found nothing would hold for ever."""
    counts = {name: len(list(paths((ROOT / "docs" / name).read_text("utf-8")))) for name in CARRY_ON}
    assert {name: count for name, count in counts.items() if count < CARRY_ON[name]} == {}


CARRY_ON: Final = {"domain.md": 4, "architecture.md": 90, "how-to-add.md": 35}


def test_nothing_refers_to_papers_that_are_not_here() -> None:
    """What the code relies on is written in docs/; a reader has nothing else."""
    elsewhere = re.compile(r"\bDESIGN\b|\bfacts (?:\d|file)|\bfacts\.md\b")
    kinds = (".py", ".md", ".toml", ".txt", ".yaml", ".js", ".css", ".html", ".typ", ".cfg")
    listed = (
        path
        for folder in ("kmcore", "dashboard", "pages", "scripts", "data", "docs", "tests", ".")
        for path in (ROOT.glob("*") if folder == "." else (ROOT / folder).rglob("*"))
        if path.suffix in kinds and path != Path(__file__)
    )
    assert [where(path) for path in listed if elsewhere.search(path.read_text("utf-8"))] == []


def test_the_layers_are_those_of_the_contract() -> None:
    """docs/architecture.md draws kmcore as ``lint-imports`` holds it, from the top down."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (one["layers"] for one in contracts if one.get("containers") == ["kmcore"])
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = text.split("| layer | what it is |")[1].split("\n\n")[0]
    drawn = [
        {
            name.rstrip("/").removesuffix(".py")
            for name in re.findall(r"`kmcore/(\w+(?:/|\.py))`", row.split("|")[1])
        }
        for row in table.splitlines()[2:]
    ]
    held = [set(layer.split(" | ")) - {"__main__"} for layer in layers]
    assert _in_order(drawn, held)


def _in_order(drawn: list[set[str]], held: list[set[str]]) -> bool:
    """Everything is there once, lower than what stands on it; layers on nothing may be drawn together."""
    place = {name: number for number, layer in enumerate(held) for name in layer}
    numbers = [[place[name] for name in layer] for layer in drawn]
    rising = all(max(upper) < min(lower) for upper, lower in pairwise(numbers))
    return rising and {name for layer in drawn for name in layer} == set(place)
