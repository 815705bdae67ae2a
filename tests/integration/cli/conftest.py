"""The command line in this process, on a store of the test's own."""

from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result

from kmcore.cli.main import cli
from kmcore.settings import settings

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> Iterator[Run]:
    """Run a command: ``run("show", "budget", KM_LANGUAGE="en")``; settings are KM_* names."""
    monkeypatch.chdir(str(tmp_path))  # no .env of the developer's

    def command(*words: str, **environment: str) -> Result:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        return CliRunner().invoke(cli, list(words))

    yield command
    settings.cache_clear()


@pytest.fixture
def on_store(run: Run, store_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on a store with the minutes and the demonstration layer."""
    monkeypatch.setenv("KM_DATABASE_URL", store_url)
    return run
