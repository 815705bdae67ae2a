"""What can become of an area."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kmcore.i18n import N_


class AreaChangeKind(StrEnum):
    """What became of an area on a day; the values are kept.

    NAMED: it got a name, it had none. RENAMED: another one. RENUMBERED: a village got another moo. SPLIT: others
    were cut off from it. MERGED: it went into another. ABOLISHED: it is no more. MOVED: it belongs elsewhere.
    FOUNDED: it is new. FOUNDED_MINOR: a minor district (กิ่งอำเภอ) is new. RAISED: a minor district (กิ่งอำเภอ) became a district.
    """

    NAMED = "named"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"
    ABOLISHED = "abolished"
    MOVED = "moved"
    FOUNDED = "founded"
    FOUNDED_MINOR = "minor"
    RAISED = "raised"


AREA_CHANGE_WORDS: Final[Mapping[StrEnum, str]] = {
    AreaChangeKind.NAMED: N_("ตั้งชื่อ"),
    AreaChangeKind.RENAMED: N_("เปลี่ยนชื่อ"),
    AreaChangeKind.RENUMBERED: N_("เปลี่ยนหมู่ที่"),
    AreaChangeKind.SPLIT: N_("แยก"),
    AreaChangeKind.MERGED: N_("รวมเข้าด้วยกัน"),
    AreaChangeKind.ABOLISHED: N_("ยุบ"),
    AreaChangeKind.MOVED: N_("ย้ายสังกัด"),
    AreaChangeKind.FOUNDED: N_("ตั้งใหม่"),
    AreaChangeKind.FOUNDED_MINOR: N_("ตั้งเป็นกิ่งอำเภอ"),
    AreaChangeKind.RAISED: N_("ยกฐานะเป็นอำเภอ"),
}


class FromBelow(StrEnum):
    """What an indicator's value of an area may be made of, where it has none of its own: nothing, or the areas in it."""

    NONE = "none"
    SUM = "sum"
    MEAN = "mean"
