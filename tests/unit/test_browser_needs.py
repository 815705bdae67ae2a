"""scripts.browser: what the browser tests need is found, installed where we may, or named plainly."""

import os
import shutil
from pathlib import Path

import pytest

from scripts import browser

APT = """#!/bin/sh
echo "$DEBIAN_FRONTEND $@" >>"{log}"
case "$*" in *{failing}*) exit 100 ;; esac
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leave a machine with no browser, no fontconfig, no apt and no sudo; return its only folder of programs."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for needed in ("sh", "env"):
        (programs / needed).symlink_to(shutil.which(needed) or needed)
    monkeypatch.setenv("PATH", str(programs))
    return programs


def put(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script, encoding="utf-8")
    (folder / name).chmod(0o755)


def put_apt(folder: Path, failing: str) -> Path:
    log = folder / "apt.log"
    put(folder, "apt-get", APT.format(log=log, failing=failing))
    return log


def test_a_bare_machine_needs_everything(bare: Path) -> None:
    assert browser.missing_packages() == ["fontconfig", "chromium-headless-shell", "fonts-thai-tlwg"]


def test_chrome_and_any_thai_font_will_do(bare: Path) -> None:
    put(bare, "google-chrome", "#!/bin/sh\n")
    put(bare, "fc-list", "#!/bin/sh\n[ $1 = :lang=th ] && echo Noto Sans Thai\n")
    assert browser.missing_packages() == []


def test_a_font_list_without_thai_is_not_enough(bare: Path) -> None:
    put(bare, "chromium", "#!/bin/sh\n")
    put(bare, "fc-list", "#!/bin/sh\n")
    assert browser.missing_packages() == ["fonts-thai-tlwg"]


def test_root_installs_after_an_update(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    log = put_apt(bare, failing="nothing")
    assert browser.install(["chromium"])
    update, install = log.read_text(encoding="utf-8").splitlines()
    assert update.startswith("noninteractive")
    assert update.endswith("update")
    assert install.endswith("install -y --no-install-recommends chromium")


def test_the_faster_browser_is_added_where_it_is_easy(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chromium is there and will do: neither a fetch of the lists nor a failure if it cannot be had."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put(bare, "chromium", "#!/bin/sh\n")
    put(bare, "fc-list", "#!/bin/sh\n[ $1 = :lang=th ] && echo Noto Sans Thai\n")
    log = put_apt(bare, failing="install")
    browser.main()
    (install,) = log.read_text(encoding="utf-8").splitlines()
    assert install.endswith("install -y --no-install-recommends chromium-headless-shell")


def test_the_faster_browser_goes_first(bare: Path) -> None:
    for name in ("chromium", "chromium-headless-shell"):
        put(bare, name, "#!/bin/sh\n")
    assert browser.find_chromium() == bare / "chromium-headless-shell"
    assert browser.faster_packages() == []


def test_a_failed_update_is_no_success(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    log = put_apt(bare, failing="update")
    assert not browser.install(["chromium"])
    assert len(log.read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize(("sudo_says", "installs"), [(0, True), (1, False)])
def test_others_need_a_sudo_that_asks_nothing(
    bare: Path, monkeypatch: pytest.MonkeyPatch, sudo_says: int, *, installs: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    put_apt(bare, failing="nothing")
    put(bare, "true", "#!/bin/sh\n")
    put(bare, "sudo", f'#!/bin/sh\nshift\n[ {sudo_says} = 0 ] && exec "$@"\n')
    assert browser.install(["chromium"]) == installs


def test_what_cannot_be_installed_is_named(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    browser.main()
    said = capsys.readouterr().err
    assert "ยังขาด: fontconfig chromium-headless-shell fonts-thai-tlwg" in said
    assert "sudo apt-get install fontconfig chromium-headless-shell fonts-thai-tlwg" in said
