"""Settings: what is unknown or wrong stops the start with a sentence that names it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kmcore.settings import SettingsError, settings


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_defaults() -> None:
    found = settings()
    assert (found.host, found.port, found.province, found.dataset) == (
        "127.0.0.1",
        8501,
        "80",
        "minutes-2550",
    )
    assert found.database_url.endswith("data/local/wong-uea.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KM_PORT", "abc"),
        ("KM_PORT", "0"),
        ("KM_TODAY", "8 ก.พ."),
        ("KM_PROVINCE", "8"),
        ("KM_LANGUAGE", "fr"),
        ("KM_WARM_UP", "no"),
        ("KM_PROXIES", "10.0.0.5, gateway"),
        ("KM_VISITORS", "everybody"),
        ("KM_BASE_URL", "wong.example.go.th"),
        ("KM_SMTP_URL", "mail.example.go.th"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as refused:
        settings()
    assert value in str(refused.value)


def test_an_unknown_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KM_DATABSE_URL", "sqlite:///x.db")
    with pytest.raises(SettingsError, match="KM_DATABSE_URL"):
        settings()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_the_env_file_is_read_however_notepad_wrote_it(tmp_path: Path, encoding: str) -> None:
    """A mark at its beginning hides no setting, and a Thai remark stops no start."""
    said = "KM_TODAY=2007-02-08\r\n# ค่าตั้งของจังหวัด\r\nKM_PORT=8502\r\n"
    (tmp_path / ".env").write_bytes(said.encode(encoding))
    assert settings().today == date(2007, 2, 8)
    assert settings().port == 8502


def test_an_env_file_in_another_encoding_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("KM_PORT=8502\n# \u00e9t\u00e9\n".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"\.env บรรทัด 2 .*UTF-8"):
        settings()


def test_the_env_file_is_read_and_checked(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KM_TODAY=2007-02-08\nOTHER=1\n")
    assert settings().today == date(2007, 2, 8)
    settings.cache_clear()
    (tmp_path / ".env").write_text("KM_TODDAY=2007-02-08\n")
    with pytest.raises(SettingsError, match="KM_TODDAY"):
        settings()
