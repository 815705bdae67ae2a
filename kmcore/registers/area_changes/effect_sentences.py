"""What a change of areas would bring, in sentences: shown before it is entered."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, or_, select

from kmcore.i18n import _
from kmcore.registers.area_changes.acts import StatedChange, carries, place_words
from kmcore.registers.area_changes.area_book import FROM, TO, AreaBook
from kmcore.registers.area_matching.area_levels import RegisterLevel, level_of
from kmcore.thai.numbers import grouped
from kmcore.thai.spoken_dates import spoken_day

FEW: Final = 6  # areas named in one sentence; of more, how many


def told_changes(
    book: AreaBook, changes: Sequence[StatedChange], stands_on: Callable[[str], str]
) -> Iterator[str]:
    """Yield what follows from changes that were carried out in ``book``. ``stands_on``: what rows speak of an area."""
    ended = [code for code, values in book.changed.items() if TO in values]
    if ended:
        yield _("สิ้นสุด: {places} (วันก่อนหน้าไม่เปลี่ยน)", places=_named(book, ended))
    if book.new:
        yield _("เกิดขึ้น: {places}", places=_named(book, list(book.new)))
    for change in changes:
        yield from _of_change(change, stands_on)
    yield _villages(book, changes[0].on_date)


def _of_change(change: StatedChange, stands_on: Callable[[str], str]) -> Iterator[str]:
    stands = stands_on(change.from_code) if change.from_code else ""
    day = spoken_day(change.on_date)
    if carries(change) and stands:
        yield _("นับให้ {code} ตั้งแต่ {day}: {what}", code=change.to_code, day=day, what=stands)
    elif change.from_code and change.to_code is None and change.kind == "abolished" and stands:
        yield _("ไม่นับอีกตั้งแต่ {day}: {what}", day=day, what=stands)
    elif change.kind in {"split", "founded", "minor"}:
        yield _("{code} เริ่มโดยยังไม่มีรุ่น ผู้รับผิดชอบ หรือผล พื้นที่เดิมเก็บสิ่งที่ทำไว้ทั้งหมด", code=change.to_code)


def _named(book: AreaBook, codes: Sequence[str]) -> str:
    ordered = sorted(codes, key=lambda code: (len(code), code))
    shown = ", ".join(place_words(book, code) for code in ordered[:FEW])
    more = len(ordered) - FEW
    return shown if more <= 0 else _("{places} และอีก {count} แห่ง", places=shown, count=grouped(more))


def _villages(book: AreaBook, day: date) -> str:
    """Return how many villages the register has on the day before and from the day on."""
    table = book.kind(RegisterLevel.VILLAGE).columns.c
    before = day - timedelta(days=1)

    def count(on: date) -> int:
        there = (or_(table[FROM].is_(None), table[FROM] <= on), or_(table[TO].is_(None), table[TO] >= on))
        return int(book.session.scalar(select(func.count()).select_from(table.code.table).where(*there)) or 0)

    new = sum(level_of(code) is RegisterLevel.VILLAGE for code in book.new)
    gone = sum(
        level_of(code) is RegisterLevel.VILLAGE and TO in values for code, values in book.changed.items()
    )
    return _(
        "หมู่บ้านในทะเบียน: {before} เมื่อ {day_before} และ {after} ตั้งแต่ {day}",
        before=grouped(count(before)),
        day_before=spoken_day(before),
        after=grouped(count(day) + new - gone),
        day=spoken_day(day),
    )
