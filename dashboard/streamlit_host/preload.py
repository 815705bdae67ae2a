"""Runs every page once before the first visitor, so that nobody pays for imports and first answers."""

import logging

from streamlit.testing.v1 import AppTest

from dashboard.navigation import FOLDER, views
from dashboard.web.application import SCRIPT

log = logging.getLogger("wong_uea")
TIMEOUT = 30


# Every page run outside a server makes Streamlit say that it is outside a server.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)


def preload_pages() -> None:
    """Run each page in one session; a page that fails here will say so to its visitor."""
    session = AppTest.from_file(str(SCRIPT), default_timeout=TIMEOUT)
    for view in views():
        if not (FOLDER / f"{view.name}.py").exists():
            continue
        session.switch_page(f"../pages/{view.name}.py").run()
        for problem in (*session.error, *session.exception):
            log.warning("page %s failed while warming up: %s", view.name, problem.value)
