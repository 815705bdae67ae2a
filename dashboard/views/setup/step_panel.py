"""One step: why it matters, what is missing, what works without it, and the ways to do it."""

from collections.abc import Callable
from typing import Final

from dashboard.present import formatting
from dashboard.session.links import link
from dashboard.views.setup.areas import draw_areas
from dashboard.views.setup.province import draw_province
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.access.actor import User
from kmcore.access.authorization import can
from kmcore.access.kinds import AccountRole
from kmcore.access.permission_type import Permission
from kmcore.access.roles import role_name
from kmcore.exchange.new_province.read_models import SetupStep, StepCode, StepPart, StepState
from kmcore.i18n import _
from kmcore.registers.definitions import KINDS

WRITTEN_BY: Final[dict[StepCode, Permission]] = {
    StepCode.PROVINCE: permissions.SET_PROVINCE,
    StepCode.CIRCLE: permissions.PLAN_MEETING,
    StepCode.PEOPLE: permissions.ADD_ACCOUNT,
}
FORMS: Final[dict[StepCode, Callable[[User, SetupStep], None]]] = {
    StepCode.PROVINCE: draw_province,
    StepCode.AREAS: draw_areas,
}


def draw_step(user: User, step: SetupStep) -> None:
    """Draw the step; who may not do it sees who may."""
    permission = WRITTEN_BY.get(step.code, permissions.KEEP_REGISTER)
    allowed = can(user, permission).allowed
    draw_template(
        "setup/step.html",
        title=step.title,
        why=step.why,
        without="" if step.state is StepState.DONE else step.without,
        lacking=step.lacking,
        waits=step.waits,
        done=step.state is StepState.DONE,
        who=[role_name(role) for role in AccountRole if role in permission.roles],
        allowed=allowed,
        counts=[
            (part.words, formatting.number(part.count))
            for part in step.parts
            if not part.kind and part.count and step.code is not StepCode.PROVINCE
        ],
    )
    if allowed and step.code in FORMS:
        FORMS[step.code](user, step)
    draw_template(
        "setup/ways.html",
        ways=[_way(part, allowed=allowed) for part in step.parts if part.kind],
        places=_places(step, allowed=allowed),
    )


def _way(part: StepPart, *, allowed: bool) -> dict[str, object]:
    kind = KINDS[part.kind]
    return {
        "words": part.words,
        "count": formatting.number(part.count) if part.count else "",
        "needed": part.needed,
        "list": link("registers", kind=kind.code),
        "add": link("registers", kind=kind.code, do="add") if allowed else "",
        "file": link("registers", kind=kind.code, do="import") if allowed else "",
    }


def _places(step: SetupStep, *, allowed: bool) -> list[tuple[str, str]]:
    """Return the pages where the step is done, each with what is done there."""
    if step.code is StepCode.CIRCLE:
        return [
            (_("ตั้งวงและกำหนดวันประชุม"), link("circles")),
            (_("สมาชิกวงและผู้มาประชุม"), link("prepare", part="people")),
            (_("ระเบียบวาระ"), link("prepare")),
        ]
    if step.code is StepCode.PEOPLE and allowed:
        return [(_("เพิ่มและดูแลบัญชีผู้ใช้"), link("accounts"))]
    return []
