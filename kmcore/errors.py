"""Errors that a person may read: one Thai sentence saying what, where and what to do."""

from kmcore.i18n import _


class KmError(Exception):
    """Raised with a Thai message id and its values; ``str()`` gives it in the reader's language."""

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return _(self.message, **self.values)


class StorageError(KmError):
    """The database cannot be used as it is."""


class NotFoundError(KmError):
    """Something was asked for by a code that is not in the register."""
