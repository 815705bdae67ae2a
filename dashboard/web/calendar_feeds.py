"""The calendar feeds of agencies and circles. The address itself is the key: phones' calendars cannot sign in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.web.store import store_engine
from kmcore.errors import KmError
from kmcore.reminders.agency_calendar import FeedError, agency_feed, agency_feed_etag, agency_of_feed
from kmcore.reminders.circle_calendar import PREFIX, circle_feed, circle_feed_etag, circle_of_feed
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day
from kmcore.storage.unit_of_work import reading

Found = tuple[str, str, Callable[[], bytes]]  # whose it is, its tag, and what makes it


@dataclass(frozen=True)
class Answer:
    """A calendar, its tag and file name. ``body`` None: the asker has this one already."""

    etag: str
    name: str
    body: bytes | None


async def calendar_feed(request: Request) -> Response:
    """Return the calendar at this address, 304 where the asker's is still right, 404 where there is none."""
    try:
        answer = await run_in_threadpool(
            _answer, request.path_params["name"], request.headers.get("if-none-match", "")
        )
    except FeedError as error:
        return PlainTextResponse(str(error), status_code=404, headers={"Cache-Control": "no-store"})
    except KmError as error:
        return PlainTextResponse(str(error), status_code=503)
    # Kept only to be asked about again: a renewed address must stop at once.
    headers = {"ETag": answer.etag, "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    if answer.body is None:
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{answer.name}.ics"'
    return Response(answer.body, media_type="text/calendar; charset=utf-8", headers=headers)


def _answer(name: str, known: str) -> Answer:
    home = settings().base_url
    with reading(store_engine()) as session:
        as_of = reference_day(session, settings())
        theirs = _circle if name.startswith(PREFIX) else _agency
        code, etag, make = theirs(session, name, as_of, home)
        has_it = etag in {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return Answer(etag, code, None if has_it else make())


def _agency(session: Session, name: str, as_of: date, home: str) -> Found:
    agency = agency_of_feed(session, name)
    make = partial(agency_feed, session, agency, as_of, home)
    return agency.code, agency_feed_etag(session, agency, as_of, home), make


def _circle(session: Session, name: str, as_of: date, home: str) -> Found:
    circle = circle_of_feed(session, name)
    make = partial(circle_feed, session, circle, as_of, home)
    return circle.code, circle_feed_etag(session, circle, as_of, home), make


ROUTES = [Route("/calendar/{name}.ics", calendar_feed)]
