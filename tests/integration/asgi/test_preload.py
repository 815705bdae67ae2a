"""The warm-up runs every page, so that the first visitor finds its answers made, and says what failed."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import query_cache
from dashboard.navigation import existing_views, views
from dashboard.streamlit_host.preload import preload_pages
from dashboard.web.application import SCRIPT
from kmcore.storage.migrate import EMPTY
from tests.support.builds import loaded, open_engine
from tests.support.databases import SqliteDatabases

PAGES = [view.name for view in existing_views()]


@pytest.fixture
def minutes(sqlite_databases: SqliteDatabases, use_store: Callable[[str], None]) -> Iterator[str]:
    with sqlite_databases.lend(loaded) as url:
        use_store(url)
        yield url
        open_engine(url).dispose()


@pytest.mark.usefixtures("minutes")
def test_a_second_round_computes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="wong_uea"):
        preload_pages(SCRIPT, PAGES)
        made = query_cache._kept_answer.cache_info().misses
        preload_pages(SCRIPT, PAGES)
    assert made
    assert query_cache._kept_answer.cache_info().misses == made
    assert [record for record in caplog.records if record.name == "wong_uea"] == []


def test_a_page_that_fails_is_named(
    use_store: Callable[[str], None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    use_store(f"sqlite:///{tmp_path}/none.db")
    with caplog.at_level(logging.WARNING, logger="wong_uea"):
        preload_pages(SCRIPT, PAGES)
    said = [record.getMessage() for record in caplog.records if record.name == "wong_uea"]
    assert [line.split()[1] for line in said] == [view.name for view in views()]
    assert all(EMPTY.split()[0] in line for line in said)
