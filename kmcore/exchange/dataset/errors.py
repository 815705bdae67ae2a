"""What is wrong with a data set, said row by row in Thai so that a person can mend the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmcore.errors import KmError


@dataclass(frozen=True, order=True)
class Place:
    """Where a value stands: file, row (1 is the first; 0 the whole file), line in the file, part of the row."""

    file: str
    row: int = 0
    line: int = 0
    part: str = ""

    def __str__(self) -> str:
        if not self.row:
            return self.file + (f" บรรทัด {self.line}" if self.line else "")
        return f"{self.file} แถวที่ {self.row}" + (f" (บรรทัด {self.line})" if self.line else "")


@dataclass(frozen=True, order=True)
class BadRow:
    """One refusal: the place, the field (empty: the whole row), what is wrong, and what to do."""

    place: Place
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        names = ".".join(name for name in (self.place.part, self.field) if name)
        where = f"{self.place} ช่อง {names}" if names else str(self.place)
        return f"{where}: {self.problem} วิธีแก้: {self.remedy}"


class DatasetError(KmError, ValueError):
    """A data set that cannot be loaded. ``rows`` holds every refusal; nothing was written.

    ``str(error)`` is the finished Thai text: one line a refusal, with file, row, field and remedy.
    """

    def __init__(self, dataset: str, rows: Sequence[BadRow]) -> None:
        self.dataset = dataset
        self.rows = tuple(sorted(rows))
        head = "ชุดข้อมูล {dataset} มีที่ต้องแก้ {count} แห่ง ยังไม่ได้บันทึกอะไรลงฐานข้อมูล"
        super().__init__(head, dataset=dataset, count=len(self.rows))
        self.args = (dataset, self.rows)  # what __init__ takes, so that the error survives pickling

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"- {row}" for row in self.rows)])
