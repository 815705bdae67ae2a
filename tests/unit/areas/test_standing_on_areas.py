"""Every column that names an area says what becomes of what is written there when the area changes."""

import re
from collections.abc import Iterator

import kmcore.schema  # noqa: F401 - every table
from kmcore.areas.standing_on_areas import STANDING_ON_AREAS
from kmcore.storage.base import Base

AREAS = {"district", "subdistrict", "village"}
NAMED = re.compile(r"(^|_)(area|district|subdistrict|village)(s|_codes?)$")


def _columns() -> Iterator[str]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            refers = any(key.column.table.name in AREAS for key in column.foreign_keys)
            counted = column.type.python_type is int  # how many villages, not which
            if refers or (NAMED.search(column.name) and not counted):
                yield f"{table.name}.{column.name}"


def test_each_column_that_names_an_area_has_its_rule() -> None:
    columns = {
        f"{table.name}.{column.name}" for table in Base.metadata.sorted_tables for column in table.columns
    }
    assert set(_columns()) - set(STANDING_ON_AREAS) == set(), "say in STANDING_ON_AREAS what becomes of it"
    assert set(STANDING_ON_AREAS) - columns == set()
