"""Turns a file's rows into table rows: one for each district, nested rows taken out, positions counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import SQLModel

from kmcore.exchange.dataset.errors import BadRow, FilePlace
from kmcore.exchange.dataset.files import Nested, TableFile
from kmcore.exchange.dataset.yaml_rows import RawRow
from kmcore.i18n import _


@dataclass(frozen=True)
class TableRow:
    """A row meant for a table, not yet checked."""

    model: type[SQLModel]
    place: FilePlace
    values: dict[str, object]


def expand(
    file: TableFile, raw: Iterable[RawRow], districts: Sequence[Mapping[str, str]], bad: list[BadRow]
) -> Iterator[TableRow]:
    """The table rows of a file's rows. ``position`` is the place in the file where a row gives none."""
    position = 0
    for row in raw:
        for single in _each(row, districts, bad):
            position += 1
            values = dict(single.values)
            parts = [(nested, values.pop(nested.key, None)) for nested in file.nested]
            outer = TableRow(file.model, row.place, _placed(file.model, values, position))
            yield outer
            for nested, items in parts:
                yield from _inner(outer, nested, items, bad)


def _each(row: RawRow, districts: Sequence[Mapping[str, str]], bad: list[BadRow]) -> Iterator[RawRow]:
    """The row itself, or with ``for_each: district`` one row a district, its {code} and names filled in."""
    values = dict(row.values)
    kind = values.pop("for_each", None)
    if kind is None:
        yield row
        return
    if kind != "district":
        bad.append(BadRow(row.place, "for_each", _("ไม่รู้จัก {kind}", kind=kind), _("ใช้ for_each: district")))
        return
    for district in districts:
        try:
            yield RawRow(row.place, {key: _filled(value, district) for key, value in values.items()})
        except (KeyError, IndexError, ValueError) as error:
            problem = _("ตัวแทนในปีกกาใช้ไม่ได้ ({reason})", reason=error)
            bad.append(BadRow(row.place, "", problem, _("ใช้ {code} {name_th} หรือ {name_en}")))
            return


def _filled(value: object, district: Mapping[str, str]) -> object:
    return value.format_map(district) if isinstance(value, str) else value


def _inner(outer: TableRow, nested: Nested, items: object, bad: list[BadRow]) -> Iterator[TableRow]:
    """The nested rows; the outer row's code and, where they name none, its source are theirs too."""
    if items is None:
        return
    if not isinstance(items, list):
        bad.append(
            BadRow(outer.place, nested.key, _("ไม่ได้เป็นรายการ"), _("เขียนเป็นรายการที่ขึ้นต้นด้วยขีด (-) หรือใน [ ]"))
        )
        return
    for number, item in enumerate(items, start=1):
        place = replace(outer.place, part=f"{nested.key}[{number}]")
        fields = {nested.scalar: item} if nested.scalar and not isinstance(item, dict) else item
        if not isinstance(fields, dict):
            bad.append(BadRow(place, "", _("ไม่ได้เป็นคู่ ชื่อช่อง: ค่า"), _("เขียน ชื่อช่อง: ค่า ให้ครบทุกช่อง")))
            continue
        shared = {"source": outer.values.get("source"), nested.link: outer.values.get("code"), **nested.fixed}
        shared |= {inner: outer.values.get(given) for inner, given in nested.inherited.items()}
        values = {**shared, **{str(key): value for key, value in fields.items()}}
        yield TableRow(nested.model, place, _placed(nested.model, values, number))


def _placed(model: type[SQLModel], values: dict[str, object], position: int) -> dict[str, object]:
    """The values with the row's place in its file, where the table orders its rows by a number of that name."""
    field = model.model_fields.get("position")
    return {"position": position, **values} if field is not None and field.annotation is int else values
