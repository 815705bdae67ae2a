"""When two headings are the same: whatever spaces, dots, invisible letters, digits and units they are written with."""

import re
from collections.abc import Sequence
from typing import Final

from kmcore.registers.office_files.sheet_words import (
    COUNT_PREFIX,
    COUNT_UNIT,
    ENGLISH_TAIL,
    UNIT,
    UNIT_AT_END,
)
from kmcore.registers.office_files.tables import WantedColumn
from kmcore.thai.input_cleaning import clean_input

_SIGNS: Final = re.compile(r"[\s.,:;/\\|()（）\[\]{}<>*＊'\"“”‘’`´_\-–—=+&?!ฯๆ#]+")
_MAY_HAVE_MORE: Final = re.compile("[(（[*A-Za-z]|บาท")
_LONGEST: Final = 120  # letters; no heading is longer
_ROUGH: Final = str.maketrans(
    {
        "แ": "เเ",
        "ำ": "า",
        **dict.fromkeys("ัิีึืฺุู็่้๊๋์ํ๎ \t\r\n\x0b\x0c\x85\u00a0\u00ad\u2028\u2029\u202f\u2060\u3000\ufeff"),
        **dict.fromkeys(map(chr, range(0x2000, 0x2010))),
        **dict.fromkeys(".,:;/\\|()（）[]{}<>*＊'\"“”‘’`´_-–—=+&?!ฯๆ#"),
        **{chr(0xE50 + digit): str(digit) for digit in range(10)},
    }
)
_ROUGH_COUNT: Final = COUNT_PREFIX.translate(_ROUGH)


def heading_key(text: str) -> str:
    """Return what of a text decides whether it is the same heading."""
    return _SIGNS.sub("", clean_input(text).casefold())


def title_key(text: str) -> str:
    """Return what decides whether two titles are the same: their beginning."""
    return heading_key(text[:_LONGEST])


class KnownHeadings:
    """The wanted columns by every way their headings are written."""

    def __init__(self, wanted: Sequence[WantedColumn]) -> None:
        """Raise ValueError where two columns are headed by the same word: a mistake of who asks, not of a file."""
        self.wanted = tuple(wanted)
        self.required = frozenset(column.field for column in wanted if column.required)
        self.money = frozenset(column.field for column in wanted if column.money)
        self._exact: dict[str, str] = {}
        for column in wanted:
            for spelling in column.spellings:
                if self._exact.setdefault(heading_key(spelling), column.field) != column.field:
                    raise ValueError(f"two columns are called {spelling!r}")
        self._near = self._with_or_without_count()
        self._rough = {_rough(text) for text in (*self._exact, *self._near)}
        self._found: dict[str, tuple[str, bool] | None] = {}

    def field_of(self, heading: str) -> tuple[str, bool] | None:
        """Return the field a heading names, and whether it is written so (else: but for จำนวน); None if none."""
        if len(heading) > _LONGEST:
            return None
        rough = _rough(heading)
        if rough not in self._rough and not self._may_have_unit(heading):
            return None
        if heading not in self._found:
            self._found[heading] = self._look_up(heading)
        return self._found[heading]

    def spelling(self, field: str) -> str:
        """Return how a field's column is usually headed."""
        return next(column.spellings[0] for column in self.wanted if column.field == field)

    def count_in(self, cells: Sequence[object]) -> int:
        """Return how many different wanted headings stand among the cells of a row."""
        found = {field[0] for cell in cells if isinstance(cell, str) and (field := self.field_of(cell))}
        return len(found)

    def _may_have_unit(self, heading: str) -> bool:
        bare = _without_count_unit(heading) if _could_have_unit(heading) else heading
        return bare != heading and _rough(bare) in self._rough

    def _look_up(self, heading: str) -> tuple[str, bool] | None:
        whole, bare = heading_key(heading), heading_key(_without_unit(heading))
        for key in (whole, bare):
            if key in self._exact:
                return self._exact[key], True
        counted = heading_key(_without_count_unit(heading))
        if self._exact.get(counted, next(iter(self.money), "")) not in self.money:
            return self._exact[counted], counted.startswith(COUNT_PREFIX)
        for key in (whole, bare):
            if key in self._near:
                return self._near[key], False
        return (self._near[counted], False) if self._near.get(counted, "") not in {"", *self.money} else None

    def _with_or_without_count(self) -> dict[str, str]:
        """Return keys that differ by จำนวน only: money either way, else a heading may lack it ("ครัวเรือน")."""
        near: dict[str, str] = {}
        twice: set[str] = set()
        for key, field in self._exact.items():
            bare = key.removeprefix(COUNT_PREFIX)
            others = {bare, COUNT_PREFIX + bare} if field in self.money else {bare}
            for other in others - self._exact.keys() - {""}:
                if near.setdefault(other, field) != field:
                    twice.add(other)
        return {key: field for key, field in near.items() if key not in twice}


def _could_have_unit(heading: str) -> bool:
    return bool(_MAY_HAVE_MORE.search(heading))


def _without_unit(heading: str) -> str:
    """Return a heading without a unit of money, a remark to who fills it in, or itself in English."""
    return UNIT_AT_END.sub("", UNIT.sub("", ENGLISH_TAIL.sub("", heading)))


def _without_count_unit(heading: str) -> str:
    """Return it without what is counted, too: (หลัง) (คน). Not for money: "งบประมาณ (โครงการ)" is no amount."""
    return _without_unit(COUNT_UNIT.sub("", ENGLISH_TAIL.sub("", heading)))


def _rough(text: str) -> str:
    """Return a text without marks and signs, fast: what differs here differs in its key too."""
    return text.translate(_ROUGH).casefold()
