"""The nouns of the programme: what has a name or a code, and a page of its own."""

from collections.abc import Mapping
from enum import StrEnum

from kmcore.i18n import _


class NounKind(StrEnum):
    """A kind of noun, in the order in which what is found is listed. The values stand in addresses, for good."""

    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    VILLAGE = "village"
    AGENCY = "agency"
    COHORT = "cohort"
    MISSION = "mission"
    LINE = "line"
    ITEM = "item"
    CIRCLE = "circle"
    CHECK = "check"
    SOURCE = "source"


def noun_kind_names() -> Mapping[NounKind, str]:
    """Return what one of each kind is called."""
    return {
        NounKind.DISTRICT: _("อำเภอ"),
        NounKind.SUBDISTRICT: _("ตำบล"),
        NounKind.VILLAGE: _("หมู่บ้าน"),
        NounKind.AGENCY: _("หน่วยงาน"),
        NounKind.COHORT: _("รุ่น"),
        NounKind.MISSION: _("ภารกิจ"),
        NounKind.LINE: _("รายการงบ"),
        NounKind.ITEM: _("งานติดตาม"),
        NounKind.CIRCLE: _("วงเรียนรู้"),
        NounKind.CHECK: _("ข้อตรวจ"),
        NounKind.SOURCE: _("ที่มา"),
    }
