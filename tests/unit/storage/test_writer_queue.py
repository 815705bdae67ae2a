"""The writers' line: one at a time, in the order of asking, and nobody waits for ever."""

import time
from collections.abc import Callable
from threading import Thread

import pytest
from sqlalchemy import create_engine

from kmcore.errors import StorageError
from kmcore.storage.writer_queue import WriterQueue, in_turn

WAIT_S = 10.0


def started(work: Callable[[], None]) -> Thread:
    thread = Thread(target=work)
    thread.start()
    return thread


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_the_turn_comes_in_the_order_of_asking() -> None:
    line, order = WriterQueue(), list[int]()

    def work(number: int) -> None:
        line.enter()
        order.append(number)
        line.leave()

    line.enter()
    threads = []
    for number in range(20):
        threads.append(started(lambda number=number: work(number)))  # type: ignore[misc]  # bound now
        until(lambda number=number: len(line._waiting) == number + 1)  # type: ignore[misc]
    assert order == []
    line.leave()
    for thread in threads:
        thread.join(WAIT_S)
    assert order == list(range(20))


def test_one_at_a_time() -> None:
    line, inside, most = WriterQueue(), list[int](), list[int]()

    def work() -> None:
        for _ in range(50):
            line.enter()
            inside.append(1)
            most.append(len(inside))
            time.sleep(0)
            inside.pop()
            line.leave()

    for thread in [started(work) for _ in range(8)]:
        thread.join(WAIT_S)
    assert (len(most), max(most)) == (400, 1)


def test_who_waits_too_long_is_told_and_holds_up_nobody() -> None:
    line = WriterQueue()
    line.enter()
    with pytest.raises(StorageError, match="กดบันทึกอีกครั้ง"):
        line.enter(0.01)
    line.leave()
    line.enter(0.01)  # free again
    line.leave()


def test_an_error_hands_the_turn_on() -> None:
    engine = create_engine("sqlite:///x-turn.db")

    def fails() -> None:
        with in_turn(engine):
            raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            fails()


def test_each_database_has_its_own_line() -> None:
    with in_turn(create_engine("sqlite:///x-one.db")), in_turn(create_engine("sqlite:///x-two.db")):
        done = list[int]()

        def work() -> None:
            with in_turn(create_engine("sqlite:///x-one.db")):
                done.append(1)

        thread = started(work)
        time.sleep(0.02)
        assert done == []
    thread.join(WAIT_S)
    assert done == [1]
