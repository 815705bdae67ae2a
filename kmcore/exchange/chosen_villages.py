"""Villages chosen for an act on many: by where they lie and who looks after them, or from a list that was pasted."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlmodel import Session

from kmcore.i18n import N_, _
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.cells import FieldProblem
from kmcore.registers.definitions import KINDS
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_store import all_rows
from kmcore.registers.suggestions import SuggestingProblem
from kmcore.storage.subjects import Subject, reads

MOST_LINES: Final = 3000
TWICE: Final = N_("เป็นหมู่บ้านเดียวกับบรรทัดที่ {line} จึงนับครั้งเดียว")
NO_VILLAGE: Final = N_("อ่านบรรทัดนี้เป็นหมู่บ้านไม่ได้ ใส่รหัส หรือ “ม.5 ต.… อ.…”")
_BULLET: Final = re.compile(r"^\s*(?:\d{1,3}\s*[.)]\s*|[-–•*●▪]\s*)")
_CODES: Final = re.compile(r"\d{8}(?:[\s,;]+\d{8})+")


@dataclass(frozen=True)
class ListedVillage:
    """A village as it is chosen by: where it lies, its cohort on the day, the responsibilities it is promised under."""

    code: str
    name: str
    cohort: int | None
    responsibilities: frozenset[str]
    agencies: frozenset[str]


@dataclass(frozen=True)
class VillageFilter:
    """Which villages are meant; an empty part leaves all in. ``area``: the code of a district or subdistrict."""

    area: str = ""
    cohort: int | None = None
    agency: str = ""

    def takes(self, village: ListedVillage) -> bool:
        """Tell whether a village is meant."""
        return (
            village.code.startswith(self.area)
            and self.cohort in {None, village.cohort}
            and (not self.agency or self.agency in village.agencies)
        )


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


@reads(*Subject)
def listed_villages(session: Session, as_of: date) -> tuple[ListedVillage, ...]:
    """Return every village with its cohort and its agencies on a day, in the order of the codes."""
    cohorts = _cohorts(session, as_of)
    promised, agencies = _promised(session, as_of)
    rows = sorted(all_rows(session, KINDS["villages"]).values(), key=lambda row: str(row["code"]))
    return tuple(
        ListedVillage(
            row["code"],
            row["name_th"] or "",
            cohorts.get(row["code"]),
            promised.get(row["code"], frozenset()),
            agencies.get(row["code"], frozenset()),
        )
        for row in rows
    )


def pasted_villages(session: Session, text: str) -> tuple[PastedLine, ...]:
    """Return what each line of a list means, from Excel or LINE: codes, names with หมู่ที่, ต. and อ., numbered or not."""
    index, first, found = ReferenceIndex(session, KINDS), dict[str, int](), list[PastedLine]()
    for number, line in enumerate(_lines(text), start=1):
        one = _meant(index, number, line)
        if one.code is not None and one.code in first:
            one = PastedLine(number, line, one.code, _(TWICE, line=first[one.code]))
        elif one.code is not None:
            first[one.code] = number
        found.append(one)
    return tuple(found)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines()[:MOST_LINES]:
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
        villages = tuple((one.value, str(one.words)) for one in near if len(one.value) == _DIGITS)
        return PastedLine(number, line, None, str(problem), villages)
    return PastedLine(number, line, code, "" if code else _(NO_VILLAGE))


def _cohorts(session: Session, as_of: date) -> dict[str, int]:
    rows = all_rows(session, KINDS["village-cohorts"]).values()
    begun = [row for row in rows if row["from_date"] <= as_of]
    return {
        row["village_code"]: row["cohort_number"] for row in sorted(begun, key=lambda row: row["from_date"])
    }


def _promised(session: Session, as_of: date) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return by village the responsibilities it is promised under on a day, and their agencies."""
    own = {row["code"]: row["agency_code"] for row in all_rows(session, KINDS["responsibilities"]).values()}
    standing = [row for row in all_rows(session, KINDS["promises"]).values() if _stands(row, as_of)]
    promised = _together((row["village_code"], row["responsibility_code"]) for row in standing)
    agencies = _together((row["village_code"], own.get(row["responsibility_code"], "")) for row in standing)
    return promised, agencies


def _stands(row: Mapping[str, Any], as_of: date) -> bool:
    begun, ended = row["from_date"], row["to_date"]
    return (begun is None or begun <= as_of) and (ended is None or ended >= as_of)


def _together(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}


_DIGITS: Final = 8
