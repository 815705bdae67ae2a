"""What is wrong with a data set, said row by row so that a person can mend the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmcore.errors import KmError
from kmcore.i18n import N_, _


@dataclass(frozen=True, order=True)
class FilePlace:
    """Where a value stands: file, row (1 is the first; 0 the whole file), line in the file, part of the row."""

    file: str
    row: int = 0
    line: int = 0
    part: str = ""

    def __str__(self) -> str:
        values = {"file": self.file, "row": self.row, "line": self.line}
        if not self.row:
            return _("{file} บรรทัด {line}", **values) if self.line else self.file
        if not self.line:
            return _("{file} แถวที่ {row}", **values)
        return _("{file} แถวที่ {row} (บรรทัด {line})", **values)


@dataclass(frozen=True, order=True)
class BadRow:
    """One refusal: the place, the field (empty: the whole row), what is wrong, and what to do.

    Problem and remedy are sentences in the language in which the file was read: a run speaks only one.
    """

    place: FilePlace
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        names = ".".join(name for name in (self.place.part, self.field) if name)
        where = _("{place} ช่อง {field}", place=self.place, field=names) if names else str(self.place)
        return _("{where}: {problem} วิธีแก้: {remedy}", where=where, problem=self.problem, remedy=self.remedy)


class DatasetError(KmError, ValueError):
    """A data set that cannot be loaded. ``rows`` holds every refusal; nothing was written.

    ``str(error)`` is the finished text in the reader's language: one line a refusal, with file, row,
    field and remedy.
    """

    def __init__(self, dataset: str, rows: Sequence[BadRow]) -> None:
        self.dataset = dataset
        self.rows = tuple(sorted(rows))
        head = N_("ชุดข้อมูล {dataset} มีที่ต้องแก้ {count} แห่ง ยังไม่ได้บันทึกอะไรลงฐานข้อมูล")
        super().__init__(head, dataset=dataset, count=len(self.rows))
        self.args = (dataset, self.rows)  # what __init__ takes, so that the error survives pickling

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"- {row}" for row in self.rows)])
