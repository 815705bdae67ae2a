"""What speaks of an area by its code, and what becomes of it when the area goes on under another: one rule for all.

A column that names an area and stands in no line here fails a test (tests/unit/areas/test_standing_on_areas.py).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class OnAreaChange(StrEnum):
    """What becomes of what was written on an area's code.

    IS_REGISTER: it is the register itself: rows of their own begin and end. COUNTED: it counts for whatever its area
    went into, merged areas too (``of_day.counted_for``). MEASURED: only for what is the same place under another code
    (``of_day.went_on_as``): what was measured of a part was not of the union. STAYS: it is a record of what was
    decided or drawn of that code. The stored code is never rewritten.
    """

    IS_REGISTER = "is_register"
    COUNTED = "counted"
    MEASURED = "measured"
    STAYS = "stays"


STANDING_ON_AREAS: Final[Mapping[str, OnAreaChange]] = MappingProxyType(
    {
        "area_change.from_code": OnAreaChange.IS_REGISTER,
        "area_change.to_code": OnAreaChange.IS_REGISTER,
        "subdistrict.district_code": OnAreaChange.IS_REGISTER,
        "village.subdistrict_code": OnAreaChange.IS_REGISTER,
        "village_cohort.village_code": OnAreaChange.COUNTED,
        "village_evidence.village_code": OnAreaChange.COUNTED,
        "village_promise.village_code": OnAreaChange.COUNTED,
        "model_village.village_code": OnAreaChange.COUNTED,
        "blog.subdistrict_code": OnAreaChange.COUNTED,
        "visit.district_code": OnAreaChange.COUNTED,
        "training.district_code": OnAreaChange.COUNTED,
        "activity.area_code": OnAreaChange.COUNTED,
        "circle.district_code": OnAreaChange.COUNTED,  # its sessions; a circle keeps its own name
        "indicator_value.area_code": OnAreaChange.MEASURED,
        "year_plan_taker.areas": OnAreaChange.STAYS,  # as the draft's own
        "year_plan_row.districts": OnAreaChange.STAYS,  # a draft's choice; its villages are placed by COUNTED
    }
)
