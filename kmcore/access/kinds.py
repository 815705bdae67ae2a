"""The words of access: roles, and what an account's trail is made of."""

from enum import StrEnum


class AccountRole(StrEnum):
    """What a person is in the programme. Each account has one."""

    GOVERNOR = "governor"
    SECRETARIAT = "secretariat"
    LEAD = "lead"
    VIEWER = "viewer"
    ADMIN = "admin"


class EventKind(StrEnum):
    """What the access log records of an account."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    THROTTLED = "throttled"
    SIGNED_OUT = "signed_out"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    DENIED = "denied"
    PERSONAL_DATA_SEEN = "personal_data_seen"
    PERSONAL_DATA_EXPORTED = "personal_data_exported"


class SessionEnd(StrEnum):
    """Why a sign-in session is over before its time."""

    SIGNED_OUT = "signed_out"
    EVERYWHERE = "everywhere"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    ROLE = "role"
    DISABLED = "disabled"
    ERASED = "erased"
    REPLACED = "replaced"
