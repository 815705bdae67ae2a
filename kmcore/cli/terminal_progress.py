"""How far a long import is, on one line of the terminal that is written over; silent where nobody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from kmcore.registers.progress import Step, progress_told, progress_words

_CLEAR: Final = "\r\033[K"


@contextmanager
def progress_on_terminal(*, wanted: bool) -> Iterator[None]:
    """Show how far the work inside is on standard error, if that is a terminal; the line is gone at the end."""
    if not (wanted and sys.stderr.isatty()):
        yield
        return
    try:
        with progress_told(_show):
            yield
    finally:
        click.echo(_CLEAR, nl=False, err=True)


def _show(step: Step, done: int, of: int) -> None:
    click.echo(_CLEAR + progress_words(step, done, of), nl=False, err=True)
