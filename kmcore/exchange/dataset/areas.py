"""Turns the area register into rows of district, subdistrict and village.

Villages are numbered moo 1..n without gaps within a subdistrict, so its code and their count give every
8-digit village code (docs/domain.md, 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict

from kmcore.areas.models import District, Subdistrict, Village
from kmcore.exchange.dataset.expand import TableRow
from kmcore.exchange.dataset.register import AreaLine, DistrictCounts, Register, SubdistrictCounts
from kmcore.registers.definition import Values


class AreaSources(BaseModel):
    """dataset.yaml's ``areas``: the source of each level's rows, and when king amphoe became amphoe."""

    model_config = ConfigDict(extra="forbid", strict=True)
    district_source: str
    subdistrict_source: str
    village_source: str
    amphoe_from: date | None = None


def area_rows(register: Register, sources: AreaSources) -> Iterator[TableRow]:
    """A row for every district, subdistrict and village of the register."""
    for district in register.districts:
        yield TableRow(District, district.place, _district(district, sources))
    for subdistrict in register.subdistricts:
        yield TableRow(Subdistrict, subdistrict.place, _sourced(subdistrict.area, sources.subdistrict_source))
        yield from _villages(subdistrict, sources)


def _district(line: AreaLine[DistrictCounts], sources: AreaSources) -> Values:
    minor = line.counts.status == "king_amphoe"
    amphoe_from = sources.amphoe_from if minor else None
    return _sourced(line.area, sources.district_source) | {"amphoe_from": amphoe_from, "minor": minor}


def _villages(line: AreaLine[SubdistrictCounts], sources: AreaSources) -> Iterator[TableRow]:
    for moo in range(1, line.counts.villages + 1):
        values = {"code": f"{line.code}{moo:02d}", "subdistrict_code": line.code, "moo": moo}
        yield TableRow(Village, line.place, values | {"source": sources.village_source})


def _sourced(area: Values, source: str) -> Values:
    return {name: value for name, value in area.items() if name != "source_code"} | {"source": source}
