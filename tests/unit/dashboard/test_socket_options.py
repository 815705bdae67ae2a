"""Connections that a server accepts send without delay, however its listening socket was made."""

import socket

import pytest

from dashboard.streamlit_host.socket_options import send_without_delay


def no_delay(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


@pytest.mark.parametrize("asked", [False, True])
def test_what_is_accepted_sends_at_once(*, asked: bool) -> None:
    """The first case is how Streamlit leaves it: without it the second would prove nothing."""
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        if asked:
            assert send_without_delay() >= 1
        with socket.create_connection(listening.getsockname()) as caller:
            accepted, _address = listening.accept()
            with accepted:
                assert no_delay(accepted) is asked
            assert not no_delay(caller), "only what listens is changed"


def test_other_files_stay_as_they_are() -> None:
    with socket.socket(socket.AF_UNIX) as other, socket.socket(socket.AF_INET) as unbound:
        send_without_delay()
        assert other.fileno() > 0
        assert not no_delay(unbound)
