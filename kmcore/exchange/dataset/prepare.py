"""Reads a data set's folder whole and checks every row; nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlmodel import SQLModel

from kmcore.clock import system_clock, today
from kmcore.exchange.dataset.areas import AreaSources, area_rows
from kmcore.exchange.dataset.errors import BadRow, DatasetError, FilePlace
from kmcore.exchange.dataset.expand import TableRow, expand
from kmcore.exchange.dataset.files import FILES, HEADER
from kmcore.exchange.dataset.keys import key_refusals
from kmcore.exchange.dataset.register import Register, read_register
from kmcore.exchange.dataset.row_check import checked
from kmcore.exchange.dataset.sentences import refusals
from kmcore.exchange.dataset.yaml_rows import read_mapping, read_rows
from kmcore.i18n import _
from kmcore.storage.models import DatasetInfo

_AREA_TABLES = {"district", "subdistrict", "village"}


@dataclass(frozen=True)
class Prepared:
    """A data set that may be written: its code, and each table's rows ready to insert."""

    code: str
    rows: Mapping[type[SQLModel], Sequence[Mapping[str, Any]]]


@dataclass
class _Reading:
    """What has been read: rows, refusals, and the tables of which some rows could not be read."""

    rows: list[TableRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def prepare_dataset(folder: Path, areas: Path) -> Prepared:
    """Read and check the data set in ``folder`` with the area register (two CSV files) in ``areas``.

    Raises DatasetError with every refusal of every file. Says nothing of what is already in a store.
    """
    reading = _Reading()
    header = read_mapping(folder / HEADER, reading.bad)
    register = _areas(header, areas, reading)
    _tables(folder, register, reading)
    ready = _checked(reading, _today(header))
    code = str(header.get("code", folder.name))
    if reading.bad:
        raise DatasetError(code, reading.bad)
    return Prepared(code, ready)


def read_code(folder: Path) -> str | None:
    """The data set's own code; None when its dataset.yaml cannot be read (prepare_dataset says why)."""
    code = read_mapping(folder / HEADER, []).get("code")
    return code if isinstance(code, str) else None


def names_a_province(folder: Path) -> bool:
    """Tell whether the data set in ``folder`` is of a province: one that is not leaves it to the set-up."""
    return read_mapping(folder / HEADER, []).get("province_code") != ""


def _areas(header: dict[str, object], folder: Path, reading: _Reading) -> Register:
    """The register, with its rows and the header's own row added to ``reading``; empty where no province is named yet."""
    info = {name: value for name, value in header.items() if name != "areas"}
    reading.rows.append(TableRow(DatasetInfo, FilePlace(HEADER), info))
    if header.get("province_code") == "":
        return Register((), ())
    register = read_register(folder, str(header.get("province_code", "")), reading.bad)
    try:
        sources = AreaSources.model_validate(header.get("areas"))
        reading.rows.extend(area_rows(register, sources))
    except ValidationError as error:
        reading.bad.extend(refusals(FilePlace(HEADER, part="areas"), error))
    if reading.bad:
        reading.unread |= _AREA_TABLES
    return register


def _tables(folder: Path, register: Register, reading: _Reading) -> None:
    districts = register.names()
    for file in FILES:
        path = folder / file.name
        if not path.exists():
            continue
        before = len(reading.bad)
        reading.rows.extend(expand(file, read_rows(path, reading.bad), districts, reading.bad))
        if len(reading.bad) > before:
            reading.unread.add(str(file.model.__tablename__))
    reading.bad.extend(_strangers(folder))


def _strangers(folder: Path) -> Iterator[BadRow]:
    """A refusal for each file that fills no table: most likely a name misspelt."""
    known = {HEADER, *(file.name for file in FILES)}
    for path in sorted(folder.glob("*")):
        if path.suffix in {".yaml", ".yml", ".csv"} and path.name not in known:
            remedy = _("ใช้ชื่อใดชื่อหนึ่งใน {names}", names=", ".join(sorted(known)))
            yield BadRow(FilePlace(path.name), "", _("ไม่รู้จักไฟล์นี้"), remedy)


def _today(header: Mapping[str, object]) -> date:
    """The data set's own day, the real one for a data set that lives in the present."""
    stated = header.get("reference_date")
    return stated if isinstance(stated, date) else today(system_clock)


def _checked(reading: _Reading, day: date) -> dict[type[SQLModel], list[dict[str, Any]]]:
    ready: dict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
    reading.bad.extend(key_refusals(reading.rows, reading.unread))
    for row in reading.rows:
        values = checked(row, day, reading.bad)
        if values is not None:
            ready[row.model].append(values)
    return dict(ready)
