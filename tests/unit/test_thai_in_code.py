"""Every Thai sentence of the program can be translated: none stands where the catalogue does not see it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from jinja2 import Environment, nodes

from scripts.messages import KEYWORDS

THAI: Final = re.compile(r"[\u0e00-\u0e7f]")
PLACES: Final = ("kmcore", "dashboard", "pages", "streamlit_app.py")
# The English stands beside the Thai in these calls.
PAIRS: Final = frozenset({"pick", "Bilingual", "_Name"})
# Compared with what stands in a file, whatever its language.
COMPARED: Final = frozenset({"headed"})
# What may be given to gettext: a sentence, or something that holds one. Never one put together on the spot.
MESSAGES: Final = (ast.Constant, ast.Name, ast.Attribute, ast.Subscript, ast.Call)
# Thai that is not told to anybody in another language, by file. An empty set: the whole file.
DATA: Final[dict[str, set[str]]] = {
    "kmcore/thai/names.py": set(),  # months and weekdays, each in both languages
    "kmcore/thai/collation.py": set(),  # letters, for sorting
    "kmcore/thai/digits.py": set(),  # digits
    "kmcore/thai/input_cleaning.py": set(),  # letters, for spelling
    "kmcore/thai/date_parser.py": set(),  # patterns of what people type
    "kmcore/thai/money.py": set(),  # the same, and amounts in Thai words for Thai documents
    "kmcore/thai/typed_money.py": set(),  # the same
    "kmcore/thai/dates.py": {" น."},  # the Thai way of writing a time; the English is in the same line
    "kmcore/search/folding.py": set(),  # what addresses are abbreviated to, to search by
    "kmcore/registers/comparable.py": set(),  # letters that sound alike
    "kmcore/registers/thai_number_words.py": set(),  # numbers in words, to compare with
    "kmcore/registers/cell_values/typed_patterns.py": set(),  # patterns of what offices type in cells
    "kmcore/registers/area_matching/address_words.py": set(),  # words of addresses, to compare with
    "kmcore/registers/cell_values/typed_forms.py": set(),  # words typed in cells, to compare with
    "kmcore/registers/office_files/sheet_words.py": set(),  # patterns of what offices write
    "kmcore/registers/office_files/excel_dates.py": {
        "[dybวดป]",
        "[hsชท]|am/pm",
        "ทั่วไป",
    },  # codes of Excel's formats
    "kmcore/registers/office_files/heading_keys.py": set(),  # letters, for spelling
    "kmcore/areas/boundary_feature.py": {"๐๑๒๓๔๕๖๗๘๙"},
    "kmcore/exchange/show/activities.py": {"ทุกหน่วยงาน"},  # compared with the data, not shown
    "kmcore/areas/map_names.py": {"เมือง", "ฯ"},  # how the Thai map shortens a name
    "kmcore/drawing/wrap.py": {")”’,.:;!?ฯๆ%"},  # where a line may not begin
    "dashboard/widgets/as_of_picker.py": {"ภาษาไทย"},  # a language is named in itself
}


def files(root: Path) -> list[Path]:
    found = [
        path
        for place in PLACES
        for path in ((root / place).rglob("*.py") if "." not in place else [root / place])
    ]
    return [path for path in found if "migrations" not in path.parts]


def name_of(call: ast.AST | None) -> str:
    if not isinstance(call, ast.Call):
        return ""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


# In a template: keys of a Thai keyboard, and a language named in itself, are the same for every reader.
SAME: Final = re.compile(r'aria-keyshortcuts="[^"]*"|^[\u0e00-\u0e7f](–[\u0e00-\u0e7f])?$|ภาษาไทย')


def is_told(node: ast.Constant, call: ast.AST | None) -> bool:
    """Whether a string is the message of a call that gettext's extractor knows, or has its English beside it."""
    if name_of(call) in PAIRS | COMPARED:
        return True
    return name_of(call) in KEYWORDS and isinstance(call, ast.Call) and call.args[:1] == [node]


def parents(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}


def hidden(source: str) -> Iterator[tuple[int, str]]:
    """Each Thai string (line, text) that is neither a docstring nor seen by the extractor."""
    tree = ast.parse(source)
    above = parents(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and THAI.search(node.value):
            around = above[node]
            paired = isinstance(around, ast.JoinedStr) and name_of(above[around]) in PAIRS
            if not (isinstance(around, ast.Expr) or paired or is_told(node, around)):
                yield node.lineno, node.value


def test_no_thai_stands_where_the_catalogue_cannot_see_it(root: Path) -> None:
    found = []
    for path in files(root):
        place = path.relative_to(root).as_posix()
        known = DATA.get(place)
        texts = hidden(path.read_text(encoding="utf-8")) if known != set() else ()
        found += [f"{place}:{line} {text}" for line, text in texts if text not in (known or ())]
    assert found == [], "wrap them in _() or N_()"


def test_what_is_let_pass_is_really_there(root: Path) -> None:
    for place, texts in DATA.items():
        seen = {text for _line, text in hidden((root / place).read_text(encoding="utf-8"))}
        assert seen >= texts, place
        assert seen, place


def test_no_message_is_put_together_before_it_is_translated(root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in files(root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and name_of(node) in {"_", "N_", "_n"}
        if not isinstance(node.args[0], MESSAGES)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ('x = "ก"', ["ก"]),
        ('_(f"ก {x}")', ["ก "]),
        ('_("ก" if x else "ข")', ["ก", "ข"]),
        ('show("ก")', ["ก"]),
        ('_("a", x="ก")', ["ก"]),
        ('"""ก"""\n_("ก")\nN_("ก")\nraise KmError("ก", x=1)\npick(f"ก{x}", "k")', []),
    ],
)
def test_the_walk_itself(source: str, seen: list[str]) -> None:
    assert [text for _line, text in hidden(source)] == seen


def test_templates_say_nothing_the_catalogue_cannot_see(root: Path) -> None:
    found = []
    for path in (root / "dashboard" / "templates").rglob("*.html"):
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        told = {id(call.args[0]) for call in tree.find_all(nodes.Call) if call.args and _is_gettext(call)}
        texts = [(node.lineno, node.data) for node in tree.find_all(nodes.TemplateData)]
        texts += [
            (node.lineno, str(node.value)) for node in tree.find_all(nodes.Const) if id(node) not in told
        ]
        found += [
            f"{path.name}:{line} {text.strip()}" for line, text in texts if THAI.search(SAME.sub("", text))
        ]
    assert found == []


def _is_gettext(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in {"_", "_n"}
