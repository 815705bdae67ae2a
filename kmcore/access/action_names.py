"""What the audit chain's commands and actors are called: actions of the permissions, and what programs write."""

from typing import Final

from kmcore.access.permissions import PERMISSIONS
from kmcore.i18n import N_, _

# What programs call themselves in the chain, and what they do there.
PROGRAM_ACTIONS: Final = {
    "init": N_("บรรจุชุดข้อมูล"),
    "correct": N_("แก้ชุดข้อมูลตามรุ่นใหม่"),
    "demo add": N_("เพิ่มชั้นข้อมูลสาธิต"),
    "demo remove": N_("นำชั้นข้อมูลสาธิตออก"),
    "demo accounts": N_("เปิดบัญชีสาธิต"),
    "boundaries": N_("นำเส้นขอบเขตทางการเข้า"),
    "restore": N_("กู้ข้อมูลจากไฟล์สำรอง"),
}
PROGRAMS: Final = {
    "console": N_("คำสั่งที่เครื่องแม่ข่าย"),
    "cli": N_("ผู้ดูแลเครื่อง"),
    "visitor": N_("ผู้เยี่ยมชม"),
}


def action_name(command: str) -> str:
    """Return what a command is called, in the current language; an unknown one keeps its own name."""
    if command in PERMISSIONS:
        return PERMISSIONS[command].words
    return _(PROGRAM_ACTIONS[command]) if command in PROGRAM_ACTIONS else command


def program_name(actor: str) -> str:
    """Return what a program that acts by itself is called, in the current language."""
    return _(PROGRAMS[actor]) if actor in PROGRAMS else actor
