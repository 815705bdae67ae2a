"""The supervision plan: one visit a district, what the papers leave open, and where results are thin."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import words
from dashboard.figures import Figure
from dashboard.frame import Here
from dashboard.links import link
from dashboard.sources.labels import Known, source_column
from dashboard.store import ask
from dashboard.tables import Column, table
from kmcore.actions.queries import board
from kmcore.evidence.queries import checks
from kmcore.fieldwork.queries import VisitRow, visits
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage, coverage

HALF = 0.5


@dataclass(frozen=True)
class Stop:
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


def stops(here: Here) -> list[Stop]:
    """Return the visits as of the day: dated ones by date, then the others, fewest results first."""
    areas = {row.code: row for row in ask(coverage, here.as_of, "district")}
    found = [Stop(visit, areas.get(visit.district.code)) for visit in ask(visits, here.as_of)]
    dated = [stop for stop in found if not stop.open]
    return dated + sorted((stop for stop in found if stop.open), key=lambda stop: stop.share)


def plan_figures(here: Here, found: Sequence[Stop]) -> list[Figure]:
    """Return how many visits are planned, dated and held; ``found`` is not empty."""
    total, source = len(found), found[0].visit.source or ""
    question, item = _question(here, source), _item(here, source)
    dated = sum(stop.visit.planned_on is not None for stop in found)
    held = sum(stop.visit.held for stop in found)
    return [
        Figure(
            "planned",
            _("ครั้งตามแผน"),
            words.number(total),
            _("อ่านว่าอำเภอละครั้ง ▲ ที่มาขัดกัน") if question else _("อำเภอละครั้ง"),
            "checks",
            query={"check": question} if question else {},
        ),
        Figure(
            "dated",
            _("กำหนดวันแล้ว"),
            f"{words.number(dated)} / {words.number(total)}",
            _("– เอกสารแผนไม่บอกวัน") if dated < total else _("✓ ครบทุกครั้ง"),
            "sources",
            query={"source": source} if source else {},
        ),
        Figure(
            "held",
            _("ไปแล้ว"),
            f"{words.number(held)} / {words.number(total)}",
            _("✓ ตามที่รายงานไว้") if held else _("○ ยังไม่มีรายงานการไป"),
            "actions",
            query={"item": item} if item else {},
        ),
        _thin(found),
    ]


def _thin(found: Sequence[Stop]) -> Figure:
    """Count the districts where fewer than half of the villages have results."""
    thin = sum(stop.share < HALF for stop in found)
    return Figure(
        "thin",
        _("อำเภอที่มีผลไม่ถึงครึ่ง"),
        f"{words.number(thin)} / {words.number(len(found))}",
        _("ของหมู่บ้านในอำเภอ"),
        "villages",
        demo=any(stop.demo for stop in found),
        query={"measure": "reported"},
    )


def _question(here: Here, source: str) -> str | None:
    """Return the check that the plan's own words are a statement of."""
    rows = ask(checks, here.as_of)
    return next((row.code for row in rows if any(said.source == source for said in row.statements)), None)


def _item(here: Here, source: str) -> str | None:
    """Return the action item that stands on the same words."""
    return next((row.code for row in ask(board, here.as_of, here.since) if row.source == source), None)


def draw_plan(here: Here, found: Sequence[Stop], known: Known) -> None:
    """Draw a row a visit: the district, its dates, and how its villages stand."""
    columns: list[Column[Stop]] = [
        Column(
            _("อำเภอ"),
            lambda stop: stop.visit.district.name(here.as_of),
            link=lambda stop: link("villages", area=stop.visit.district.code),
            demo=lambda stop: stop.visit.demo,
        ),
        Column(_("วันนิเทศ"), lambda stop: _when(stop.visit), "quiet"),
        Column(
            _("มีผลรายงาน"),
            lambda stop: _of(stop.area) if stop.area else words.NONE,
            "number",
            lambda stop: link("villages", area=stop.visit.district.code, measure="reported"),
        ),
        Column(
            _("ร้อยละ"),
            lambda stop: words.percent(stop.area.reported, stop.area.villages) if stop.area else words.NONE,
            "number",
        ),
        source_column(known, lambda stop: stop.visit.source),
    ]
    table(
        columns,
        found,
        caption=_("แผนนิเทศรายอำเภอ"),
        empty=_("ข้อมูลชุดนี้ไม่มีแผนนิเทศ"),
        demo=any(stop.demo for stop in found),
    )


def _when(visit: VisitRow) -> str:
    """Return the day it was held, else the day planned, else that no source gives one."""
    if visit.held_on:
        return _("✓ ไปแล้ว {day}", day=words.day(visit.held_on))
    return words.day(visit.planned_on) if visit.planned_on else _("ไม่ระบุในที่มา")


def _of(area: Coverage) -> str:
    return f"{words.number(area.reported)} / {words.number(area.villages)}"
