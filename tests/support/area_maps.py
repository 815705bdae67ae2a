"""The maps of a page, out of its markup: each as its areas, the wide drawing's."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

DRAWING: Final = re.compile(r'class="km-map-wide" data-svg="([^"]*)"')
AREA: Final = re.compile(
    r'(?:<a href="(?P<href>[^"]*)"[^>]*>)?<path class="(?P<style>[\w-]+)[^"]*"[^>]* aria-label="(?P<title>[^"]*)"'
)


@dataclass(frozen=True)
class AreaOnMap:
    """An area as drawn: where it leads ("" nowhere), its class, what is said of it."""

    href: str
    style: str
    title: str

    @property
    def code(self) -> str:
        """The area that the link names."""
        (found,) = re.findall(r"[?&]area=(\d+)", self.href)
        return str(found)

    @property
    def counts(self) -> tuple[int, int]:
        """The part and the whole it says; nothing of nothing where it says that it has no village."""
        if self.title.endswith("ไม่มีหมู่บ้านในทะเบียน"):
            return 0, 0
        part, whole = re.findall(r"([\d,]+) จาก ([\d,]+) หมู่บ้าน", self.title)[0]
        return int(part.replace(",", "")), int(whole.replace(",", ""))


def maps_of(html: str) -> list[list[AreaOnMap]]:
    """Return the page's maps in their order."""
    return [
        [
            AreaOnMap(unescape(each["href"] or ""), each["style"], unescape(each["title"]))
            for each in AREA.finditer(unescape(drawing))
        ]
        for drawing in DRAWING.findall(html)
    ]
