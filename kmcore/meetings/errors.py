"""What can be wrong with what is asked of a circle, a meeting or its minutes."""

from kmcore.errors import KmError


class MeetingError(KmError):
    """It cannot be done as asked. ``field`` names the part of the form that is wrong, "" for none in particular."""

    def __init__(self, message: str, /, *, field: str = "", **values: object) -> None:
        super().__init__(message, **values)
        self.field = field


class EditConflictError(KmError):
    """Somebody else changed it since it was seen. ``version``: what it is now; nothing was written."""

    def __init__(self, message: str, /, *, version: int, **values: object) -> None:
        super().__init__(message, **values)
        self.version = version
