"""Whether the frozen pictures are still what was frozen: against their own checksum, and against the audit chain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlmodel import Session, select

from kmcore.i18n import N_, _
from kmcore.snapshot.canonical import SnapshotError, checksum, from_json
from kmcore.snapshot.models import MeetingSnapshot
from kmcore.storage.audit.queries import audit_entries

CLOSING_COMMAND: Final = (
    "close_meeting"  # the command whose audit row names the picture's number and checksum
)
SEALED_FIELDS: Final = {"snapshot", "checksum"}


class SnapshotFaultKind(StrEnum):
    """What is wrong: the text was changed; text and checksum together; it cannot be read; it is gone."""

    CHANGED = "changed"
    RESEALED = "resealed"
    UNREADABLE = "unreadable"
    MISSING = "missing"


_SENTENCES: Final = {
    SnapshotFaultKind.CHANGED: N_("ภาพครั้งที่ {number} ของ {meeting} ถูกแก้ ค่าตรวจไม่ตรง"),
    SnapshotFaultKind.RESEALED: N_("ภาพครั้งที่ {number} ของ {meeting} ถูกแก้พร้อมค่าตรวจ ไม่ตรงกับบันทึกการใช้งาน"),
    SnapshotFaultKind.UNREADABLE: N_("ภาพครั้งที่ {number} ของ {meeting} อ่านไม่ได้"),
    SnapshotFaultKind.MISSING: N_("ภาพครั้งที่ {number} ของ {meeting} หายไป"),
}


@dataclass(frozen=True)
class SnapshotFault:
    """A frozen picture that is not what was kept."""

    meeting_code: str
    number: int
    kind: SnapshotFaultKind

    @property
    def words(self) -> str:
        """Return the fault in the current language, naming the picture."""
        return _(_SENTENCES[self.kind], meeting=self.meeting_code, number=self.number)


def snapshot_faults(session: Session) -> tuple[SnapshotFault, ...]:
    """Return what is wrong with the frozen pictures, by meeting and number; nothing for a sound store."""
    rows = session.exec(select(MeetingSnapshot)).all()
    found = [*_changed(rows, checksums_in_audit(session)), *_missing(rows, checksums_in_audit(session))]
    return tuple(sorted(found, key=lambda fault: (fault.meeting_code, fault.number)))


def checksums_in_audit(session: Session) -> dict[tuple[str, int], str]:
    """Return the checksums that the audit chain names for the pictures, by meeting and number."""
    found = ((entry.thing, entry.detail.get("after")) for entry in audit_entries(session, [CLOSING_COMMAND]))
    return {
        (thing.removeprefix("meeting:"), after["snapshot"]): str(after["checksum"])
        for thing, after in found
        if isinstance(after, dict) and after.keys() >= SEALED_FIELDS
    }


def fault_of(row: MeetingSnapshot, sealed: str | None) -> SnapshotFaultKind | None:
    """Return what is wrong with a picture, None for a sound one. ``sealed``: what the chain names, if it does."""
    if checksum(row.body) != row.checksum:
        return SnapshotFaultKind.CHANGED
    if sealed is not None and sealed != row.checksum:
        return SnapshotFaultKind.RESEALED
    try:
        from_json(row.body)
    except SnapshotError:
        return SnapshotFaultKind.UNREADABLE
    return None


def _changed(rows: Sequence[MeetingSnapshot], sealed: dict[tuple[str, int], str]) -> Iterator[SnapshotFault]:
    for row in rows:
        kind = fault_of(row, sealed.get((row.meeting_code, row.number)))
        if kind:
            yield SnapshotFault(row.meeting_code, row.number, kind)


def _missing(rows: Sequence[MeetingSnapshot], sealed: dict[tuple[str, int], str]) -> Iterator[SnapshotFault]:
    """What the chain names and is not there, and holes in the numbers, which go up by one."""
    there = {(row.meeting_code, row.number) for row in rows}
    wanted = {(code, number) for code, last in there for number in range(1, last)} | set(sealed)
    for code, number in sorted(wanted - there):
        yield SnapshotFault(code, number, SnapshotFaultKind.MISSING)
