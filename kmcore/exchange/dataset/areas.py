"""Turns the area register into rows of district, subdistrict and village.

Villages are numbered moo 1..n without gaps within a subdistrict, so its code and their count give every
8-digit village code (docs/domain.md, 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict

from kmcore.areas.models import District, Subdistrict, Village
from kmcore.exchange.dataset.errors import FilePlace
from kmcore.exchange.dataset.expand import TableRow
from kmcore.exchange.dataset.register import AreaLine, DistrictLine, Register, SubdistrictLine


class AreaSources(BaseModel):
    """dataset.yaml's ``areas``: the source of each level's rows, and when king amphoe became amphoe."""

    model_config = ConfigDict(extra="forbid", strict=True)
    district_source: str
    subdistrict_source: str
    village_source: str
    amphoe_from: date | None = None


def area_rows(register: Register, sources: AreaSources) -> Iterator[TableRow]:
    """A row for every district, subdistrict and village of the register."""
    for place, district in register.districts:
        yield TableRow(District, place, _district(district, sources))
    for place, subdistrict in register.subdistricts:
        yield TableRow(Subdistrict, place, _subdistrict(subdistrict, sources))
        yield from _villages(place, subdistrict, sources)


def _district(line: DistrictLine, sources: AreaSources) -> dict[str, object]:
    amphoe_from = sources.amphoe_from if line.status == "king_amphoe" else None
    return _shared(line) | {"amphoe_from": amphoe_from, "source": sources.district_source}


def _subdistrict(line: SubdistrictLine, sources: AreaSources) -> dict[str, object]:
    return _shared(line) | {"district_code": line.district_code, "source": sources.subdistrict_source}


def _villages(place: FilePlace, line: SubdistrictLine, sources: AreaSources) -> Iterator[TableRow]:
    for moo in range(1, line.villages + 1):
        values = {"code": f"{line.code}{moo:02d}", "subdistrict_code": line.code, "moo": moo}
        yield TableRow(Village, place, values | {"source": sources.village_source})


def _shared(line: AreaLine) -> dict[str, object]:
    names = {"population": line.population, "households": line.households}
    return line.model_dump(include={"code", "name_th", "name_en", "lat", "lon"}) | names
