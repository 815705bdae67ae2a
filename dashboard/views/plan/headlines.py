"""The counts at the top of the plan; each opens the very list it counts."""

from dashboard.present import formatting
from dashboard.views.plan.plan_choice import PlanChoice, Show
from dashboard.views.plan.plan_scope import PlanScope
from dashboard.widgets.headline_figures import HeadlineFigure
from kmcore.activity_plan.kinds import PlanState
from kmcore.activity_plan.rules import SOON
from kmcore.i18n import _, _n


def plan_headlines(scope: PlanScope, choice: PlanChoice) -> list[HeadlineFigure]:
    """Return how many entries are in the plan, held, to come soon, and late."""
    counts, states = scope.counts, scope.states
    year = formatting.number(len(scope.year))
    running = states[PlanState.RUNNING]
    return [
        _figure(
            "plan_late",
            _("เลยกำหนด ยังไม่จัด"),
            Show.LATE,
            scope,
            choice,
            _late_words(scope),
            "bad" if counts[Show.LATE] else "",
        ),
        _figure(
            "plan_coming",
            _("ใกล้ถึงกำหนด"),
            Show.COMING,
            scope,
            choice,
            _next_words(scope),
        ),
        _figure(
            "plan_held",
            _("จัดแล้ว ปีงบประมาณ {year}", year=choice.year),
            Show.HELD,
            scope,
            choice,
            _("จาก {count} รายการที่มีวันในปีนี้", count=year),
        ),
        _figure(
            "plan_whole",
            _("ทั้งแผน ปีงบประมาณ {year}", year=choice.year),
            Show.WHOLE,
            scope,
            choice,
            _n("▶ อยู่ในช่วงที่จัด {count} รายการ", running, count=formatting.number(running))
            if running
            else _n(
                "◊ ยังไม่กำหนดวัน {count} รายการ",
                counts[Show.UNDATED],
                count=formatting.number(counts[Show.UNDATED]),
            ),
        ),
    ]


def _figure(  # noqa: PLR0913, PLR0917 - what a headline is made of
    name: str, label: str, show: Show, scope: PlanScope, choice: PlanChoice, change: str, tone: str = ""
) -> HeadlineFigure:
    entries = scope.shown(show)
    undated = choice.link(show=Show.UNDATED.value)
    address = (
        undated
        if show is Show.WHOLE and not scope.states[PlanState.RUNNING]
        else choice.link(show=show.value)
    )
    return HeadlineFigure(
        name,
        label,
        formatting.number(len(entries)),
        change,
        "plan",
        tone=tone,
        demo=any(one.demo for one in entries),
        query=choice.parameters(show=show.value),
        change_address=address,
    )


def _late_words(scope: PlanScope) -> str:
    late = scope.shown(Show.LATE)
    if not late:
        return _("✓ ไม่มีรายการที่เลยกำหนด")
    days = max(one.days_late for one in late)
    return _("● นานที่สุด {days} วัน", days=formatting.number(days))


def _next_words(scope: PlanScope) -> str:
    coming = scope.shown(Show.COMING)
    if not coming or coming[0].begin is None:
        return _("○ ไม่มีรายการที่เริ่มในช่วงนี้")
    return _("○ ใน {days} วัน ถัดไป {day}", days=SOON, day=formatting.day(coming[0].begin))
