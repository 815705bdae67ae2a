"""The money: bars of what was allocated, and the whole tree to the last satang, parent = children + difference."""

from collections.abc import Mapping, Sequence
from typing import Any

from kmcore.budget.drafts import draft_words
from kmcore.budget.kinds import CONTROL, MEASURES, REMAINING, Measure, Stage
from kmcore.budget.read_models import Amounts, added_up
from kmcore.budget.words import line_status_names, measure_names, target_words
from kmcore.documents.pack.read_models import Pack
from kmcore.documents.pdf.whole_words import pieces
from kmcore.i18n import _
from kmcore.programme.agency_words import ON_PAPER, short_names
from kmcore.snapshot.picture import Picture, PictureBudgetLine, PictureMoney
from kmcore.snapshot.whose_money import money_not_kept
from kmcore.thai.fiscal_words import no_budget_words, year_words
from kmcore.thai.money import format_baht, format_million
from kmcore.thai.numbers import NO_VALUE
from kmcore.thai.phrases import percent

Data = dict[str, Any]


def money_page(pack: Pack) -> Data:
    """Return the bars of the lines that hold allocated money, and the table of all lines."""
    picture, money, note = pack.picture, pack.picture.money, money_not_kept(pack.picture.meeting)
    lines = () if note else money.lines
    rows = [row for line in lines for row in _rows(picture, line)]
    agrees = not any(row["difference"] for row in rows)
    nothing = "" if lines else no_budget_words(money.fiscal_year)
    sums = note or nothing or (_("ทุกบรรทัดเท่ากับผลรวมของบรรทัดย่อย ส่วนต่าง 0.00 บาท") if agrees else "")
    return {
        "title": pieces(_("เงินไปถึงไหน {year}", year=year_words(money.fiscal_year))),
        "heads": [pieces(head) for head in (_("รายการ (บาท)"), *_names(), _("เบิกจ่ายต่อจัดสรร"))],
        "rows": rows,
        "bars": [_bar(picture, line) for line in _leaves(lines) if line.allocated_satang],
        "bars_title": pieces(_bars_title(money)),
        "legend": [_("เบิกจ่าย"), _("ผูกพัน"), _("คงเหลือ")],
        "target": money.target_bp / 10_000 if money.target_bp is not None else None,
        "target_label": pieces(_target(money)),
        "agrees": pieces(sums) if sums else None,
    }


def _bars_title(money: PictureMoney) -> str:
    drafted = draft_words(money.lines)
    return " · ".join(filter(None, (_("รายการที่จัดสรรแล้ว (ล้านบาท)"), drafted)))


def _names() -> list[str]:
    return [measure_names()[measure] for measure in MEASURES]


def _target(money: PictureMoney) -> str:
    words = target_words(money.quarter, money.target_bp)
    return words if money.target_bp is None else _("เส้นประ: {target}", target=words)


def _leaves(lines: Sequence[PictureBudgetLine]) -> list[PictureBudgetLine]:
    parents = {line.parent_code for line in lines}
    return [line for line in lines if line.code not in parents]


def _bar(picture: Picture, line: PictureBudgetLine) -> Data:
    whole = max(line.allocated_satang, line.spent_satang, 1)
    parts = (line.disbursed_satang, line.committed_satang, max(line.remaining_satang, 0))
    return {
        "name": pieces(line.name),
        "who": pieces(_who(picture, line)),
        "parts": [part / whole for part in parts],
        "words": f"{format_million(line.disbursed_satang)} / {format_million(line.allocated_satang)}",
        "share": percent(line.disbursed_satang, line.allocated_satang),
        "demo": line.demo,
    }


def _who(picture: Picture, line: PictureBudgetLine) -> str:
    who = short_names(line.party, picture.agency_names, ON_PAPER)
    status = line_status_names().get(line.status, "") if line.status != "stated" else ""
    return " · ".join(filter(None, (who, status)))


def _rows(picture: Picture, line: PictureBudgetLine) -> list[Data]:
    who = _who(picture, line)
    return [
        {
            "name": pieces(f"{line.name} ({who})" if who else line.name),
            "depth": line.depth,
            "cells": [_baht(line.satang(measure)) for measure in MEASURES],
            "share": percent(line.disbursed_satang, line.allocated_satang),
            "demo": line.demo,
            "difference": False,
        },
        *_difference(line, picture.money.lines),
    ]


def _difference(line: PictureBudgetLine, lines: Sequence[PictureBudgetLine]) -> list[Data]:
    """Return what a line has beyond its children, at each stage, where it is not nothing."""
    children = [one for one in lines if one.parent_code == line.code]
    if not children:
        return []
    found = _beyond(line, children)
    if not any(found.values()):
        return []
    return [
        {
            "name": pieces(_("ส่วนต่างกับบรรทัดย่อย")),
            "depth": line.depth + 1,
            "cells": [_baht(found[measure]) if found[measure] else "" for measure in MEASURES],
            "share": "",
            "demo": False,
            "difference": True,
        }
    ]


def _beyond(line: PictureBudgetLine, children: Sequence[PictureBudgetLine]) -> Mapping[Measure, int]:
    below = added_up(children)
    own = Amounts(by_stage={stage: line.by_stage.get(stage, 0) - below[stage] for stage in Stage})
    stages = {stage.value: satang for stage, satang in own.by_stage.items()}
    return {CONTROL: line.difference_satang, **stages, REMAINING: own.remaining_satang}


def _baht(satang: int | None) -> str:
    return NO_VALUE if satang is None else format_baht(satang, decimals=True, unit="")
