"""What a browser sends, read: no more than may come, and JSON of the right shape, field by field."""

from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails
from starlette.requests import Request

from kmcore.i18n import N_, _

LARGEST_NUMBER: Final = 2**31 - 1  # of a row's number
LONGEST_CODE: Final = 200  # letters; the codes of several agencies fit
MOST_CHOSEN: Final = 100

# What is wrong by pydantic's own name of it, and what to do. {field}: the form's name of the part.
WRONG: Final = {
    "string_type": N_("{field} ต้องเป็นข้อความ พิมพ์ใหม่แล้วส่งอีกครั้ง"),
    "string_too_long": N_("{field} ยาวเกิน {max_length} ตัวอักษร ย่อให้สั้นลงแล้วส่งใหม่"),
    "int_type": N_("{field} ต้องเป็นจำนวนเต็ม แก้แล้วส่งใหม่"),
    "greater_than_equal": N_("{field} ต้องไม่น้อยกว่า {ge} แก้แล้วส่งใหม่"),
    "less_than_equal": N_("{field} ต้องไม่เกิน {le} แก้แล้วส่งใหม่"),
    "bool_type": N_("{field} ตอบได้เพียงใช่หรือไม่ เลือกแล้วส่งใหม่"),
    "tuple_type": N_("{field} ต้องเป็นรายการที่เลือก เลือกจากแบบฟอร์มแล้วส่งใหม่"),
    "too_long": N_("{field} เลือกได้ไม่เกิน {max_length} รายการ เอาออกบ้างแล้วส่งใหม่"),
    "enum": N_("{field} ไม่อยู่ในตัวเลือก เลือกจากแบบฟอร์มแล้วส่งใหม่"),
    "missing": N_("{field} ยังไม่ได้เลือก เลือกจากแบบฟอร์มแล้วส่งใหม่"),
}
NO_FIELD: Final = N_("ข้อมูลส่วนนี้")
NO_FORM: Final = N_("ข้อมูลที่ส่งมาไม่ครบหรือผิดรูป โหลดหน้านี้ใหม่แล้วลองอีกครั้ง")


class BodyTooLongError(Exception):
    """More came than any form of ours holds."""


class BadBodyError(Exception):
    """What came is none of our forms. ``field``: the part that is wrong, "" where none can be named.

    ``faults``: every part that is wrong, as (field, sentence); ``sentence`` says them all.
    """

    def __init__(self, sentence: str, field: str = "", *more: tuple[str, str]) -> None:
        self.faults = ((field, sentence), *more)
        self.sentence, self.field = " · ".join(said for _field, said in self.faults), field
        super().__init__(self.sentence)


async def read_body(request: Request, most_bytes: int) -> bytes:
    """Return what was sent; no more is read than may come, whatever the head says of its length.

    Raises:
        BodyTooLongError: there is more.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most_bytes:
            raise BodyTooLongError
    return bytes(body)


class RequestModel(BaseModel):
    """A form as JSON. Strict: a number is no text, and a text no number; fields that are not ours are passed over."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Return the form; nothing sent is an empty one. Call it inside ``speaking``.

        Raises:
            BadBodyError: with the field that is wrong and what to do.
        """
        try:
            return cls.model_validate_json(body or b"{}")
        except ValidationError as error:
            found = [cls._fault(one) for one in error.errors(include_url=False, include_input=False)]
            (field, sentence), *more = dict.fromkeys(found)
            raise BadBodyError(sentence, field, *more) from None

    @classmethod
    def _fault(cls, fault: ErrorDetails) -> tuple[str, str]:
        name = str(fault["loc"][0]) if fault["loc"] else ""
        known, sentence = cls.model_fields.get(name), WRONG.get(fault["type"])
        if known is None or sentence is None:
            return name, _(NO_FORM)
        title = known.title or NO_FIELD
        limits = {key: f"{value:,}" for key, value in fault.get("ctx", {}).items() if isinstance(value, int)}
        return name, _(sentence, field=_(title), **limits)


def _text(sent: Any) -> Any:
    return "" if sent is None else sent


def _text_or_none(sent: Any) -> Any:
    return None if sent == "" else sent


def _flag(sent: Any) -> Any:
    return False if sent is None else sent


def _chosen(sent: Any) -> Any:
    """Return a list as the tuple it becomes: what a function has touched is checked as Python, not as JSON."""
    return () if sent is None else tuple(sent) if isinstance(sent, list) else sent


def _typed(sent: Any) -> Any:
    """Return a number that was typed as the text it is read from."""
    plain = isinstance(sent, int) and not isinstance(sent, bool)
    return str(sent) if plain else _text(sent)


def _number(sent: Any) -> Any:
    return 0 if sent is None else sent


# A field that is missing or null: "", None, no, nothing chosen, 0.
Text = Annotated[str, BeforeValidator(_text)]
Typed = Annotated[str, BeforeValidator(_typed)]
TextOrNone = Annotated[str | None, BeforeValidator(_text_or_none)]
_Code = Annotated[str, Field(max_length=LONGEST_CODE)]
Code = Annotated[_Code | None, BeforeValidator(_text_or_none)]
Codes = Annotated[tuple[_Code, ...], BeforeValidator(_chosen), Field(max_length=MOST_CHOSEN)]
Flag = Annotated[bool, BeforeValidator(_flag)]
_Number = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
RowNumber = _Number | None
Version = Annotated[_Number, BeforeValidator(_number)]
