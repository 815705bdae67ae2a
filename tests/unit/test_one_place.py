"""A closed list stands in few places: what must be touched to add a member is counted, so that no copy creeps in."""

import ast
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from kmcore.access.kinds import AccountRole
from kmcore.actions.models import WorkState
from kmcore.actions.rules import Status
from kmcore.budget.kinds import Stage

ROOT = Path(__file__).parents[2]
FOLDERS = ("kmcore", "dashboard", "pages", "scripts", "data/templates")
TEXTS = {".css", ".html", ".js", ".typ"}
# What scripts.palette writes into a style sheet or a paper's template is no copy made by hand.
BY_PROGRAM = re.compile(r"by python -m scripts\.palette.*?end of the \w+", re.DOTALL)


def copies(kind: type[StrEnum], root: Path = ROOT) -> set[str]:
    """Return the files that write the list out by hand.

    Python: one function, class or statement outside them that names all its members, or all but one of four
    and more. Other files: the same over the whole file. Sentences and comments do not count.
    """
    return {str(path.relative_to(root)) for path in _files(root) if _writes_out(path, kind)}


def _files(root: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in TEXTS | {".py"} and "migrations" not in path.parts:
                yield path


def _writes_out(path: Path, kind: type[StrEnum]) -> bool:
    text = path.read_text(encoding="utf-8")
    enough = len(kind) - (len(kind) > 3)
    if sum(each.value in text.lower() for each in kind) < enough:  # not worth reading as code
        return False
    if path.suffix == ".py":
        return any(len(named) >= enough for named in _named_by_scope(ast.parse(text), kind))
    by_hand = BY_PROGRAM.sub("", text)
    return sum(bool(re.search(rf"\b{each.value}\b", by_hand)) for each in kind) >= enough


def _named_by_scope(tree: ast.Module, kind: type[StrEnum]) -> Iterator[set[str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield set(_named(_own_nodes(node), kind))
    yield from (set(_named(_own_nodes(statement), kind)) for statement in tree.body)


def _own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Return what a scope holds itself: the functions in it are scopes of their own."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield child
            yield from _own_nodes(child)


def _named(nodes: Iterable[ast.AST], kind: type[StrEnum]) -> Iterator[str]:
    for node in nodes:
        word = _word(node, kind)
        yield from (each.value for each in kind if _says(word, each))


def _word(node: ast.AST, kind: type[StrEnum]) -> str:
    """Return the one word a node is: ``"late"``, ``Status.LATE``, ``row.late_satang``, ``late=…``."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == kind.__name__:
            return attr.lower()
        case ast.Attribute(attr=text) | ast.Name(id=text) | ast.keyword(arg=str(text)) | ast.arg(arg=text):
            return text if text.endswith("_satang") or text.isupper() else ""
    return ""


def _says(word: str, member: StrEnum) -> bool:
    return word.lower().removesuffix("_satang") == member.value


@pytest.mark.parametrize(("kind", "most"), [(Status, 4), (WorkState, 5), (Stage, 6), (AccountRole, 4)])
def test_a_closed_list_is_written_out_in_few_files(kind: type[StrEnum], most: int) -> None:
    """Adding a member touches these files, and the catalogue."""
    found = copies(kind)
    assert len(found) < most, sorted(found)


def carriers(field: str, root: Path = ROOT) -> set[str]:
    """Return the files that hand a field on by name: as a field of a class, an argument by keyword, a key."""
    paths = (path for path in _files(root) if path.suffix == ".py" and path.is_relative_to(root / "kmcore"))
    return {
        str(path.relative_to(root))
        for path in paths
        if field in (text := path.read_text(encoding="utf-8"))
        and any(_carries(node, field) for node in ast.walk(ast.parse(text)))
    }


def _carries(node: ast.AST, field: str) -> bool:
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.keyword(arg=name):
            return name == field
        case ast.Dict(keys=keys):
            return any(isinstance(key, ast.Constant) and key.value == field for key in keys)
    return False


@pytest.mark.parametrize("field", ["stated_as", "owner_label", "support_label", "opened_on"])
def test_a_field_of_an_item_is_handed_on_by_few_files(field: str) -> None:
    """Its table, what is read of it, the picture and ``show`` where they have it; the migration comes on top."""
    assert len(carriers(field)) < 5, sorted(carriers(field))


def test_a_field_copied_by_hand_is_found(tmp_path: Path) -> None:
    (tmp_path / "kmcore").mkdir()
    (tmp_path / "kmcore" / "copy.py").write_text("def copied(row):\n    return Copy(stated_as=row.stated_as)")
    assert carriers("stated_as", tmp_path) == {"kmcore/copy.py"}


@pytest.mark.parametrize(
    "copy",
    [
        'NAMES = {"allocated": 1, "committed": 2, "disbursed": 3}',
        "def whole(row):\n    return Sum(row.allocated_satang, row.committed_satang, row.disbursed_satang)",
        "class Row:\n    allocated_satang: int\n    committed_satang: int\n    disbursed_satang: int",
        "ORDER = Stage.ALLOCATED, Stage.COMMITTED, Stage.DISBURSED",
    ],
)
def test_a_copy_is_found(tmp_path: Path, copy: str) -> None:
    """However it is written."""
    (tmp_path / "kmcore").mkdir()
    (tmp_path / "kmcore" / "copy.py").write_text(copy)
    assert copies(Stage, tmp_path) == {"kmcore/copy.py"}


def test_a_style_sheet_can_be_a_copy(tmp_path: Path) -> None:
    """What a program wrote into it is none."""
    (tmp_path / "dashboard").mkdir()
    classes = "".join(f".{status} {{ color: red }}\n" for status in Status)
    (tmp_path / "dashboard" / "by_hand.css").write_text(classes)
    (tmp_path / "dashboard" / "by_program.css").write_text(
        f"/* by python -m scripts.palette */\n{classes}/* end of the statuses */"
    )
    assert copies(Status, tmp_path) == {"dashboard/by_hand.css"}
