"""The effects of the register of area changes: each new row is carried out on the areas themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlmodel import Session

from kmcore.areas.kinds import AreaChangeKind
from kmcore.i18n import N_, _
from kmcore.registers.area_changes.acts import AreaChangeError, carries, carry_out, change_of, place_words
from kmcore.registers.area_changes.area_book import FROM, PARENTS, TO, AreaBook, ChangeLine
from kmcore.registers.area_changes.effect_sentences import told_changes
from kmcore.registers.batch_writing import RowWrite
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.field_types import AreaReference
from kmcore.registers.kinds import ChangeAction
from kmcore.registers.read_models import ComparedRow, RowProblem, RowResult
from kmcore.registers.row_effects import Kinds
from kmcore.thai.spoken_dates import spoken_day

ONLY_UNDONE: Final = N_("การเปลี่ยนแปลงพื้นที่ที่บันทึกแล้วแก้ไม่ได้ ถอนคืนทั้งชุดแล้วบันทึกใหม่")
STILL_NAMED: Final = N_("มี{what}อ้างถึง {place} อยู่")
NO_HOME: Final = N_("{place} จะกลับมาอยู่ในพื้นที่ที่ไม่มีแล้ว ถอนการเปลี่ยนแปลงของพื้นที่นั้นก่อน")
LATER: Final = N_("{place} มีการเปลี่ยนแปลงภายหลังเมื่อ {day} ถอนการเปลี่ยนนั้นก่อน")
_NO_NAMES: Final = dict.fromkeys(("name_th", "name_en", "name_before_th", "name_before_en"))
WITH_HOME: Final = N_("ย้ายตามตำบล")
_FIRST: Final = (
    AreaChangeKind.FOUNDED,
    AreaChangeKind.FOUNDED_MINOR,
    AreaChangeKind.SPLIT,
)  # others of the day go into what they make


class AreaEffects:
    """What rows of the register of area changes do to districts, subdistricts and villages."""

    def refused(self, session: Session, kinds: Kinds, rows: Sequence[ComparedRow]) -> Sequence[ComparedRow]:
        """Return the rows, refused those that cannot come about; the others are carried out in the order of time."""
        book = AreaBook(session, kinds, self._own(kinds))
        new = [row for row in rows if row.result is RowResult.NEW]
        found = {row.number: _only_undone(row) for row in rows}
        for row in sorted(new, key=lambda one: (_order(one.values), one.number)):
            try:
                carry_out(book, change_of(row.values))
            except AreaChangeError as problem:
                field = self._own(kinds).field(problem.field)
                told = RowProblem(field.words, "area_change", str(problem), field=problem.field)
                found[row.number] = replace(
                    row, result=RowResult.REFUSED, before=None, at=None, problems=(told,)
                )
        return [found[row.number] for row in rows]

    def writes(
        self, session: Session, kinds: Kinds, kind: RegisterKind, rows: Sequence[RowWrite]
    ) -> list[RowWrite]:
        """Return the areas' writes, then the rows with what they carry, then those that follow from them."""
        book, lines, days = AreaBook(session, kinds, kind), [], dict[str, date]()
        for row in sorted(rows, key=lambda one: _order(one.after or {})):
            change = change_of(row.after or {})
            before = book.area(change.from_code) or {}
            named = {"name_before_th": before.get("name_th"), "name_before_en": before.get("name_en")}
            carry_out(book, change)
            for code in (change.from_code, *(line.from_code for line in book.lines)):
                days.setdefault(code or "", change.on_date)
            kept = named if change.kind in {AreaChangeKind.NAMED, AreaChangeKind.RENAMED} else {}
            after = {**_NO_NAMES, **(row.after or {}), **kept, "carries": carries(change)}
            lines.append(replace(row, after=after, from_day=change.on_date, kind=kind))
        stated = {change_of(one.after or {}).line for one in lines}
        further = [_line_write(kind, line, rows) for line in dict.fromkeys(book.lines) if line not in stated]
        return [*book.writes(days), *lines, *further]

    def told(self, session: Session, kinds: Kinds, kind: RegisterKind, rows: Sequence[RowWrite]) -> list[str]:
        """Return what would follow: which areas end and begin, how many villages there are, what goes along."""
        book = AreaBook(session, kinds, kind)
        changes = [change_of(row.after or {}) for row in rows]
        for change in changes:
            carry_out(book, change)
        return list(told_changes(book, changes, lambda code: _named_in(session, kinds, code)))

    def undoing_refused(
        self, session: Session, kinds: Kinds, writes: Sequence[RowWrite]
    ) -> RowProblem | None:
        """Return why a batch cannot be taken back: something is said of an area that would go, or its home is gone."""
        book = AreaBook(session, kinds, self._own(kinds))
        areas = [one for one in writes if one.kind is not None and one.kind.area_level is not None]
        going = {one.key[0] for one in areas if one.action is ChangeAction.REMOVE}
        for one in areas:
            if one.action is ChangeAction.REMOVE and (what := _named_in(session, kinds, one.key[0])):
                return _problem(STILL_NAMED, what=what, place=place_words(book, one.key[0]))
        lines = {one.key for one in writes if one.kind is not None and one.kind.code == book.changes.code}
        for one in areas:
            if found := _later_line(session, book, one, lines):
                return _problem(LATER, place=place_words(book, one.key[0]), day=spoken_day(found))
            if one.action is ChangeAction.CORRECT and not _has_home(book, one, writes, going):
                return _problem(NO_HOME, place=place_words(book, one.key[0]))
        return None

    def _own(self, kinds: Kinds) -> RegisterKind:
        return next(kind for kind in kinds.values() if kind.effects is self)


def _order(values: Mapping[str, Any]) -> tuple[Any, ...]:
    kind = AreaChangeKind(values["kind"])
    length = len(values.get("to_code") or values.get("from_code") or "")
    return (
        values["on_date"],
        kind not in _FIRST,
        length if kind in _FIRST or kind is AreaChangeKind.MOVED else 9,
    )


def _only_undone(row: ComparedRow) -> ComparedRow:
    if row.result is not RowResult.CHANGED:
        return row
    problem = RowProblem("", "only_undone", _(ONLY_UNDONE))
    return replace(row, result=RowResult.REFUSED, before=None, at=None, problems=(problem,))


def _line_write(kind: RegisterKind, line: ChangeLine, rows: Sequence[RowWrite]) -> RowWrite:
    """Return the row that says what a row brought along: a village that went with its subdistrict."""
    home = next(
        (
            row.after or {}
            for row in rows
            if (line.from_code or "").startswith(str((row.after or {}).get("from_code")))
        ),
        {},
    )
    after: Values = {
        **_NO_NAMES,
        **vars(line),
        "kind": str(line.kind),
        "note": _(WITH_HOME),
        "source_code": home.get("source_code"),
    }
    return RowWrite(ChangeAction.ADD, (), None, after, from_day=line.on_date, kind=kind)


def _named_in(session: Session, kinds: Kinds, code: str) -> str:
    """Return what rows speak of an area, with their counts; those that refer to it by a key of the store too."""
    found = []
    for kind in kinds.values():
        if kind.area_level is not None or kind.effects is not None:
            continue
        for one in kind.fields:
            if isinstance(one.type, AreaReference):
                query = select(func.count()).select_from(kind.columns)
                if count := session.scalar(query.where(kind.columns.c[one.name] == code)):
                    found.append(f"{kind.words} {count}")
    return ", ".join(found)


def _later_line(session: Session, book: AreaBook, one: RowWrite, own: set[tuple[Any, ...]]) -> date | None:
    """Return the day of a change of the area that another batch wrote after the one that is taken back."""
    table = book.changes.columns.c
    code, since = one.key[0], _since(one)
    if since is None:
        return None
    query = select(table.id, table.on_date).where(
        (table.from_code == code) | (table.to_code == code), table.on_date >= since
    )
    return next((day for number, day in session.execute(query) if (number,) not in own), None)


def _since(one: RowWrite) -> date | None:
    """Return the day from which the area was what the batch made it."""
    if one.action is ChangeAction.REMOVE:
        return (one.before or {}).get(FROM)
    return None


def _has_home(book: AreaBook, one: RowWrite, writes: Sequence[RowWrite], going: set[str]) -> bool:
    """Tell whether the area that an area comes back to is there as long as it."""
    row = book.area(one.key[0])
    level = one.kind.area_level if one.kind else None
    if row is None or level is None or level not in PARENTS or TO not in (one.after or {}):
        return True
    home = row[PARENTS[level]]
    back = next(
        (
            other.after or {}
            for other in writes
            if other.key == (home,) and other.action is ChangeAction.CORRECT
        ),
        {},
    )
    standing = {**(book.area(home) or {}), **back}
    until, last = standing.get(TO), (one.after or {})[TO]
    return home not in going and (until is None or (last is not None and last <= until))


def _problem(message: str, **values: object) -> RowProblem:
    return RowProblem("", "area_change", _(message, **values))
