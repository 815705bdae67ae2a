"""The supervision plan: one visit a district, what the papers leave open, and where results are thin."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.session.noun_links import area_link
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import KnownSources, source_column
from dashboard.widgets.tables import Column, draw_table
from kmcore.fieldwork.queries import visits
from kmcore.fieldwork.read_models import VisitRow
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage, coverage


@dataclass(frozen=True)
class PlannedVisit:
    """A visit with what stands in its district; ``area`` None where the register has no village there."""

    visit: VisitRow
    area: Coverage | None

    @property
    def open(self) -> bool:
        """Tell whether the visit has no day at all yet."""
        return self.visit.planned_on is None and self.visit.held_on is None

    @property
    def share(self) -> float:
        """Return the part of the district's villages with results, 0 to 1."""
        return self.area.reported / self.area.villages if self.area and self.area.villages else 0.0

    @property
    def demo(self) -> bool:
        """Tell whether a made-up row has a part in the district's figures."""
        return bool(self.area and self.area.demo)


def planned_visits(here: PageContext) -> list[PlannedVisit]:
    """Return the visits as of the day: dated ones by date, then the others, fewest results first."""
    areas = {row.code: row for row in ask(coverage, here.as_of, "district")}
    found = [PlannedVisit(visit, areas.get(visit.district.code)) for visit in ask(visits, here.as_of)]
    dated = [stop for stop in found if not stop.open]
    return dated + sorted((stop for stop in found if stop.open), key=lambda stop: stop.share)


def draw_plan(here: PageContext, found: Sequence[PlannedVisit], known: KnownSources) -> None:
    """Draw a row a visit: the district, its dates, and how its villages stand."""
    columns: list[Column[PlannedVisit]] = [
        Column(
            _("อำเภอ"),
            lambda stop: stop.visit.district.name(here.as_of),
            link=lambda stop: area_link(stop.visit.district.code),
            demo=lambda stop: stop.visit.demo,
        ),
        Column(_("วันนิเทศ"), lambda stop: _when(stop.visit), "quiet"),
        Column(
            _("มีผลรายงาน"),
            lambda stop: _of(stop.area) if stop.area else formatting.NONE,
            "number",
            lambda stop: link("villages", area=stop.visit.district.code, measure="reported"),
        ),
        Column(
            _("ร้อยละ"),
            lambda stop: (
                formatting.percent(stop.area.reported, stop.area.villages) if stop.area else formatting.NONE
            ),
            "number",
        ),
        source_column(known, lambda stop: stop.visit.source),
    ]
    draw_table(
        columns,
        found,
        caption=_("แผนนิเทศรายอำเภอ"),
        empty=_("ข้อมูลชุดนี้ไม่มีแผนนิเทศ"),
        demo=any(stop.demo for stop in found),
    )


def _when(visit: VisitRow) -> str:
    """Return the day it was held, else the day planned, else that no source gives one."""
    if visit.held_on:
        return _("✓ ไปแล้ว {day}", day=formatting.day(visit.held_on))
    return formatting.day(visit.planned_on) if visit.planned_on else _("ไม่ระบุในที่มา")


def _of(area: Coverage) -> str:
    return f"{formatting.number(area.reported)} / {formatting.number(area.villages)}"
