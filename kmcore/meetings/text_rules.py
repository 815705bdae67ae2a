"""What is typed for a meeting, as it is stored: as every text is (``kmcore.thai.typed_text``), its fields named."""

from kmcore.i18n import N_, _
from kmcore.meetings.errors import MeetingError
from kmcore.thai.input_cleaning import kept_line
from kmcore.thai.typed_text import TypedTextError, clean_typed_text

LONG = N_("{name} ยาว {length} ตัวอักษร รับได้ไม่เกิน {limit} ย่อให้สั้นลง")


class TextError(MeetingError):
    """A text cannot be taken. The sentence's ``{name}`` is the field's name, in the language it is read in."""

    def __init__(self, message: str, /, *, field: str, named: str, **values: object) -> None:
        super().__init__(message, field=field, **values)
        self.named = named

    def __str__(self) -> str:
        return _(self.message, **{**self.values, "name": _(self.named)})


def clean_meeting_text(field: str, named: str, text: str | None, limit: int) -> str:
    """Return the text composed (NFC), without spaces round it; "" for none. ``named``: what the form calls it.

    Raises:
        TextError: it is longer than ``limit`` letters, or holds what cannot be kept or turns letters round.
    """
    try:
        kept = clean_typed_text(text)
    except TypedTextError as error:
        raise TextError(error.template, field=field, named=named, **error.values) from None
    if len(kept) > limit:
        length, most = f"{len(kept):,}", f"{limit:,}"
        raise TextError(LONG, field=field, named=named, length=length, limit=most)
    return kept


def one_line_of_meeting(field: str, named: str, text: str | None, limit: int) -> str:
    """Return the text as ``clean`` does, on one line.

    Raises:
        TextError: as ``clean``.
    """
    return kept_line(clean_meeting_text(field, named, text, limit))
