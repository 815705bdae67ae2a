"""How far a long piece of work has come: of a file read, of rows checked, compared and written."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Final, TypeVar

from kmcore.i18n import N_, _
from kmcore.thai.numbers import grouped

Row = TypeVar("Row")
EVERY: Final = 500  # rows between two words of how far it is


class Step(StrEnum):
    """What is done with a file, one after the other. READ counts bytes, the others rows."""

    READ = "read"
    CHECK = "check"
    COMPARE = "compare"
    WRITE = "write"


Progress = Callable[[Step, int, int], None]
_WORDS: Final = {
    Step.READ: N_("อ่านแฟ้มแล้ว {percent} %"),
    Step.CHECK: N_("ตรวจแล้ว {done} จาก {of} แถว"),
    Step.COMPARE: N_("เทียบกับทะเบียนแล้ว {done} จาก {of} แถว"),
    Step.WRITE: N_("บันทึกแล้ว {done} จาก {of} แถว"),
}


_listener: ContextVar[Progress | None] = ContextVar("who is told how far it is", default=None)


@contextmanager
def progress_told(progress: Progress) -> Iterator[None]:
    """Have ``progress`` called with how far the work inside has come: the step, how much is done, of how much."""
    token = _listener.set(progress)
    try:
        yield
    finally:
        _listener.reset(token)


def tell_progress(step: Step, done: int, of: int) -> None:
    """Tell who listens, if anybody does, how far a step is."""
    listener = _listener.get()
    if listener is not None:
        listener(step, done, of)


def counted(rows: Sequence[Row], step: Step) -> Iterator[Row]:
    """Yield the rows, and tell how many are done now and then and at the end."""
    for number, row in enumerate(rows):
        if number % EVERY == 0:
            tell_progress(step, number, len(rows))
        yield row
    tell_progress(step, len(rows), len(rows))


def progress_words(step: Step, done: int, of: int) -> str:
    """Return how far a step is, as people read it."""
    percent = 100 * done // of if of else 100
    return _(_WORDS[step], percent=percent, done=grouped(done), of=grouped(of))
