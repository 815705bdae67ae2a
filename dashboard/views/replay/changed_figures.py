"""Figures of two pictures as lines: before, after, change; what changed stands first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.session.links import link_on, link_to_new_villages
from dashboard.views.replay.picture_items import items_address
from dashboard.views.replay.picture_money import Write, money_address, signed_difference
from dashboard.views.replay.picture_view import PictureView
from dashboard.widgets.tables import Column, draw_table
from dashboard.widgets.templates import draw_template
from kmcore.budget.kinds import MEASURES, Measure, Stage
from kmcore.i18n import _
from kmcore.programme.words import cohort_name
from kmcore.snapshot.comparison import Comparison, FigureChange
from kmcore.snapshot.whose_money import money_not_kept
from kmcore.thai.fiscal_words import year_number


@dataclass(frozen=True)
class Opens:
    """Where the figures of a line open; None: nowhere."""

    before: str | None = None
    after: str | None = None
    change: str | None = None


@dataclass(frozen=True)
class ChangeLine:
    """A figure ready to draw. ``size`` orders the lines: the largest change first.

    ``opens``: where before, after and change open. A change without a list of its own is the two figures beside it,
    one less the other.
    """

    label: str
    before: str
    after: str
    change: str
    same: bool
    size: int
    opens: Opens


@dataclass(frozen=True)
class ComparedViews:
    """The two pictures, the earlier first: where their figures open."""

    before: PictureView
    after: PictureView

    @property
    def money_note(self) -> str:
        """Return in words why money is not compared: a circle that keeps none, or another fiscal year's; "" else."""
        notes = (money_not_kept(view.picture.meeting) for view in (self.before, self.after))
        return next(filter(None, (*notes, self._other_year())), "")

    def _other_year(self) -> str:
        before, after = (view.picture.money.fiscal_year for view in (self.before, self.after))
        if before == after:
            return ""
        return _(
            "สองภาพอยู่คนละปีงบประมาณ ({before} และ {after}) งบของปีหนึ่งไม่ใช่ของอีกปี จึงไม่เทียบเงิน",
            before=year_number(before),
            after=year_number(after),
        )

    def villages(self, measure: str, change: FigureChange, **where: str) -> Opens:
        """Return where a count of villages opens; more of results or checks open as the villages that had none before."""
        sides = [
            link_on(view.picture.as_of, "villages", measure=measure, list="villages", **where)
            for view in (self.before, self.after)
        ]
        gained = measure in {"reported", "verified"} and (change.difference or 0) > 0
        day, since = self.after.picture.as_of, self.before.picture.as_of
        new = link_to_new_villages(day, since, measure=measure, **where) if gained else None
        return Opens(sides[0], sides[1], new)

    def items(self, **only: str) -> Opens:
        """Return where a count of items opens: those of each picture."""
        return Opens(items_address(self.before, **only), items_address(self.after, **only))

    def money(self, measure: Measure, line: str = "") -> Opens:
        """Return where an amount opens: its entries, or the lines, on each picture's day."""
        return Opens(money_address(self.before, measure, line), money_address(self.after, measure, line))


def change_line(
    label: str, change: FigureChange, opens: Opens, write: Write = formatting.number
) -> ChangeLine:
    """Return a figure as a line; ``write`` puts one number in words."""
    difference = change.difference
    return ChangeLine(
        label=label,
        before=write(change.before),
        after=write(change.after),
        change=signed_difference(difference, write) if difference else formatting.NONE,
        same=change.before == change.after,
        size=abs(difference or 0),
        opens=Opens(
            opens.before if change.before else None, opens.after if change.after else None, opens.change
        ),
    )


def changed_headlines(found: Comparison, views: ComparedViews) -> list[ChangeLine]:
    """Return the head figures: villages by measure, items by status, money by stage (million baht)."""
    return [*_figures(found, views)]


def _figures(found: Comparison, views: ComparedViews) -> Iterator[ChangeLine]:
    for change in found.villages:
        yield change_line(_villages(change.code), change, views.villages(change.code, change))
    for change in found.statuses:
        sign, name = formatting.look(change.code).sign, formatting.status(change.code)
        yield change_line(
            _("งาน · {status}", status=f"{sign} {name}"), change, views.items(status=change.code)
        )
    if views.money_note:
        return
    for change, measure in zip(found.money, MEASURES, strict=True):
        yield change_line(
            _("{stage} (ล้านบาท)", stage=formatting.stage(measure)),
            change,
            views.money(measure),
            formatting.million,
        )


def _villages(measure: str) -> str:
    name = formatting.measure(measure)
    return name if measure == "villages" else _("หมู่บ้าน · {measure}", measure=name)


def changed_cohorts(found: Comparison, views: ComparedViews) -> list[ChangeLine]:
    """Return the villages with results by cohort."""
    return [
        change_line(
            cohort_name(int(change.code)), change, views.villages("reported", change, cohort=change.code)
        )
        for change in found.cohorts
    ]


def changed_districts(found: Comparison, views: ComparedViews) -> list[ChangeLine]:
    """Return the villages with results by district."""
    return [
        change_line(row.name, row, views.villages("reported", row, area=row.code)) for row in found.districts
    ]


def changed_money(found: Comparison, views: ComparedViews) -> list[ChangeLine]:
    """Return what is disbursed of each budget line, in baht."""
    return [
        change_line(row.name, row, views.money(Stage.DISBURSED, row.code), formatting.baht)
        for row in found.lines
    ]


def draw_changes(lines: Sequence[ChangeLine], head: str, same: str) -> None:
    """Draw the lines that changed, the largest change first where ``lines`` are of one unit; ``same``: the rest."""
    changed = [one for one in lines if not one.same]
    columns: list[Column[ChangeLine]] = [
        Column(head, lambda one: one.label),
        Column(_("ก่อน"), lambda one: one.before, "number", lambda one: one.opens.before),
        Column(_("หลัง"), lambda one: one.after, "number", lambda one: one.opens.after),
        Column(_("เปลี่ยน"), lambda one: one.change, "difference", lambda one: one.opens.change),
    ]
    draw_table(columns, changed, empty=same)


def largest_first(lines: Iterable[ChangeLine]) -> list[ChangeLine]:
    """Return the lines of one unit with the largest change first."""
    return sorted(lines, key=lambda one: -one.size)


def draw_unchanged(lines: Iterable[ChangeLine]) -> None:
    """Draw the lines that are the same in both pictures as one sentence, each figure open; nothing for none."""
    draw_template("replay/unchanged.html", lines=[one for one in lines if one.same])
