"""What the tests of access share."""

from collections.abc import Iterator

import pytest

from kmcore.settings import settings


@pytest.fixture
def own_key(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sign with a key of the tests: on PostgreSQL it would be kept in the project's own folder."""
    monkeypatch.setenv("KM_SECRET_KEY", "only-for-tests-" * 3)
    settings.cache_clear()
    yield
    monkeypatch.delenv("KM_SECRET_KEY")
    settings.cache_clear()
