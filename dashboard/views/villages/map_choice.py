"""What the map of villages is asked to show: read from the address, chosen with the controls."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.address import number_parameter, parameter
from dashboard.session.links import drop_unknown_parameters
from dashboard.views.villages.indicator_words import indicator_name
from dashboard.widgets.address_widgets import address_segments, address_select
from kmcore.areas.indicators import indicator_years
from kmcore.areas.queries import Level, area_named, successors
from kmcore.drawing.coverage_shades import shades
from kmcore.errors import NotFoundError
from kmcore.i18n import _
from kmcore.programme.coverage import MEASURES, NO_COHORT, Filters
from kmcore.programme.kinds import EvidenceKind
from kmcore.programme.queries import agencies, cohorts, missions
from kmcore.programme.words import cohort_name

ALL = ""
NEW_SINCE: Final = "new_since"
PROPOSED: Final = "proposed"
PAINT: Final = "paint"


@dataclass(frozen=True)
class MapChoice:
    """Level, measure and filters in force; ``filters.area`` is a district, subdistrict or village code.

    ``paint``: the indicator of a year that colours the map, as its address; "": coverage does.
    """

    level: Level
    measure: str
    filters: Filters
    shade: int | None
    paint: str = ""

    @property
    def district(self) -> str | None:
        """Return the district the map has gone into."""
        return self.filters.area[:4] if self.filters.area else None

    @property
    def on_map(self) -> Filters:
        """Return the filters of the map: it always shows the whole district."""
        return replace(self.filters, area=self.district)


def draw_map_controls(as_of: date) -> MapChoice:
    """Draw the controls in one row, with what the day knows, and return what is chosen."""
    area = _area(as_of)
    drop_unknown_parameters(
        name for name, codes in _known(as_of).items() if st.query_params.get(name) not in {None, *codes}
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        paint = _paint(as_of)
        measure = _select("measure", _("แสดง"), _measures(as_of), "reported", width=230)
        level = "subdistrict" if area else _level()
        cohort = _select("cohort", _("รุ่น"), {ALL: _("ทุกรุ่น")} | _cohorts(as_of), ALL, width=130)
        mission = _select("mission", _("ภารกิจ"), {ALL: _("ทุกภารกิจ")} | _missions(as_of), ALL, width=300)
        agency = _select("agency", _("หน่วยงาน"), {ALL: _("ทุกหน่วยงาน")} | _agencies(as_of), ALL, width=180)
    filters = Filters(
        int(cohort) if cohort else None,
        mission or None,
        agency or None,
        area,
        new_since=_day_in_address(NEW_SINCE),
        new_kind=EvidenceKind.VERIFIED if measure == "verified" else EvidenceKind.REPORTED,
        proposed=PROPOSED in st.query_params,
    )
    shade = number_parameter("shade", {shade.number for shade in shades()})
    return MapChoice("subdistrict" if level == "subdistrict" else "district", measure, filters, shade, paint)


def _paint(as_of: date) -> str:
    """Draw the choice of what colours the map, where there is more than coverage."""
    names = {ALL: _("ระบายสีตาม: ความครอบคลุม")} | _indicators(as_of)
    return _select(PAINT, _("ระบายสีตาม"), names, ALL, width=300) if len(names) > 1 else ALL


def _indicators(as_of: date) -> dict[str, str]:
    return {one.address: indicator_name(one) for one in ask(indicator_years, as_of)}


def _day_in_address(name: str) -> date | None:
    try:
        return date.fromisoformat(st.query_params[name]) if name in st.query_params else None
    except ValueError:
        drop_unknown_parameters([name])
        return None


def _known(as_of: date) -> dict[str, set[str]]:
    """Return what each parameter may hold."""
    return {
        PAINT: {ALL, *_indicators(as_of)},
        "measure": {*_measures(as_of)},
        "level": {*_levels()},
        "cohort": {ALL, *_cohorts(as_of)},
        "mission": {ALL, *_missions(as_of)},
        "agency": {ALL, *_agencies(as_of)},
        "shade": {str(shade.number) for shade in shades()},
        "list": {"areas", "villages", "evidence"},
    }


def _levels() -> dict[str, str]:
    return {"district": _("รายอำเภอ"), "subdistrict": _("รายตำบล")}


def _level() -> str:
    names = _levels()
    chosen = parameter("level", names, "district")
    address_segments("level", _("ระดับ"), names, chosen, "district")
    return chosen


def _select(name: str, label: str, names: dict[str, str], default: str, *, width: int) -> str:
    chosen = parameter(name, names, default)
    address_select(name, label, names, chosen, default, width=width)
    return chosen


def _area(as_of: date) -> str | None:
    """Return the area of the address, of one that is no more what it became: said so. Another day's is left out."""
    code = st.query_params.get("area")
    if not code:
        return None
    try:
        return ask(area_named, code, as_of).code
    except NotFoundError as problem:
        st.warning(formatting.plain(str(problem)))
        return ask(successors, as_of).get(code)


def _measures(as_of: date) -> dict[str, str]:
    plain = {code: formatting.measure(code) for code in MEASURES}
    return plain | {f"cohort_{number}": name for number, name in _cohorts(as_of).items() if int(number)}


def _cohorts(as_of: date) -> dict[str, str]:
    """Return the cohorts by number; "0", in none yet, is offered where it is asked for."""
    known = {str(cohort.number): cohort.name for cohort in ask(cohorts, as_of)}
    none = str(NO_COHORT)
    return known | ({none: cohort_name(NO_COHORT)} if st.query_params.get("cohort") == none else {})


def _missions(as_of: date) -> dict[str, str]:
    return {mission.code: mission.name for mission in ask(missions, as_of)}


def _agencies(as_of: date) -> dict[str, str]:
    return {agency.code: agency.short for agency in ask(agencies, as_of) if agency.in_programme}
