"""The counts at the top: what waits for the circle, what it settled, what adds up and what does not."""

from collections.abc import Sequence

from markupsafe import Markup

from dashboard.present import formatting
from dashboard.present.figures import linked_figure
from dashboard.session.links import link
from dashboard.views.checks.question_choice import AGREEING, DIFFERING
from dashboard.widgets.headline_figures import HeadlineFigure
from kmcore.i18n import _
from kmcore.sources.queries import OPEN
from kmcore.sources.read_models import CheckRow
from kmcore.sources.reconcile import Reconciliation


def count_figures(rows: Sequence[CheckRow], sums: Sequence[Reconciliation]) -> list[HeadlineFigure]:
    """Return the four figures; each leads to the rows it counts."""
    return [_open(rows), _settled(rows), _agreeing(sums), _differing(sums)]


def _open(rows: Sequence[CheckRow]) -> HeadlineFigure:
    waiting = [row for row in rows if row.state == OPEN]
    used = sum(row.used_value is not None for row in waiting)
    return HeadlineFigure(
        "open",
        _("ที่มาขัดกัน รอวงตัดสิน"),
        formatting.number(len(waiting)),
        Markup(" · ").join(
            (
                linked_figure(_("▲ ใช้ไปพลางก่อน {used}", used=used), link("checks", show="used")),
                linked_figure(_("ยังไม่เลือก {rest}", rest=len(waiting) - used), link("checks", show="unused")),
            )
        ),
        "checks",
        query={"show": "open"},
    )


def _settled(rows: Sequence[CheckRow]) -> HeadlineFigure:
    count = sum(row.state != OPEN for row in rows)
    return HeadlineFigure(
        "settled",
        _("วงตัดสินแล้ว"),
        formatting.number(count),
        _("✓ จากทั้งหมด {total} ข้อ", total=len(rows)),
        "checks",
        query={"show": "settled"},
        change_address=link("checks"),
    )


def _agreeing(sums: Sequence[Reconciliation]) -> HeadlineFigure:
    count = sum(row.ok for row in sums)
    return HeadlineFigure(
        "agreeing",
        _("ผลรวมที่ตรงกัน"),
        f"{formatting.number(count)} / {formatting.number(len(sums))}",
        _agreeing_words(sums),
        "checks",
        demo=any(row.demo for row in sums),
        query={"show": AGREEING},
        change_address=link("checks", show="sums"),
    )


def _agreeing_words(sums: Sequence[Reconciliation]) -> str:
    if not any(row.unit == "satang" for row in sums):
        return _("✓ หมู่บ้าน {villages}", villages=_share(sums, "villages"))
    return _(
        "✓ หมู่บ้าน {villages} · เงิน {money}",
        villages=_share(sums, "villages"),
        money=_share(sums, "satang"),
    )


def _share(sums: Sequence[Reconciliation], unit: str) -> str:
    within = [row for row in sums if row.unit == unit]
    return f"{formatting.number(sum(row.ok for row in within))}/{formatting.number(len(within))}"


def _differing(sums: Sequence[Reconciliation]) -> HeadlineFigure:
    wrong = [row for row in sums if not row.ok]
    return HeadlineFigure(
        "differing",
        _("ผลรวมที่ไม่ตรง"),
        formatting.number(len(wrong)),
        _("● ดูส่วนต่างในตาราง") if wrong else _("✓ ไม่มีส่วนต่าง"),
        "checks",
        "bad" if wrong else "good",
        any(row.demo for row in wrong),
        {"show": DIFFERING},
    )
