"""One script body at a time, and nobody waits for a stuck one for ever."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from time import monotonic

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from dashboard.streamlit_host.script_queue import WAIT_SECONDS, one_at_a_time

SOON = 0.05
LONG = 10.0


class Room:
    """Counts how many are inside at once."""

    def __init__(self) -> None:
        self.most = self.visits = self._inside = 0
        self._lock = Lock()

    def visit(self, wait: float = LONG) -> None:
        with one_at_a_time(wait):
            with self._lock:
                self._inside += 1
                self.visits += 1
                self.most = max(self.most, self._inside)
            Event().wait(0.005)
            with self._lock:
                self._inside -= 1


def assert_free() -> None:
    """The gate lets one in at once, and a second one not."""
    begin = monotonic()
    with one_at_a_time(LONG):
        assert monotonic() - begin < LONG / 2
        with ThreadPoolExecutor(1) as pool:
            waited = pool.submit(timed, SOON).result()
    assert waited >= SOON


def timed(wait: float) -> float:
    begin = monotonic()
    with one_at_a_time(wait):
        return monotonic() - begin


def test_one_at_a_time() -> None:
    room = Room()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _turn: room.visit(), range(40)))
    assert (room.visits, room.most) == (40, 1)


@pytest.mark.parametrize(
    "leaving", [ValueError("x"), StopException(), RerunException(RerunData()), SystemExit()], ids=repr
)
def test_whoever_leaves_in_a_hurry_leaves_the_gate_open(leaving: BaseException) -> None:
    with pytest.raises(type(leaving)), one_at_a_time(LONG):
        raise leaving
    assert_free()


def test_a_stuck_one_is_passed_after_the_wait() -> None:
    let_go, inside = Event(), Event()

    def stuck() -> None:
        with one_at_a_time(LONG):
            inside.set()
            let_go.wait(LONG)

    with ThreadPoolExecutor(1) as pool:
        holder = pool.submit(stuck)
        assert inside.wait(LONG)
        assert SOON <= timed(SOON) < LONG / 2
        assert SOON <= timed(SOON) < LONG / 2, "whoever went beside must not open the gate of another"
        let_go.set()
        holder.result()
    assert_free()


def test_nobody_waits_longer_than_a_reader_would() -> None:
    assert 5 <= WAIT_SECONDS <= 30
