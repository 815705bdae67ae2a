"""What a document's page says of it, in words: no name, and nothing of what is in it."""

from dashboard.present import formatting
from kmcore.documents.kinds import document_names
from kmcore.documents.queries import Verified
from kmcore.i18n import _
from kmcore.thai.spoken_dates import spoken_moment


def known_facts(found: Verified) -> list[tuple[str, str]]:
    """Return labels with what is known, in the order in which a reader holds the paper against it."""
    rows = [
        (_("เอกสาร"), f"{document_names()[found.kind]} (.{found.media})"),
        (_("วง"), found.meeting.circle.name),
        (_("การประชุมวันที่"), formatting.day(found.meeting.on_date, "long")),
        (_("ถึงหน่วยงาน"), found.agency or ""),
        (_("ข้อมูล ณ วันที่"), formatting.day(found.as_of, "long")),
        (_("จัดทำเมื่อ"), spoken_moment(found.made_at)),
        (_("ฐานข้อมูล"), _basis(found)),
        (_("ตัวเลขในเอกสาร"), _("เลขไทย") if found.thai_digits else _("เลขอารบิก")),
        (_("ข้อมูลสาธิต"), _("มีข้อมูลสาธิตที่สมมติขึ้นปนอยู่ ห้ามใช้อ้างอิงเป็นผลจริง") if found.demo else _("ไม่มี")),
        (_("SHA-256 ของไฟล์"), found.sha256),
    ]
    return [(label, text) for label, text in rows if text]


def changes_since(found: Verified) -> list[str]:
    """Return what happened since the document was made, as sentences; none where it is still the newest."""
    lines = [
        (found.newer_at, _("มีฉบับใหม่กว่าที่ออกจากข้อมูลอื่น")),
        (found.approved_at, _("ที่ประชุมรับรองรายงานการประชุมแล้ว หลังจากออกเอกสารนี้")),
        (found.closed_again_at, _("การประชุมถูกปิดหลังจากออกเอกสารนี้ ตัวเลขอาจเปลี่ยน")),
    ]
    return [_("{what} ({when})", what=what, when=spoken_moment(at)) for at, what in lines if at]


def _basis(found: Verified) -> str:
    if found.snapshot is not None:
        return _("ภาพที่แช่แข็ง ณ ปิดประชุม ครั้งที่ {number}", number=found.snapshot)
    return _("รุ่นข้อมูล {revision}", revision=formatting.number(found.revision))
