"""Figures of two pictures as lines: before, after, change; what changed stands first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.views.replay.picture_money import Write, signed_difference
from dashboard.widgets.tables import Column, draw_table
from kmcore.i18n import _
from kmcore.programme.words import cohort_name
from kmcore.snapshot.comparison import Comparison, FigureChange


@dataclass(frozen=True)
class ChangeLine:
    """A figure ready to draw. ``difference`` orders the lines: the largest change first; None: not comparable."""

    label: str
    before: str
    after: str
    change: str
    same: bool
    size: int


def change_line(label: str, change: FigureChange, write: Write = formatting.number) -> ChangeLine:
    """Return a figure as a line; ``write`` puts one number in words."""
    difference = change.difference
    return ChangeLine(
        label=label,
        before=write(change.before),
        after=write(change.after),
        change=signed_difference(difference, write) if difference else formatting.NONE,
        same=change.before == change.after,
        size=abs(difference or 0),
    )


def changed_headlines(found: Comparison) -> list[ChangeLine]:
    """Return the head figures: villages by measure, items by status, money by stage (million baht)."""
    return [*_figures(found)]


def _figures(found: Comparison) -> Iterator[ChangeLine]:
    yield from (change_line(_villages(change.code), change) for change in found.villages)
    for change in found.statuses:
        sign, name = formatting.look(change.code).sign, formatting.status(change.code)
        yield change_line(_("งาน · {status}", status=f"{sign} {name}"), change)
    for change in found.money:
        yield change_line(
            _("{stage} (ล้านบาท)", stage=formatting.stage(change.code)), change, formatting.million
        )


def _villages(measure: str) -> str:
    name = formatting.measure(measure)
    return name if measure == "villages" else _("หมู่บ้าน · {measure}", measure=name)


def changed_cohorts(found: Comparison) -> list[ChangeLine]:
    """Return the villages with results by cohort."""
    return [change_line(cohort_name(int(change.code)), change) for change in found.cohorts]


def changed_districts(found: Comparison) -> list[ChangeLine]:
    """Return the villages with results by district."""
    return [change_line(row.name, row) for row in found.districts]


def changed_money(found: Comparison) -> list[ChangeLine]:
    """Return what is disbursed of each budget line, in baht."""
    return [change_line(row.name, row, formatting.baht) for row in found.lines]


def draw_changes(lines: Sequence[ChangeLine], head: str, same: str) -> None:
    """Draw the lines that changed, the largest change first where ``lines`` are of one unit; ``same``: the rest."""
    changed = [one for one in lines if not one.same]
    columns: list[Column[ChangeLine]] = [
        Column(head, lambda one: one.label),
        Column(_("ก่อน"), lambda one: one.before, "number"),
        Column(_("หลัง"), lambda one: one.after, "number"),
        Column(_("เปลี่ยน"), lambda one: one.change, "number"),
    ]
    draw_table(columns, changed, empty=same)


def largest_first(lines: Iterable[ChangeLine]) -> list[ChangeLine]:
    """Return the lines of one unit with the largest change first."""
    return sorted(lines, key=lambda one: -one.size)


def unchanged_words(lines: Iterable[ChangeLine]) -> str:
    """Return the lines that are the same in both pictures as one sentence, "" for none."""
    same = [f"{one.label} {one.after}" for one in lines if one.same]
    return _("ไม่เปลี่ยน: {figures}", figures=" · ".join(same)) if same else ""
