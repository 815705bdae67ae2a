"""Sending the report: one tap, one report, and whatever goes wrong leaves what was typed where it is."""

from dashboard.query_cache import engine
from dashboard.session.current_user import by, visitor
from dashboard.session.report_drafts import drop, keep_typed
from dashboard.session.report_form_state import (
    ASK,
    ASKS,
    DONE,
    LINK,
    OBSTACLE,
    PHOTOS,
    PROGRESS,
    STATE,
    Opened,
    Saved,
)
from kmcore.actions.agency_items import item_version
from kmcore.actions.commands import ConflictError, report
from kmcore.actions.photos import AttachmentError
from kmcore.actions.report_form import ReportForm
from kmcore.actions.report_text import ReportError
from kmcore.clock import system_clock
from kmcore.errors import KmError
from kmcore.storage.unit_of_work import reading


def send(opened: Opened) -> None:
    """Send what the fields hold; a button's callback, so that the page is drawn once, with the outcome.

    Errors are kept as they are and said when drawn: here no language is set yet. Where the sign-in is over
    nothing is done: the page says so (``over``).
    """
    opened.forgive()
    if opened.saved or not visitor().signed_in:
        return
    opened.tries += 1
    try:
        done = report(engine(), by(), _form(opened))
    except ConflictError as conflict:
        opened.theirs, opened.version = conflict.theirs, conflict.version
        keep_typed(opened)
    except (ReportError, AttachmentError) as error:
        opened.problem, opened.at_field = error, error.field
        keep_typed(opened)
    except KmError as error:
        opened.problem = error
        keep_typed(opened)
    else:
        opened.saved = Saved(system_clock(), done.late)


def send_as_it_is(opened: Opened) -> None:
    """Send mine beside theirs: what they wrote has been seen."""
    opened.meet()
    send(opened)


def join(opened: Opened) -> None:
    """Go on writing with theirs in sight; what was typed stays in its fields."""
    opened.quoted = opened.theirs
    opened.meet()


def give_up(opened: Opened) -> None:
    """Let theirs stand and forget mine."""
    drop(opened.account_id, opened.action_code)
    opened.start_over(opened.version)


def write_another(opened: Opened) -> None:
    """Begin a new report after one went through; its own words are no draft."""
    drop(opened.account_id, opened.action_code)
    with reading(engine()) as session:
        opened.start_over(item_version(session, opened.action_code))


def _form(opened: Opened) -> ReportForm:
    photos = opened.value(PHOTOS) or []
    return ReportForm(
        action_code=opened.action_code,
        agency_code=opened.agency_code,
        state=opened.value(STATE),
        progress=opened.value(PROGRESS),
        done=opened.value(DONE, ""),
        obstacle=opened.value(OBSTACLE),
        ask=opened.value(ASK) if opened.value(ASKS) else None,
        link=opened.value(LINK),
        photos=tuple(photo.getvalue() for photo in photos),
        seen=opened.seen,
        submission=opened.submission,
    )
