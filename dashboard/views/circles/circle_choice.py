"""Which circle the page speaks of: the address's, else the province's; and what circles are called in lists."""

from collections.abc import Sequence
from datetime import date

from dashboard.query_cache import ask
from dashboard.session.links import allowed_parameter
from dashboard.widgets.address_widgets import address_select
from kmcore.areas.queries import districts
from kmcore.i18n import _
from kmcore.meetings.planning.queries import Series, all_series

CIRCLE = "circle"


def circles_in_reading_order(as_of: date) -> list[Series]:
    """Return the circles: the province's, then the districts' in the order of the alphabet, sub-circles after theirs."""
    found = ask(all_series, as_of)
    places = {area.code: place for place, area in enumerate(ask(districts))}
    homes = {one.circle.code: one.circle.district_code for one in found}

    def place(one: Series) -> tuple[int, bool, str]:
        home = homes.get(one.circle.parent_code or one.circle.code)
        return (places.get(home or "", -1), one.circle.level == "sub", one.circle.code)

    return sorted(found, key=place)


def choose_circle(found: Sequence[Series]) -> Series:
    """Draw the list to choose from and return the chosen circle; ``found`` is not empty."""
    codes = {one.circle.code: one for one in found}
    asked = allowed_parameter(CIRCLE, set(codes), _("ไม่พบวงที่ระบุมาในที่อยู่ จึงแสดงวงแรก เลือกวงอื่นจากรายการ"))
    first = found[0].circle.code
    address_select(CIRCLE, _("วง"), full_circle_names(found), asked or first, first, width=420)
    return codes[asked or first]


def full_circle_names(found: Sequence[Series]) -> dict[str, str]:
    """Return the circles' names by code; a sub-circle's behind a mark."""
    return {one.circle.code: ("↳ " if one.circle.level == "sub" else "") + one.circle.name for one in found}


def short_circle_names(found: Sequence[Series], as_of: date) -> dict[str, str]:
    """Return the circles' names by code for narrow lists: a district's circle by its district."""
    areas = {area.code: area.name(as_of) for area in [*ask(districts), *ask(districts, as_of)]}
    return {
        one.circle.code: areas.get(one.circle.district_code or "", one.circle.name)
        if one.circle.level == "district"
        else one.circle.name
        for one in found
    }
