"""Answers leave at once: 40 ms sooner at every run of a page, measured.

Streamlit 1.67 makes its listening socket without naming TCP, and asyncio then does not switch Nagle's
algorithm off on what it accepts: the kernel holds back the second message of every run until the browser
has acknowledged the first, which Linux delays by 40 ms.
"""

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

INTERNET: Final = {socket.AF_INET, socket.AF_INET6}
MOST_FILES: Final = 256  # the listening socket is among the first files a process opens


def send_without_delay() -> int:
    """Have every connection accepted from now on send without delay; return at how many sockets.

    Accepted sockets inherit the setting from the one that listens.
    """
    changed = 0
    for file in range(MOST_FILES):
        with _socket(file) as found:
            if found and found.family in INTERNET and _listens(found):
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                changed += 1
    return changed


@contextmanager
def _socket(file: int) -> Iterator[socket.socket | None]:
    """Give an open file as a socket of our own, or None; the file itself stays as it is."""
    try:
        own = os.dup(file) if stat.S_ISSOCK(os.fstat(file).st_mode) else None
    except OSError:  # not open
        own = None
    if own is None:
        yield None
        return
    with socket.socket(fileno=own) as found:
        yield found


def _listens(found: socket.socket) -> bool:
    return bool(found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
