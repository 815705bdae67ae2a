"""The audit chain, looked over in a test."""

from sqlmodel import Session

from kmcore.storage.audit.chain_check import chain_faults


def broken_rows(session: Session) -> list[int]:
    """Return the numbers of the rows at which a fault shows, each once."""
    return sorted({fault.row.id for fault in chain_faults(session) if fault.row})
