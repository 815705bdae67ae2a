"""The schematic map: what a province looks like, drawn by ourselves from one point per subdistrict.

No official boundary goes in, so the result may be published freely; it is approximate and must be
labelled so (แผนที่โดยประมาณ). ``python -m kmcore.areas.schematic AREA_DIR`` writes it for a province.
"""

from kmcore.areas.schematic.build import build_schematic
from kmcore.areas.schematic.features import AreaName, to_feature_collection
from kmcore.areas.schematic.files import AreaFileError, read_points, write_schematic
from kmcore.areas.schematic.model import SchematicError, SchematicMap, SubdistrictPoint

__all__ = [
    "AreaFileError",
    "AreaName",
    "SchematicError",
    "SchematicMap",
    "SubdistrictPoint",
    "build_schematic",
    "read_points",
    "to_feature_collection",
    "write_schematic",
]
