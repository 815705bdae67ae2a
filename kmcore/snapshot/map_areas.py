"""The districts of a picture as they stand on its map: on screen, wall and paper alike."""

from kmcore.areas.map_names import map_name
from kmcore.drawing.area_map import MapArea
from kmcore.drawing.coverage_shades import shade_for
from kmcore.i18n import _
from kmcore.snapshot.picture import Picture, PictureDistrict
from kmcore.thai.numbers import grouped
from kmcore.thai.phrases import percent, whole_percent


def picture_areas(picture: Picture, *, moves: bool = False) -> list[MapArea]:
    """Return the districts with the share of villages with results; ``moves`` marks those that gained some."""
    return [_area(one, moved=moves and gained(one) > 0) for one in picture.districts]


def gained(district: PictureDistrict) -> int:
    """Return how many villages with results a district has more than last time; 0 where last time is not known."""
    before = district.reported_before
    return 0 if before is None else max(0, district.reported - before)


def district_map_name(district: PictureDistrict) -> str:
    """Return a district's name as it stands on a map."""
    return map_name(district.code, district.name)


def _area(district: PictureDistrict, *, moved: bool) -> MapArea:
    part, whole = district.reported, district.villages
    count = _("{part} จาก {whole} หมู่บ้าน", part=grouped(part), whole=grouped(whole))
    name = district_map_name(district)
    return MapArea(
        code=district.code,
        name=name,
        figure=whole_percent(part, whole),
        shade=shade_for(part, whole),
        title=f"{name} {count} {percent(part, whole)}",
        moved=moved,
    )
