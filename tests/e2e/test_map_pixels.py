"""The map as painted: the middle of every area has the colour of its class, the drawing's corners have none."""

import json

import pytest
from playwright.sync_api import Route
from sqlmodel import Session

from dashboard.present.coverage_map_chart import DESK as DESK_MAP
from dashboard.present.coverage_map_chart import PHONE as PHONE_MAP
from kmcore.areas.queries import Level, boundaries
from kmcore.drawing.coverage_shades import shade_of, shades
from kmcore.programme.coverage import Filters, coverage
from tests.e2e.support.browser import DESK, PHONE, Size
from tests.e2e.support.days import REFERENCE
from tests.e2e.support.hand import drawing
from tests.e2e.support.map import Painting, Spot, as_colour, middles
from tests.e2e.support.visit import Visit

pytestmark = pytest.mark.browser
WHITE = (255, 255, 255)
SCREENS = {DESK: DESK_MAP, PHONE: PHONE_MAP}
# Where, at which level, in which district and on which screen the map is.
MAPS = [
    ("/villages", "district", None, DESK),
    ("/villages", "district", None, PHONE),
    ("/villages?area=8009", "subdistrict", "8009", DESK),
    ("/villages?level=subdistrict", "subdistrict", None, DESK),
]


def wanted(records: Session, level: Level, district: str | None) -> dict[str, str]:
    """Return the colour of each area by what it has reported, from the legend's own classes."""
    colours = {shade.number: shade.colour for shade in shades()}
    rows = coverage(records, REFERENCE, level, Filters(area=district))
    return {row.code: colours[shade_of(row.reported, row.villages)] for row in rows}


def off_colour(painting: Painting, spots: dict[str, Spot], colours: dict[str, str]) -> dict[str, Spot]:
    """Return the areas whose middle has not the colour wanted, with that middle."""
    return {code: at for code, at in spots.items() if painting.colour_at(at) != as_colour(colours[code])}


@pytest.mark.parametrize("place", MAPS, ids=lambda place: f"{place[0]}-{place[3].name}")
def test_areas_wear_their_class_and_corners_nothing(
    look: Visit, records: Session, place: tuple[str, Level, str | None, Size]
) -> None:
    address, level, district, size = place
    found = boundaries(records, level)
    assert found
    colours = wanted(records, level, district)
    painting = Painting(drawing(look(address, size), "map_panel"))
    assert painting.size == SCREENS[size]
    spots = middles(found, SCREENS[size], district)
    assert len(spots) > 0.8 * len(colours), "most areas are large enough to look inside"
    assert off_colour(painting, spots, colours) == {}
    right, bottom = painting.size[0] - 1, painting.size[1] - 1
    corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)]
    assert [painting.colour_at(corner) for corner in corners] == [WHITE] * 4


def wind_the_wrong_way(route: Route) -> None:
    """Answer with the same map, every ring of it reversed."""
    shapes = route.fetch().json()
    for feature in shapes["features"]:
        geometry = feature["geometry"]
        polygons = (
            geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        )
        for ring in (ring for polygon in polygons for ring in polygon):
            ring.reverse()
    route.fulfill(body=json.dumps(shapes), content_type="application/geo+json")


def test_rings_wound_the_wrong_way_would_be_seen(visit: Visit, records: Session) -> None:
    """The test above must be able to fail: d3 paints such a map without a complaint."""
    visit.context().route("**/maps/district.geojson*", wind_the_wrong_way)
    painting = Painting(drawing(visit("/villages"), "map_panel"))
    found = boundaries(records, "district")
    assert found
    colours = wanted(records, "district", None)
    assert len(off_colour(painting, middles(found, DESK_MAP), colours)) > len(colours) / 2
    assert painting.colour_at((0, 0)) != WHITE
