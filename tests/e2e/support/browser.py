"""How the tests hold a browser: which one, how it starts, and the sizes of our readers' screens."""

from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, Playwright

from scripts.browser import find_chromium

# A Thai reader in Thailand: date pickers and number formats follow the browser.
READER: Final[dict[str, Any]] = {"locale": "th-TH", "timezone_id": "Asia/Bangkok"}
# What Chrome on Android says it is: the map is drawn narrower for a browser that calls itself mobile.
PHONE_AGENT: Final = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/156.0.0.0 Mobile Safari/537.36"
)
# In containers Chromium has neither its sandbox nor a GPU; the rest stops it from calling home.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--font-render-hinting=none",  # else the headless shell sets letters at whole pixels, wider than a screen shows
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Size:
    """A screen, in CSS pixels. ``touch``: a phone, with a finger and overlay scroll bars."""

    name: str
    width: int
    height: int
    touch: bool = False

    def context(self) -> dict[str, Any]:
        """Return what Playwright's ``new_context`` needs for this screen."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "has_touch": self.touch,
            "is_mobile": self.touch,
            **({"user_agent": PHONE_AGENT} if self.touch else {}),
        }


DESK: Final = Size("desk", 1366, 768)
PHONE: Final = Size("phone", 390, 844, touch=True)
WALL: Final = Size("wall", 1920, 1080)
SIZES: Final = (DESK, PHONE, WALL)


def launch_options() -> dict[str, Any]:
    """Return what Playwright's ``launch`` needs.

    Raises:
        FileNotFoundError: no Chromium or Chrome is on the PATH.
    """
    chromium = find_chromium()
    if chromium is None:
        raise FileNotFoundError("no Chromium or Chrome on the PATH")
    return {"executable_path": str(chromium), "args": list(ARGUMENTS)}


def launch(playwright: Playwright) -> Browser:
    """Start the browser outside pytest, as ``scripts.look`` does."""
    return playwright.chromium.launch(**launch_options())
