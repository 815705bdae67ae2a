"""The table of contents: every view, its file, its address and its words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard.query_cache import ask, reference_date
from dashboard.streamlit_host.type_names import StreamlitPage
from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.kinds import AccountRole
from kmcore.exchange.new_province.progress import first_unfinished, has_met, setup_steps
from kmcore.i18n import _

PAGES: Final = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class View:
    """One view. ``path`` is its address, kept when titles change; "" is the home page.

    ``roles``: who may open it, signed in; None is everyone who may look at all. ``in_bar``: whether it has work now.
    """

    name: str
    path: str
    title: str
    group: str = ""
    roles: frozenset[AccountRole] | None = None
    in_bar: Callable[[], bool] = lambda: True

    def open_to(self, user: User) -> bool:
        """Tell whether ``user`` may open the view."""
        return self.roles is None or (user.signed_in and user.role in self.roles)


def views() -> tuple[View, ...]:
    """Return every view in the order of the navigation bar, titles in the current language."""
    meetings, sources, access = _("ประชุม"), _("ที่มา"), _("บัญชี")
    return (
        View("overview", "", _("ภาพรวม")),
        View("setup", "setup", _("ตั้งต้นจังหวัด"), roles=permissions.SET_PROVINCE.roles, in_bar=is_being_set_up),
        View("my_work", "my", _("งานของฉัน"), roles=permissions.REPORT.roles),
        View("villages", "villages", _("แผนที่หมู่บ้าน")),
        View("budget", "budget", _("งบประมาณ")),
        View("actions", "actions", _("ติดตามงาน")),
        View("find", "find", _("ค้นหา")),
        View("meeting", "meeting", _("วงคุณเอื้อ"), meetings),
        View("prepare", "prepare", _("เตรียมและบันทึกประชุม"), meetings),
        View("reporting_window", "window", _("รายงานก่อนประชุม"), meetings, roles=permissions.SEE_WINDOW.roles),
        View("circles", "circles", _("ปฏิทินวง"), meetings),
        View("plan", "plan", _("แผนกิจกรรม"), meetings),
        View("replay", "replay", _("ดูย้อนหลังและเทียบ"), meetings),
        View("visits", "visits", _("แผนนิเทศติดตาม"), meetings),
        View("agencies", "agencies", _("หน่วยงานและทีม"), meetings),
        View("checks", "checks", _("ตรวจทานตัวเลข"), sources),
        View("sources", "sources", _("เอกสารที่มา"), sources),
        View("registers", "registers", _("ทะเบียน"), sources),
        View("year", "year", _("ขึ้นปีงบประมาณใหม่"), sources, roles=permissions.SEE_YEAR.roles),
        View("permissions", "permissions", _("สิทธิ์การใช้งาน"), access),
        View("history", "history", _("บันทึกการใช้งาน"), access, roles=permissions.SEE_AUDIT.roles),
        View("accounts", "accounts", _("บัญชีผู้ใช้"), access, roles=permissions.SEE_ACCOUNTS.roles),
    )


_shown: ContextVar[str] = ContextVar("path_of_the_view_shown", default="")


@contextmanager
def showing(page: StreamlitPage) -> Iterator[None]:
    """Let everything inside know which view it is drawn on."""
    token = _shown.set(page.url_path)
    try:
        yield
    finally:
        _shown.reset(token)


def shown_view() -> str:
    """Return the name of the view that is drawn."""
    return next((view.name for view in views() if view.path == _shown.get()), "")


def is_being_set_up() -> bool:
    """Tell whether something of the set-up is missing still of a province whose circle has not met yet."""
    day = reference_date()
    return not ask(has_met, day) and first_unfinished(ask(setup_steps, day)) is not None


def view_page(name: str) -> StreamlitPage:
    """Return a view as Streamlit's page, for ``st.page_link``."""
    return _as_page(view_named(name))


def view_address(name: str) -> str:
    """Return a view's address on this server, for plain links."""
    return "/" + view_named(name).path


def grouped_pages(user: User) -> dict[str, list[StreamlitPage]]:
    """Return the pages by group of the navigation bar; "" are those that stand alone.

    What ``user`` may not open is not in the bar, but has its address still: there it says why.
    """
    groups: dict[str, list[StreamlitPage]] = {}
    for view in existing_views():
        groups.setdefault(view.group, []).append(_as_page(view, shown=view.open_to(user) and view.in_bar()))
    return groups


def existing_views() -> Iterator[View]:
    """Return the views whose page is there."""
    return (view for view in views() if (PAGES / f"{view.name}.py").exists())


def view_named(name: str) -> View:
    """Return a view by its name."""
    return next(view for view in views() if view.name == name)


def _as_page(view: View, *, shown: bool = True) -> StreamlitPage:
    return st.Page(
        PAGES / f"{view.name}.py",
        title=view.title,
        url_path=view.path or "overview",
        default=not view.path,
        visibility="visible" if shown else "hidden",
    )
