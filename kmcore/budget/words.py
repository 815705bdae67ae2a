"""What the figures and kinds of the budget are called, in the reader's language."""

from collections.abc import Mapping

from kmcore.budget.kinds import CONTROL, REMAINING, SPENT, Measure, Stage
from kmcore.i18n import _
from kmcore.thai.numbers import grouped


def measure_names() -> Mapping[Measure, str]:
    """Return the words for each stage and for the figures that are no stage."""
    return {
        CONTROL: _("วงเงินตามที่มา"),
        Stage.ALLOCATED: _("จัดสรร"),
        Stage.COMMITTED: _("ผูกพัน"),
        Stage.DISBURSED: _("เบิกจ่าย"),
        SPENT: _("ใช้จ่าย"),
        REMAINING: _("คงเหลือ"),
    }


def line_status_names() -> Mapping[str, str]:
    """Return the words for how firm a budget line is."""
    return {"stated": _("ตามที่มา"), "draft": _("ร่าง"), "requested": _("ขอเพิ่ม")}


def target_words(quarter: int, basis_points: int | None) -> str:
    """Return what should be disbursed by a quarter's end, of the allocated; None: that no source says."""
    if basis_points is None:
        return _("ไม่พบเป้าไตรมาส {quarter} ในที่มา", quarter=quarter)
    return _("เป้าสิ้นไตรมาส {quarter} {share}", quarter=quarter, share=f"{grouped(basis_points, 2)} %")
