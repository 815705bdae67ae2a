"""What the forms of accounts stored, read back from the store."""

from dashboard.uncached import ask_uncached
from dashboard.widgets.audit_targets import agency_short_names
from dashboard.widgets.receipt import Receipt, receipt
from kmcore.access.person_record import PersonRecord, person_record
from kmcore.access.roles import role_name
from kmcore.i18n import _


def added_receipt(number: int) -> Receipt:
    """Return what is stored of an account that was just added."""
    kept = ask_uncached(person_record, number)
    lines = [(_("ชื่อผู้ใช้"), kept.login), *_role(kept), *_person(kept)]
    return receipt(_("เพิ่มบัญชี “{label}” แล้ว", label=kept.label), lines)


def role_receipt(number: int) -> Receipt:
    """Return the role an account has now."""
    kept = ask_uncached(person_record, number)
    return receipt(_("เปลี่ยนบทบาทแล้ว บัญชีนี้ต้องเข้าสู่ระบบใหม่"), _role(kept))


def person_receipt(number: int) -> Receipt:
    """Return what an account says of its person now."""
    return receipt(_("แก้ชื่อและอีเมลแล้ว"), _person(ask_uncached(person_record, number)))


def _role(kept: PersonRecord) -> list[tuple[str, object]]:
    agency = agency_short_names().get(kept.agency_code or "", kept.agency_code)
    return [(_("บทบาท"), role_name(kept.role)), (_("หน่วยงาน"), agency)]


def _person(kept: PersonRecord) -> list[tuple[str, object]]:
    return [
        (_("ชื่อที่ผู้อื่นเห็น"), kept.label),
        (_("ชื่อ-สกุล"), kept.full_name or _("ไม่ได้ให้ไว้")),
        (_("อีเมล"), kept.email or _("ไม่ได้ให้ไว้")),
    ]
