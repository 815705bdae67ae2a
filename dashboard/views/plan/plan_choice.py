"""What the plan is asked to show: read from the address, chosen with the controls, linked to with one thing changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask, keep
from dashboard.session import links
from dashboard.session.address import parameter
from dashboard.session.links import drop_unknown_parameters
from dashboard.widgets.address_widgets import address_segments, address_select
from dashboard.widgets.page_head import PageContext
from kmcore.activity_plan.queries import activity_plan
from kmcore.areas.queries import districts, successors
from kmcore.i18n import _
from kmcore.programme.queries import agencies
from kmcore.thai.fiscal import fiscal_year_be

ALL: Final = ""
ENTRY: Final = "entry"


class By(StrEnum):
    """What the rows of the timeline stand under."""

    AGENCY = "agency"
    DISTRICT = "district"


class Show(StrEnum):
    """Which entries the list has."""

    NOW = "now"
    WHOLE = "all"
    COMING = "coming"
    LATE = "late"
    HELD = "held"
    UNDATED = "undated"


@dataclass(frozen=True)
class PlanChoice:
    """``year``: a fiscal year (BE). ``agency`` and ``district``: of one alone, "" of all. ``entry``: the one opened."""

    year: int
    by: By
    agency: str
    district: str
    show: Show
    entry: str
    own_year: int

    def parameters(self, **changes: str) -> dict[str, str]:
        """Return the address parameters with changes, "" drops one; what is the default is left out."""
        everything = {
            "year": str(self.year) if self.year != self.own_year else "",
            "by": self.by.value if self.by is not By.AGENCY else "",
            "in_agency": self.agency,
            "in_district": self.district,
            "show": self.show.value if self.show is not Show.NOW else "",
            **changes,
        }
        return {name: given for name, given in everything.items() if given}

    def link(self, **changes: str) -> str:
        """Return the address of this choice with changes, on this server."""
        return links.link("plan", **self.parameters(**changes))


def read_plan_choice(here: PageContext) -> PlanChoice:
    """Return what the address asks for; what it has that is unknown is dropped with a sentence."""
    own, known = fiscal_year_be(here.as_of), _known(here)
    _follow_district(here)
    asked = st.query_params.to_dict()
    drop_unknown_parameters(
        name for name, codes in known.items() if name in asked and asked[name] not in codes
    )
    asked = st.query_params.to_dict()
    return PlanChoice(
        int(asked.get("year", own)),
        By(asked.get("by", By.AGENCY)),
        asked.get("in_agency", ALL),
        asked.get("in_district", ALL),
        Show(asked.get("show", Show.NOW)),
        asked.get(ENTRY, ""),
        own,
    )


def _follow_district(here: PageContext) -> None:
    """Put in the place of a district that is no more the one that it became."""
    code = st.query_params.get("in_district", "")
    if now := ask(successors, here.as_of).get(code):
        st.query_params["in_district"] = now


def draw_plan_controls(here: PageContext, choice: PlanChoice) -> None:
    """Draw the controls in one row."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        names = {str(year): _("ปีงบประมาณ {year}", year=year) for year in keep(_years, here.as_of)}
        _select("year", _("ปีงบประมาณ"), names, str(choice.own_year), 190)
        by = {By.AGENCY.value: _("รายหน่วยงาน"), By.DISTRICT.value: _("รายอำเภอ")}
        address_segments("by", _("จัดกลุ่ม"), by, parameter("by", by, By.AGENCY.value), By.AGENCY.value)
        _select("in_agency", _("หน่วยงาน"), {ALL: _("ทุกหน่วยงาน")} | _agencies(here), ALL, 200)
        _select("in_district", _("อำเภอ"), {ALL: _("ทุกอำเภอ")} | _districts(here), ALL, 230)


def show_names(counts: Mapping[Show, int]) -> dict[str, str]:
    """Return what the list can show, each with how many entries that is."""
    words = {
        Show.NOW: _("ที่ต้องดูตอนนี้"),
        Show.WHOLE: _("ทั้งแผน"),
        Show.COMING: _("30 วันข้างหน้า"),
        Show.LATE: _("เลยกำหนด"),
        Show.HELD: _("จัดแล้ว"),
        Show.UNDATED: _("ยังไม่กำหนดวัน"),
    }
    return {
        show.value: _("{what} ({count})", what=words[show], count=formatting.number(counts[show]))
        for show in words
    }


def agency_names() -> dict[str, str]:
    """Return every agency's short name by its code."""
    return {agency.code: agency.short for agency in ask(agencies)}


def _select(name: str, label: str, names: dict[str, str], default: str, width: int) -> None:
    address_select(name, label, names, parameter(name, names, default), default, width=width)


def _known(here: PageContext) -> dict[str, Any]:
    return {
        "year": {str(year) for year in keep(_years, here.as_of)},
        "by": set(By),
        "in_agency": {ALL, *_agencies(here)},
        "in_district": {ALL, *_districts(here)},
        "show": set(Show),
    }


def _years(as_of: date) -> list[int]:
    """Return the fiscal years that something of the plan falls into, and the one looked at."""
    days = [day for one in ask(activity_plan, as_of) for day in (one.begin, one.last, one.held_on) if day]
    years = {fiscal_year_be(day) for day in days} | {fiscal_year_be(as_of)}
    return list(range(min(years), max(years) + 1))


def _agencies(here: PageContext) -> dict[str, str]:
    return {agency.code: agency.short for agency in ask(agencies, here.as_of) if agency.in_programme}


def _districts(here: PageContext) -> dict[str, str]:
    return {area.code: area.short for area in ask(districts, here.as_of)}
