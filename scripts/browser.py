"""The browser tests' needs: a Chromium and a Thai font. ``python -m scripts.browser`` installs them."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import click

# The first is Chromium without windows, menus and omnibox: the same pages for three quarters of the work.
CHROMIUM_PACKAGE: Final = "chromium-headless-shell"
BROWSERS: Final = (CHROMIUM_PACKAGE, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONT_PACKAGE: Final = "fonts-thai-tlwg"


def find_chromium() -> Path | None:
    """Return the path of an installed Chromium or Chrome, or None."""
    found = (shutil.which(name) for name in BROWSERS)
    return next((Path(path) for path in found if path), None)


def has_thai_font() -> bool:
    """Tell whether fontconfig knows a font with Thai letters; without one, tests would see empty boxes."""
    return shutil.which("fc-list") is not None and bool(_output("fc-list", ":lang=th", "family"))


def missing_packages() -> list[str]:
    """Return the Debian packages that the browser tests still need, in the order to install them."""
    needs = {CHROMIUM_PACKAGE: find_chromium() is not None, FONT_PACKAGE: has_thai_font()}
    # The font check asks fc-list, which a small system may lack even when the font itself is there.
    fontconfig = [] if shutil.which("fc-list") else ["fontconfig"]
    return fontconfig + [package for package, there in needs.items() if not there]


def reason(missing: list[str]) -> str:
    """Say what is missing and how to get it, in Thai and English."""
    packages = " ".join(missing)
    return (
        f"การทดสอบด้วยเบราว์เซอร์จริงยังขาด: {packages} ติดตั้งด้วย sudo apt-get install {packages} แล้วสั่งใหม่\n"
        f"The browser tests need: {packages} (or Chrome on the PATH). "
        "Install and run again; until then they skip."
    )


def faster_packages() -> list[str]:
    """Return the packages that the browser tests can do without and are slower for it."""
    return [] if shutil.which(CHROMIUM_PACKAGE) else [CHROMIUM_PACKAGE]


def install(packages: list[str], *, quietly: bool = False) -> bool:
    """Install Debian packages when we are root or sudo asks no password; False when that cannot be.

    ``quietly``: only if the lists of packages that are here will do, and without apt's words where it fails.
    """
    root = _root_prefix()
    if root is None or shutil.which("apt-get") is None:
        return False
    # Another apt may be at work on a fresh machine (unattended upgrades): wait for it.
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    click.echo(f"ติดตั้ง {' '.join(packages)} · installing")
    added = ["install", "-y", "--no-install-recommends", *packages]
    arguments = [added] if quietly else [["update"], added]
    return all(
        subprocess.run([*apt, *last], check=False, capture_output=quietly).returncode == 0  # noqa: S603 - fixed words
        for last in arguments
    )


def _root_prefix() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _succeeds("sudo", "-n", "true"):
        return ["sudo", "-n"]
    return None


def _output(*command: str) -> str:
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout  # noqa: S603 - fixed words


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - fixed words


def main() -> None:
    """Install what is missing where we may; otherwise say so. Never fails: the tests skip with the reason."""
    missing = missing_packages()
    if missing:
        install(missing)
        missing = missing_packages()
    elif faster := faster_packages():
        install(faster, quietly=True)
    if missing:
        click.echo(reason(missing), err=True)


if __name__ == "__main__":
    main()
