"""Whose a row is, and why somebody may not write it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from kmcore.access.actor import User
from kmcore.access.authorization import Target, Verdict, can, require
from kmcore.access.permission_type import Permission
from kmcore.registers.definition import RegisterKind
from kmcore.registers.read_models import RowProblem

NOT_YOURS: Final = "not_yours"


def row_verdict(kind: RegisterKind, user: User, values: Mapping[str, Any]) -> Verdict:
    """Return whether ``user`` may write this row, and why."""
    return can(user, kind.permission_for(values), _whose(kind, values))


def row_refusal(kind: RegisterKind, user: User) -> Callable[[Mapping[str, Any]], RowProblem | None]:
    """Return what says of a row why ``user`` may not write it: None where he may.

    It is asked of each row of a file: what is asked again, of the same agency's rows, is answered as before.
    """

    @cache
    def of(permission: Permission, whose: Target) -> RowProblem | None:
        verdict = can(user, permission, whose)
        return None if verdict.allowed else RowProblem("", NOT_YOURS, verdict.reason)

    return lambda values: of(kind.permission_for(values), _whose(kind, values))


def require_row(kind: RegisterKind, user: User, values: Mapping[str, Any]) -> None:
    """Let through who may write this row.

    Raises:
        NotAllowedError: with the reason in words.
    """
    require(user, kind.permission_for(values), _whose(kind, values))


def _whose(kind: RegisterKind, values: Mapping[str, Any]) -> Target:
    agency = values.get(kind.own_by) if kind.own_by else None
    return Target(agencies=frozenset({str(agency)} if agency else ()))
