"""What stops a change of a register, each in a sentence."""

from kmcore.errors import KmError
from kmcore.registers.read_models import Preview, RowProblem


class RegisterError(KmError):
    """A register cannot be changed like this."""


class RefusedRowError(RegisterError):
    """What was entered cannot be taken; ``problems`` say which fields, all of them at once."""

    def __init__(self, problems: tuple[RowProblem, ...]) -> None:
        super().__init__("{sentences}", sentences=" ".join(one.sentence for one in problems))
        self.problems = problems


class ChangedMeanwhileError(RegisterError):
    """Somebody else changed what the form, or the preview, showed. Nothing was written."""

    def __init__(self, message: str, /, preview: Preview | None = None, **values: object) -> None:
        super().__init__(message, **values)
        self.preview = preview


class UndoError(RegisterError):
    """A batch cannot be undone, because something stands on it."""
