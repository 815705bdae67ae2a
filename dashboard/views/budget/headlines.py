"""The five headline figures of the whole budget, each a link to what it is made of."""

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.budget.budget_scope import LINE, BudgetScope
from dashboard.views.budget.side_panel import ENTRIES, SHOW
from dashboard.widgets.headline_figures import HeadlineFigure
from kmcore.budget.drafts import drafted_satang, topmost_drafts
from kmcore.budget.fiscal_years import day_in_year
from kmcore.budget.kinds import CONTROL, REMAINING, Stage
from kmcore.budget.queries import quarter_targets
from kmcore.budget.read_models import BudgetTotals, TargetOnDay
from kmcore.budget.rules import target_on, tree_total
from kmcore.budget.words import target_words
from kmcore.i18n import _
from kmcore.thai.fiscal_words import no_budget_words, year_words


def budget_headlines(scope: BudgetScope) -> list[HeadlineFigure]:
    """Return control, allocated, committed, disbursed beside the quarter's target, and remaining."""
    whole, money = scope.whole, tree_total(scope.rows)
    return [_control(whole, money), *(_stage(scope, money, stage) for stage in Stage), _left(whole, money)]


def _left(whole: BudgetScope, money: BudgetTotals) -> HeadlineFigure:
    left = money.remaining_satang
    return HeadlineFigure(
        REMAINING,
        formatting.stage(REMAINING),
        formatting.million(left),
        _share(left, money),
        "budget",
        "bad" if left < 0 else "",
        whole.made_up(*Stage),
        {SHOW: ENTRIES, **whole.kept},
    )


def _control(whole: BudgetScope, money: BudgetTotals) -> HeadlineFigure:
    """The control figure leads to the source that states it, where one line does."""
    stated = [row for row in whole.tops if row.control_satang is not None]
    source = stated[0].source if len(stated) == 1 else None
    return HeadlineFigure(
        CONTROL,
        _("วงเงิน (ล้านบาท)"),
        formatting.million(money.control_satang),
        year_words(whole.year) if whole.rows else no_budget_words(whole.year),
        "sources" if source else "budget",
        query={"source": source} if source else {**whole.kept},
    )


def _stage(scope: BudgetScope, money: BudgetTotals, stage: Stage) -> HeadlineFigure:
    """Return a stage's figure with its share of the allocated; two stages have a note of their own."""
    satang = money.by_stage[stage]
    name, note = formatting.stage(stage), _share(satang, money)
    if stage is Stage.ALLOCATED:
        note = _of_control(scope, money)
    if stage is Stage.DISBURSED:
        name, note = (
            _disbursed(money),
            _target(
                target_on(ask(quarter_targets, scope.year, scope.as_of), day_in_year(scope.as_of, scope.year))
            ),
        )
    demo = scope.whole.made_up(stage)
    return HeadlineFigure(
        stage,
        name,
        formatting.million(satang),
        note,
        "budget",
        demo=demo,
        query={SHOW: stage, **scope.kept},
        change_address=_note_address(scope, stage),
    )


def _note_address(scope: BudgetScope, stage: Stage) -> str:
    """Return where the note's own amount opens: the drafts, of the whole budget where there is not just one."""
    drafts = topmost_drafts(scope.rows) if stage is Stage.ALLOCATED else []
    if not drafts:
        return ""
    return link("budget", **{SHOW: stage, **({LINE: drafts[0].code} if len(drafts) == 1 else {})})


def _of_control(scope: BudgetScope, money: BudgetTotals) -> str:
    """Say what part of the control this is, and how much of it stands on a draft."""
    share = formatting.percent(money.allocated_satang, money.control_satang or 0)
    drafted = drafted_satang(scope.rows)
    if not drafted:
        return _("{share} ของวงเงิน", share=share)
    return _("{share} ของวงเงิน · ร่าง {drafted}", share=share, drafted=formatting.million(drafted))


def _share(satang: int, money: BudgetTotals) -> str:
    return _("{share} ของจัดสรร", share=formatting.percent(satang, money.allocated_satang))


def _disbursed(money: BudgetTotals) -> str:
    share = formatting.percent(money.disbursed_satang, money.allocated_satang)
    return _("เบิกจ่าย {share}", share=share) if money.allocated_satang else formatting.stage(Stage.DISBURSED)


def _target(target: TargetOnDay) -> str:
    words = target_words(target.quarter, target.cumulative_bp if target.known else None)
    return words.replace(" %", "\N{NO-BREAK SPACE}%")
