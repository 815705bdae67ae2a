"""Where other people reach this server: for links that leave it."""

from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from kmcore.settings import settings

NEARBY: Final = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - compared with, not listened on


def reachable_address() -> str:
    """Return ``KM_BASE_URL``, else the address this page was opened by if others can reach it, else ""."""
    here = server_address()
    return settings().base_url or ("" if urlsplit(here).hostname in NEARBY else here)


def server_address() -> str:
    """Return ``KM_BASE_URL``, else the address this page was opened by, whoever can reach it."""
    address = st.context.url
    found = urlsplit(address if isinstance(address, str) else "")  # without a browser it is a stand-in
    here = f"{found.scheme}://{found.netloc}" if found.scheme in {"http", "https"} else ""
    return settings().base_url or here
