"""KM teams for a topic."""

from kmcore.i18n import N_
from kmcore.learning.models import KmTeam
from kmcore.programme.kinds import ResolutionKind
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definition_parts import counted_key, source_field
from kmcore.registers.field_types import Choice, Text
from kmcore.registers.headings import headed

KIND = RegisterKind(
    code="teams",
    title=N_("ทีม KM"),
    one=N_("ทีม"),
    table=KmTeam,
    key=("code",),
    named_by=("title",),
    found_by=("title", "title_en"),
    made_key=counted_key("team"),
    position="position",
    fields=(
        RegisterField("code", N_("รหัสทีม"), Text(24), headed("รหัส", "code"), required=True),
        RegisterField("title", N_("ชื่อทีม"), Text(), headed("ทีม", "หัวข้อ"), required=True),
        RegisterField("title_en", N_("ชื่อภาษาอังกฤษ"), Text(), headed("ชื่ออังกฤษ"), default=""),
        RegisterField(
            "kind",
            N_("ตั้งโดย"),
            Choice(
                labels={
                    ResolutionKind.DECISION: N_("มติ"),
                    ResolutionKind.INSTRUCTION: N_("ข้อสั่งการ"),
                    ResolutionKind.PROPOSAL: N_("ข้อเสนอ"),
                    ResolutionKind.OPINION: N_("ความเห็นผู้เขียน"),
                }
            ),
            headed("ชนิด"),
            default=ResolutionKind.PROPOSAL.value,
        ),
        RegisterField("status", N_("สภาพปัจจุบัน"), Text(400), headed("สถานะ"), default=""),
        RegisterField("status_en", N_("สภาพปัจจุบันภาษาอังกฤษ"), Text(400), default=""),
        source_field(),
    ),
)
