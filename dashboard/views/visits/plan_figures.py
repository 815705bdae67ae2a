"""The counts at the top of the plan: planned, dated, held, and where results are thin."""

from collections.abc import Sequence

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.visits.visit_plan import PlannedVisit
from dashboard.widgets.headline_figures import HeadlineFigure
from dashboard.widgets.page_head import PageContext
from kmcore.actions.queries import board
from kmcore.i18n import _, _n
from kmcore.sources.queries import checks

HALF = 0.5


def plan_figures(here: PageContext, found: Sequence[PlannedVisit]) -> list[HeadlineFigure]:
    """Return how many visits are planned, dated and held; ``found`` is not empty."""
    total, source = len(found), found[0].visit.source or ""
    question, item = _question(here, source), _item(here, source)
    dated = sum(stop.visit.planned_on is not None for stop in found)
    held = sum(stop.visit.held for stop in found)
    return [
        HeadlineFigure(
            "planned",
            _("ครั้งตามแผน"),
            formatting.number(total),
            _reading(found, disputed=question is not None),
            "checks",
            query={"check": question} if question else {},
        ),
        HeadlineFigure(
            "dated",
            _("กำหนดวันแล้ว"),
            f"{formatting.number(dated)} / {formatting.number(total)}",
            _("– เอกสารแผนไม่บอกวัน") if dated < total else _("✓ ครบทุกครั้ง"),
            "sources",
            query={"source": source} if source else {},
        ),
        HeadlineFigure(
            "held",
            _("ไปแล้ว"),
            f"{formatting.number(held)} / {formatting.number(total)}",
            _("✓ ตามที่รายงานไว้") if held else _("○ ยังไม่มีรายงานการไป"),
            "actions",
            query={"item": item} if item else {},
        ),
        _thin(found),
    ]


def _reading(found: Sequence[PlannedVisit], *, disputed: bool) -> str:
    """Say how the visits spread over the districts: one each, or over how many."""
    districts = len({stop.visit.district.code for stop in found})
    if districts < len(found):
        return _n("ใน {count} อำเภอ", districts)
    return _("อ่านว่าอำเภอละครั้ง ▲ ที่มาขัดกัน") if disputed else _("อำเภอละครั้ง")


def _thin(found: Sequence[PlannedVisit]) -> HeadlineFigure:
    """Count the districts where fewer than half of the villages have results."""
    thin = sum(stop.share < HALF for stop in found)
    return HeadlineFigure(
        "thin",
        _("อำเภอที่มีผลไม่ถึงครึ่ง"),
        f"{formatting.number(thin)} / {formatting.number(len(found))}",
        _("ของหมู่บ้านในอำเภอ"),
        "villages",
        demo=any(stop.demo for stop in found),
        query={"measure": "reported"},
    )


def _question(here: PageContext, source: str) -> str | None:
    """Return the check that the plan's own words are a statement of."""
    rows = ask(checks, here.as_of)
    return next(
        (row.code for row in rows if any(statement.source == source for statement in row.statements)), None
    )


def _item(here: PageContext, source: str) -> str | None:
    """Return the action item that stands on the same words."""
    return next((row.code for row in ask(board, here.as_of, here.since) if row.source == source), None)
