"""Figures of two pictures as lines: before, after, change; what changed stands first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.views.replay.money import Write, signed
from dashboard.views.replay.villages import cohort_name
from dashboard.widgets.tables import Column, draw_table
from kmcore.i18n import _
from kmcore.snapshot.comparison import Comparison, FigureChange


@dataclass(frozen=True)
class Line:
    """A figure ready to draw. ``difference`` orders the lines: the largest change first; None: not comparable."""

    label: str
    before: str
    after: str
    change: str
    same: bool
    size: int


def line(label: str, change: FigureChange, write: Write = formatting.number) -> Line:
    """Return a figure as a line; ``write`` puts one number in words."""
    difference = change.difference
    return Line(
        label=label,
        before=write(change.before),
        after=write(change.after),
        change=signed(difference, write) if difference else formatting.NONE,
        same=change.before == change.after,
        size=abs(difference or 0),
    )


def figures(found: Comparison) -> list[Line]:
    """Return the head figures: villages by measure, items by status, money by stage (million baht)."""
    return [*_figures(found)]


def _figures(found: Comparison) -> Iterator[Line]:
    yield from (line(_villages(change.code), change) for change in found.villages)
    for change in found.statuses:
        sign, name = formatting.look(change.code).sign, formatting.status(change.code)
        yield line(_("งาน · {status}", status=f"{sign} {name}"), change)
    for change in found.money:
        yield line(_("{stage} (ล้านบาท)", stage=formatting.stage(change.code)), change, formatting.million)


def _villages(measure: str) -> str:
    name = formatting.measure(measure)
    return name if measure == "villages" else _("หมู่บ้าน · {measure}", measure=name)


def cohorts(found: Comparison) -> list[Line]:
    """Return the villages with results by cohort."""
    return [line(cohort_name(int(change.code)), change) for change in found.cohorts]


def districts(found: Comparison) -> list[Line]:
    """Return the villages with results by district."""
    return [line(row.name, row) for row in found.districts]


def money(found: Comparison) -> list[Line]:
    """Return what is disbursed of each budget line, in baht."""
    return [line(row.name, row, formatting.baht) for row in found.lines]


def draw_lines(lines: Sequence[Line], head: str, same: str) -> None:
    """Draw the lines that changed, the largest change first where ``lines`` are of one unit; ``same``: the rest."""
    changed = [one for one in lines if not one.same]
    columns: list[Column[Line]] = [
        Column(head, lambda one: one.label),
        Column(_("ก่อน"), lambda one: one.before, "number"),
        Column(_("หลัง"), lambda one: one.after, "number"),
        Column(_("เปลี่ยน"), lambda one: one.change, "number"),
    ]
    draw_table(columns, changed, empty=same)


def largest_first(lines: Iterable[Line]) -> list[Line]:
    """Return the lines of one unit with the largest change first."""
    return sorted(lines, key=lambda one: -one.size)


def unchanged(lines: Iterable[Line]) -> str:
    """Return the lines that are the same in both pictures as one sentence, "" for none."""
    same = [f"{one.label} {one.after}" for one in lines if one.same]
    return _("ไม่เปลี่ยน: {figures}", figures=" · ".join(same)) if same else ""
