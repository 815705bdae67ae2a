"""What a decided plan writes into the registers: ends on the last day of the old year, successors from the first of the new."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from kmcore.budget.kinds import LineStatus, Stage
from kmcore.i18n import _
from kmcore.programme.kinds import ResponsibilityStatus
from kmcore.registers.batch_writing import RowWrite
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.row_store import Key, fields_of, store_key_of
from kmcore.registers.row_text import key_text
from kmcore.thai.fiscal import fiscal_range
from kmcore.thai.fiscal_words import year_number
from kmcore.year_turn.kinds import ENTRIES, LINES, PROMISES, RESPONSIBILITIES, SUCCEEDED, TARGETS, Fate
from kmcore.year_turn.read_models import OldRow, PlannedFate, PlannedRow, TakersPart
from kmcore.year_turn.rules import eve_of, pledged_next, writes_nothing
from kmcore.year_turn.village_shares import shared_villages, takers_of

IN_THIS_ORDER: Final = (
    RESPONSIBILITIES,
    PROMISES,
    LINES,
    ENTRIES,
    TARGETS,
)  # what others refer to goes first
LONGEST_CODE: Final = 40
Following = Callable[[Values, Values, date], list[RowWrite]]  # what follows a row from a day on


@dataclass
class TurnWrites:
    """The writes of a decision by kind, growing row by row. ``taken``: codes that a new row may not have.

    ``lines``: the new year's line of each old one, by the old one's code; ``position``: the last in the order of lines.
    ``villages``: those that may go along, by the code of the old row: each code, and what it is in the new year.
    """

    fiscal_year: int
    taken: dict[str, set[str]]
    lines: dict[str, str]
    position: int
    following: Following
    villages: Callable[[str], Mapping[str, str]]
    by_kind: dict[str, list[RowWrite]] = field(default_factory=dict)

    @property
    def first(self) -> date:
        """Return the first day of the new year."""
        return fiscal_range(self.fiscal_year)[0]

    @property
    def writes(self) -> list[RowWrite]:
        """Return the writes kind by kind, in the order in which they can be written."""
        return [
            replace(one, kind=KINDS[kind]) for kind in IN_THIS_ORDER for one in self.by_kind.get(kind, [])
        ]

    def add_row(self, row: OldRow, planned: PlannedFate) -> str | None:
        """Add what is decided for a row; return the key of its successor as one text, None where it has none."""
        if writes_nothing(row, planned):
            return None
        if row.kind == RESPONSIBILITIES:
            return self._responsibility(row, planned)
        return self._line(row, planned) if row.kind == LINES else self._target(row, planned)

    def _responsibility(self, row: OldRow, planned: PlannedFate) -> str | None:
        old = row.values
        self._end(RESPONSIBILITIES, old)
        if planned.fate not in SUCCEEDED:
            self._take_along(old, {**old}, frozenset())
            return None
        takers = takers_of(row, planned)
        shares = shared_villages(self.villages(old["code"]), takers)
        made = [
            self._successor(row, planned, part, (number == 0, villages))
            for number, (part, villages) in enumerate(zip(takers, shares, strict=True))
        ]
        return key_text((made[0],))

    def _successor(
        self, row: OldRow, planned: PlannedFate, part: TakersPart, share: tuple[bool, frozenset[str]]
    ) -> str:
        """Add what one taker has from the first day on. ``share``: whether it is the first taker, and its villages."""
        kind, old = KINDS[RESPONSIBILITIES], row.values
        first, villages = share
        handed = planned.fate is Fate.HANDED_OVER
        idea = old["status"] == ResponsibilityStatus.PROPOSED
        values = {
            **fields_of(kind, old),
            "agency_code": part.agency if handed else old["agency_code"],
            "party": part.agency if handed else old["party"],
            "from_date": self.first,
            "to_date": old["to_date"] if row.lasts else None,
            "pledged": pledged_next(row, planned, part, len(villages)),
            "status": old["status"] if idea else ResponsibilityStatus.STATED.value,
            "note": planned.note,
            "source_code": None,
        }
        values["code"] = self._made(kind, values)
        self._add(RESPONSIBILITIES, values)
        self._take_along(old, values, villages, only_new=not first)
        return str(values["code"])

    def _line(self, row: OldRow, planned: PlannedFate) -> str:
        """Add the new year's line, of each taker one; lines under it and money carried over are the first one's."""
        made = [self._line_of(row, planned, part) for part in takers_of(row, planned)]
        self.lines[row.values["code"]] = made[0]
        if planned.carried_satang:
            self._carry(row.values, made[0], planned)
        return key_text((made[0],))

    def _line_of(self, row: OldRow, planned: PlannedFate, part: TakersPart) -> str:
        kind, old = KINDS[LINES], row.values
        handed = planned.fate is Fate.HANDED_OVER
        code = _year_code(old["code"], self.fiscal_year, self.taken[LINES])
        self.taken[LINES].add(code)
        self.position += 1
        values = {
            **fields_of(kind, old),
            "code": code,
            "parent_code": self.lines.get(old["parent_code"] or ""),
            "agency_code": part.agency if handed else old["agency_code"],
            "party": part.agency if handed else old["party"],
            "fiscal_year": self.fiscal_year,
            "status": LineStatus.STATED.value,
            "control_satang": part.amount,
            "from_date": self.first,
            "source_code": None,
            "position": self.position,
        }
        self._add(LINES, values)
        return code

    def _carry(self, old: Mapping[str, Any], code: str, planned: PlannedFate) -> None:
        """Money of the old year goes over by an entry of its own, which says from where and by what."""
        said = _(
            "เงินกันไว้เบิกเหลื่อมปี {year} จาก {line}", year=year_number(old["fiscal_year"]), line=old["title"]
        )
        entry = {
            "line_code": code,
            "stage": Stage.ALLOCATED.value,
            "amount_satang": planned.carried_satang,
            "on_date": self.first,
            "note": f"{said}: {planned.carried_note}",
            "source_code": None,
        }
        self._add(ENTRIES, entry)

    def _target(self, row: OldRow, planned: PlannedFate) -> str:
        values = {
            "fiscal_year": self.fiscal_year,
            "quarter": row.values["quarter"],
            "cumulative_bp": planned.amount,
            "source_code": None,
        }
        self._add(TARGETS, values)
        return key_text((values["fiscal_year"], values["quarter"]))

    def _take_along(
        self, old: Mapping[str, Any], new: Values, villages: frozenset[str], *, only_new: bool = False
    ) -> None:
        """Let what follows a responsibility end with it, and its ``villages`` go on under the new one.

        ``only_new``: what ends was ended with the first taker's.
        """
        for write in self.following({**old}, new, self.first):
            if write.action is ChangeAction.ADD:
                if str((write.after or {})["village_code"]) in villages:
                    self._write(PROMISES, write)
            elif not only_new:
                self._write(PROMISES, write)

    def _end(self, kind: str, row: Mapping[str, Any]) -> None:
        eve = eve_of(self.fiscal_year)
        if row["to_date"] != eve:
            key: Key = store_key_of(KINDS[kind], row)
            change = ({"to_date": row["to_date"]}, {"to_date": eve})
            self._write(kind, RowWrite(ChangeAction.END, key, *change, from_day=self.first))

    def _add(self, kind: str, values: Values) -> None:
        self._write(kind, RowWrite(ChangeAction.ADD, (), None, values, from_day=self.first))

    def _write(self, kind: str, write: RowWrite) -> None:
        self.by_kind.setdefault(kind, []).append(write)

    def _made(self, kind: RegisterKind, values: Values) -> str:
        if kind.made_key is None:
            raise ValueError(f"{kind.code} makes no key")
        code = kind.made_key(values, self.taken[kind.code])
        self.taken[kind.code].add(code)
        return code


def parents_first(rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """Return rows with each budget line behind the one it lies under; the others as they came."""
    above = {row.old.values["code"]: row.old.values["parent_code"] for row in rows if row.old.kind == LINES}

    def depth(row: PlannedRow) -> int:
        code, steps = row.old.values.get("parent_code"), 0
        while code in above and steps <= len(above):
            code, steps = above[code], steps + 1
        return steps

    return sorted(rows, key=depth)


def _year_code(code: str, fiscal_year: int, taken: set[str]) -> str:
    """Return the code of a line's successor: "strategy-food-2551"."""
    before = f"-{fiscal_year - 1}"
    stem = code.removesuffix(before)
    tried = [
        f"{stem[: LONGEST_CODE - 8]}-{fiscal_year}{end}" for end in ("", *(f"-{n}" for n in range(2, 100)))
    ]
    return next(one for one in tried if one not in taken)
