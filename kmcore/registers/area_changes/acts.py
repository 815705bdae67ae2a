"""What each kind of change does to the areas, and what it is refused for. An area is never given an old code again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, or_, select

from kmcore.areas.kinds import AREA_CHANGE_WORDS, AreaChangeKind
from kmcore.errors import KmError
from kmcore.i18n import N_, _
from kmcore.registers.area_changes.area_book import FROM, TO, AreaBook, ChangeLine
from kmcore.registers.area_matching.area_levels import MINOR_DISTRICT, RegisterLevel, level_of, level_words
from kmcore.registers.area_matching.bare_names import bare_minor_name, bare_name
from kmcore.registers.definition import Values
from kmcore.registers.field_types import AreaReference
from kmcore.thai.spoken_dates import spoken_day

UNKNOWN: Final = N_("ไม่มีพื้นที่รหัส {code} ในทะเบียน ตรวจรหัส หรือใส่แถวที่ตั้งพื้นที่นั้นไว้ก่อน")
NO_FROM: Final = N_("ไม่ได้บอกว่าพื้นที่ใดเปลี่ยน ใส่รหัสหรือชื่อพื้นที่เดิม")
NO_TO: Final = N_("ไม่ได้บอกว่าเป็นพื้นที่ใดต่อไป ใส่รหัสในช่องรหัสใหม่")
TO_TOO: Final = N_("{act}ไม่มีรหัสใหม่ ลบรหัส {code} ออก หรือเลือกชนิดการเปลี่ยนอื่น")
NO_NAME: Final = N_("ไม่ได้บอกชื่อใหม่ ใส่ชื่อภาษาไทย")
SAME_NAME: Final = N_("{place} ชื่อนี้อยู่แล้ว ไม่มีอะไรเปลี่ยน")
HAS_NAME: Final = N_("{place} มีชื่ออยู่แล้ว ใช้ชนิด “เปลี่ยนชื่อ”")
NOT_YET: Final = N_("{place} ยังไม่มีก่อน {day} เลือกวันหลังจากวันที่ตั้ง")
ENDED: Final = N_("{place} สิ้นสุดไปแล้วเมื่อ {day} เลือกพื้นที่ที่ยังมีอยู่")
LATER: Final = N_("{place} มีการเปลี่ยนแปลงเมื่อ {later} ซึ่งไม่ก่อน {day} ถอนการเปลี่ยนนั้นก่อน หรือเลือกวันหลังจากนั้น")
USED: Final = N_("รหัส {code} เป็นหรือเคยเป็นของ {place} รหัสหนึ่งใช้กับพื้นที่เดียวตลอดไป เลือกรหัสที่ยังว่าง เช่น {free}")
USED_MOO: Final = N_(
    "หมู่ที่ของรหัส {code} เป็นหรือเคยเป็นของ {place} รหัสหนึ่งใช้กับหมู่บ้านเดียวตลอดไป "
    "ถ้าหมู่บ้านสลับหรือเลื่อนเลขกัน ให้ทุกแห่งใช้เลขที่ว่าง แห่งนี้ใช้ {free} ได้ แล้วใส่เลขตามประกาศในหมายเหตุ"
)
NOT_A_CODE: Final = N_("รหัส {code} ไม่ใช่รหัส{level} ต้องมี {digits} หลัก")
NOT_INSIDE: Final = N_("รหัส {code} ไม่ได้อยู่ใน {place} ใช้ชนิด “ย้ายสังกัด” หรือแก้รหัส")
SAME_HOME: Final = N_("รหัส {code} ยังอยู่ใน {place} เดิม ใช้ชนิด “เปลี่ยนหมู่ที่” หรือแก้รหัส")
NOT_MOVED: Final = N_("อำเภอไม่ย้ายสังกัด ตั้งอำเภอใหม่แล้วย้ายตำบลเข้าไป")
ONLY_VILLAGES: Final = N_("เปลี่ยนหมู่ที่ได้เฉพาะหมู่บ้าน")
ONLY_DISTRICTS: Final = N_("ยกฐานะได้เฉพาะกิ่งอำเภอ")
AS_MINOR: Final = N_("ชื่อที่ใส่เป็นกิ่งอำเภอ เลือก “ตั้งเป็นกิ่งอำเภอ” หรือใส่ชื่อโดยไม่มีคำว่ากิ่งอำเภอ")
ONLY_MINOR: Final = N_("ตั้งเป็นกิ่งอำเภอได้เฉพาะรหัส 4 หลัก รหัส {code} ไม่ใช่ แก้รหัส หรือเลือก “ตั้งใหม่”")
RAISED_BEFORE: Final = N_("{place} เป็นอำเภอแล้วตั้งแต่ {day}")
ITSELF: Final = N_("{place} รวมเข้ากับตนเองไม่ได้ ใส่รหัสของพื้นที่อื่น")
INSIDE_LEFT: Final = N_("{place} ยังมี{level} {count} แห่ง ย้ายหรือรวมก่อน แล้วจึงยุบหรือรวมพื้นที่นี้")
STANDS: Final = N_("{place} ยังมี{what} ใส่รหัสของพื้นที่ที่รับต่อ หรือสิ้นสุดรายการเหล่านั้นก่อน")
NO_PARENT: Final = N_("{place} ซึ่งรหัส {code} ขึ้นต้นด้วย ไม่มีในวันที่ {day} ตั้งพื้นที่นั้นก่อน หรือแก้รหัส")

_NAMINGS: Final = {AreaChangeKind.NAMED, AreaChangeKind.RENAMED}


class AreaChangeError(KmError):
    """A change cannot come about; ``field``: the part of the row that is wrong."""

    def __init__(self, field: str, message: str, /, **values: object) -> None:
        super().__init__(message, **values)
        self.field = field


@dataclass(frozen=True)
class StatedChange:
    """A change as a row says it. ``named_minor``: the new name is written as กิ่งอำเภอ's; ``name`` is bare."""

    on_date: date
    kind: AreaChangeKind
    from_code: str | None
    to_code: str | None
    name: Values
    source_code: str | None
    named_minor: bool = False

    @property
    def line(self) -> ChangeLine:
        """Return what it says became of which."""
        return ChangeLine(self.on_date, self.kind, self.from_code, self.to_code, carries=carries(self))


def change_of(values: Mapping[str, Any]) -> StatedChange:
    """Return the change that a row of the register of changes says."""
    names = {name: values.get(name) for name in ("name_th", "name_en")}
    level = level_of(values.get("to_code") or values.get("from_code") or "")
    written = names["name_th"] or ""
    if level is not None and written:
        names["name_th"] = bare_minor_name(written) or bare_name(level, written)
    return StatedChange(
        values["on_date"],
        AreaChangeKind(values["kind"]),
        values.get("from_code"),
        values.get("to_code"),
        names,
        values.get("source_code"),
        named_minor=level is RegisterLevel.DISTRICT and bare_minor_name(written) is not None,
    )


def carries(change: StatedChange) -> bool:
    """Tell whether what stands on the earlier area counts for the later one from the day on."""
    return change.to_code is not None and change.kind in {
        AreaChangeKind.RENUMBERED,
        AreaChangeKind.MERGED,
        AreaChangeKind.MOVED,
        AreaChangeKind.ABOLISHED,
    }


def carry_out(book: AreaBook, change: StatedChange) -> None:
    """Make the change in the book.

    Raises:
        AreaChangeError: why it cannot be.
    """
    _ACTS[change.kind](book, change)
    book.lines.append(change.line)


def place_words(book: AreaBook, code: str) -> str:
    """Return what an area is called in a sentence: its level, its name or moo, its code."""
    level, row = level_of(code), book.area(code) or {}
    name = row.get("name_th") or ""
    if level is RegisterLevel.VILLAGE and row:
        return f"{name or _('หมู่ {moo}', moo=row['moo'])} ({code})"
    words = level_words(level) if level else ""
    if row.get("minor") and row.get("amphoe_from") is None:
        words = MINOR_DISTRICT
    return f"{words}{name} ({code})"


def _renamed(book: AreaBook, change: StatedChange) -> None:
    row = _standing(book, change, "from_code")
    _no_other(change)
    new = _name(change)
    if change.kind is AreaChangeKind.NAMED and row["name_th"]:
        raise AreaChangeError("kind", HAS_NAME, place=place_words(book, row["code"]))
    if new == {name: row[name] for name in new}:
        raise AreaChangeError("name_th", SAME_NAME, place=place_words(book, row["code"]))
    english = new.get("name_en") or (
        None if level_of(row["code"]) is RegisterLevel.VILLAGE else new["name_th"]
    )
    book.correct(row["code"], {"name_th": new["name_th"], "name_en": english})


def _renumbered(book: AreaBook, change: StatedChange) -> None:
    row = _standing(book, change, "from_code")
    if level_of(row["code"]) is not RegisterLevel.VILLAGE:
        raise AreaChangeError("kind", ONLY_VILLAGES)
    code = _free_code(book, change, row["code"])
    if code[:-2] != row["code"][:-2]:
        raise AreaChangeError("to_code", NOT_INSIDE, code=code, place=place_words(book, row["code"][:-2]))
    _again(book, row, code, change)


def _moved(book: AreaBook, change: StatedChange) -> None:
    if change.from_code and any(line == change.line for line in book.lines):
        return  # it went with its subdistrict: the file says it once more
    row = _standing(book, change, "from_code")
    if level_of(row["code"]) is RegisterLevel.DISTRICT:
        raise AreaChangeError("kind", NOT_MOVED)
    code = _free_code(book, change, row["code"])
    if code[:-2] == row["code"][:-2]:
        raise AreaChangeError("to_code", SAME_HOME, code=code, place=place_words(book, code[:-2]))
    inside = book.children(row["code"])
    for child in inside:
        _settled(book, child["code"], change.on_date, change.kind)
    _again(book, row, code, change)
    for child in inside:
        became = code + child["code"][-2:]
        _again(book, child, became, change)
        book.lines.append(
            ChangeLine(change.on_date, AreaChangeKind.MOVED, child["code"], became, carries=True)
        )


def _split(book: AreaBook, change: StatedChange) -> None:
    row = _standing(book, change, "from_code")
    code = _free_code(book, change, row["code"])
    book.add(code, change.on_date, _sourced(change, _name_of_new(change, row["code"])), None, whole=False)


def _founded(book: AreaBook, change: StatedChange) -> None:
    if change.named_minor and change.kind is AreaChangeKind.FOUNDED:
        raise AreaChangeError("kind", AS_MINOR)
    if change.from_code:
        _standing(book, change, "from_code")
    code = _free_code(book, change, change.from_code)
    book.add(code, change.on_date, _sourced(change, _name_of_new(change, code)), None, whole=False)


def _founded_minor(book: AreaBook, change: StatedChange) -> None:
    if change.to_code and level_of(change.to_code) is not RegisterLevel.DISTRICT:
        raise AreaChangeError("to_code", ONLY_MINOR, code=change.to_code)
    _founded(book, change)
    book.correct(change.to_code or "", {"minor": True})


def _merged(book: AreaBook, change: StatedChange) -> None:
    row = _standing(book, change, "from_code")
    _emptied(book, row["code"])
    _receiver(book, change, row["code"])
    book.end(row["code"], change.on_date)


def _abolished(book: AreaBook, change: StatedChange) -> None:
    row = _standing(book, change, "from_code")
    _emptied(book, row["code"])
    if change.to_code:
        _receiver(book, change, row["code"])
    elif what := ", ".join(_current(book, row["code"], change.on_date)):
        raise AreaChangeError("to_code", STANDS, place=place_words(book, row["code"]), what=what)
    book.end(row["code"], change.on_date)


def _raised(book: AreaBook, change: StatedChange) -> None:
    row = _standing(book, change, "from_code")
    _no_other(change)
    if level_of(row["code"]) is not RegisterLevel.DISTRICT:
        raise AreaChangeError("kind", ONLY_DISTRICTS)
    if row["amphoe_from"] is not None and row["amphoe_from"] != change.on_date:
        day = spoken_day(row["amphoe_from"])
        raise AreaChangeError("on_date", RAISED_BEFORE, place=place_words(book, row["code"]), day=day)
    book.correct(row["code"], {"amphoe_from": change.on_date})


_ACTS: Final[Mapping[AreaChangeKind, Callable[[AreaBook, StatedChange], None]]] = {
    AreaChangeKind.NAMED: _renamed,
    AreaChangeKind.RENAMED: _renamed,
    AreaChangeKind.RENUMBERED: _renumbered,
    AreaChangeKind.SPLIT: _split,
    AreaChangeKind.MERGED: _merged,
    AreaChangeKind.ABOLISHED: _abolished,
    AreaChangeKind.MOVED: _moved,
    AreaChangeKind.FOUNDED: _founded,
    AreaChangeKind.FOUNDED_MINOR: _founded_minor,
    AreaChangeKind.RAISED: _raised,
}


def _standing(book: AreaBook, change: StatedChange, field: str) -> Values:
    """Return the area that changes: it was there before the day, and nothing became of it on the day or later."""
    code = change.from_code
    if code is None:
        raise AreaChangeError(field, NO_FROM)
    row = book.area(code)
    if row is None:
        raise AreaChangeError(field, UNKNOWN, code=code)
    if row[FROM] is not None and row[FROM] >= change.on_date:
        raise AreaChangeError("on_date", NOT_YET, place=place_words(book, code), day=spoken_day(row[FROM]))
    if row[TO] is not None:
        raise AreaChangeError(field, ENDED, place=place_words(book, code), day=spoken_day(row[TO]))
    _settled(book, code, change.on_date, change.kind)
    return row


def _settled(book: AreaBook, code: str, day: date, kind: AreaChangeKind) -> None:
    """Refuse where something became of an area later, or where it got another name on the same day."""
    for line in book.lines_of(code):
        twice = line.on_date == day and line.from_code == code and {line.kind, kind} <= _NAMINGS
        if line.on_date > day or twice:
            later = spoken_day(line.on_date)
            place = place_words(book, code)
            raise AreaChangeError("on_date", LATER, place=place, later=later, day=spoken_day(day))


def _no_other(change: StatedChange) -> None:
    if change.to_code not in {None, change.from_code}:
        raise AreaChangeError("to_code", TO_TOO, act=_(AREA_CHANGE_WORDS[change.kind]), code=change.to_code)


def _name(change: StatedChange) -> Values:
    if not change.name.get("name_th"):
        raise AreaChangeError("name_th", NO_NAME)
    return {name: value for name, value in change.name.items() if value}


def _name_of_new(change: StatedChange, code: str) -> Values:
    """Return a new area's name; of a village it may be told later."""
    return change.name if level_of(code) is RegisterLevel.VILLAGE else _name(change)


def _sourced(change: StatedChange, name: Values) -> Values:
    return {**name, "source_code": change.source_code}


def _free_code(book: AreaBook, change: StatedChange, like: str | None) -> str:
    """Return the code that a new area gets: of the level, never used, in an area that is there on the day."""
    code = change.to_code
    if code is None:
        raise AreaChangeError("to_code", NO_TO)
    level, wanted = level_of(code), level_of(like or code)
    if level is None or level is not wanted:
        words = level_words(wanted) if wanted else ""
        digits = len(like or code)
        raise AreaChangeError("to_code", NOT_A_CODE, code=code, level=words, digits=digits)
    if book.area(code) is not None:
        free = _next_free(book, code)
        used = USED_MOO if change.kind is AreaChangeKind.RENUMBERED else USED
        raise AreaChangeError("to_code", used, code=code, place=place_words(book, code), free=free)
    if level is not RegisterLevel.DISTRICT:
        _require_home(book, change, code)
    return code


def _require_home(book: AreaBook, change: StatedChange, code: str) -> None:
    home = book.area(code[:-2])
    if home is None or home[TO] is not None or (home[FROM] is not None and home[FROM] > change.on_date):
        place = place_words(book, code[:-2])
        raise AreaChangeError("to_code", NO_PARENT, place=place, code=code, day=spoken_day(change.on_date))


def _next_free(book: AreaBook, code: str) -> str:
    """Return a code that nothing has, or had, or was told to take: each row of a batch is told another."""
    numbers = (f"{code[:-2]}{number:02d}" for number in range(1, 100))
    free = next((one for one in numbers if one not in book.offered and book.area(one) is None), "–")
    book.offered.add(free)
    return free


def _receiver(book: AreaBook, change: StatedChange, code: str) -> None:
    """Refuse where the area that takes another in is not there."""
    to = change.to_code
    if to is None:
        raise AreaChangeError("to_code", NO_TO)
    row = book.area(to)
    if row is None:
        raise AreaChangeError("to_code", UNKNOWN, code=to)
    if to == code:
        raise AreaChangeError("to_code", ITSELF, place=place_words(book, code))
    if level_of(to) is not level_of(code):
        level = level_of(code)
        words = level_words(level) if level else ""
        raise AreaChangeError("to_code", NOT_A_CODE, code=to, level=words, digits=len(code))
    if row[TO] is not None:
        raise AreaChangeError("to_code", ENDED, place=place_words(book, to), day=spoken_day(row[TO]))
    if row[FROM] is not None and row[FROM] > change.on_date:
        raise AreaChangeError("on_date", NOT_YET, place=place_words(book, to), day=spoken_day(row[FROM]))


def _emptied(book: AreaBook, code: str) -> None:
    if inside := book.children(code):
        level = level_of(inside[0]["code"])
        words = level_words(level) if level else ""
        raise AreaChangeError(
            "from_code", INSIDE_LEFT, place=place_words(book, code), level=words, count=len(inside)
        )


def _again(book: AreaBook, row: Values, code: str, change: StatedChange) -> None:
    """End an area and let it go on under another code, all else the same; its name may be another from the day on."""
    name = change.name if row["code"] == change.from_code else {}
    book.add(code, change.on_date, _sourced(change, name), row, whole=True)
    book.end(row["code"], change.on_date)


def _current(book: AreaBook, code: str, day: date) -> Iterator[str]:
    """Yield what still stands on an area from the day on, with its count: rows of kinds that end."""
    for kind in book.kinds.values():
        columns = kind.columns.c
        if TO not in columns or kind.area_level is not None:
            continue
        for one in kind.fields:
            if isinstance(one.type, AreaReference):
                lasting = or_(columns[TO].is_(None), columns[TO] >= day)
                query = select(func.count()).select_from(kind.columns)
                count = book.session.scalar(query.where(columns[one.name] == code, lasting))
                if count:
                    yield f"{kind.words} {count}"
