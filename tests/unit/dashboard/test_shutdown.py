"""The word that the server stops reaches us first, and then those it was meant for."""

import signal
from collections.abc import Iterator
from threading import Thread
from types import FrameType

import pytest

from dashboard.streamlit_host.shutdown import SIGNALS, on_shutdown


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """What was heard; the server's own handler is there already, as under uvicorn."""
    words: list[str] = []
    before = {number: signal.getsignal(number) for number in SIGNALS}

    def server(number: int, _frame: FrameType | None) -> None:
        words.append(f"server {signal.Signals(number).name}")

    for number in SIGNALS:
        signal.signal(number, server)
    yield words
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_first_we_then_the_server(heard: list[str], number: signal.Signals) -> None:
    with on_shutdown(lambda: heard.append("we")):
        signal.raise_signal(number)
    assert heard == ["we", f"server {number.name}"]


def test_afterwards_only_the_server(heard: list[str]) -> None:
    with on_shutdown(lambda: heard.append("we")):
        pass
    signal.raise_signal(signal.SIGINT)
    assert heard == ["server SIGINT"]


def test_away_from_the_main_thread_signals_are_left_alone(heard: list[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def elsewhere() -> None:
        with on_shutdown(lambda: heard.append("we")):
            heard.append("served")

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert heard == ["served"]
    assert signal.getsignal(signal.SIGTERM) is before
