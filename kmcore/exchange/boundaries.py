"""Bringing in the official boundaries of a province, in place of the schematic map."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from kmcore.areas.boundaries import read_boundaries
from kmcore.areas.boundary_feature import find_code
from kmcore.areas.commands import put_boundary
from kmcore.areas.queries import Level, districts, subdistricts
from kmcore.areas.read_models import Area
from kmcore.areas.schematic import AreaName, to_feature_collection
from kmcore.clock import Clock, system_clock
from kmcore.i18n import _
from kmcore.storage.engine import open_engine
from kmcore.storage.migrate import require_current
from kmcore.storage.unit_of_work import UnitOfWork
from kmcore.thai.text_files import read_text_file

COMMAND = "boundaries"
ACTOR = "console"
NEWEST = date.max  # a map that is brought in is of the areas that have no end


@dataclass(frozen=True)
class BoundaryReport:
    """Which level's map was brought in, and of how many areas."""

    level: Level
    areas: int


def import_boundaries(url: str, path: Path, clock: Clock = system_clock) -> BoundaryReport:
    """Store the boundaries of every district or every subdistrict from a GeoJSON file, or nothing.

    The level is the one that more of the file's codes belong to.

    Raises:
        BoundaryError: a sentence for each feature that is unknown, missing or cannot be drawn.
        StorageError: the store cannot be used.
    """
    require_current(open_engine(url))
    with UnitOfWork(open_engine(url), actor=ACTOR, command=COMMAND, clock=clock) as work:
        levels = _levels(work.session)
        level = _level_of(path, levels)
        areas = levels[level]
        shapes = read_boundaries(path, {code: area.short.th for code, area in areas.items()})
        names = {area.code: _name(area) for area in areas.values()}
        collection = to_feature_collection({found.code: found.shape for found in shapes}, names)
        text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
        put_boundary(work.session, level, text, approximate=False, source=_("ไฟล์ {file}", file=path.name))
        work.commit({"level": level, "file": path.name, "areas": len(shapes)})
    return BoundaryReport(level, len(shapes))


def _levels(session: Session) -> dict[Level, dict[str, Area]]:
    return {
        "district": {area.code: area for area in districts(session, NEWEST)},
        "subdistrict": {area.code: area for area in subdistricts(session, as_of=NEWEST)},
    }


def _level_of(path: Path, levels: Mapping[Level, Mapping[str, Area]]) -> Level:
    """A file of subdistricts often carries its districts' codes too: the finer match is the larger one."""
    features = _features(path)
    hits: dict[Level, int] = {}
    for level, areas in levels.items():
        known = {code: area.short.th for code, area in areas.items()}
        hits[level] = len({find_code(feature, known) for feature in features} & set(known))
    return "subdistrict" if hits["subdistrict"] > hits["district"] else "district"


def _features(path: Path) -> list[Mapping[str, Any]]:
    """Return what looks like features; ``read_boundaries`` is the one to say what is wrong with a file."""
    try:
        collection = json.loads(read_text_file(path))
    except (OSError, ValueError, RecursionError):
        return []
    found = collection.get("features") if isinstance(collection, dict) else None
    return [
        feature
        for feature in (found if isinstance(found, list) else [])
        if isinstance(feature, dict) and isinstance(feature.get("properties") or {}, dict)
    ]


def _name(area: Area) -> AreaName:
    return AreaName(area.code, area.short.th, area.short.en, area.parent or area.code)
