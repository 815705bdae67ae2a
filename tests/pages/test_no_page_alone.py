"""Decision 1: whoever comes first, and wherever to, passes the shell; a page never runs alone."""

from pathlib import Path

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from dashboard.navigation import PAGES, views
from dashboard.web.application import SCRIPT
from tests.pages.conftest import OpenView


def test_streamlit_finds_no_pages_beside_the_script() -> None:
    """Where the script has a neighbour called pages, Streamlit 1.67 runs a deep link without the script."""
    assert not (SCRIPT.parent / "pages").exists()
    PagesManager.uses_pages_directory = None
    PagesManager(str(SCRIPT), setup_watcher=False)
    assert PagesManager.uses_pages_directory is False


def test_a_script_beside_pages_would_be_passed_by(tmp_path: Path) -> None:
    """What the test above guards against is still so: else the script could move."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "secret.py").write_text("import streamlit as st\nst.write('secret')")
    door = tmp_path / "door.py"
    door.write_text("import streamlit as st\nst.write('who are you?')")
    session = AppTest.from_file(door).switch_page("pages/secret.py").run()
    assert [part.value for part in session.markdown] == ["secret"]


def test_the_first_deep_link_has_the_whole_navigation(open_view: OpenView) -> None:
    known = open_view("actions").session._registered_pages.values()
    assert {page["url_pathname"] for page in known} == {
        view.path for view in views() if (PAGES / f"{view.name}.py").exists()
    }
