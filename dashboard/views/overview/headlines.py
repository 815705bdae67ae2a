"""The four headline figures, each with its change since the last circle."""

from datetime import date

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.widgets.headline_figures import HeadlineFigure
from dashboard.widgets.page_head import PageContext
from kmcore.actions.queries import ActionRow, Status, board, items_due_by, late_items, silent_agencies
from kmcore.budget.drafts import draft_words
from kmcore.budget.queries import budget_lines, budget_totals, quarter_targets
from kmcore.budget.rules import target_on
from kmcore.budget.words import target_words
from kmcore.i18n import _, _n
from kmcore.meetings.queries import MeetingInfo, next_circle
from kmcore.programme.coverage import coverage, coverage_total
from kmcore.thai.fiscal import fiscal_year_be
from kmcore.thai.fiscal_words import disbursed_words, no_budget_words
from kmcore.thai.numbers import signed


def overview_headlines(here: PageContext) -> list[HeadlineFigure]:
    """Return villages with results, money disbursed, items due before the next circle, days to go."""
    rows = ask(board, here.as_of, here.since)
    coming = ask(next_circle, here.as_of)
    return [
        _villages(here),
        _money(here),
        _items(rows, coming),
        _time(here, coming, demo=any(row.demo for row in rows)),
    ]


def _villages(here: PageContext) -> HeadlineFigure:
    now = coverage_total(list(ask(coverage, here.as_of)))
    if not now.register:
        return HeadlineFigure(
            "villages", _("หมู่บ้านที่มีผลรายงาน"), formatting.NONE, _("ยังไม่มีรายชื่อหมู่บ้าน"), "villages"
        )
    change = now.reported - coverage_total(list(ask(coverage, here.since))).reported if here.since else 0
    since = _("{sign} {change} จากวงครั้งก่อน", sign=formatting.arrow(change), change=signed(change))
    return HeadlineFigure(
        "villages",
        _("หมู่บ้านที่มีผลรายงาน"),
        f"{formatting.number(now.reported)} / {formatting.number(now.register)}",
        since if here.since else _("ยังไม่มีวงครั้งก่อน"),
        "villages",
        "good" if change > 0 else "",
        now.demo,
        {"measure": "reported"},
        _new_villages(here.since) if change > 0 else "",
    )


def _new_villages(since: date | None) -> str:
    """Return where the villages are listed that had no results at the circle before."""
    return link("villages", list="villages", new_since=since.isoformat()) if since else ""


def _money(here: PageContext) -> HeadlineFigure:
    money = ask(budget_totals, here.as_of)
    year, lines = fiscal_year_be(here.as_of), ask(budget_lines, here.as_of)
    target = target_on(ask(quarter_targets, year, here.as_of), here.as_of)
    share = formatting.percent(money.disbursed_satang, money.allocated_satang)
    wanted = target_words(target.quarter, target.cumulative_bp if target.known else None)
    return HeadlineFigure(
        "money",
        disbursed_words(year),
        f"{formatting.million(money.disbursed_satang)} / {formatting.million(money.allocated_satang)}"
        if lines
        else formatting.NONE,
        " · ".join(filter(None, (share, draft_words(lines), wanted))) if lines else no_budget_words(year),
        "budget",
        demo=money.demo,
        change_address=link("budget", show="disbursed") if lines else "",
    )


def _items(rows: list[ActionRow], coming: MeetingInfo | None) -> HeadlineFigure:
    overdue = late_items(rows)
    if coming is None:
        due = sum(row.due_date is not None and row.status != Status.DONE for row in rows)
        label, value = _("งานที่มีกำหนด ยังไม่เสร็จ"), formatting.number(due)
    else:
        count = items_due_by(rows, coming.on_date)
        label = _("งานครบกำหนดก่อนวง เสร็จแล้ว")
        value = f"{formatting.number(count.done)} / {formatting.number(count.total)}"
    change = _("● เกินกำหนด {count} งาน", count=len(overdue)) if overdue else _("ไม่มีงานเกินกำหนด")
    demo = any(row.demo for row in rows)
    return HeadlineFigure(
        "items",
        label,
        value,
        change,
        "actions",
        "bad" if overdue else "good",
        demo,
        {"view": "due"},
        link("actions", view=Status.LATE) if overdue else "",
    )


def _time(here: PageContext, coming: MeetingInfo | None, *, demo: bool) -> HeadlineFigure:
    silent = ask(silent_agencies, here.as_of, here.since) if here.since else ()
    if coming is None:
        return HeadlineFigure("time", _("วงครั้งถัดไป"), formatting.NONE, _("ยังไม่กำหนดวัน"), "meeting")
    value = _n("{count} วัน", coming.days_to_go) if coming.days_to_go else _("วันนี้")
    label = _("ถึงวงครั้งถัดไป {day}", day=formatting.day(coming.on_date))
    return HeadlineFigure(
        "time",
        label,
        value,
        _told(here, len(silent)),
        "actions",
        "bad" if silent else "",
        demo,
        {"view": "silent"},
        link("actions", view="silent") if silent else "",
    )


def _told(here: PageContext, silent: int) -> str:
    """Say who has not reported since the last circle; before the first one nobody was to."""
    if here.since is None:
        return _("ยังไม่มีวงครั้งก่อน")
    return _("○ {count} หน่วยงานยังไม่รายงาน", count=silent) if silent else _("ทุกหน่วยงานรายงานแล้ว")
