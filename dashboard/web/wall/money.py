"""Panel 3: what of the money is disbursed, against the quarter's target, and by line."""

from dataclasses import dataclass
from typing import Any

from dashboard.present import formatting
from dashboard.web.wall.wall_meeting import WallMeeting
from dashboard.web.wall.wall_words import money_change, width
from kmcore.budget.drafts import draft_words
from kmcore.budget.kinds import LineStatus
from kmcore.programme.agency_words import party_name
from kmcore.snapshot.picture import Picture, PictureBudgetLine, PictureMoney
from kmcore.thai.fiscal_words import budget_words

ALL_BP = 10_000


@dataclass(frozen=True)
class BudgetBar:
    """A budget line as a bar: how much of what it was allocated is disbursed, and promised on top (widths)."""

    name: str
    who: str
    deep: bool
    draft: bool
    row: PictureBudgetLine
    disbursed: str
    committed: str

    @property
    def share(self) -> str:
        """Return the disbursed part in per cent."""
        return formatting.percent(self.row.disbursed_satang, self.row.allocated_satang)


@dataclass(frozen=True)
class QuarterTarget:
    """What should be disbursed by the quarter's end: share in words, where it is on the bar, and how far it is."""

    share: str
    at: str
    reached: bool
    missing: str


def budget_panel(meeting: WallMeeting) -> dict[str, Any]:
    """Return what the panel is drawn from."""
    picture = meeting.picture
    money = picture.money
    kept, left_out = _split(money)
    return {
        "title": budget_words(money.fiscal_year),
        "demo": any(line.demo for line in money.lines),
        "money": money,
        "change": money_change(money.disbursed_satang, money.disbursed_before_satang, picture.meeting.since),
        "disbursed": width(money.disbursed_satang, money.allocated_satang),
        "committed": width(money.committed_satang, money.allocated_satang),
        "share": formatting.percent(money.disbursed_satang, money.allocated_satang),
        "drafted": draft_words(money.lines),
        "target": quarter_target(money),
        "lines": [_line(picture, row) for row in kept],
        "left_out": len(left_out),
        "left_satang": sum(row.control_satang or 0 for row in left_out),
    }


def quarter_target(money: PictureMoney) -> QuarterTarget | None:
    """Return the quarter's target; None where no source says one, or there is nothing to be disbursed."""
    if money.target_bp is None or not money.allocated_satang:
        return None
    wanted = money.target_bp * money.allocated_satang // ALL_BP
    missing = max(0, wanted - money.disbursed_satang)
    return QuarterTarget(
        share=formatting.basis_points(money.target_bp),
        at=width(money.target_bp, ALL_BP),
        reached=not missing,
        missing=formatting.baht(missing),
    )


def _split(money: PictureMoney) -> tuple[list[PictureBudgetLine], list[PictureBudgetLine]]:
    """Return the lines to draw, and the lowest lines that no money was allocated to yet."""
    parents = {row.parent_code for row in money.lines}
    kept = [row for row in money.lines if row.depth and (row.allocated_satang or row.disbursed_satang)]
    left_out = [
        row for row in money.lines if row.code not in parents and row not in kept and row.control_satang
    ]
    return kept, left_out


def _line(picture: Picture, row: PictureBudgetLine) -> BudgetBar:
    return BudgetBar(
        name=row.name,
        who=party_name(row.party, picture.agency_names),
        deep=row.depth > 1,
        draft=row.status == LineStatus.DRAFT,
        row=row,
        disbursed=width(row.disbursed_satang, row.allocated_satang),
        committed=width(row.committed_satang, row.allocated_satang),
    )
