"""What the demonstration layer is, what it made up, and how to take it away."""

from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.widgets.templates import draw_template
from kmcore.exchange.demo import EVE, count_demo
from kmcore.i18n import _


def draw_demo_layer() -> None:
    """Draw the section that the mark "สาธิต" leads to, or say that there is no such layer."""
    made = ask(count_demo)
    rows = [(_name(table), count, _address(table)) for table, count in made.counts.items()]
    draw_template("sources/demo_layer.html", made=rows, total=made.total, last=EVE)


def _name(table: str) -> str:
    return {
        "village_cohort": _("หมู่บ้านใดอยู่รุ่นใด"),
        "village_promise": _("หมู่บ้านใดอยู่ในความรับผิดชอบของใคร"),
        "village_evidence": _("ผลที่รายงานและตรวจยืนยัน"),
        "budget_entry": _("การผูกพันและเบิกจ่าย"),
        "action_update": _("รายงานความคืบหน้า"),
        "activity": _("กิจกรรมในแผน"),
    }.get(table, _("แถวอื่น"))


def _address(table: str) -> str:
    """Return where a table's made-up rows are listed; "" for a table that no page lists."""
    return {
        "village_cohort": link("villages", measure="villages", list="villages"),
        "village_promise": link("villages", measure="promised", list="villages"),
        "village_evidence": link("villages", list="evidence"),
        "budget_entry": link("budget", show="entries"),
        "action_update": link("actions"),
        "activity": link("plan"),
    }.get(table, "")
