"""What stands in one cell of a file, before anybody knows what it means, and what can be wrong with it."""

from datetime import date, datetime, time, timedelta

from kmcore.errors import KmError

Cell = str | int | float | bool | date | datetime | time | timedelta | None


class FieldProblem(KmError):  # noqa: N818 - one of several found in a row, collected more often than raised
    """What is wrong with one value: a short stable English ``code``, and the sentence a person reads.

    ``sentence`` is a Thai message (``N_``) with ``{names}`` that ``values`` fill: what was found (shortened), why it
    cannot be taken, what to do. ``str()`` gives it in the reader's language.
    """

    def __init__(self, code: str, sentence: str, /, **values: object) -> None:
        super().__init__(sentence, **values)
        self.code = code
