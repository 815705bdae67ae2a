"""The rules that keep the house standing (docs/architecture.md) and that no linter knows."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
CODE: Final = ("kmcore", "dashboard", "pages", "tests", "scripts")
MOST_LINES, MOST_LINES_OF_A_PAGE = 400, 80
# Made by alembic, and the first one holds every table there is.
MIGRATIONS: Final = "kmcore/storage/migrations/versions/"
MACHINE: Final = re.compile(
    r"(?<![\w.:}\])*-])/(?:work|tmp|root|home|Users|mnt)/\w|[A-Z]:\\\\?(?:Users|work)\b"
)

SAYING_NOTHING: Final = frozenset(
    [
        "rows",
        "parts",
        "said",
        "told",
        "kept",
        "opened",
        "asked",
        "seen",
        "things",
        "stuff",
        "utils",
        "helpers",
        "misc",
        "common",
        "read",
        "show",
        "view",
        "views",
        "whose",
        "over",
        "why",
        "own",
    ]
)
NAMED_AS_TYPED: Final = frozenset({"kmcore/cli/show.py"})  # a command's file has the command's name

# Text put together on the spot; what a template gave back is a name or a call.
BY_HAND: Final = (ast.Constant, ast.JoinedStr, ast.BinOp)


def files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, anywhere in it: "sqlmodel", "sqlmodel.Session" for a name out of one."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."
            yield from (f"{node.module}.{name.name}" for name in node.names)


def importing(found: list[Path], *modules: str) -> list[str]:
    """Which files import one of the modules or a part of it, and what."""
    return [
        f"{short(path)}: {name}"
        for path in found
        for name in imports(path)
        if name.split(".")[0] in modules or name in modules
    ]


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def tracked() -> list[Path]:
    """Every text file that belongs to the project, committed or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a git work tree: what belongs to the project is not known")
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]


def test_there_is_code_to_look_at() -> None:
    """A rule that finds no files would hold for ever."""
    assert all(len(files(folder)) >= 4 for folder in CODE)


def test_a_file_can_be_read_in_one_go() -> None:
    long = {
        short(path): count
        for path in files(*CODE)
        if (count := path.read_text("utf-8").count("\n")) > MOST_LINES
        and not short(path).startswith(MIGRATIONS)
    }
    assert long == {}


def test_a_page_only_asks_and_draws() -> None:
    lines = {short(path): path.read_text("utf-8").count("\n") for path in files("pages")}
    assert {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_PAGE} == {}


def test_a_page_defines_nothing() -> None:
    """Streamlit runs the file anew for every visitor: a class of it is another one each time."""
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    assert [
        short(path) for path in files("pages") for node in ast.walk(tree(path)) if isinstance(node, kinds)
    ] == []


def test_a_page_says_what_question_it_answers() -> None:
    assert [short(path) for path in files("pages") if not ast.get_docstring(tree(path))] == []


def test_pages_and_screen_hold_no_sql() -> None:
    assert importing(files("pages"), "sqlalchemy", "sqlmodel", "sqlite3", "psycopg", "kmcore.storage") == []
    assert importing(files("pages"), "kmcore.storage.unit_of_work", "kmcore.storage.engine") == []
    statement = re.compile(
        r"\b(select\s.+\sfrom|insert\s+into|delete\s+from|update\s+\w+\s+set)\b", re.IGNORECASE
    )
    texts = [
        f"{short(path)}:{node.lineno}"
        for path in files("pages", "dashboard")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and statement.search(node.value)
    ]
    assert texts == []


def test_pages_do_not_know_each_other() -> None:
    assert importing(files("pages"), "pages") == []
    assert importing(files("dashboard", "kmcore"), "pages") == []


def test_a_page_draws_its_own_view_and_never_another_s() -> None:
    """What two pages need lies in widgets, session or present; the rest of dashboard is not theirs to call."""
    shared = ("widgets", "session", "present", "query_cache", "uncached", "navigation")
    strange = [
        f"{short(path)}: {name}"
        for path in files("pages")
        for name in imports(path)
        if name.startswith("dashboard.")
        and name.split(".")[1] not in shared
        and name.split(".")[1:3] != ["views", path.stem]
        and name != "dashboard.views"
    ]
    assert strange == []


def test_streamlit_s_inside_is_leant_on_in_one_folder() -> None:
    """Whatever is not ``st.…`` may change with any release: docs/streamlit-upgrade.md says what to look at."""
    outside = [
        path
        for path in (*files("dashboard", "pages"), ROOT / "streamlit_app.py")
        if "streamlit_host" not in path.parts
    ]
    assert [
        f"{short(path)}: {name}"
        for path in outside
        for name in imports(path)
        if name.startswith("streamlit.")
    ] == []
    inside = {
        "runtime",
        "web",
        "elements",
        "delta_generator",
        "dataframe_util",
        "auth_util",
        "proto",
        "config",
    }
    assert [
        f"{short(path)}:{node.lineno}"
        for path in outside
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "st" and node.attr in inside
    ] == []


def test_a_file_s_name_says_what_is_in_it() -> None:
    """Names that mean something only to who wrote the file, or nothing at all."""
    named = [path for path in tracked() if short(path).startswith(("dashboard/", "kmcore/"))]
    assert [
        short(path)
        for path in named
        if path.suffix in {".py", ".html", ".js", ".css", ".typ"}
        and path.stem in SAYING_NOTHING
        and short(path) not in NAMED_AS_TYPED
    ] == []


@pytest.mark.parametrize("folder", ["dashboard", "kmcore"])
def test_no_two_classes_share_a_name(folder: str) -> None:
    """A name means one thing wherever it is read; what only its own file knows (_Name) may be called as it likes."""
    places: dict[str, list[str]] = {}
    for path in files(folder):
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(short(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_kmcore_knows_nothing_of_the_screen() -> None:
    assert importing(files("kmcore"), "streamlit", "dashboard", "altair", "starlette") == []


def test_the_product_needs_neither_tests_nor_tools() -> None:
    found = [*files("kmcore", "dashboard", "pages"), ROOT / "streamlit_app.py"]
    assert importing(found, "tests", "scripts", "pytest", "hypothesis", "playwright") == []


def test_imports_are_absolute() -> None:
    relative = [
        short(path)
        for path in files(*CODE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_html_goes_through_the_templates() -> None:
    """``unsafe_allow_html`` and ``st.html`` of a text put together by hand escape nothing."""
    unsafe = [
        f"{short(path)}:{call.lineno}"
        for path in files("dashboard", "pages")
        for call in calls(path)
        for keyword in call.keywords
        if keyword.arg in {"unsafe_allow_html", "unsafe_allow_javascript"}
        and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)
    ]
    assert unsafe == []
    by_hand = [
        f"{short(path)}:{call.lineno}"
        for path in files("dashboard", "pages")
        for call in calls(path)
        if ast.unparse(call.func) == "st.html" and isinstance(call.args[0], BY_HAND)
    ]
    assert by_hand == []


def test_nothing_that_ships_makes_up_a_sentence_from_parts() -> None:
    """An f-string inside ``_()`` is another sentence every time: no catalogue can hold it."""
    made = [
        f"{short(path)}:{call.lineno}"
        for path in files("kmcore", "dashboard", "pages")
        for call in calls(path)
        if ast.unparse(call.func) in {"_", "_n", "N_"}
        and call.args
        and isinstance(call.args[0], ast.JoinedStr)
    ]
    assert made == []


def test_no_machine_s_own_path_is_written_down() -> None:
    here = short(Path(__file__))
    found = [
        f"{short(path)}: {match[0]}"
        for path in tracked()
        if short(path) != here
        for match in MACHINE.finditer(path.read_text("utf-8", errors="ignore"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("cd /work/main", True),
        ('"/tmp/x.db"', True),
        ("sqlite:////tmp/x.db", True),
        ("https://host/home/page", False),
        ("/homepage", False),
        ("../work/x", False),
    ],
)
def test_what_counts_as_a_machine_s_path(text: str, *, is_one: bool) -> None:
    assert bool(MACHINE.search(text)) == is_one
