"""The table of contents: every view, its file, its address and its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from kmcore.i18n import _

FOLDER: Final = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class View:
    """One view. ``path`` is its address, kept when titles change; "" is the home page."""

    name: str
    path: str
    title: str
    group: str = ""


def views() -> tuple[View, ...]:
    """Return every view in the order of the navigation bar, titles in the current language."""
    meetings, sources = _("ประชุม"), _("ที่มา")
    return (
        View("overview", "", _("ภาพรวม")),
        View("villages", "villages", _("แผนที่หมู่บ้าน")),
        View("budget", "budget", _("งบประมาณ")),
        View("actions", "actions", _("ติดตามงาน")),
        View("meeting", "meeting", _("วงคุณเอื้อ"), meetings),
        View("visits", "visits", _("แผนนิเทศติดตาม"), meetings),
        View("agencies", "agencies", _("หน่วยงานและทีม"), meetings),
        View("checks", "checks", _("ตรวจทานตัวเลข"), sources),
        View("sources", "sources", _("เอกสารที่มา"), sources),
    )


def page(name: str) -> StreamlitPage:
    """Return a view as Streamlit's page, for ``st.page_link``."""
    return _as_page(next(view for view in views() if view.name == name))


def address(name: str) -> str:
    """Return a view's address on this server, for plain links."""
    return "/" + next(view.path for view in views() if view.name == name)


def grouped_pages() -> dict[str, list[StreamlitPage]]:
    """Return the pages by group of the navigation bar; "" are those that stand alone."""
    groups: dict[str, list[StreamlitPage]] = {}
    for view in _existing():
        groups.setdefault(view.group, []).append(_as_page(view))
    return groups


def _existing() -> Iterator[View]:
    return (view for view in views() if (FOLDER / f"{view.name}.py").exists())


def _as_page(view: View) -> StreamlitPage:
    return st.Page(
        FOLDER / f"{view.name}.py",
        title=view.title,
        url_path=view.path or "overview",
        default=not view.path,
    )
