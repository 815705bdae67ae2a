"""What entries of the plan and their states are called."""

from kmcore.activity_plan.kinds import PlanKind, PlanState
from kmcore.i18n import _


def kind_names() -> dict[str, str]:
    """Return what each kind of entry is called."""
    return {
        PlanKind.ACTIVITY: _("กิจกรรม"),
        PlanKind.CIRCLE: _("ประชุมวง"),
        PlanKind.VISIT: _("นิเทศติดตาม"),
        PlanKind.TRAINING: _("อบรม"),
        PlanKind.APPOINTMENT: _("นัดหมาย"),
    }


def state_names() -> dict[str, str]:
    """Return each state in words."""
    return {
        PlanState.LATE: _("เลยกำหนด ยังไม่จัด"),
        PlanState.RUNNING: _("อยู่ในช่วงที่จัด"),
        PlanState.COMING: _("ยังไม่ถึงกำหนด"),
        PlanState.HELD: _("จัดแล้ว"),
        PlanState.PASSED: _("ผ่านวันนัดแล้ว"),
        PlanState.CANCELLED: _("ยกเลิก"),
        PlanState.UNDATED: _("ยังไม่กำหนดวัน"),
    }
