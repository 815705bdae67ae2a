"""What can be wrong with what is asked of a circle, a meeting or its minutes."""

from kmcore.errors import FieldError, KmError


class MeetingError(FieldError):
    """It cannot be done as asked. ``field`` names the part of the form that is wrong, "" for none in particular."""


class EditConflictError(KmError):
    """Somebody else changed it since it was seen. ``version``: what it is now; nothing was written."""

    def __init__(self, message: str, /, *, version: int, **values: object) -> None:
        super().__init__(message, **values)
        self.version = version
