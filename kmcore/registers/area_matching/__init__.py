"""The district, subdistrict or village that a row of a file means, found in a register handed in as plain values.

``read_address`` or ``read_area_columns`` takes the row apart, ``match_area`` finds the one area it means in
``NamedAreas``, or says why there is none and which ones are near. A person decides among those.
"""

from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.area_matching.matching import FoundArea, match_area
from kmcore.registers.area_matching.named_areas import NamedArea, NamedAreas
from kmcore.registers.area_matching.written_area import WrittenArea, read_address, read_area_columns

__all__ = [
    "FoundArea",
    "NamedArea",
    "NamedAreas",
    "RegisterLevel",
    "WrittenArea",
    "match_area",
    "read_address",
    "read_area_columns",
]
