"""The installation's key: made once, read by everybody, kept from others."""

import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from kmcore.access import signing_key
from kmcore.access.signing_key import secret_key, signature
from kmcore.errors import StorageError
from kmcore.settings import SettingsError, settings

OWN = "k" * 32


@pytest.fixture
def store(tmp_path: Path) -> Engine:
    return create_engine(f"sqlite:///{tmp_path}/store.db")


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    settings.cache_clear()
    signing_key._kept.cache_clear()
    yield
    settings.cache_clear()
    signing_key._kept.cache_clear()


def test_made_once_beside_the_database_for_its_owner_only(store: Engine, tmp_path: Path) -> None:
    made = secret_key(store)
    file = tmp_path / "store.db.key"
    assert file.read_bytes() == made
    assert len(made) >= 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    signing_key._kept.cache_clear()  # as another process, which has to read it
    assert secret_key(store) == made
    assert [path.name for path in tmp_path.iterdir()] == ["store.db.key"], "no draft is left behind"


def test_processes_that_start_together_agree(store: Engine, tmp_path: Path) -> None:
    file = tmp_path / "store.db.key"

    def make(_number: int) -> bytes:
        signing_key._make(file)
        return file.read_bytes()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(make, range(16)))) == 1


def test_the_setting_stands_before_the_file(
    store: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KM_SECRET_KEY", OWN)
    assert secret_key(store) == OWN.encode()
    assert list(tmp_path.iterdir()) == []


def test_a_short_setting_is_refused(store: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KM_SECRET_KEY", OWN[1:])
    with pytest.raises(SettingsError, match="KM_SECRET_KEY"):
        secret_key(store)


def test_a_place_where_nothing_can_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StorageError, match="KM_SECRET_KEY"):
        secret_key(create_engine(f"sqlite:///{tmp_path}/file/store.db"))


def test_a_purpose_is_part_of_what_is_signed(store: Engine) -> None:
    assert signature(store, "csrf", "x") == signature(store, "csrf", "x")
    assert len({signature(store, purpose, text) for purpose in "ab" for text in "xy"}) == 4
    assert signature(store, "a", "b\0c") != signature(store, "a\0b", "x")
