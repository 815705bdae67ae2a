"""Plain links that keep what the reader has set: the language and the day looked at."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from dashboard.navigation import view_address
from dashboard.session.address import AS_OF, LANGUAGE
from kmcore.i18n import _

# What a view's links to itself keep of the address besides: the budget's year, for its figures are of one year.
YEAR: Final = "year"
KEPT_WITHIN: Final = {"budget": (YEAR,), "year": (YEAR,)}

_path = cache(view_address)  # a page draws a hundred links, and a view's path never changes


def link(view: str, /, **query: str) -> str:
    """Return a view's address with ``query``; a plain link starts a new session, so it carries the rest."""
    now = st.query_params.to_dict()
    kept = {name: now[name] for name in (*KEPT_WITHIN.get(view, ()), LANGUAGE, AS_OF) if name in now}
    asked = urlencode({**query, **{name: value for name, value in kept.items() if name not in query}})
    return f"{_path(view)}?{asked}" if asked else _path(view)


def carried_by_links() -> tuple[str | None, ...]:
    """Return what every link carries on: finished HTML with links in it is good for those who share it."""
    return tuple(st.query_params.get(name) for name in (AS_OF, LANGUAGE))


def link_on(day: date, view: str, /, **query: str) -> str:
    """Return a view's address that shows ``day`` whatever day the reader looks at: what a picture counts is of its day."""
    now = st.query_params.to_dict()
    kept = {LANGUAGE: now[LANGUAGE]} if LANGUAGE in now else {}
    return f"{_path(view)}?{urlencode({**query, **kept, AS_OF: day.isoformat()})}"


def link_to_new_villages(day: date, since: date | None, **query: str) -> str | None:
    """Return the villages that had results (of ``measure`` "verified": checked ones) on ``day`` and none by ``since``.

    None without a day to compare with.
    """
    if since is None:
        return None
    return link_on(day, "villages", list="villages", new_since=since.isoformat(), **query)


def allowed_parameter(name: str, allowed: set[str], sorry: str) -> str | None:
    """Return an address parameter that is one of ``allowed``; for anything else say ``sorry`` on the page.

    What was asked is not repeated on the screen: it may be anything.
    """
    asked = st.query_params.get(name)
    if asked is None or asked in allowed:
        return asked
    st.warning(sorry)
    return None


def drop_unknown_parameters(names: Iterable[str]) -> None:
    """Drop these parameters from the address and say so: the page goes on with its defaults."""
    unknown = list(names)
    for name in unknown:
        st.query_params.pop(name, None)
    if unknown:
        st.warning(
            _(
                "ที่อยู่หน้าเว็บมีค่าที่ไม่รู้จักใน {names} จึงแสดงโดยไม่ใช้ค่านั้น เลือกใหม่ได้จากตัวเลือกด้านล่าง",
                names=", ".join(unknown),
            )
        )
