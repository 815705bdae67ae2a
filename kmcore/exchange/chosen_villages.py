"""Villages chosen for an act on many: by where they lie and who looks after them, or from a list that was pasted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session

from kmcore.i18n import N_, _
from kmcore.programme.coverage import NO_FILTER, Filters
from kmcore.programme.villages import villages
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.cells import FieldProblem
from kmcore.registers.definitions import KINDS
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.suggestions import SuggestingProblem
from kmcore.storage.subjects import Subject, reads

MOST_LINES: Final = 3000
TWICE: Final = N_("เป็นหมู่บ้านเดียวกับบรรทัดที่ {line} จึงนับครั้งเดียว")
TOO_MANY: Final = N_("รับครั้งละ {most} บรรทัด ตั้งแต่บรรทัดนี้อีก {count} บรรทัดยังไม่ได้อ่าน เว้นไว้แล้ววางส่วนที่เหลือครั้งต่อไป")
NO_VILLAGE: Final = N_("อ่านบรรทัดนี้เป็นหมู่บ้านไม่ได้ ใส่รหัส หรือ “ม.5 ต.… อ.…”")
_BULLET: Final = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s*|[-–•*●▪]\s*)")
_CODES: Final = re.compile(r"\d{8}(?:[\s,;]+\d{8})+")


@dataclass(frozen=True)
class ListedVillage:
    """A village that can be chosen. ``name``: "" where the register has none."""

    code: str
    name: str
    moo: int
    subdistrict: str

    @property
    def short(self) -> str:
        """Return what it is called within its subdistrict, "หมู่ 3 บ้านนากง", in the current language."""
        return " ".join(filter(None, (_("หมู่ {moo}", moo=self.moo), self.name)))

    @property
    def label(self) -> str:
        """Return what it is called within its province, "หมู่ 3 บ้านนากง ต.ขุนทะเล", in the current language."""
        return _("{village} ต.{subdistrict}", village=self.short, subdistrict=self.subdistrict)


@dataclass(frozen=True)
class PastedLine:
    """A line of a pasted list: the village it means, or why none, with those that may be meant (code and words)."""

    number: int
    text: str
    code: str | None = None
    sentence: str = ""
    suggestions: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> bool:
        """Tell whether a person has to say what is meant."""
        return self.code is None


@reads(Subject.AREAS, Subject.PROGRAMME, Subject.SOURCES)
def listed_villages(session: Session, as_of: date, filters: Filters = NO_FILTER) -> tuple[ListedVillage, ...]:
    """Return the villages of a day that the filters mean, in the order of the codes: the same that the map counts."""
    found = villages(session, as_of, filters).frame
    columns = (found[name] for name in ("code", "name_th", "moo", "subdistrict_th"))
    return tuple(
        ListedVillage(code, name or "", int(moo), place)
        for code, name, moo, place in zip(*columns, strict=True)
    )


def pasted_villages(session: Session, text: str) -> tuple[PastedLine, ...]:
    """Return what each line of a list means, from Excel or LINE: codes, names with หมู่ที่, ต. and อ., numbered or not."""
    index, first, found = ReferenceIndex(session, KINDS), dict[str, int](), list[PastedLine]()
    lines = list(_lines(text))
    for number, line in enumerate(lines[:MOST_LINES], start=1):
        one = _meant(index, number, line)
        if one.code is not None and one.code in first:
            one = PastedLine(number, line, one.code, _(TWICE, line=first[one.code]))
        elif one.code is not None:
            first[one.code] = number
        found.append(one)
    if left := lines[MOST_LINES:]:
        sentence = _(TOO_MANY, most=MOST_LINES, count=len(left))
        found.append(PastedLine(MOST_LINES + 1, f"{left[0]} …", None, sentence))
    return tuple(found)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        words = " ".join(_BULLET.sub("", line).replace("\t", " ").split())
        if _CODES.fullmatch(words):
            yield from re.split(r"[\s,;]+", words)
        elif words:
            yield words


def _meant(index: ReferenceIndex, number: int, line: str) -> PastedLine:
    try:
        code = index.area(RegisterLevel.VILLAGE, line, {})
    except FieldProblem as problem:
        near = problem.suggestions if isinstance(problem, SuggestingProblem) else ()
        these = tuple((one.value, str(one.words)) for one in near if len(one.value) == _DIGITS)
        return PastedLine(number, line, None, str(problem), these)
    return PastedLine(number, line, code, "" if code else _(NO_VILLAGE))


_DIGITS: Final = 8
