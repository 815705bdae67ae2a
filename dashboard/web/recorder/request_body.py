"""What the page sends, read as JSON: no longer than it may be, of the right shape, dates as Thai people type them."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from starlette.requests import Request

from kmcore.meetings.errors import MeetingError
from kmcore.meetings.room.read_models import Due
from kmcore.thai.dates import ThaiDateError, parse_date

MOST_BYTES: Final = 100_000  # two texts of 4,000 letters, Thai at three bytes, JSON round them; generously
NEXT: Final = "next"
LARGEST: Final = 2**31 - 1  # of a row's number

Body = Mapping[str, Any]


class BadBodyError(Exception):
    """What came is none of our page's; nobody reads a sentence about it but the page's script."""


class TooLongError(Exception):
    """More came than any form of ours holds."""


async def json_body(request: Request) -> Body:
    """Return the object that was sent; no more is read than may come, whatever the head says of its length.

    Raises:
        TooLongError: there is more.
        BadBodyError: it is no JSON object.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooLongError
    try:
        sent = json.loads(bytes(body) or b"{}")
    except (ValueError, RecursionError):
        raise BadBodyError from None
    if not isinstance(sent, dict):
        raise BadBodyError
    return sent


def text(body: Body, name: str) -> str:
    """Return a field's text, "" where it is missing or null."""
    found = body.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise BadBodyError
    return found


def text_or_none(body: Body, name: str) -> str | None:
    """Return a field's text, None where it is missing or empty."""
    return text(body, name) or None


def number(body: Body, name: str) -> int | None:
    """Return a field's whole number, None where it is missing or null."""
    found = body.get(name)
    if found is None:
        return None
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= LARGEST:
        raise BadBodyError
    return found


def flag(body: Body, name: str) -> bool:
    """Return a field's yes or no; no where it is missing or null."""
    found = body.get(name)
    if found is None:
        return False
    if not isinstance(found, bool):
        raise BadBodyError
    return found


def texts(body: Body, name: str) -> tuple[str, ...]:
    """Return a field's list of texts."""
    found = body.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise BadBodyError
    return tuple(found)


def due(body: Body, meeting_day: date) -> Due:
    """Return a due date as it was typed: "next", nothing, or a day, whose year may be left out.

    Raises:
        MeetingError: it is no date.
    """
    typed = text(body, "due").strip()
    if typed == NEXT:
        return "next"
    return day(typed, meeting_day, "due") if typed else None


def day(typed: str, near: date, field: str) -> date:
    """Return a day typed in Thai form; without a year it is the first such day on or after ``near``.

    Raises:
        MeetingError: it is no date; ``field`` is the form's.
    """
    try:
        found = parse_date(typed, default_year=near.year)
        if found < near and not _says_year(typed):
            found = parse_date(typed, default_year=near.year + 1)
    except ThaiDateError as error:
        raise MeetingError(error.template, field=field, **error.values) from None
    return found


def _says_year(typed: str) -> bool:
    """Tell whether the text is a date by itself."""
    try:
        parse_date(typed)
    except ThaiDateError:
        return False
    return True
