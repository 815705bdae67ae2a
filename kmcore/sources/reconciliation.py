"""One comparison of two figures that should be the same."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["villages", "satang"]


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """``expected`` is what the first figure says, ``found`` what the second one makes; both in ``unit``.

    ``title`` names both in the reader's language, ``note`` says what a difference would mean. A
    difference is nothing to hide: it is shown. Only where ``binding`` is true does it mean that the
    store itself is damaged or incomplete, for then both figures count the same rows.
    """

    code: str
    title: str
    expected: int
    found: int
    unit: Unit = "villages"
    note: str = ""
    binding: bool = False
    demo: bool = False

    @property
    def difference(self) -> int:
        """Return found less expected: negative when something is missing."""
        return self.found - self.expected

    @property
    def ok(self) -> bool:
        """Tell whether the two figures agree."""
        return self.found == self.expected
