"""Errors that a person may read: one Thai sentence saying what, where and what to do; a form's faults all at once."""

from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from kmcore.i18n import _

P = ParamSpec("P")
T = TypeVar("T")


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


class FieldError(KmError):
    """A part of a form cannot be taken. ``field`` names it, "" for none in particular."""

    def __init__(self, message: str, /, *, field: str = "", **values: object) -> None:
        super().__init__(message, **values)
        self.field = field


class FormError(KmError):
    """Several parts of one form cannot be taken; nothing of it was kept. ``faults``: each, in the form's order."""

    def __init__(self, faults: Sequence[KmError]) -> None:
        super().__init__("")
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return " · ".join(map(str, self.faults))


def faults_of(error: KmError) -> tuple[KmError, ...]:
    """Return what is wrong one by one: a form's faults, or the error itself."""
    return error.faults if isinstance(error, FormError) else (error,)


def field_of(error: KmError) -> str:
    """Return the form's name of the part that is wrong, "" where none is named."""
    return str(getattr(error, "field", ""))


class Faults:
    """What is wrong with one form, gathered while it is read, so that all of it is said at once."""

    def __init__(self) -> None:
        self._found: list[KmError] = []

    def taken(self, otherwise: T, read: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what ``read`` makes of a part of the form; ``otherwise``, and a fault more, where it refuses."""
        try:
            return read(*args, **kwargs)
        except (FieldError, FormError) as error:
            self.add(error)
            return otherwise

    def add(self, error: KmError) -> None:
        """Note a fault; of one field the first is enough."""
        for one in faults_of(error):
            if not (field_of(one) and self.names(field_of(one))):
                self._found.append(one)

    def names(self, *fields: str) -> bool:
        """Tell whether something is wrong with one of these fields already."""
        return any(field_of(one) in fields for one in self._found)

    def __bool__(self) -> bool:
        """Tell whether anything is wrong."""
        return bool(self._found)

    def refuse(self) -> None:
        """Go on where nothing is wrong.

        Raises:
            KmError: the only fault.
            FormError: several.
        """
        if len(self._found) == 1:
            raise self._found[0]
        if self._found:
            raise FormError(self._found)
