"""Runs every page once before the first visitor, so that nobody pays for imports and first answers."""

import logging
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

from streamlit.testing.v1 import AppTest

log = logging.getLogger("wong_uea")
TIMEOUT = 30


# Every page run outside a server makes Streamlit say that it is outside a server.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)


def import_modules(*packages: ModuleType) -> None:
    """Import every module of these packages: imported by two visitors at once they may be seen half made."""
    for package in packages:
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)


def preload_pages(script: Path, pages: Iterable[str]) -> None:
    """Run each page of ``pages/`` (by its view's name) in one session of ``script``.

    A page that fails here will say so to its visitor.
    """
    session = AppTest.from_file(str(script), default_timeout=TIMEOUT)
    for page in pages:
        session.switch_page(f"../pages/{page}.py").run()
        for problem in (*session.error, *session.exception):
            log.warning("page %s failed while warming up: %s", page, problem.value)
