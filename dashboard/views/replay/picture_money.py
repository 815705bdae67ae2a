"""The money of a picture, line by line."""

from collections.abc import Callable
from typing import Final

from dashboard.present import formatting
from dashboard.session.links import link_on
from dashboard.views.replay.panel_heading import draw_panel_heading
from dashboard.views.replay.picture_view import PictureView
from dashboard.views.replay.stacking_table import draw_stacking_table
from dashboard.widgets.tables import Column
from dashboard.widgets.templates import draw_template
from kmcore.budget.kinds import CONTROL, MEASURES, REMAINING, Measure
from kmcore.budget.words import target_words
from kmcore.i18n import _
from kmcore.programme.agency_words import party_name
from kmcore.snapshot.picture import PictureBudgetLine
from kmcore.snapshot.whose_money import money_not_kept
from kmcore.thai.fiscal_words import no_budget_words, year_number
from kmcore.thai.numbers import with_sign

Write = Callable[[int | None], str]
INDENT: Final = "\u2003"


def draw_picture_money(view: PictureView) -> None:
    """Draw the budget tree in baht; the last line adds up its roots."""
    if note := money_not_kept(view.picture.meeting):
        draw_panel_heading("money", _("งบประมาณ"))
        draw_template("widgets/empty.html", text=note)
        return
    money = view.picture.money
    title = _("งบประมาณปี {year} (บาท)", year=year_number(money.fiscal_year))
    draw_panel_heading(
        "money",
        title,
        note=target_words(money.quarter, money.target_bp),
        demo=any(line.demo for line in money.lines),
    )
    columns: list[Column[PictureBudgetLine]] = [
        Column(_("รายการ"), line_name, demo=lambda line: line.demo),
        Column(_("หน่วยงาน"), lambda line: party_name(line.party, view.picture.agency_names)),
        *(_measure(view, measure) for measure in MEASURES),
    ]
    total = [
        _("รวม"),
        "",
        *(formatting.baht(money.satang(measure)) for measure in MEASURES),
    ]
    draw_stacking_table(columns, money.lines, total=total, empty=no_budget_words(money.fiscal_year))


def signed_difference(difference: int, write: Write) -> str:
    """Return a difference with its direction and sign, as ``write`` puts one number: "▲ +1.42"."""
    return f"{formatting.arrow(difference)} {with_sign(difference, write(difference))}"


def line_name(line: PictureBudgetLine) -> str:
    """Return the line's name, set in by its depth, with how firm it is."""
    firm = formatting.line_status(line.status)
    return f"{INDENT * line.depth}{line.name}" + (f" ({firm})" if firm else "")


def _measure(view: PictureView, measure: Measure) -> Column[PictureBudgetLine]:
    return Column(
        formatting.stage(measure),
        lambda line: formatting.baht(line.satang(measure)),
        "number",
        lambda line: money_address(view, measure, line.code) if line.satang(measure) is not None else None,
    )


def money_address(view: PictureView, measure: Measure, line: str = "") -> str:
    """Return where an amount opens: the entries of its stage, of the control the lines, on the picture's day."""
    shown = {CONTROL: "lines", REMAINING: "entries"}.get(measure, measure)
    return link_on(view.picture.as_of, "budget", show=str(shown), **({"line": line} if line else {}))
